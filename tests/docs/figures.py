"""Draws docs/figures/*.svg from what the benchmarks measured: `python tests/docs/figures.py`.

    python tests/benchmarks/peers.py TEXT GOLD --notes NOTES --json docs/figures/peers.json
    python tests/benchmarks/keys.py TEXT GOLD --notes NOTES --json docs/figures/keys.json
    python tests/benchmarks/engine.py 50000 FILE --json docs/figures/engine.json

write the rows; the reliability is that of the table in docs/hearing.md, which the fit prints.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from charts import Axis, curve, frame, logarithmic, mark, picture, root, words

DOCS = Path(__file__).parents[2] / "docs"
FIGURES = DOCS / "figures"
UNASKED, SHOWN = "0.9", "0.3"
HATCHING = """\
<pattern id="h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<path class="b hatch" d="M0 0V6"/></pattern>"""


def rows(name: str) -> dict[str, Any]:
    """What a benchmark measured."""
    return json.loads((FIGURES / f"{name}.json").read_text("utf-8"))


class Point(NamedTuple):
    """What a tool does to a text: false corrections in a thousand words, and the share of errors it mends."""

    false: float
    mended: float


def point(counts: list[int], body: dict[str, Any]) -> Point:
    """The point of so many edits, so many right, so many errors mended."""
    edits, good, mended = counts
    return Point(1000 * (edits - good) / body["judged"], 100 * mended / body["marked"])


def peers() -> str:
    """Recall against false corrections, beside others."""
    body = rows("peers")
    across, up = Axis((0, 0.25, 1, 2, 4, 8, 16), 60, 620, root), Axis((0, 20, 40, 60, 80, 100), 340, 60, unit=" %")
    parts = frame(across, up, "false corrections in a thousand words", "errors mended")
    said = []
    for kind, name, row in zip("ab", ("with notes", "without notes"), body["rows"][:2], strict=True):
        floors = {floor: point(counts, body) for floor, counts in row["floors"].items()}
        parts += ours(
            kind, name, {floor: (across.at(each.false), up.at(each.mended)) for floor, each in floors.items()}
        )
        said.append(
            f"Mondegreen {name} mends {floors[UNASKED].mended:.0f} % unasked with {floors[UNASKED].false:.2f} false "
            f"corrections, and shows {floors[SHOWN].mended:.0f} % with {floors[SHOWN].false:.2f}."
        )
    for number, row in enumerate(body["rows"][2:]):
        found = point([row["edits"], row["good"], row["mended"]], body)
        parts += theirs(row["name"], across.at(found.false), up.at(found.mended), number)
        said.append(f"{row['name']} mends {found.mended:.0f} % with {found.false:.1f}.")
    return picture(660, 400, "Errors mended and false corrections, beside others", " ".join(said), parts)


def ours(kind: str, name: str, places: dict[str, tuple[float, float]]) -> Iterator[str]:
    """Mondegreen, from each confidence on; the mark of what it does unasked is filled."""
    yield curve(kind, places.values())
    yield from (mark(kind, *place, hollow=floor != UNASKED) for floor, place in places.items())
    end, sure = places[SHOWN], places[UNASKED]
    yield words(end[0] + 12, end[1] + 4, f"Mondegreen, {name}: all that is shown", f"{kind} name")
    yield words(sure[0] + 14, sure[1] + (-20 if kind == "a" else 22), "applied unasked", kind)


def theirs(name: str, x: float, y: float, number: int) -> Iterator[str]:
    """Another tool; the names of those that do next to nothing stand side by side."""
    yield mark("d", x, y, hollow=number % 2 == 1)
    if x > 300:
        yield words(x - 4, y - 12, name, "d name", "end")
    else:
        yield words(x + 12 + 90 * number, y - 8, name, "d name")


def keys() -> str:
    """Keys for the errors of an interview, by hand and in three ways at the screen."""
    body = rows("keys")
    across = Axis((0, 900), 180, 580)
    parts = [
        HATCHING,
        '<rect class="a bar" x="180" y="20" width="14" height="12"/>',
        words(200, 30, "keys at the review screen"),
        '<rect x="368" y="20" width="14" height="12" fill="url(#h)"/>',
        words(388, 30, "keys to type what is still wrong"),
    ]
    said = []
    for number, row in enumerate(body["rows"]):
        y = 52 + 44 * number
        middle, end = across.at(row["decided"]), across.at(row["decided"] + row["typed"])
        every = row["decided"] + row["typed"]
        parts += [
            words(168, y + 18, row["name"], "name", "end"),
            f'<rect class="a bar" x="180" y="{y}" width="{middle - 180:.1f}" height="26"/>',
            f'<rect x="{middle:.1f}" y="{y}" width="{end - middle:.1f}" height="26" fill="url(#h)"/>',
            words(end + 8, y + 18, f"{every}: {every / body['errors']:.1f} an error"),
        ]
        said.append(f"{row['name']}: {row['decided']} keys at the screen, {row['typed']} typed.")
    return picture(720, 240, f"Keys for the {body['errors']} errors of an interview", " ".join(said), parts)


