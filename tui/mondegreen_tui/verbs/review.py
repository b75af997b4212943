"""`mondegreen review`: an editor decides, one key each."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from mondegreen_tui.ending import FAILED
from mondegreen_tui.output import counted, is_terminal, show, tell
from mondegreen_tui.review_options import about_reviews
from mondegreen_tui.sitting import sitting

if TYPE_CHECKING:
    from mondegreen.proposal import Proposal
    from mondegreen.recording import Context
    from mondegreen.sessions.session import Session
    from mondegreen.transcripts.transcript import Transcript
    from mondegreen_tui.ahead import Ahead
    from mondegreen_tui.review.outcome import Outcome
    from mondegreen_tui.reviewing import Task
    from mondegreen_tui.sound import Sound

    Hand = Callable[..., Outcome]


class Request(NamedTuple):
    """What the command line asks for."""

    path: str
    context: Context
    target: Callable[[], Path]
    ledger: Path | None
    least: float
    sound: Callable[[Transcript], Sound]


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
    begin = _hand(plain=plain, served=served)

    def one(task: Task) -> int:
        asked = Request(
            task.path, task.context, lambda: task.target, task.ledger, least, _sound(task.path, None, served=served)
        )
        return _review(asked, begin(task.path, keys or "", theme or ""))

    if os.path.isdir(path):
        from mondegreen_tui.reviewing import review_run

        return review_run(path, one)
    if not (ledger or output or in_place) and _near_a_run(path):
        from mondegreen_tui.reviewing import review_result

        if (code := review_result(path, one)) is not None:
            return code
    hand = begin(path, keys or "", theme or "")
    place = partial(_place, path, output, in_place=in_place)
    kept = Path(ledger) if ledger else None
    return _review(Request(path, context, place, kept, least, _sound(path, audio, served=served)), hand)


def _near_a_run(path: str) -> bool:
    """Whether a run lies in a folder above: only then is it asked whether it wrote this file."""
    from mondegreen.batch.inputs import RUN

    return any(Path(above, RUN).is_dir() for above in Path(os.path.abspath(path)).parents)


def _hand(*, plain: bool, served: bool) -> Callable[[str, str, str], Hand]:
    if served:
        return _in_browser
    if plain:
        return _line_by_line
    if os.environ.get("TERM") == "dumb":
        tell("this terminal has no screen, so the review is line by line, as with --plain.")
        return _line_by_line
    if is_terminal(sys.stdin) and is_terminal(sys.stdout):
        return _on_screen
    raise click.UsageError("the screen needs a terminal; use --plain, or fix and check for unattended work.")


def _on_screen(path: str, keys: str, theme: str) -> Hand:
    """The screen, with the keys and the theme of these names or those that are configured."""
    from mondegreen_tui.review.app import run_review
    from mondegreen_tui.review.desk import Desk
    from mondegreen_tui.review.keymap import keymap_near
    from mondegreen_tui.review.themes import theme_near

    desk = partial(Desk, keymap=keymap_near(path, keys), theme=theme_near(path, theme))

    def review(asked: Request, heard: Transcript, **how: Any) -> Outcome:
        from mondegreen.shows.show import Show
        from mondegreen_tui.ahead import Ahead

        ahead = Ahead(asked.path, heard, asked.context, asked.least)
        with sitting(asked.path, asked.ledger, heard, or_look=True) as (session, unplaced):
            how |= {"write": partial(_write, asked.path, session, how["output"]), "show": Show.near(asked.path)}
            return run_review(session, desk(ahead=ahead, path=asked.path, unplaced=unplaced, **how))

    return review


def _in_browser(path: str, keys: str, theme: str) -> Hand:
    """The screen, drawn into standard output for the server; what is said goes to the other end of standard error."""
    from mondegreen_tui.browser.lifeline import end_with_the_server
    from mondegreen_tui.review.outcome import BrokenOffError

    sys.stdout = sys.stderr
    end_with_the_server()
    on_screen = _on_screen(path, keys, theme)

    def in_tab(asked: Request, heard: Transcript, **how: Any) -> Outcome:
        try:
            return on_screen(asked, heard, **how)
        except BrokenOffError:
            raise BrokenOffError(f"{path}: the tab was closed; every decision is kept.") from None

    return in_tab


def _line_by_line(path: str, keys: str, theme: str) -> Hand:
    """The plain review; it has no colours to choose."""
    from mondegreen_tui.plain import run_plain
    from mondegreen_tui.remembering import ask_offers
    from mondegreen_tui.review.keymap import keymap_near

    del theme
    run = partial(run_plain, keymap=keymap_near(path, keys), remember=partial(ask_offers, path))

    def review(asked: Request, heard: Transcript, **how: Any) -> Outcome:
        from mondegreen.shows.show import Show
        from mondegreen_tui.ahead import Ahead

        found, ahead = _found(asked, heard)
        how["again"] = partial(Ahead, asked.path, heard, asked.context, asked.least, at_once=True)
        with sitting(asked.path, asked.ledger, heard, found) as (session, _):
            write = partial(_write, asked.path, session, how.pop("output"))
            return run(session, write=write, path=asked.path, show=Show.near(asked.path), ahead=ahead, **how)

    return review


def _found(asked: Request, heard: Transcript) -> tuple[tuple[Proposal, ...], Ahead | None]:
    """All proposals; where a person sits at the keyboard none yet, and the engine that is at work on them."""
    from mondegreen_tui.ahead import Ahead
    from mondegreen_tui.recording import proposed

    if not is_terminal(sys.stdin):
        return proposed(asked.path, heard, asked.context, asked.least), None
    tell(f"{asked.path}: it is being read; a long text takes a while.")
    return (), Ahead(asked.path, heard, asked.context, asked.least)


def _write(path: str, session: Session, output: Path) -> Path:
    from mondegreen.sessions.ledger import Ledger
    from mondegreen_tui.recording import mend

    assert isinstance(session.record, Ledger)
    mend(path, session, output, session.record)
    return output


def _place(path: str, output: str, *, in_place: bool) -> Path:
    from mondegreen_tui.targets import mended_target

    return mended_target(path, output, in_place=in_place)


def _sound(path: str, audio: str | None, *, served: bool) -> Callable[[Transcript], Sound]:
    from mondegreen_tui.sound import Sound, sound_beside

    if not audio and (served or os.environ.get("SSH_CONNECTION")):
        far = "Sound would come out of the other machine; --audio FILE plays it there all the same."
        return partial(Sound, file=None, refusal=far)
    return partial(Sound, file=Path(audio) if audio else sound_beside(path))


def _review(asked: Request, hand: Hand) -> int:
    from mondegreen.sessions.ledger import ledger_path
    from mondegreen_tui.recording import opened

    heard = opened(asked.path, asked.context)
    output = asked.target()
    title = Path(asked.path).name
    outcome = hand(asked, heard, title=title, output=output, sound=asked.sound(heard))
    if outcome.written and outcome.written != Path(asked.path) and _has_changed(asked.path, heard):
        tell(f"{asked.path}: it has changed since it was read, and the mended text has none of that; review it again.")
    return _told(asked.path, outcome, asked.ledger or ledger_path(Path(asked.path)))


def _has_changed(path: str, heard: Transcript) -> bool:
    """Whether the transcript is no more what was read."""
    from mondegreen.errors import UnreadableError
    from mondegreen.transcripts.reading import has_changed

    try:
        return has_changed(path, heard)
    except UnreadableError:
        return True


def _told(path: str, outcome: Outcome, ledger: Path) -> int:
    sums = outcome.count
    show(
        f"{path}: {counted(sums.total, 'proposal')}: {sums.accepted:,} accepted, {sums.edited:,} edited, "
        f"{sums.rejected:,} rejected, {sums.left:,} left."
    )
    for line in _totals(outcome):
        show(line)
    if outcome.written:
        show(f"The mended text is in {outcome.written}")
    if ledger.exists():
        show(f"The decisions are in {ledger}")
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
