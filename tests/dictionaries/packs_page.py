"""Writes docs/shipped-packs.md from the packs themselves: `python tests/dictionaries/packs_page.py`."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from mondegreen_dictionaries import Pack, pack_named, pack_names
from mondegreen_dictionaries.pack import KINDS

PAGE = Path(__file__).parents[2] / "docs" / "shipped-packs.md"
SHOWN = 8
PLURALS = {"person": "people", "acronym": "acronyms"}
HEAD = """\
# The packs that ship

What the program knows before you tell it anything. `core` is always open; each of the others opens by itself where a
text has three of its signs, words that are common in its field and rare outside. `--pack`, or `packs` in the
[configuration](configuration.md), says otherwise. [Packs](packs.md) tells how one is written, and how to add a word.

| pack | what is in it | terms | with mishearings |
|---|---|---|---|
"""


def page() -> str:
    """The whole page."""
    packs = [pack_named(name) for name in pack_names()]
    return "".join((HEAD, *map(row, packs), *map(section, packs)))


def row(pack: Pack) -> str:
    """What the table says of a pack."""
    heard = sum(bool(entry.variants) for entry in pack.entries)
    return f"| [{pack.name}](#{pack.name}) | {pack.about} | {len(pack.entries):,} | {heard:,} |\n"


def section(pack: Pack) -> str:
    """What is said of one pack by itself."""
    counts = Counter(entry.kind for entry in pack.entries)
    terms = ", ".join(f"{counts[kind]:,} {PLURALS.get(kind, f'{kind}s')}" for kind in KINDS if kind in counts)
    sets = f", and {len(pack.confusions):,} sets of words that sound alike" if pack.confusions else ""
    signs = f"It opens at: {', '.join(f'*{sign}*' for sign in pack.signs)}.\n\n" if pack.signs else ""
    heard = "".join(f"- `{heard}` → {target}\n" for heard, target in islice(examples(pack), SHOWN))
    return f"\n## {pack.name}\n\n{pack.about} {terms}{sets}. {pack.licence}, version {pack.version}.\n\n{signs}{heard}"


def examples(pack: Pack) -> Iterator[tuple[str, str]]:
    """Mishearings that are mended whatever stands around them, from all over the pack."""
    free = (entry for entry in pack.entries if not (entry.near or entry.not_near))
    heard = [(entry, each) for entry in free for each in entry.variants if each.trust == "always" and not each.near]
    for entry, variant in heard[:: max(1, len(heard) // SHOWN)]:
        yield variant.heard, variant.form or entry.target


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