def speed() -> str:
    """Processor time, by the length of a text and by the number of terms."""
    body = rows("engine")
    lengths = [(row["words"], row["found"] * row["words"] / 1e6) for row in body["lengths"]]
    terms = [(row["terms"], row["found"]) for row in body["terms"]]
    parts = [
        *panel("a", lengths, logarithmic((1_000, 10_000, 100_000, 1_000_000), 70, 320), (0.1, 1, 10, 100)),
        words(195, 298, "words in the text (talk, 100 terms, packs)", "soft", "middle"),
        words(40, 34, "processor time for the text", "soft"),
        *panel("b", terms, logarithmic((10, 100, 1_000, 10_000, 100_000), 410, 680), (1, 10, 100, 1_000)),
        words(545, 298, "terms (drawn words, the worst there is)", "soft", "middle"),
        words(380, 34, "processor time for a million words", "soft"),
    ]
    said = (
        f"A text of {', '.join(f'{count:,} words takes {seconds:.1f} s' for count, seconds in lengths)}. "
        f"A million words with {', '.join(f'{count:,} terms take {seconds:.0f} s' for count, seconds in terms)}."
    )
    return picture(720, 320, "Processor time by the length of a text and by the number of terms", said, parts)


def panel(kind: str, found: list[tuple[int, float]], across: Axis, ticks: Sequence[float]) -> Iterator[str]:
    """One half of the picture: a curve with its values."""
    up = logarithmic(ticks, 255, 55, " s")
    yield from frame(across, up, "", "")
    places = [(across.at(count), up.at(seconds)) for count, seconds in found]
    yield curve(kind, places)
    for (x, y), (_, seconds) in zip(places, found, strict=True):
        yield mark(kind, x, y)
        yield words(x, y - 12, f"{seconds:.2g}" if seconds < 10 else f"{seconds:.0f}", kind, "middle")


ROW = re.compile(r"^\| (0\.\d+) to ([01]\.\d+) \| ([\d,]+) \| (\d+) % \| ([\d,]+) \| (\d+) % \|$", re.MULTILINE)


class Dot(NamedTuple):
    """What was said, what came true (in per cent), and of how many proposals."""

    said: float
    right: int
    proposals: int


def dots() -> dict[str, list[Dot]]:
    """The two halves of the table in docs/hearing.md."""
    halves: dict[str, list[Dot]] = {"by document": [], "by family": []}
    for low, high, *cells in ROW.findall((DOCS / "hearing.md").read_text("utf-8")):
        said = 50 * (float(low) + float(high))
        for half, count, right in zip(halves.values(), cells[::2], cells[1::2], strict=True):
            half.append(Dot(said, int(right), int(count.replace(",", ""))))
    return halves


def reliability() -> str:
    """How often what was said came true."""
    across, up = Axis(range(0, 101, 20), 60, 380, unit=" %"), Axis(range(0, 101, 20), 380, 60, unit=" %")
    parts = frame(across, up, "confidence that was said", "share that was right")
    parts.append(
        f'<path class="grid" stroke-dasharray="4 4" d="M{across.at(0)} {up.at(0)}L{across.at(100)} {up.at(100)}"/>'
    )
    said = []
    for kind, (name, found) in zip("ab", dots().items(), strict=True):
        places = [(across.at(dot.said), up.at(dot.right)) for dot in found]
        parts.append(curve(kind, places))
        parts += (mark(kind, *place, dot.proposals**0.5 / 7 + 2) for place, dot in zip(places, found, strict=True))
        y = 78 + 20 * "ab".index(kind)
        parts += [mark(kind, 76, y - 4), words(90, y, f"left out {name}", f"{kind} name")]
        said.append(
            f"Left out {name}: " + ", ".join(f"{dot.said:.0f} % said, {dot.right} % right" for dot in found) + "."
        )
    return picture(410, 440, "How far a confidence can be believed", " ".join(said), parts)


PICTURES = {"peers": peers, "keys": keys, "speed": speed, "reliability": reliability}


def drawn() -> Iterator[tuple[Path, str]]:
    """Where each picture stands, and what it is."""
    return ((FIGURES / f"{name}.svg", draw()) for name, draw in PICTURES.items())


if __name__ == "__main__":
    for place, svg in drawn():
        place.write_text(svg, "utf-8")
