"""Writes measured figures into the pages: `python tests/docs/tables.py`.

What stands between `<!-- figures: NAME -->` and `<!-- end -->` in README.md and docs/ is made of docs/figures/*.json,
and of nothing else; `figures.py` tells how those are measured. `quality.json` has the rows of the bench, as its script
prints them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from figures import DOCS, UNASKED, dots, point, rows

ROOT = DOCS.parent
PAGES = (ROOT / "README.md", *sorted(DOCS.rglob("*.md")))
PLACE = re.compile(r"(<!-- figures: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def table(*lines: tuple[object, ...]) -> str:
    """A table, its head first."""
    head, *others = (f"| {' | '.join(map(str, cells))} |\n" for cells in lines)
    return f"{head}|{'---|' * len(lines[0])}\n{''.join(others)}"


def quality() -> str:
    """What is applied unasked, on the sets of the bench."""
    head = ("recordings", "told beforehand", "right before", "right after", "fix", "breaks")
    return table(head, *map(set_of_the_bench, rows("quality")["rows"]))


def set_of_the_bench(row: dict[str, object]) -> tuple[str, ...]:
    """A set of the bench."""
    before = f"{row['before']} % {row.get('what', '')}".strip() if "before" in row else "–"
    after, fix = (f"{row[name]} %" if name in row else "–" for name in ("after", "fix"))
    return f"{row['set']}", f"{row['told']}", before, after, fix, f"{row['breaks']:.3f}"


def interview() -> str:
    """What a review of the interview costs, in a sentence."""
    body = rows("keys")
    hand, cards = (row["decided"] + row["typed"] for row in body["rows"][:2])
    screen = body["rows"][1]
    return (
        f"In an interview with {body['errors']} errors on which no judge was fitted (but which lay in sight while the "
        f"rules were made), what takes {hand}\nkeys by hand takes {cards}: {screen['decided']} at the review screen, "
        f"which mend {screen['mended']} errors, and {screen['typed']} to type the others.\n"
    )


def believed() -> str:
    """How much of what is applied unasked was right, where nothing was fitted, in a sentence."""
    sure = [dot for dot in dots()["by document"] if dot.said > 100 * float(UNASKED)]
    count = sum(dot.proposals for dot in sure)
    share = sum(dot.right * dot.proposals for dot in sure) / count
    return (
        "Most of these were among the recordings that its judge was fitted on; [how it hears](docs/hearing.md) has the "
        f"table of what was not, and it\nholds there as well: of {count:,} proposals at {UNASKED} and above, "
        f"{share:.0f} % were right.\n"
    )


def cards() -> str:
    """How many cards there are for so many proposals, in a sentence."""
    body = rows("keys")
    return (
        f"The marked half of an interview has {body['proposals']} proposals on "
        f"{body['cards']} cards; an editor who\nerrs in nothing decides all of them with {body['rows'][1]['decided']} "
        "keys.\n"
    )


def peers() -> str:
    """What other tools do to the same text."""
    body = rows("peers")
    head = ("", "edits", "of them right", "errors mended", "false in a thousand words", "start-up", "a million words")
    return table(head, *(tool(row, body) for row in body["rows"]))


def tool(row: dict, body: dict) -> tuple[str, ...]:
    """One of them; Mondegreen has no version here, for it is always this one."""
    found = point([row["edits"], row["good"], row["mended"]], body)
    name = row["name"].replace("mondegreen", "Mondegreen")
    return (
        name if name != row["name"] else f"{name} {row['version']}",
        row["edits"],
        f"{100 * row['good'] / row['edits']:.1f} %" if row["edits"] else "–",
        f"{found.mended:.1f} %",
        f"{found.false:.2f}",
        f"{row['start']:.2f} s",
        f"{row['million']:.1f} s" if row["million"] < 10 else f"{row['million']:.0f} s",
    )


def floors() -> str:
    """What is shown from each confidence on."""
    body = rows("peers")
    head = ("from", "with notes: mended", "false in a thousand words", "without: mended", "false in a thousand words")
    told, alone = (row["floors"] for row in body["rows"][:2])
    lines = ((point(told[floor], body), point(alone[floor], body), floor) for floor in told)
    return table(
        head,
        *(
            (floor, f"{one.mended:.1f} %", f"{one.false:.2f}", f"{other.mended:.1f} %", f"{other.false:.2f}")
            for one, other, floor in lines
        ),
    )


def keys() -> str:
    """Keys for the errors of the interview."""
    body = rows("keys")
    head = ("", "keys at the screen", "keys to type the rest", "keys an error", "errors mended at the screen")
    lines = (
        (
            row["name"],
            row["decided"] or "–",
            row["typed"],
            f"{(row['decided'] + row['typed']) / body['errors']:.1f}",
            row["mended"] or "–",
        )
        for row in body["rows"]
    )
    return table(head, *lines)


def terms() -> str:
    """Speed by the number of terms."""
    head = ("terms", "corrector", "index made", "index opened", "of 50,000", "memory", "of a million", "memory")
    lines = (
        (
            f"{row['terms']:,}",
            f"{1000 * row['made']:.0f} ms",
            f"{row['index']:.2f} s",
            f"{row['opened']:.2f} s",
            f"{row['found']:.1f} s",
            f"{row['memory']:.0f} MB",
            f"{row['long']:.1f} s",
            f"{row['held']:.0f} MB",
        )
        for row in rows("engine")["terms"]
    )
    return table(head, *lines)


def lengths() -> str:
    """Speed by the length of a text."""
    lines = (
        (
            f"{row['words']:,}",
            f"{row['found']:.1f} s",
            f"{row['found'] * row['words'] / 1e6:.2f} s",
            f"{row['memory']:.0f} MB",
        )
        for row in rows("engine")["lengths"]
    )
    return table(("words", "per million words", "for this text", "memory"), *lines)


def start() -> str:
    """What it costs to start."""
    lines = ((row["command"], f"{row['processor']:.0f} ms", f"{row['wall']:.0f} ms") for row in rows("engine")["start"])
    return table(("command", "processor", "wall"), *lines)


FIGURES = {
    each.__name__: each for each in (quality, interview, believed, cards, peers, floors, keys, terms, lengths, start)
}


def made(text: str) -> str:
    """A page with its figures as they were measured."""
    return PLACE.sub(lambda place: f"{place[1]}\n{FIGURES[place[2]]()}\n{place[3]}", text)


def pages() -> Iterator[tuple[Path, str, str]]:
    """Each page with figures, as it is and as it should be."""
    for page in PAGES:
        text = page.read_text("utf-8")
        if PLACE.search(text):
            yield page, text, made(text)


if __name__ == "__main__":
    for page, _, text in pages():
        page.write_text(text, "utf-8")
