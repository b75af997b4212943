"""`mondegreen terms list`: what is known here, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from mondegreen_tui.output import NOTHING, Part, counted, show, tell
from mondegreen_tui.verbs.terms._place import Place, placed

if TYPE_CHECKING:
    from mondegreen.shows.glossary import Glossary
    from mondegreen.shows.past import Counts
    from mondegreen.shows.show import Show
    from mondegreen_dictionaries import Entry, Variant


@click.command("list", short_help="Say what is known here, and what became of it.")
@placed
def verb(at: str | None, *, own: bool) -> int:
    """List the terms of this show and your own: kind, term, how it is heard, how often an editor took it or did not.

    Below them: changes that are never proposed, and those that were rejected so often that they are asked about no
    more. How often is counted on this machine, not in the file.
    """
    here = Place(at, own).show
    counts = here.counts
    for pack in (here.own,) if own else (here.glossary, here.own):
        for line in _terms(pack, counts):
            show(*line)
    for line in () if own else _unwanted(here):
        show(*line)
    terms = sum(len(pack.pack.entries) for pack in (here.glossary, here.own))
    tell(f"{here.path}: {counted(len(here.glossary.pack.entries), 'term')}, {counted(terms, 'term')} with your own.")
    return 0


def _terms(glossary: Glossary, counts: Counts) -> Iterator[tuple[Part, ...]]:
    whose = "show" if glossary.tier.name == "SHOW" else "own"
    for entry in sorted(glossary.pack.entries, key=lambda entry: entry.target.casefold()):
        heard = ", ".join(map(_heard, entry.variants))
        yield (
            (f"{entry.kind:<13}", "dim"),
            (entry.target, "bold"),
            f"  heard: {heard}" if heard else "",
            *_sums(entry, counts),
            (f"  [{whose}]", "dim"),
        )


def _heard(variant: Variant) -> str:
    said = [variant.trust] if variant.trust != "always" else []
    said += [f"for {variant.form}"] if variant.form else []
    return f"{variant.heard} ({', '.join(said)})" if said else variant.heard


def _sums(entry: Entry, counts: Counts) -> Iterator[str]:
    """How often changes into this term were taken."""
    of = [past for past in counts.values() if past.target == entry.target]
    if of:
        yield f"  accepted {sum(past.accepted for past in of):,}, rejected {sum(past.rejected for past in of):,}"


def _unwanted(here: Show) -> Iterator[tuple[Part, ...]]:
    for target in here.glossary.pack.remove:
        yield ("removed      ", "dim"), target, ("  [of a pack, not sought here]", "dim")
    for never in here.glossary.pack.never:
        becomes = "anything" if never.becomes is None else never.becomes or NOTHING
        yield ("never        ", "dim"), f"{never.heard} → {becomes}", (f"  {never.why}", "dim")
    for change, past in sorted(here.counts.items()):
        if past.settled:
            says = f"  rejected {past.rejected:,} times, last on {past.last}; add it as a term to be asked again"
            yield ("asked no more", "dim"), f" {change.heard} → {change.becomes or NOTHING}", (says, "dim")
