"""`mondegreen export`: make something else of a transcript, for people to read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mondegreen_tui.options import SURE, Verb, about_recordings, dressed, ledger, transcript
from mondegreen_tui.output import deliver, is_terminal, tell
from mondegreen_tui.values import NameOf, Probability

if TYPE_CHECKING:
    from mondegreen.exports import Export, Front, Shown
    from mondegreen.proposal import Proposal
    from mondegreen.recording import Context
    from mondegreen.sessions.session import Session
    from mondegreen.transcripts.transcript import Transcript


def _names() -> Iterable[str]:
    from mondegreen.exports import export_names

    return export_names()


SHOWING = (
    click.option("--times", is_flag=True, help="Begin each paragraph with its time, where there is one."),
    click.option("--labels/--no-labels", default=True, show_default=True, help="Say who speaks, where a turn begins."),
    click.option(
        "--front/--no-front",
        default=None,
        help="Begin with title, source, date, policy and a note. Without either, md, html, docx and json do.",
    ),
    click.option("--title", default="", metavar="TEXT", help="The title; without it the name of FILE."),
    click.option("--source", default="", metavar="TEXT", help="What it is made of; without it the name of FILE."),
    click.option("--date", default="", metavar="TEXT", help="When it was recorded. It is never guessed."),
    click.option("--note", default="", metavar="TEXT", help="How verbatim it is; without it what the policy says."),
)
LAYING_OUT = (
    click.option(
        "--columns",
        type=click.IntRange(8, 200),
        default=42,
        show_default=True,
        help="Captions: the characters of a line.",
    ),
    click.option(
        "--lines", type=click.IntRange(1, 8), default=2, show_default=True, help="Captions: the lines of one."
    ),
    click.option(
        "--speed",
        type=click.FloatRange(1, 100),
        default=17.0,
        show_default=True,
        help="Captions: the characters a second that can be read.",
    ),
)


def _about_looks(verb: Verb) -> Verb:
    """Options that say what stands beside the words, and how captions are laid out."""
    return dressed(verb, (*SHOWING, *LAYING_OUT))


@click.command("export", short_help="Make clean reading text or captions of a transcript.")
@transcript
@click.option(
    "-f",
    "--format",
    "form",
    type=NameOf("export", _names),
    default=None,
    metavar="FORMAT",
    help="What to make: txt, md, html, docx: reading text by turn and paragraph; srt, vtt: captions; json: words, "
    "times, speakers and decisions, for programs. Without it, the ending of OUT says it, else txt.",
)
@click.option("-o", "--output", default="", metavar="OUT", help="A file or a folder; without it standard output.")
@_about_looks
@click.option(
    "--min-confidence",
    "least",
    type=Probability(),
    default=None,
    metavar="0..1",
    help=f"Mend what was not decided from this confidence on; with --policy alone it is {SURE}.",
)
@about_recordings
@ledger
def verb(
    path: str,
    *,
    form: str | None,
    output: str,
    context: Context,
    ledger: str,
    least: float | None,
    columns: int,
    lines: int,
    speed: float,
    times: bool,
    labels: bool,
    front: bool | None,
    **said: str,
) -> int:
    """Make clean reading text or captions of FILE, with what was accepted in a review.

    The decisions are those of the ledger beside FILE; without one, the words stand as they were heard. With --policy
    or --min-confidence, what was not decided and is sure enough is mended as well, as far as that policy goes.

    Captions that did not change stay as they are. Those that did, and transcripts that are none, are laid out as
    broadcasters do it.
    """
    from mondegreen.disk.files import called
    from mondegreen.exports import Layout, Shown, export_named
    from mondegreen.sessions.session import Session
    from mondegreen_tui.recording import left, opened
    from mondegreen_tui.targets import STDOUT, target

    export = export_named(form or _form_of(output))
    place = target(path, output, STDOUT, suffix=export.SUFFIX)
    if place == STDOUT and not export.IS_TEXT and is_terminal(sys.stdout):
        raise click.UsageError(f"a {export.SUFFIX} file is no text for a terminal; name a file with -o.")
    heard = opened(path, context)
    settled = context.policy or least is not None
    session = _settled(path, ledger, heard, context, least) if settled else left(path, ledger, heard)
    if session is None:
        tell(f"{called(path)}: no decisions are kept beside it; its words stay as they are.")
    wanted = export.FRONT if front is None else front
    shown = Shown(
        times=times,
        labels=labels,
        front=_front(path, session, context.policy, said, ledger) if wanted else None,
        layout=Layout(columns=columns, lines=lines, speed=speed),
    )
    _deliver(
        _made(path, export, session or Session(heard, ()), shown), place, output, f"{called(path)}: {export.TITLE}"
    )
    return 0


def _form_of(output: str) -> str:
    """What to make, by the ending of the file it goes to.

    Raises:
        click.UsageError: Nothing that is made has this ending.
    """
    from mondegreen_tui.targets import is_folder

    ending = "" if is_folder(output) else Path(output).suffix.lower().removeprefix(".")
    if ending and ending not in _names():
        raise click.UsageError(f"{output}: there is no export {ending!r}; say with -f which of {', '.join(_names())}.")
    return ending or "txt"


def _settled(path: str, ledger: str, heard: Transcript, context: Context, least: float | None) -> Session:
    from mondegreen_tui.recording import proposed, settle, with_decisions

    floor = SURE if least is None else least
    session = with_decisions(path, ledger, heard, proposed(path, heard, context, floor))
    settle(session, floor)
    return session


def _front(path: str, session: Session | None, policy: str, said: dict[str, str], ledger: str) -> Front:
    """What the export says of itself: the policy that was asked for, or the least that allows what was done."""
    from mondegreen.exports import Front
    from mondegreen.policies import least_for, policy_named

    name = "" if path == "-" else Path(path).name
    front = Front(title=said["title"] or Path(name).stem, source=said["source"] or name, date=said["date"])
    if session is None:
        return replace(front, note=said["note"] or "The words stand as the transcript has them.")
    made = (*session.accepted, *_made_before(path, ledger, session.transcript))
    meant = policy_named(policy) if policy else least_for(made)
    return replace(front, policy=meant.name, note=said["note"] or meant.note)


def _made_before(path: str, ledger: str, heard: Transcript) -> Iterator[Proposal]:
    """What was accepted and stands in the transcript already, since it was mended in place."""
    from mondegreen.sessions.ledger import session_at
    from mondegreen_tui.recording import ledger_of

    kept = ledger_of(path, ledger)
    found = session_at(kept, heard) if kept else None
    yield from (proposal for _, _, proposal in found[1].made) if found else ()


def _made(path: str, export: Export, session: Session, shown: Shown) -> bytes:
    from mondegreen.disk.files import called
    from mondegreen.errors import UnwritableError

    try:
        return export.export(session, shown)
    except UnwritableError as error:
        raise UnwritableError(f"{called(path)}: {error}") from error


def _deliver(data: bytes, place: Path, output: str, what: str) -> None:
    from mondegreen_tui.targets import STDOUT, put

    if place == STDOUT:
        deliver(data)
    else:
        put(data, place, output)
        tell(f"{what} in {place}.")
