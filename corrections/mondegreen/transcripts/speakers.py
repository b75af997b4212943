"""Who speaks in a transcript, and how to call them otherwise, everywhere and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mondegreen.errors import MalformedError, UnknownNameError, UnwritableError
from mondegreen.formats import format_named, labels, read
from mondegreen.transcripts.edits import Edit, replaced
from mondegreen.transcripts.patch import NOT_IN_A_LINE, in_ascii
from mondegreen.transcripts.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: how often they take the word, how many words they say, when they first speak, in seconds.

    The name is empty for words of which the transcript does not say who says them.
    """

    name: str
    turns: int
    words: int
    begins: float | None


def speakers(transcript: Transcript) -> tuple[Speaker, ...]:
    """All who speak, in the order in which they begin."""
    found: dict[str, Speaker] = {}
    before: str | None = None
    for segment in transcript.segments:
        known = found.get(segment.speaker, Speaker(segment.speaker, 0, 0, segment.begins))
        words = len(transcript.text[segment.start : segment.end].split())
        turns = known.turns + (segment.speaker != before)
        found[segment.speaker] = replace(known, turns=turns, words=known.words + words)
        before = segment.speaker
    return tuple(found.values())


def renamed(transcript: Transcript, names: Mapping[str, str]) -> str:
    """The source in which these speakers have other names, in labels and voice tags, wherever they stand.

    Two may get one name, and two may change theirs.

    Args:
        transcript: What was read.
        names: The new name of each speaker.

    Raises:
        UnknownNameError: Nobody of this name speaks; the sentence says who does.
        UnwritableError: The format names nobody, or cannot hold a name: it would be read as words.
    """
    every = [speaker.name for speaker in speakers(transcript) if speaker.name]
    if unknown := [name for name in names if name not in every]:
        there = f"there are {', '.join(every)}" if every else "it names no speakers"
        raise UnknownNameError(f"Nobody called {', '.join(map(repr, unknown))} speaks here; {there}.")
    source = replaced(transcript.source, _once(sorted(_edits(transcript, names))))
    if not _only_names_differ(transcript, source, names):
        wanted = ", ".join(map(repr, names.values()))
        raise UnwritableError(
            f"In this format ({transcript.format}) {wanted} would not be read as the name of a speaker; write it "
            "otherwise: short, with capitals, without marks."
        )
    return source


def _edits(transcript: Transcript, names: Mapping[str, str]) -> Iterator[Edit]:
    escape = format_named(transcript.format).escape
    for start, end, speaker, quoted in labels(transcript):
        if speaker in names:
            name = escape(" ".join(NOT_IN_A_LINE.sub(" ", names[speaker]).split()))
            name = in_ascii(name) if transcript.ascii else name
            yield Edit(start, end, f'"{name}"' if quoted else name)


def _once(edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits without those of a place that was named already."""
    for before, edit in pairwise([Edit(-1, -1, ""), *edits]):
        if edit.start >= before.end:
            yield edit


def _only_names_differ(transcript: Transcript, source: str, names: Mapping[str, str]) -> bool:
    """Whether it reads as before, word by word, but for the names of those who were to be renamed."""
    try:
        again = read(source, transcript.format)
    except MalformedError:
        return False
    wanted = [(word, names.get(speaker, speaker)) for word, speaker in _spoken(transcript)]
    return wanted == list(_spoken(again))


def _spoken(transcript: Transcript) -> Iterator[tuple[str, str]]:
    for segment in transcript.segments:
        for word in transcript.text[segment.start : segment.end].split():
            yield word, segment.speaker
