"""The engine at work in a process of its own, so that the screen opens at once and no key waits for it.

A thread would share the interpreter with the keys. The process reads the beginning first where a text is long, so that
there is something to decide, and then the whole: what a detector says of a word depends on all of the text, so only
the whole gives the proposals that `check` and `fix` give. They take the place of the first ones.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mondegreen.errors import MondegreenError
from mondegreen.transcripts.paragraphs import paragraphs

if TYPE_CHECKING:
    from mondegreen.proposal import Proposal
    from mondegreen.recording import Context
    from mondegreen.transcripts.transcript import Transcript

CHILD = "from mondegreen_tui.ahead import main; main()"
"""What the process runs."""
HEAD = 15_000
"""Characters that are read first."""
LONG = 4 * HEAD
"""Characters from which that is worth reading them twice."""

MOST = 0.95
"""How much of the work is taken to be done on an estimate alone."""


class Found(NamedTuple):
    """What the engine has found so far.

    Attributes:
        proposals: Those of the beginning, or all.
        whole: Whether these are all.
        said: Sentences that a person should be told.
        share: How much of the work is done, 0 to 1.
        took: Seconds that the beginning took.
    """

    proposals: tuple[Proposal, ...]
    whole: bool
    said: tuple[str, ...]
    share: float
    took: float


def done(found: Found, seconds: float) -> float:
    """How much of the work is done after so many seconds, as far as the beginning tells; never all, on a guess."""
    if not found.took:
        return found.share
    return max(found.share, min(MOST, seconds * found.share / found.took))


class Ahead:
    """The engine on one transcript. It begins with being asked for."""

    def __init__(
        self, path: str, transcript: Transcript, context: Context, least: float, *, at_once: bool = False
    ) -> None:
        self._job = (path, transcript, context, least, at_once)
        self._process: subprocess.Popen[bytes] | None = None

    def anew(self) -> Ahead:
        """The same, to be asked once more where something has been learned: for all of the text at once."""
        path, transcript, context, least, _ = self._job
        return Ahead(path, transcript, context, least, at_once=True)

    def found(self) -> Iterator[Found]:
        """What is found, as it comes; the last is whole. It blocks.

        Raises:
            MondegreenError: What the engine has to say in its place.
        """
        run = f"import sys; sys.path[:] = {sys.path!r}; {CHILD}"
        with subprocess.Popen(  # noqa: S603 (our own module)
            [sys.executable, "-P", "-c", run],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as self._process:
            yield from self._answers(self._process)

    def _answers(self, process: subprocess.Popen[bytes]) -> Iterator[Found]:
        assert process.stdin
        assert process.stdout
        with suppress(BrokenPipeError), process.stdin:
            pickle.dump(self._job, process.stdin)
        whole = False
        while not whole:
            try:
                answer = pickle.load(process.stdout)  # noqa: S301 (what our own process has written)
            except (EOFError, pickle.UnpicklingError) as error:
                raise MondegreenError("The engine broke off; `mondegreen check` says why.") from error
            if isinstance(answer, Exception):
                raise answer
            whole = answer.whole
            yield answer

    def stop(self) -> None:
        """It is not wanted any more."""
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait()


def main() -> None:
    """Do the job that comes on standard input, and answer on standard output."""
    with suppress(OSError, AttributeError):
        os.nice(5)  # keys come first
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever else is printed is no answer
    job = pickle.load(sys.stdin.buffer)  # noqa: S301 (what our own screen has written)
    try:
        for found in _parts(*job):
            pickle.dump(found, answers)
            answers.flush()
    except MondegreenError as error:
        pickle.dump(error, answers)


def _parts(
    path: str,
    transcript: Transcript,
    context: Context,
    least: float,
    at_once: bool,  # noqa: FBT001 (a job is a tuple)
) -> Iterator[Found]:
    from mondegreen_tui.recording import proposed

    length, took = len(transcript.text), 0.0
    if length > LONG and not at_once:
        start = time.monotonic()
        head = beginning(transcript, HEAD)
        found = proposed(path, head, context, least, lambda _: None)
        took = time.monotonic() - start
        yield Found(found, whole=False, said=(), share=len(head.text) / (length + len(head.text)), took=took)
    said: list[str] = []
    found = proposed(path, transcript, context, least, said.append)
    yield Found(found, whole=True, said=tuple(said), share=1.0, took=took)


def beginning(transcript: Transcript, least: int) -> Transcript:
    """The first paragraphs that have at least this many characters together."""
    end = next((each.end for each in paragraphs(transcript) if each.end >= least), len(transcript.text))
    return replace(
        transcript,
        text=transcript.text[:end],
        segments=tuple(each._replace(end=min(each.end, end)) for each in transcript.segments if each.start < end),
        runs=tuple(each for each in transcript.runs if each.until <= end),
        echoes=(),
        bare=(),
        rows=(),
        timings=tuple(each for each in transcript.timings if each.end <= end),
    )
