"""`mondegreen review`: an editor decides, one key each."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from mondegreen_tui.ending import FAILED
from mondegreen_tui.options import SHOWN, about_recordings, audio, keys, ledger, min_confidence, theme, transcript
from mondegreen_tui.output import counted, is_terminal, show, tell
from mondegreen_tui.sitting import sitting

if TYPE_CHECKING:
    from mondegreen.recording import Context
    from mondegreen.session import Session
    from mondegreen.transcript import Transcript
    from mondegreen_tui.review.outcome import Outcome

    Hand = Callable[..., Outcome]


class Request(NamedTuple):
    """What the command line asks for."""

    path: str
    context: Context
    target: Callable[[], Path]
    ledger: Path | None
    least: float
    audio: Path | None


@click.command("review", short_help="Decide proposal by proposal, one key each.")
@transcript
@about_recordings
@ledger
@click.option(
    "-o", "--output", default="", metavar="OUT", help="A file or a folder; without it FILE's name with .mended."
)
@click.option("--in-place", is_flag=True, help="Write over FILE when leaving.")
@min_confidence(SHOWN, "Show proposals")
@audio
@keys
@theme
@click.option("--plain", is_flag=True, help="Line by line: for screen readers, ssh and plain terminals.")
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
) -> int:
    """Decide on what is proposed for FILE, one key each; ? tells the keys.

    Every decision is kept at once in a ledger beside FILE, so that a review can be left and resumed at any time.
    On leaving, the mended text is written to a file of its own, and where it is and the sums are printed.
    """
    if path == "-":
        raise click.UsageError("the keys come from standard input, so the transcript cannot; name a file.")
    hand = _hand(plain=plain)(path, keys or "", theme or "")
    place = partial(_target, path, output, in_place=in_place)
    kept = Path(ledger) if ledger else None
    return _review(Request(path, context, place, kept, least, Path(audio) if audio else None), hand)


def _hand(*, plain: bool) -> Callable[[str, str, str], Hand]:
    if plain or os.environ.get("TERM") == "dumb":
        return _line_by_line
    if is_terminal(sys.stdin) and is_terminal(sys.stdout):
        return _on_screen
    raise click.UsageError("the screen needs a terminal; use --plain, or fix and check for unattended work.")


def _on_screen(path: str, keys: str, theme: str) -> Hand:
    """The screen, with the keys and the theme of these names or those that are configured."""
    from mondegreen_tui.review.app import run_review
    from mondegreen_tui.review.keymap import keymap_near
    from mondegreen_tui.review.themes import theme_near

    show_screen = partial(run_review, keymap=keymap_near(path, keys), theme=theme_near(path, theme))

    def review(asked: Request, heard: Transcript, **how: Any) -> Outcome:
        from mondegreen_tui.ahead import Ahead

        ahead = Ahead(asked.path, heard, asked.context, asked.least)
        with sitting(asked.path, asked.ledger, heard, or_look=True) as session:
            write = partial(_write, asked.path, session, how["output"])
            return show_screen(session, write=write, ahead=ahead, **how)

    return review


def _line_by_line(path: str, keys: str, theme: str) -> Hand:
    """The plain review; it has no colours to choose."""
    from mondegreen_tui.plain import run_plain
    from mondegreen_tui.remembering import ask_offers
    from mondegreen_tui.review.keymap import keymap_near

    del theme
    run = partial(run_plain, keymap=keymap_near(path, keys), remember=partial(ask_offers, path))

    def review(asked: Request, heard: Transcript, **how: Any) -> Outcome:
        from mondegreen_tui.recording import proposed

        found = proposed(asked.path, heard, asked.context, asked.least)
        with sitting(asked.path, asked.ledger, heard, found) as session:
            return run(session, title=how["title"], write=partial(_write, asked.path, session, how["output"]))

    return review


def _write(path: str, session: Session, output: Path) -> Path:
    from mondegreen.ledger import Ledger
    from mondegreen_tui.recording import mend

    assert isinstance(session.record, Ledger)
    mend(path, session, output, session.record)
    return output


def _target(path: str, output: str, *, in_place: bool) -> Path:
    from mondegreen_tui.targets import STDOUT, in_place_only, mended_beside, target

    if in_place:
        in_place_only([path], output)
        return Path(path)
    place = target(path, output, mended_beside(Path(path)))
    if place == STDOUT:
        raise click.UsageError("the screen goes to standard output, so the result cannot; name a file with -o.")
    return place


def _review(asked: Request, hand: Hand) -> int:
    from mondegreen_tui.recording import opened
    from mondegreen_tui.sound import Sound, sound_beside

    heard = opened(asked.path, asked.context)
    output = asked.target()
    sound = Sound(heard, asked.audio or sound_beside(asked.path))
    return _told(asked.path, hand(asked, heard, title=Path(asked.path).name, output=output, sound=sound))


def _told(path: str, outcome: Outcome) -> int:
    sums = outcome.count
    show(
        f"{path}: {counted(sums.total, 'proposal')}: {sums.accepted:,} accepted, {sums.edited:,} edited, "
        f"{sums.rejected:,} rejected, {sums.left:,} left."
    )
    if outcome.written:
        show(f"The mended text is in {outcome.written}")
    if outcome.trouble:
        tell(outcome.trouble)
    return FAILED if outcome.trouble else 0
