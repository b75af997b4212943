"""Writes docs/reliability.svg from the table in docs/hearing.md: `python tests/docs/reliability_picture.py`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

DOCS = Path(__file__).parents[2] / "docs"
PICTURE = DOCS / "reliability.svg"
ROW = re.compile(r"^\| (0\.\d+) to ([01]\.\d+) \| ([\d,]+) \| (\d+) % \| ([\d,]+) \| (\d+) % \|$", re.MULTILINE)
SIDE, EDGE = 320, 48
COLOURS = {"by document": "#00796b", "by family": "#b26a00"}


class Dot(NamedTuple):
    """What was said, what came true (both 0 to 1), and of how many proposals."""

    said: float
    right: float
    proposals: int


def dots() -> dict[str, list[Dot]]:
    """The table's two halves."""
    rows = ROW.findall((DOCS / "hearing.md").read_text("utf-8"))
    halves: dict[str, list[Dot]] = {name: [] for name in COLOURS}
    for low, high, *cells in rows:
        said = (float(low) + float(high)) / 2
        for dots_of, count, right in zip(halves.values(), cells[::2], cells[1::2], strict=True):
            dots_of.append(Dot(said, int(right) / 100, int(count.replace(",", ""))))
    return halves


def picture() -> str:
    """The whole picture."""
    parts = [*frame(), *(part for name, found in dots().items() for part in curve(name, found))]
    size = SIDE + 2 * EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="11">'
        f'<rect width="{size}" height="{size}" fill="#fff"/>{"".join(parts)}</svg>\n'
    )


def across(share: float) -> float:
    """Where a share of 0 to 1 stands from left to right."""
    return EDGE + SIDE * share


def up(share: float) -> float:
    """Where it stands from the bottom to the top."""
    return EDGE + SIDE * (1 - share)


def frame() -> list[str]:
    """Axes, their figures, and the line on which what is said comes true."""
    parts = [
        f'<rect x="{EDGE}" y="{EDGE}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#bbb"/>',
        f'<line x1="{across(0)}" y1="{up(0)}" x2="{across(1)}" y2="{up(1)}" stroke="#bbb" stroke-dasharray="4 4"/>',
        f'<text x="{across(0.5)}" y="{up(0) + 36}" text-anchor="middle">confidence that was said</text>',
        f'<text transform="translate(14 {up(0.5)}) rotate(-90)" text-anchor="middle">share that was right</text>',
    ]
    for tenth in range(0, 11, 2):
        share = tenth / 10
        parts.append(f'<text x="{across(share)}" y="{up(0) + 16}" text-anchor="middle">{share:g}</text>')
        parts.append(f'<text x="{across(0) - 8}" y="{up(share) + 4}" text-anchor="end">{share:g}</text>')
    return parts


def curve(name: str, found: list[Dot]) -> list[str]:
    """A line through the dots, each as large as there were proposals, and its name."""
    colour, line = COLOURS[name], " ".join(f"{across(dot.said):.1f},{up(dot.right):.1f}" for dot in found)
    place = list(COLOURS).index(name)
    return [
        f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.5"/>',
        *(
            f'<circle cx="{across(dot.said):.1f}" cy="{up(dot.right):.1f}" r="{dot.proposals**0.5 / 6 + 2:.1f}" '
            f'fill="{colour}" fill-opacity="0.55"/>'
            for dot in found
        ),
        f'<text x="{across(0.04)}" y="{up(0.95) + 16 * place}" fill="{colour}">left out {name}</text>',
    ]


if __name__ == "__main__":
    PICTURE.write_text(picture(), "utf-8")
