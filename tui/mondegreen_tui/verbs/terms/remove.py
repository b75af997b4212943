"""`mondegreen terms remove`: terms that are no longer looked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from mondegreen_tui.ending import did_you_mean
from mondegreen_tui.output import tell
from mondegreen_tui.verbs.terms._place import Place, placed

if TYPE_CHECKING:
    from mondegreen_dictionaries.amend import Draft


@click.command("remove", short_help="Take terms out, those of shipped packs too.")
@click.argument("terms", metavar="TERM...", nargs=-1, required=True)
@placed
def verb(terms: tuple[str, ...], at: str | None, *, own: bool) -> int:
    """Take out each TERM with all that belongs to it.

    A term of a shipped pack stays in the pack, and is not looked for in this show any more.
    """
    from mondegreen.shows.glossary import glossary_at

    place = Place(at, own)
    here = {entry.target for entry in glossary_at(place.path).pack.entries}
    for term in terms:
        packs = () if term in here else tuple(_packs_with(term))
        if term not in here and not packs:
            raise click.UsageError(f"there is no term {term!r} in {place.path} or a pack.{did_you_mean(term, here)}")
    place.amend(lambda draft: _remove(draft, terms, here))
    for term in terms:
        tell(f"{term}: taken out." if term in here else f"{term}: not looked for here any more.")
    return 0


def _remove(draft: Draft, terms: tuple[str, ...], here: set[str]) -> None:
    for term in terms:
        if term in here:
            draft.drop(term)
        else:
            draft.remove(term)


def _packs_with(term: str) -> Iterator[str]:
    from mondegreen_dictionaries import pack_named, pack_names

    yield from (name for name in pack_names() if any(entry.target == term for entry in pack_named(name).entries))
