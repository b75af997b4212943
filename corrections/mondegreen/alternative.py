"""What a recogniser holds possible beside what it wrote: n-best lists, and alternatives word by word."""

from __future__ import annotations

from typing import NamedTuple


class Alternative(NamedTuple):
    """Another guess of the recogniser: from `start` to `end` of the reading text `text` may have been said.

    A guess at a whole sentence has most of its words in common with what stands. `confidence` says how sure the
    recogniser is of it, `standing` how sure of what stands there, 0 to 1 and by the same measure; None where the file
    does not say.
    """

    start: int
    end: int
    text: str
    confidence: float | None = None
    standing: float | None = None
