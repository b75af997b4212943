"""What the pictures of figures are made of: scales, axes, marks and words, as SVG.

A picture is readable on light and dark pages, for it brings its own ground and follows the reader's system. Nothing in
it is told by colour alone: every row has a mark or a hatching of its own, and its name beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from math import log10
from typing import NamedTuple

STYLE = """\
<style>
svg{color-scheme:light dark}
text{font:12px system-ui,sans-serif;fill:#1f2328}
.soft{fill:#59636e}.name{font-weight:600}.on{fill:#fff}
.plate{fill:#fff}.grid{stroke:#d1d9e0;fill:none}
.a{--c:#00695c}.b{--c:#a04a00}.c{--c:#4527a0}.d{--c:#37474f}
.line{stroke:var(--c);fill:none;stroke-width:2}.mark{stroke:var(--c);fill:var(--c);stroke-width:2}.hollow{fill:#fff}
text.a,text.b,text.c,text.d{fill:var(--c)}.bar{fill:var(--c)}.hatch{stroke:var(--c);stroke-width:1.5}
@media (prefers-color-scheme:dark){
text{fill:#e6edf3}.soft{fill:#9aa5b1}.on{fill:#0d1117}.plate,.hollow{fill:#161b22}.grid{stroke:#3d444d}
.a{--c:#5ed1bf}.b{--c:#ffb074}.c{--c:#b9a5ff}.d{--c:#b6c2cc}
}
</style>"""
DASHES = {"a": "", "b": "7 4", "c": "2 4", "d": "9 3 2 3"}


def picture(width: int, height: int, title: str, says: str, parts: Iterable[str]) -> str:
    """The whole picture, with what it says for those who do not see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-labelledby="t d">\n'
        f'<title id="t">{escape(title)}</title>\n<desc id="d">{escape(says)}</desc>\n{STYLE}\n'
        f'<rect class="plate" width="{width}" height="{height}" rx="6"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def words(x: float, y: float, text: str, kind: str = "", anchor: str = "start") -> str:
    """Words at a place."""
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(text)}</text>'


def root(value: float) -> float:
    """A scale on which small numbers have more room, and nothing is nothing."""
    return value**0.5


class Axis(NamedTuple):
    """From a value to a place.

    Attributes:
        ticks: Values that are written, from the first to the last of the axis.
        begins: Where the first stands.
        ends: Where the last stands.
        bent: What is drawn of a value.
        unit: What is written behind it.
    """

    ticks: Sequence[float]
    begins: float
    ends: float
    bent: Callable[[float], float] = float
    unit: str = ""

    def at(self, value: float) -> float:
        """Where it stands."""
        low, high = self.bent(self.ticks[0]), self.bent(self.ticks[-1])
        return self.begins + (self.ends - self.begins) * (self.bent(value) - low) / (high - low)

    def label(self, value: float) -> str:
        """How it is written."""
        return (f"{value:,.0f}" if value >= 10 else f"{value:g}") + self.unit


def logarithmic(ticks: Sequence[float], begins: float, ends: float, unit: str = "") -> Axis:
    """An axis on which each step is a multiple."""
    return Axis(ticks, begins, ends, log10, unit)


def frame(across: Axis, up: Axis, below: str, above: str) -> list[str]:
    """The axes with their values, what runs across written below and what runs up above."""
    parts = [
        words((across.begins + across.ends) / 2, up.begins + 38, below, "soft", "middle"),
        words(across.begins - 30, up.ends - 16, above, "soft"),
    ]
    for tick in across.ticks:
        x = across.at(tick)
        parts.append(f'<path class="grid" d="M{x:.1f} {up.begins:.1f}V{up.ends:.1f}"/>')
        parts.append(words(x, up.begins + 18, across.label(tick), "soft", "middle"))
    for tick in up.ticks:
        y = up.at(tick)
        parts.append(f'<path class="grid" d="M{across.begins:.1f} {y:.1f}H{across.ends:.1f}"/>')
        parts.append(words(across.begins - 8, y + 4, up.label(tick), "soft", "end"))
    return parts


def curve(kind: str, places: Iterable[tuple[float, float]]) -> str:
    """A line through places, in the colour and the dashes of its kind."""
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    return f'<polyline class="{kind} line" stroke-dasharray="{DASHES[kind]}" points="{points}"/>'


CORNERS = {
    "b": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "c": ((0, -1.4), (1.4, 0), (0, 1.4), (-1.4, 0)),
    "d": ((0, -1.2), (1.2, 1), (-1.2, 1)),
}


def mark(kind: str, x: float, y: float, size: float = 5, *, hollow: bool = False) -> str:
    """A mark in the shape of its kind: a disc, a square, a diamond, a triangle."""
    fill = f"{kind} mark{' hollow' if hollow else ''}"
    if kind not in CORNERS:
        return f'<circle class="{fill}" cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}"/>'
    points = " ".join(f"{x + size * right:.1f},{y + size * down:.1f}" for right, down in CORNERS[kind])
    return f'<polygon class="{fill}" points="{points}"/>'
