"""`mondegreen terms learn`: terms out of clean texts, and out of what was decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from mondegreen_tui.output import counted, show, tell
from mondegreen_tui.verbs.terms._place import Place, placed, tell_written

if TYPE_CHECKING:
    from mondegreen.shows.learning import Offer
    from mondegreen.terms.mining import Found
    from mondegreen_dictionaries.amend import Draft


@click.command("learn", short_help="Learn terms from clean texts, or from decisions.")
@click.argument("corpus", metavar="CORPUS...", nargs=-1, required=True, type=click.Path(exists=True))
@click.option("--from-decisions", is_flag=True, help="CORPUS are transcripts with ledgers: learn what was decided.")
@click.option(
    "--least", type=click.IntRange(1), default=3, show_default=True, help="How often a term must stand there."
)
@click.option("--write", is_flag=True, help="Put what is listed into the file of terms; without it nothing is written.")
@placed
def verb(corpus: tuple[str, ...], at: str | None, least: int, *, from_decisions: bool, write: bool, own: bool) -> int:
    """List what could be learned from CORPUS, files or folders; with --write, learn it.

    From clean texts, those are names and words in no dictionary that stand there several times, and are not known
    yet. With --from-decisions, those are the corrections in the ledgers beside the transcripts that sound like what
    was heard: *elia* for *Ilya*. Look at the list; what is wrong in it can be taken out with `terms remove`.
    """
    place = Place(at or (corpus[0] if from_decisions else None), own)
    if from_decisions:
        offers = tuple(offer for path in corpus for offer in _offers(path))
        for offer in offers:
            show(f"{counted(offer.places, 'place'):>11}  {offer.says}")
        return _learn(place, len(offers), lambda draft: sum(offer.put_into(draft) for offer in offers), write=write)
    found = _mined(corpus, least)
    for each in found:
        show(f"{each.places:>6,}  {each.kind:<13}", (each.term, "bold"), (f"  {each.example}", "dim"))
    return _learn(place, len(found), lambda draft: sum(draft.add(each.term, each.kind) for each in found), write=write)


def _learn(place: Place, number: int, change: Callable[[Draft], int], *, write: bool) -> int:
    if not number:
        tell("nothing to be learned.")
    elif write:
        tell_written(place, place.amend(change))
    else:
        tell(f"{counted(number, 'term')} could be learned; --write puts them into {place.path}.")
    return 0


def _offers(path: str) -> tuple[Offer, ...]:
    """What the decisions on this transcript could teach."""
    from mondegreen.recording import Context
    from mondegreen.shows.show import Show
    from mondegreen_tui.recording import left, opened

    session = left(path, "", opened(path, Context()))
    if session is None:
        raise click.UsageError(f"{path}: nothing was decided on it yet; review it first.")
    return Show.near(path).offers(session)


def _mined(corpus: Sequence[str], least: int) -> tuple[Found, ...]:
    """The terms of all texts in these files and folders."""
    from mondegreen.terms.mining import mined
    from mondegreen_tui.corpora import texts_of

    return mined(texts_of(corpus), least)
