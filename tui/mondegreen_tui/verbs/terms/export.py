"""`mondegreen terms export`: terms for recognisers, so that they are heard right the next time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from mondegreen_tui.output import counted, deliver, tell
from mondegreen_tui.values import NameOf
from mondegreen_tui.verbs.terms._place import Place, placed

if TYPE_CHECKING:
    from mondegreen_dictionaries import Entry


def _services() -> tuple[str, ...]:
    from mondegreen.hints import service_names

    return service_names()


@click.command("export", short_help="Tell a recogniser the terms, in its own form.")
@click.option(
    "-f",
    "--for",
    "service",
    type=NameOf("service", _services),
    required=True,
    metavar="SERVICE",
    help="whisper (an initial prompt), deepgram, assemblyai, aws, google or speechmatics.",
)
@click.option(
    "--notes", multiple=True, metavar="FILE", help="Notes on the recording: its names come first; repeatable."
)
@placed
def verb(service: str, notes: tuple[str, ...], at: str | None, *, own: bool) -> int:
    """Write the terms of this show and your own for a recogniser, as its documentation has it.

    Where it takes only some, they are chosen by need: what was often corrected in this show, what is rare, names before
    other words. How many tokens they take is estimated on the safe side, without the recogniser's own tokenizer.
    """
    from mondegreen.hints import hints_of, service_named

    here, told = Place(at, own).show, service_named(service)
    first = hints_of(_noted(notes), here.counts)
    packs = (here.own,) if own else (here.glossary, here.own)
    entries = [entry for pack in packs for entry in pack.pack.entries]
    names = {hint.text for hint in first}
    hints = (*first, *(hint for hint in hints_of(entries, here.counts) if hint.text not in names))
    if not hints:
        raise click.UsageError("there are no terms here; add some, or name notes with --notes.")
    chosen = tuple(told.fits(hints))
    deliver(told.written(chosen).encode())
    if len(chosen) < len(hints):
        tell(f"{counted(len(hints) - len(chosen), 'term')} left out: {told.TITLE} takes {told.LIMITS}")
    return 0


def _noted(notes: tuple[str, ...]) -> Iterator[Entry]:
    from mondegreen.disk.files import bytes_of
    from mondegreen.recording import noted
    from mondegreen.terms.lexicon import entry_for
    from mondegreen.terms.notes import terms_in

    for path in notes:
        yield from map(entry_for, terms_in(noted(bytes_of(path), path)))
