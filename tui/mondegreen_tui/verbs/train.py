"""`mondegreen train`: how people speak in a field, out of clean texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mondegreen_tui.output import tell

if TYPE_CHECKING:
    from pathlib import Path

ENOUGH = 2_000
"""Words below which hardly a phrase stands twice."""


@click.command("train", short_help="Learn phrases of your field from clean texts.")
@click.argument("corpus", metavar="CORPUS...", nargs=-1, required=True, type=click.Path(exists=True))
@click.option(
    "--at",
    type=click.Path(exists=True),
    default=".",
    metavar="PLACE",
    help="A transcript or a folder of the show that is to know them; without it, this folder.",
)
@click.option("--own", is_flag=True, help="For everything that you edit, instead of a show.")
def verb(corpus: tuple[str, ...], at: str, *, own: bool) -> int:
    """Learn from CORPUS, files or folders of clean texts, which words go together in your field.

    Good are texts that a person has read: mended transcripts of the show, articles, a manual. The words by twos and
    threes, and how often each stood there, are kept in mondegreen.language.npz at PLACE, or with --own among what the
    program keeps of you. They then speak, beside spoken English at large, for or against each word that may have been
    misheard. Whoever has that file can see which phrases stood in the texts.

    To train once more is to begin anew: name all the texts. The same texts always give the same file.
    """
    from mondegreen.mishearings.field import Field
    from mondegreen_tui.corpora import texts_of

    field = Field.of(texts_of(corpus))
    if field.total < ENOUGH:
        raise click.UsageError(
            f"of {field.total:,} words in these texts too little is to be learned; name texts with {ENOUGH:,} or more."
        )
    place = _place(at, own=own)
    field.save(place)
    tell(f"{field.total:,} words, {len(field.counts[1]):,} pairs and {len(field.counts[2]):,} triples in {place}.")
    return 0


def _place(at: str, *, own: bool) -> Path:
    """Where it is kept: beside the terms of the show, or among what is kept of a person."""
    from mondegreen.shows.show import Show
    from mondegreen.shows.trained import NAME, own_language

    place = own_language() if own else Show.near(at).path.with_name(NAME)
    place.parent.mkdir(parents=True, exist_ok=True)
    return place
