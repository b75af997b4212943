"""`mondegreen review`: an editor decides, one key each."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mondegreen_tui.ending import FAILED
from mondegreen_tui.hands import Hand, Review, Task, hand_for
from mondegreen_tui.output import counted, show, tell
from mondegreen_tui.review_options import about_reviews

if TYPE_CHECKING:
    from mondegreen.recording import Context
    from mondegreen.transcripts.transcript import Transcript
    from mondegreen_tui.review.outcome import Outcome
    from mondegreen_tui.sound import Sound


@click.command("review", short_help="Decide proposal by proposal, one key each.")
@about_reviews
@click.option("--plain", is_flag=True, help="Line by line: for screen readers, ssh and plain terminals.")
@click.option("--served", is_flag=True, hidden=True, help="The screen for a browser, started by `serve`.")
def verb(
    path: str,
    context: Context,
    ledger: str,
    output: str,
    *,
    in_place: bool,
    least: float,
    audio: str | None,
    keys: str | None,
    theme: str | None,
    plain: bool,
    served: bool,
) -> int:
    """Decide on what is proposed for FILE, one key each; ? tells the keys.

    Every decision is kept at once in a ledger beside FILE, so that a review can be left and resumed at any time.
    On leaving, the mended text is written to a file of its own, and where it is and the sums are printed.

    FILE can be the folder of a run of `fix` over many files, or the one with its results: then those files that need
    a person most are opened, one after the other. FILE can be one of the results, too.
    """
    if path == "-":
        raise click.UsageError("the keys come from standard input, so the transcript cannot; name a file.")
    if served:
        _leave_output_to_the_screen()
    hand = hand_for(plain=plain, served=served, keys=keys or "", theme=theme or "")

    def review(task: Task, audio: str | None = None) -> int:
        return _review(task, hand, least, _sound(task.path, audio, served=served))

    if os.path.isdir(path):
        from mondegreen_tui.reviewing import review_run

        return review_run(path, review)
    if not (ledger or output or in_place) and _near_a_run(path):
        from mondegreen_tui.reviewing import review_result

        if (code := review_result(path, review)) is not None:
            return code
    from mondegreen.sessions.beside import ledger_path
    from mondegreen_tui.targets import mended_target

    kept = Path(ledger) if ledger else ledger_path(Path(path))
    return review(Task(path, context, mended_target(path, output, in_place=in_place), kept, output), audio)


def _leave_output_to_the_screen() -> None:
    """Say at the other end of standard error what is to be said, and end with the server."""
    from mondegreen_tui.browser.lifeline import end_with_the_server

    sys.stdout = sys.stderr
    end_with_the_server()


def _near_a_run(path: str) -> bool:
    """Whether a run lies in a folder above: only then is it asked whether it wrote this file."""
    from mondegreen.batch.inputs import RUN

    return any(Path(above, RUN).is_dir() for above in Path(os.path.abspath(path)).parents)


def _sound(path: str, audio: str | None, *, served: bool) -> Callable[[Transcript], Sound]:
    from mondegreen_tui.sound import Sound, sound_beside

    if not audio and (served or os.environ.get("SSH_CONNECTION")):
        far = "Sound would come out of the other machine; --audio FILE plays it there all the same."
        return partial(Sound, file=None, refusal=far)
    return partial(Sound, file=Path(audio) if audio else sound_beside(path))


def _review(task: Task, hand: Hand, least: float, sound: Callable[[Transcript], Sound]) -> int:
    from mondegreen_tui.recording import opened

    heard = opened(task.path, task.context)
    outcome = hand(Review(task, heard, least, sound(heard)))
    if outcome.written and outcome.written != Path(task.path) and _has_changed(task.path, heard):
        tell(f"{task.path}: it has changed since it was read, and the mended text has none of that; review it again.")
    return _told(task, outcome)


def _has_changed(path: str, heard: Transcript) -> bool:
    """Whether the transcript is no more what was read."""
    from mondegreen.errors import UnreadableError
    from mondegreen.transcripts.reading import has_changed

    try:
        return has_changed(path, heard)
    except UnreadableError:
        return True


def _told(task: Task, outcome: Outcome) -> int:
    sums = outcome.count
    show(
        f"{task.path}: {counted(sums.total, 'proposal')}: {sums.accepted:,} accepted, {sums.edited:,} edited, "
        f"{sums.rejected:,} rejected, {sums.left:,} left."
    )
    for line in _totals(outcome):
        show(line)
    if outcome.written:
        show(f"The mended text is in {outcome.written}")
    if task.ledger.exists():
        show(f"The decisions are in {task.ledger}")
    if outcome.trouble:
        tell(outcome.trouble)
    return FAILED if outcome.trouble else 0


def _totals(outcome: Outcome) -> Iterator[str]:
    """What it has come to, kind by kind, what is left, and what was learned."""
    from mondegreen.sessions.decision import Verdict
    from mondegreen_tui.review.outcome import left_over

    if outcome.totals is None or not outcome.count.decided:
        return
    for kind, outcomes in outcome.totals.kinds.items():
        said = (f"{outcomes[verdict]:,} {verdict or 'left'}" for verdict in (*Verdict, None) if outcomes[verdict])
        yield f"  {kind}: {', '.join(said)}"
    if outcome.count.left:
        yield left_over(outcome.totals, outcome.count.left)
    for each in outcome.learned:
        yield f"Learned: {each}"
