"""What a file says once more: the whole text beside its words, the words beside their lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest

from mondegreen.formats._json import Node
from mondegreen.formats._lines import Line
from mondegreen.formats._literal import line_of
from mondegreen.formats._speech import Keys
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import Draft, Run, Span, Timing

WORD = pattern(r"\S+")
CORE = pattern(r"\w(?:.*\w)?", re.DOTALL)
"""A word without the marks around it."""
REACH = 200
"""Characters of the reading text within which a copy must find its place again after words it does not have."""


class Copies:
    """Looks up what is said again in the reading text, which must be complete."""

    def __init__(self, source: str, draft: Draft) -> None:
        self._source, self._draft, self._text = source, draft, draft.text
        folded = self._text.lower()
        self._folded = folded if len(folded) == len(self._text) else self._text
        self._place = 0

    def again(self, place: int = 0) -> None:
        """The next words are looked for from this place on: another copy begins."""
        self._place = place

    def whole(self, node: Node) -> Span | None:
        """This string says all of it, or what follows.

        Returns:
            Where that stands in the reading text; None where nothing of it does.
        """
        line = line_of(self._source, node)
        words = list(WORD.finditer(line.text))
        spans = self._spans([word[0] for word in words])
        parts = _Parts(line)
        runs: list[Run] = []
        for number, (word, span) in enumerate(zip(words, spans, strict=True)):
            if span is None or self._text[slice(*span)] != word[0]:
                self._draft.echo(tuple(runs))
                runs = []
                continue
            if runs:
                gap = self._gap(parts, (words[number - 1].end(), word.start()), (runs[-1].until, span[0]))
                if gap is None:
                    self._draft.echo(tuple(runs))
                    runs = []
                runs += gap or ()
            runs += parts.runs(*word.span(), span[0])
        self._draft.echo(tuple(runs))
        found = [span for span in spans if span]
        return (found[0][0], found[-1][1]) if found else None

    def _gap(self, parts: _Parts, there: Span, here: Span) -> list[Run] | None:
        """The place between two words; None where they do not follow each other in both."""
        text = self._text[slice(*here)]
        if there[0] == there[1] or not text or text.strip():
            return [] if there[0] == there[1] and not text else None
        gap = parts.runs(*there, here[0])
        if len(gap) == 1 and gap[0].shown is None and self._source[gap[0].start : gap[0].end] == text:
            return gap
        return [Run(gap[0].start, gap[-1].end, here[0], text)]

    def words(
        self, nodes: Sequence[Node], keys: Keys, *, timed: bool = True, rows: bool = True, exact: bool = False
    ) -> None:
        """These objects say one word each.

        They say when it is said, unless it is known; they are rows of an array, unless others said so. They stand with
        all their marks if they are `exact`.
        """
        if rows:
            self._draft.rows(keys.rows(nodes))
        lines = [line_of(self._source, node.get(keys.word)) for node in nodes]
        spans = self._spans([line.text for line in lines])
        bare = not exact and any(span and self._is_bare(line, span) for line, span in zip(lines, spans, strict=True))
        for node, line, span in zip(nodes, lines, spans, strict=True):
            if not span:
                continue
            if timed:
                self._draft.timing(Timing(*span, *keys.times(node), node.get(keys.confidence).number))
            start, end = span
            # Where one word stands without its marks, all do, even those that have none.
            if bare and CORE.fullmatch(line.text):
                self._draft.bare(line.pieces[0][0], line.pieces[-1][1], start, self._text[start:end])
            elif self._text[start:end] == line.text:
                self._draft.echo(tuple(_Parts(line).runs(0, len(line.text), start)))

    def _is_bare(self, line: Line, span: Span) -> bool:
        """Whether the word is read with marks or capitals that it does not have here."""
        start, end = span
        around = self._text[max(0, start - 1) : start] + self._text[end : end + 1]
        marked = any(not (sign.isspace() or sign.isalnum()) for sign in around)
        return self._text[start:end] != line.text or (marked and line.text[-1].isalnum())

    def _spans(self, words: list[str]) -> list[Span | None]:
        """Where each of these stands; None for those that do not."""
        return [self._find(word, then) if word else None for word, then in zip_longest(words, words[1:], fillvalue="")]

    def _find(self, word: str, then: str) -> Span | None:
        """Where this word stands, and behind it the one that follows if it does not stand right here."""
        here = self._place
        while self._text[here : here + 1].isspace():
            here += 1
        if self._text.startswith(word, here):
            self._place = here + len(word)
            return here, self._place
        core, after = (CORE.search(text.lower()) for text in (word, then))
        if not core:
            return None
        for start in self._occurrences(core[0]):
            end = start + len(core[0])
            near = not any(map(str.isalnum, self._text[self._place : start]))
            if near or not then or (after and _follows(self._folded, end, after[0])):
                self._place, whole = end, start - core.start()
                if whole >= here and self._text.startswith(word, whole):
                    self._place = whole + len(word)
                    return whole, self._place
                return start, end
        return None

    def _occurrences(self, core: str) -> Iterator[int]:
        """Where it stands as a word of its own, from here on."""
        limit = self._place + REACH
        start = self._folded.find(core, self._place, limit)
        while start >= 0:
            end = start + len(core)
            inside = start > self._place and self._folded[start - 1].isalnum()
            if not inside and not self._folded[end : end + 1].isalnum():
                yield start
            start = self._folded.find(core, start + 1, limit)


def _follows(text: str, place: int, word: str) -> bool:
    """Whether this word comes next, whatever marks stand before it."""
    return text.startswith(word, next((n for n in range(place, len(text)) if text[n].isalnum()), len(text)))


class _Parts:
    """The pieces of a line, to be found by their place in it."""

    def __init__(self, line: Line) -> None:
        self._pieces = line.pieces
        lengths = (end - start if shown is None else len(shown) for start, end, shown in line.pieces)
        self._offsets = [0, *accumulate(lengths)]

    def runs(self, low: int, high: int, at: int) -> list[Run]:
        """The characters `low` to `high` of the line, as runs that stand at this place of the reading text."""
        runs: list[Run] = []
        number = bisect_right(self._offsets, low) - 1
        while number < len(self._pieces) and self._offsets[number] < high:
            start, end, shown = self._pieces[number]
            left, right = (
                max(low - self._offsets[number], 0),
                min(high, self._offsets[number + 1]) - self._offsets[number],
            )
            place = at + self._offsets[number] + left - low
            runs.append(Run(start + left, start + right, place) if shown is None else Run(start, end, place, shown))
            number += 1
        return runs
