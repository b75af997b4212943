"""The shelf of exports, which make something else of a transcript: one module each, found by listing this folder."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import accumulate
from pkgutil import iter_modules
from typing import NamedTuple, Protocol, cast

from mondegreen.edits import Edit, closed_up, replaced
from mondegreen.errors import UnknownNameError
from mondegreen.paragraphs import paragraphs
from mondegreen.transcript import Transcript


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What stands beside the words: the time a paragraph begins, the name of who speaks."""

    times: bool = False
    labels: bool = True


class Export(Protocol):
    """What a module on this shelf promises."""

    TITLE: str
    """What people call it."""
    SUFFIX: str
    """The file name ending, with the dot."""

    def export(self, transcript: Transcript, edits: Sequence[Edit], shown: Shown) -> bytes:
        """The file. The edits count in the reading text, are in order and do not overlap."""


class Passage(NamedTuple):
    """A paragraph as it is to be read, on one line: who says it, when it begins, in seconds, and the mended words."""

    speaker: str
    begins: float | None
    text: str


@cache
def export_names() -> tuple[str, ...]:
    """The names of all exports."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_")))


def export_named(name: str) -> Export:
    """The export of this name.

    Raises:
        UnknownNameError: There is none.
    """
    if name not in export_names():
        raise UnknownNameError(f"There is no export {name!r}; there are {', '.join(export_names())}.")
    return cast("Export", import_module(f"{__name__}.{name}"))


def passages(transcript: Transcript, edits: Iterable[Edit]) -> Iterator[Passage]:
    """The paragraphs with the edits made, those left out that have no words any more."""
    made = list(closed_up(transcript.text, edits))
    text = replaced(transcript.text, made)
    parts = paragraphs(transcript)
    starts = [*_moved([part.start for part in parts], made), len(text)]
    for place, part in enumerate(parts):
        words = " ".join(text[starts[place] : starts[place + 1]].split())
        if words:
            yield Passage(part.speaker, part.begins, words)


def _moved(places: Iterable[int], edits: Sequence[Edit]) -> Iterator[int]:
    """Where places of the old text stand in the new; one inside an edit stands after its new words."""
    ends = [max(edit.end, edit.start + 1) for edit in edits]  # what is put in at a place stands after it
    growth = [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in edits)]
    for place in places:
        before = bisect_left(ends, place + 1)
        if before < len(edits) and edits[before].start < place:
            yield edits[before].end + growth[before + 1]
        else:
            yield place + growth[before]
