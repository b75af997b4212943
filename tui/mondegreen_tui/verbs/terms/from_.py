"""`mondegreen terms from`: the terms that notes name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from mondegreen_tui.ending import attempted
from mondegreen_tui.output import show
from mondegreen_tui.verbs.terms._place import Place, placed, tell_written

if TYPE_CHECKING:
    from mondegreen_dictionaries import Entry


@click.command("from", short_help="Say which terms notes name, with their kinds.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--of", default="", metavar="RECORDING", help="The recording that is meant, where a feed tells of many.")
@click.option("--write", is_flag=True, help="Put them into the terms of the show; without it they are only listed.")
@placed
def verb(files: tuple[str, ...], of: str, at: str | None, *, write: bool, own: bool) -> int:
    """List the terms that each FILE names, kind and term, as --notes draws them from it.

    FILE is Markdown, text, HTML, a Word document, a .info.json, a podcast's feed, chapters (JSON, FFmpeg's metadata, or
    lines with times), or an earlier transcript that is corrected. First names, surnames, possessive and joined forms
    are found by themselves. To change what is drawn, change the notes, or --write it and change that.
    """
    found: dict[str, Entry] = {}
    code = max(attempted(partial(_take, file, of, found)) for file in files)
    for entry in found.values():
        show((f"{entry.kind:<13}", "dim"), (entry.target, "bold"))
    if write and found:
        place = Place(at, own)
        added = place.amend(lambda draft: sum(draft.add(entry.target, entry.kind) for entry in found.values()))
        tell_written(place, added)
    return code


def _take(file: str, of: str, found: dict[str, Entry]) -> int:
    from mondegreen.disk.files import bytes_of, called
    from mondegreen.recording import noted
    from mondegreen.terms.lexicon import entry_for
    from mondegreen.terms.notes import terms_in

    for term in terms_in(noted(bytes_of(file), called(file), of)):
        found.setdefault(term, entry_for(term))
    return 0
