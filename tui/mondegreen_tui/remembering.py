"""What a show learns when a review ends: counted without a word, and offered in words. Nothing is learned unasked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mondegreen.errors import MondegreenError
from mondegreen_tui.output import counted, show, tell
from mondegreen_tui.safe import safe_line

if TYPE_CHECKING:
    from mondegreen.sessions.session import Session
    from mondegreen.shows.learning import Offer
    from mondegreen.shows.show import Show


def note(path: str, session: Session) -> None:
    """Count what a hand has decided, for the next transcript of the show; without that, a review is a review."""
    from mondegreen.shows.show import Show

    try:
        Show.near(path).note(session)
    except MondegreenError as error:
        tell(f"{error} What was decided here will not be known in the next transcript.")


def ask_offers(path: str, session: Session, lines: Iterator[str]) -> None:
    """Offer in words what could be remembered, one thing at a time: y remembers it, n is not asked again, q leaves."""
    from mondegreen.shows.show import Show

    here = Show.near(path)
    offers = here.unanswered(session)
    if offers:
        show(f"{counted(len(offers), 'thing')} could be remembered in {here.path}")
    for offer in offers:
        says = safe_line(offer.says.replace("*", ""))
        print(f"Remember {says}? y n q > ", end="", flush=True)
        line = next(lines, None)
        if line is None:
            print(flush=True)
        if line in (None, "q"):
            return
        try:
            here = _answered(here, offer, line or "")
        except MondegreenError as error:
            tell(str(error))
            return


def _answered(here: Show, offer: Offer, line: str) -> Show:
    """The show after an answer."""
    if line == "y":
        here = here.remember(offer)
        show("It is remembered.")
    elif line == "n":
        here.decline(offer)
    return here
