"""`mondegreen terms add`: terms, and how they are misheard."""

from __future__ import annotations

import click

from mondegreen_tui.output import tell
from mondegreen_tui.values import NameOf
from mondegreen_tui.verbs.terms._place import Place, placed, tell_written


def _kinds() -> tuple[str, ...]:
    from mondegreen_dictionaries.pack import KINDS

    return KINDS


@click.command("add", short_help="Add terms, and how they are misheard.")
@click.argument("terms", metavar="TERM...", nargs=-1, required=True)
@click.option(
    "--kind",
    type=NameOf("kind", _kinds),
    default=None,
    metavar="KIND",
    help="person, organisation, product, place, acronym, term or phrase; without it, its shape tells.",
)
@click.option(
    "--heard", multiple=True, metavar="WORDS", help="What is written in its place; repeatable, for one TERM alone."
)
@placed
def verb(terms: tuple[str, ...], kind: str | None, heard: tuple[str, ...], at: str | None, *, own: bool) -> int:
    """Add each TERM, spelled as it shall be written.

    Names need no parts of their own: first name, surname, possessive, plural and joined forms are found by themselves.
    Where --heard are words that people also say and mean, they are asked about each time.
    """
    from mondegreen.shows.learning import variant_of
    from mondegreen.terms.lexicon import entry_for

    if heard and len(terms) > 1:
        raise click.UsageError("--heard is of one term; add one at a time.")
    place = Place(at, own)
    variants = tuple(map(variant_of, heard))
    for variant in variants:
        if not variant.heard:
            raise click.UsageError("--heard has letters; write the words as they stand in transcripts.")
        if variant.trust == "ask":
            tell(f"{variant.heard!r} is said and meant too, so it will be asked about each time.")
    once = tuple(dict.fromkeys(" ".join(each.split()) for each in terms))
    if not all(any(map(str.isalnum, each)) for each in once):
        raise click.UsageError("a term has letters; write it.")
    added = place.amend(lambda draft: sum(draft.add(each, kind or entry_for(each).kind, variants) for each in once))
    tell_written(place, added)
    return 0
