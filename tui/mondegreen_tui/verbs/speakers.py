"""`mondegreen speakers`: list who speaks, and call them otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mondegreen_tui.options import about_reading, transcript
from mondegreen_tui.output import Part, counted, deliver, show, tell

if TYPE_CHECKING:
    from mondegreen.recording import Context
    from mondegreen.transcripts.speakers import Speaker
    from mondegreen.transcripts.transcript import Transcript

NOBODY = "(nobody named)"


@click.command("speakers", short_help="List who speaks, or rename them everywhere.")
@transcript
@click.option(
    "--rename",
    "renames",
    multiple=True,
    metavar="OLD=NEW",
    help='Call a speaker otherwise, as in --rename "Speaker 1=Ilya Sutskever"; repeatable.',
)
@click.option("-o", "--output", default="", metavar="OUT", help="A file or a folder; without it standard output.")
@click.option("--in-place", is_flag=True, help="Write over FILE.")
@about_reading
def verb(path: str, context: Context, renames: tuple[str, ...], output: str, *, in_place: bool) -> int:
    """List who speaks in FILE: name, turns, words, and when they begin.

    With --rename, write FILE with other names, in labels, voice tags and speaker fields, and nothing else changed.
    """
    from mondegreen.transcripts.speakers import speakers
    from mondegreen_tui.recording import opened

    if not renames and (output or in_place):
        raise click.UsageError("there is nothing to write; say --rename OLD=NEW.")
    heard = opened(path, context)
    if renames:
        return _rename(path, heard, dict(map(_pair, renames)), output, in_place=in_place)
    for line in _table(speakers(heard)):
        show(*line)
    return 0


def _pair(rename: str) -> tuple[str, str]:
    old, equals, new = (part.strip() for part in rename.partition("="))
    if not (old and equals and new):
        raise click.UsageError(f'{rename!r} is no pair of names; write it as in --rename "Speaker 1=Ilya".')
    return old, new


def _table(found: Sequence[Speaker]) -> Iterator[Sequence[Part]]:
    from mondegreen.exports import clock

    width = max((len(speaker.name or NOBODY) for speaker in found), default=0)
    for speaker in found:
        begins = "" if speaker.begins is None else f"  from {clock(speaker.begins)}"
        sums = f"  {counted(speaker.turns, 'turn'):>12}  {counted(speaker.words, 'word'):>13}"
        yield (f"{speaker.name or NOBODY:{width}}", "bold" if speaker.name else "dim"), sums, (begins, "dim")


def _rename(path: str, heard: Transcript, names: dict[str, str], output: str, *, in_place: bool) -> int:
    from mondegreen.disk.files import encoded
    from mondegreen.transcripts.reading import refuse_changed
    from mondegreen.transcripts.speakers import renamed
    from mondegreen_tui.targets import STDOUT, in_place_only, put, target

    if in_place:
        in_place_only([path], output)
    place = Path(path) if in_place else target(path, output)
    data = encoded(renamed(heard, names), heard.codec, str(place))
    if place == STDOUT:
        deliver(data, heard.codec)
        return 0
    if in_place:
        refuse_changed(path, heard)
    put(data, place, output)
    tell(f"{path}: {counted(len(names), 'speaker')} renamed in {place}.")
    return 0
