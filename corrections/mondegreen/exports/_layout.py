"""Lay words out in captions: where a line ends, and where the next caption begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mondegreen.exports import Layout

BLOCK, LINE = 4.0, 1.5
"""What another caption and another line cost: no break is worth a line that is not needed."""
SENTENCE, CLAUSE, CLINGS = -0.8, -0.5, 0.5
"""What it is worth to break behind these, and what it costs to part a word from the one it belongs to."""
TOO_LONG = 100.0
CLINGING = frozenset(
    "a an the this that these those my your his her its our their and or but if of to in on at by for from with as i "
    "we you he she they it is are was were will would can could do does did have has had not no very so".split()
)
"""Words that lead on to the next. In another language, all breaks are the same but for the marks."""
TITLES = frozenset("mr. mrs. ms. dr. st. prof. sen. rep. gov. gen. no.".split())


def laid_out(words: Sequence[str], layout: Layout) -> list[list[str]]:
    """The words as captions, each a list of lines.

    The breaks are those that cost least over the whole (as Knuth and Plass break a paragraph): few captions, few
    lines, even ones, and breaks where the sense has one. A word longer than a line has a line to itself.
    """
    choices = _choices(words, layout)
    captions: list[list[str]] = []
    place, line = 0, 0
    while place < len(words):
        end, next_line = choices[place][line]
        if not line:
            captions.append([])
        captions[-1].append(" ".join(words[place:end]))
        place, line = end, next_line
    return captions


def _choices(words: Sequence[str], layout: Layout) -> list[list[tuple[int, int]]]:
    """For each word that may begin the n-th line of a caption: where that line ends best, and which line comes next."""
    count = len(words)
    best = [[0.0] * layout.lines for _ in range(count + 1)]
    choices = [[(0, 0)] * layout.lines for _ in range(count)]
    for place in range(count - 1, -1, -1):
        ends = list(_ends(words, place, layout.columns))
        for line in range(layout.lines):
            best[place][line], choices[place][line] = min(
                (cost + (0 if end == count else step + best[end][then]), (end, then))
                for end, cost in ends
                for then, step in _steps(line, layout.lines)
            )
    return choices


def _steps(line: int, lines: int) -> Iterator[tuple[int, float]]:
    """What may follow a line: another of the same caption, or the first of the next one."""
    yield 0, BLOCK
    if line + 1 < lines:
        yield line + 1, LINE


def _ends(words: Sequence[str], start: int, columns: int) -> Iterator[tuple[int, float]]:
    """Where a line that starts with this word may end, and what that costs."""
    length = -1
    for end in range(start, len(words)):
        length += 1 + len(words[end])
        if length > columns and end > start:
            return
        cost = (length / columns) ** 2 if length <= columns else TOO_LONG
        yield end + 1, cost + _break(words[end])


def _break(word: str) -> float:
    """What it costs to break behind this word."""
    core = word.rstrip("\"”’'»)]")
    if core.lower() in CLINGING or core.lower() in TITLES:
        return CLINGS
    if core.endswith((".", "?", "!", "…")):
        return SENTENCE
    if core.endswith((",", ";", ":", "–", "—")):
        return CLAUSE
    return 0.0
