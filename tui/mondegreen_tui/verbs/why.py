"""`mondegreen why`: say why a term was not proposed for what was heard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from mondegreen_tui.ending import attempted
from mondegreen_tui.options import about_recordings, transcript
from mondegreen_tui.output import show, tell
from mondegreen_tui.weights import weights

if TYPE_CHECKING:
    from mondegreen.recording import Context

NOWHERE = 1


@click.command("why", short_help="Say why a term was not proposed for what was heard.")
@transcript
@click.argument("heard")
@click.argument("term")
@about_recordings
@click.option("--explain", is_flag=True, help="Show all that was weighed, too.")
def verb(path: str, heard: str, term: str, context: Context, *, explain: bool) -> int:
    """Say, for each place in FILE where HEARD stands, why TERM is not proposed there, or that it is.

    A TERM that nothing names is tried as if it were named for the recording. Ends with 1 where HEARD stands nowhere in
    FILE.
    """
    return attempted(partial(_why, path, heard, term, context, explain=explain))


def _why(path: str, heard: str, term: str, context: Context, *, explain: bool) -> int:
    from mondegreen.transcripts.places import Places
    from mondegreen_tui.recording import opened, why

    transcript = opened(path, context)
    places = Places(transcript)
    answers = why(path, transcript, context, heard, term)
    for answer in answers:
        line, column = places.first(answer.start)
        stands = transcript.text[answer.start : answer.end]
        show(f"{path}:{line}:{column}: ", (stands, "red"), ", ", (term, "green"), f": {answer.says}")
        for weight in weights(answer.evidence) if explain else ():
            show(*weight)
    if not answers:
        tell(f"{path}: {heard!r} stands nowhere in it.")
    return 0 if answers else NOWHERE
