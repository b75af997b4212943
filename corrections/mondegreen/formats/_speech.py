"""Words that stand one by one: the segments they make, their rows and their times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mondegreen.alternative import Alternative
from mondegreen.formats._json import Node, parsed
from mondegreen.formats._lines import Line
from mondegreen.formats._literal import line_of
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import Draft, Label, Row, Timing, Transcript

PAUSE = 1.0
"""Seconds of silence that end a segment."""
SENTENCE_END = pattern(r"[.?!…][\"”’'»)\]]*\Z|[。？！]\Z")


class Said(NamedTuple):
    """A word: how it stands in the source, who says it, when, how surely, and whether it is glued to the last.

    `others` are the words that may have been said instead, best first, each with its confidence.
    """

    line: Line
    speaker: str = ""
    begins: float | None = None
    ends: float | None = None
    confidence: float | None = None
    glued: bool = False
    others: Sequence[tuple[str, float | None]] = ()


class Keys(NamedTuple):
    """Under which keys a word's object has what is known of the word; `unit` is what one is in seconds.

    The times may stand in an object `inside` it.
    """

    word: str
    begins: str = "start"
    ends: str = "end"
    confidence: str = "confidence"
    speaker: str = "speaker"
    unit: float = 1
    inside: str = ""

    def said(self, source: str, node: Node) -> Said:
        """The word in this object."""
        line = line_of(source, node.get(self.word))
        return Said(line, node.get(self.speaker).name, *self.times(node), node.get(self.confidence).number)

    def times(self, node: Node) -> tuple[float | None, float | None]:
        """When the word is said, in seconds."""
        begins, ends = self._times(node)
        return seconds(begins, self.unit), seconds(ends, self.unit)

    def _times(self, node: Node) -> tuple[Node, Node]:
        holder = node.get(self.inside) if self.inside else node
        return holder.get(self.begins), holder.get(self.ends)

    def rows(self, nodes: Iterable[Node]) -> Iterator[Row]:
        """The rows of the array that holds these."""
        for node in nodes:
            begins, ends = self._times(node)
            yield Row(node.start, node.end, begins.inside, ends.inside)


SPEAKERS = frozenset(("speaker", "speaker_label", "speakerLabel", "speakerTag"))
"""Under which keys services say who speaks."""


def labels(transcript: Transcript) -> Iterator[Label]:
    """Where a JSON text names who speaks, wherever it says so."""
    for key, node in parsed(transcript.source).within():
        if key in SPEAKERS and node.name:
            yield Label(node.start + node.is_text, node.end - node.is_text, node.name, quoted=not node.is_text)


def seconds(node: Node, unit: float = 1) -> float | None:
    """A time in seconds, rounded to what a file can mean."""
    return None if node.number is None else round(node.number * unit, 6)


def others(alternatives: Node) -> list[tuple[str, float | None]]:
    """The words behind the first in a list of alternatives, each with its confidence."""
    return [(node.get("content").text, node.get("confidence").number) for node in alternatives.items[1:]]


def say(draft: Draft, words: Iterable[Said]) -> None:
    """Add words to the draft: a segment ends with the sentence, at a pause, and where the speaker changes."""
    open_: list[Said] = []
    for word in words:
        if not word.line.text:
            continue
        if open_ and not word.glued and _parted(open_, word):
            _segment(draft, open_)
            open_ = []
        open_.append(word)
    if open_:
        _segment(draft, open_)


def _parted(before: list[Said], word: Said) -> bool:
    last = before[-1]
    if before[0].speaker != word.speaker or SENTENCE_END.search(last.line.text):
        return True
    return last.ends is not None and word.begins is not None and word.begins - last.ends >= PAUSE


def _segment(draft: Draft, words: list[Said]) -> None:
    ends = next((word.ends for word in reversed(words) if word.ends is not None), None)
    draft.segment(words[0].speaker, next((word.begins for word in words if word.begins is not None), None), ends)
    for place, word in enumerate(words):
        if place and not word.glued:
            draft.line()
        at = draft.words(word.line.text, word.line.pieces)
        until = at + len(word.line.text)
        draft.timing(Timing(at, until, word.begins, word.ends, word.confidence))
        draft.alternatives(Alternative(at, until, text, sure, word.confidence) for text, sure in word.others)
