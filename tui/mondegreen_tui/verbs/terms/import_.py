"""`mondegreen terms import`: lists of corrections that one has already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

import click

from mondegreen_tui.ending import attempted
from mondegreen_tui.output import counted, tell
from mondegreen_tui.values import NameOf
from mondegreen_tui.verbs.terms._place import Place, placed, tell_written

if TYPE_CHECKING:
    from mondegreen.imports import Imported, Left
    from mondegreen_dictionaries.amend import Draft


def _forms() -> tuple[str, ...]:
    from mondegreen.imports import import_names

    return import_names()


@click.command("import", short_help="Take in lists of corrections that you have already.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--from",
    "form",
    type=NameOf("form", _forms),
    default=None,
    metavar="FORM",
    help="The form; else its content tells.",
)
@placed
def verb(files: tuple[str, ...], form: str | None, at: str | None, *, own: bool) -> int:
    """Put into the terms what each FILE teaches: what to write, and what is heard in its place.

    \b
    codespell               wrong->right; several rights, or a reason, are asked about
    right-wrong             Right: wrong | wrong
    table                   CSV or TSV, wrong and right, or as its headings say
    json                    {"wrong": "right"}, {"Right": ["wrong"]} or a list of terms
    list                    a term a line
    talon                   words_to_replace.csv and additional_words.csv
    subtitle-edit-xml       multiple replace of Subtitle Edit 4, or its Settings.xml
    subtitle-edit-csv, -template   multiple replace of Subtitle Edit 5
    subtitle-edit-ocr       an OCR fix list: its whole words

    Only whole words are ever replaced. What people say and mean is asked about each time, and so is what several
    terms are heard as. Patterns, parts of words and deletions are no terms: they are counted and left out.
    """  # noqa: D301 - click wants the sign itself
    return max(attempted(partial(_import, file, form or "", Place(at, own))) for file in files)


def _import(file: str, form: str, place: Place) -> int:
    from mondegreen.disk.files import bytes_of, called
    from mondegreen.errors import MalformedError
    from mondegreen.imports import LARGEST, imported
    from mondegreen.transcripts.reading import decoded

    raw = bytes_of(file)
    if len(raw) > LARGEST:
        raise MalformedError(f"{called(file)}: more than {LARGEST >> 20} MiB; split it.")
    try:
        found = imported(decoded(raw, file)[0], form)
    except MalformedError as error:
        raise MalformedError(f"{called(file)}: {error}") from error
    added = place.amend(lambda draft: _added(draft, found))
    _tell_left(called(file), found.left)
    tell_written(place, added)
    return 0


def _added(draft: Draft, found: Imported) -> int:
    """How many terms were new, or have new variants."""
    from mondegreen.terms.lexicon import entry_for

    return sum(draft.add(target, entry_for(target).kind, variants) for target, variants in found.terms.items())


def _tell_left(file: str, left: Iterable[Left]) -> None:
    """Say what was left out, and why."""
    for why, count in Counter(each.why for each in left).items():
        tell(f"{file}: {counted(count, 'line')} left out, each {why}.")
