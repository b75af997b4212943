"""The captions of a session: what stands on the screen from when to when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from mondegreen.exports import Layout
from mondegreen.exports._cues import Cue, Spoken, cues_of
from mondegreen.exports._layout import laid_out
from mondegreen.sessions.session import Session

SHORTEST = 5 / 6
"""Seconds that a caption stands at least, where there is time."""


class Part(NamedTuple):
    """Lines of a caption that one speaker says."""

    speaker: str
    lines: tuple[str, ...]


class Caption(NamedTuple):
    """What is seen from `begins` to `ends`, in seconds."""

    begins: float
    ends: float
    parts: tuple[Part, ...]

    @property
    def length(self) -> int:
        """How many characters there are to read."""
        return sum(len(line) for part in self.parts for line in part.lines)


Head = Callable[[Spoken, bool], str]
"""What stands before the words of a speaker on the screen; the flag says that others speak in the same caption."""


def captions(session: Session, layout: Layout, head: Head) -> Iterator[Caption]:
    """The captions, in order.

    Where the transcript has captions, one that did not change stays as it is, lines and times. So do the lines of one
    that grew no longer, or still fits. All others are laid out: their lines are broken anew, what is too long for one
    caption becomes several, at the times of their words where they are known, and one that is too fast to be read
    stays longer, if nothing follows at once.

    Raises:
        UnwritableError: The transcript has no times.
    """
    cues = cues_of(session)
    for cue, then in zip(cues, [*cues[1:], None], strict=False):
        own = tuple(_headed(spoken, head(spoken, len(cue.spoken) > 1)) for spoken in cue.spoken)
        if cue.laid_out and (not cue.longer or _fits(own, layout)):
            made = [Caption(cue.begins, cue.ends, own)]
        else:
            made = list(_timed(cue, _parted(cue, layout, head)))
        if cue.longer or not cue.laid_out:
            made = list(_readable(made, layout.speed, then.begins if then else None))
        yield from made


def _headed(spoken: Spoken, head: str) -> Part:
    first, *rest = spoken.lines
    return Part(spoken.speaker, (head + first, *rest))


def _fits(parts: Sequence[Part], layout: Layout) -> bool:
    lines = [line for part in parts for line in part.lines]
    return len(lines) <= layout.lines and all(len(line) <= layout.columns for line in lines)


Laid = tuple[Spoken, int, tuple[Part, ...]]
"""Who speaks first in a caption, how many of their words were said before, and what is seen."""


def _parted(cue: Cue, layout: Layout, head: Head) -> list[Laid]:
    """What is seen of a cue, caption after caption; several speakers share one only if all they say fits in it."""
    made: list[Laid] = []
    for spoken in cue.spoken:
        said, before = " ".join(spoken.lines).split(), 0
        first = head(spoken, len(cue.spoken) > 1)
        for lines in laid_out([first + said[0], *said[1:]], layout):
            made.append((spoken, before, (Part(spoken.speaker, tuple(lines)),)))
            before += sum(len(line.split()) for line in lines) - (0 if before else len(first.split()))
    together = tuple(chain.from_iterable(parts for *_, parts in made))
    if len(made) == len(cue.spoken) and _fits(together, layout):
        return [(*made[0][:2], together)]
    return made


def _timed(cue: Cue, made: Sequence[Laid]) -> Iterator[Caption]:
    """The captions of a cue, each of which begins with its first word, and ends when the next one begins."""
    lengths = [Caption(0, 0, parts).length for *_, parts in made]
    begins = [cue.begins]
    for number, (spoken, before, _) in enumerate(made[1:], 1):
        word = spoken.words[before].begins if before < len(spoken.words) else None
        if word is None or not begins[-1] < word < cue.ends:
            share = lengths[number - 1] / max(1, sum(lengths[number - 1 :]))
            word = begins[-1] + (cue.ends - begins[-1]) * share
        begins.append(round(word, 3))
    for (start, end), (*_, parts) in zip(pairwise([*begins, cue.ends]), made, strict=True):
        yield Caption(start, end, parts)


def _readable(made: Sequence[Caption], speed: float, then: float | None) -> Iterator[Caption]:
    """The captions, each of which stays as long as it takes to read, or until the next one begins."""
    limits = [*(caption.begins for caption in made[1:]), float("inf") if then is None else then]
    for caption, limit in zip(made, limits, strict=True):
        wanted = caption.begins + max(SHORTEST, caption.length / speed)
        yield caption._replace(ends=max(caption.ends, round(min(wanted, limit), 3)))


def time(seconds: float, point: str) -> str:
    """A time as captions have it, with this sign before the thousandths."""
    whole, thousandths = divmod(round(max(0.0, seconds) * 1000), 1000)
    minutes, second = divmod(whole, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02}:{minute:02}:{second:02}{point}{thousandths:03}"
