"""`mondegreen review`: an editor decides, one key each."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mondegreen_tui.ending import FAILED
from mondegreen_tui.options import SHOWN, about_recordings, keys, ledger, min_confidence, transcript
from mondegreen_tui.output import counted, is_terminal, show, tell

if TYPE_CHECKING:
    from mondegreen.ledger import Ledger
    from mondegreen.recording import Context
    from mondegreen.session import Session
    from mondegreen_tui.review.keymap import Keymap
    from mondegreen_tui.review.outcome import Outcome

    Hand = Callable[..., Outcome]


@click.command("review", short_help="Decide proposal by proposal, one key each.")
@transcript
@about_recordings
@ledger
@click.option(
    "-o", "--output", default="", metavar="OUT", help="A file or a folder; without it FILE's name with .mended."
)
@click.option("--in-place", is_flag=True, help="Write over FILE when leaving.")
@min_confidence(SHOWN, "Show proposals")
@keys
@click.option("--plain", is_flag=True, help="Line by line: for screen readers, ssh and plain terminals.")
def verb(
    path: str,
    context: Context,
    ledger: str,
    output: str,
    *,
    in_place: bool,
    least: float,
    keys: str | None,
    plain: bool,
) -> int:
    """Decide on what is proposed for FILE, one key each; ? tells the keys.

    Every decision is kept at once in a ledger beside FILE, so that a review can be left and resumed at any time.
    On leaving, the mended text is written to a file of its own, and where it is and the sums are printed.
    """
    if path == "-":
        raise click.UsageError("the keys come from standard input, so the transcript cannot; name a file.")
    hand = HANDS[_hand(plain=plain)]
    target = partial(_target, path, output, in_place=in_place)
    kept = Path(ledger) if ledger else None
    return _review(path, context, target, kept, least=least, hand=partial(hand, keymap=_keymap(path, keys or "")))


def _hand(*, plain: bool) -> str:
    if plain or os.environ.get("TERM") == "dumb":
        return "plain"
    if is_terminal(sys.stdin) and is_terminal(sys.stdout):
        return "screen"
    raise click.UsageError("the screen needs a terminal; use --plain, or fix and check for unattended work.")


def _keymap(path: str, name: str) -> Keymap:
    from mondegreen_tui.review.keymap import keymap_near

    return keymap_near(path, name)


def _target(path: str, output: str, *, in_place: bool) -> Path:
    from mondegreen_tui.targets import STDOUT, in_place_only, mended_beside, target

    if in_place:
        in_place_only([path], output)
        return Path(path)
    place = target(path, output, mended_beside(Path(path)))
    if place == STDOUT:
        raise click.UsageError("the screen goes to standard output, so the result cannot; name a file with -o.")
    return place


def _review(
    path: str, context: Context, target: Callable[[], Path], kept: Path | None, *, least: float, hand: Hand
) -> int:
    from mondegreen.ledger import Ledger, ledger_path
    from mondegreen_tui.recording import mend, opened, proposed, tell_of

    heard = opened(path, context)
    place = target()
    proposals = proposed(path, heard, context, least)
    with Ledger(kept or ledger_path(Path(path))) as ledger:
        session, report = ledger.resume(heard, proposals)
        tell_of(path, report)
        if report.replayed:
            tell(f"{path}: {counted(report.replayed, 'decision')} from before.")

        def write() -> Path:
            mend(path, session, place, ledger)
            return place

        outcome = hand(session, title=Path(path).name, output=place, write=write, ledger=ledger)
    if ledger.trouble:
        tell(f"{path}: the last decisions may not outlive a power cut ({ledger.trouble}).")
    return _told(path, outcome)


def _on_screen(session: Session, **given: Any) -> Outcome:
    from mondegreen_tui.review.app import run_review

    return run_review(session, **given)


def _line_by_line(
    session: Session, *, title: str, output: Path, write: Callable[[], Path], ledger: Ledger, keymap: Keymap
) -> Outcome:
    from mondegreen_tui.plain import run_plain

    del output, ledger
    return run_plain(session, title=title, write=write, keymap=keymap)


HANDS: Mapping[str, Hand] = {"screen": _on_screen, "plain": _line_by_line}


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
