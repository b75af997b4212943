"""`mondegreen lint`: hold configuration files and packs to what they promise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import click

from mondegreen_tui.ending import attempted
from mondegreen_tui.output import counted, show, tell

if TYPE_CHECKING:
    from mondegreen.configuration import Configuration

FOUND = 1


@click.command("lint", short_help="Check your rules and packs, and run their tests.")
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option(
    "--fix", "mend", is_flag=True, help="Mend the order, the letters and what stands twice in each pack first."
)
def verb(files: tuple[str, ...], *, mend: bool) -> int:
    """Check rules and packs of your own, and run the tests that stand in them.

    FILE is a mondegreen.toml, a pyproject.toml, a pack, a mondegreen.terms.toml, or the name of a shipped pack. Without
    one, it is the configuration and the terms that hold in this folder, with the packs that lie in files of their own.
    A pack of your own is held against the shipped ones: what one mends the other must not break.

    Ends with 0 if all is well, 1 if something is to be mended, 2 if a file could not be read.
    """
    from mondegreen.errors import MalformedError

    try:
        every = files or _here()
    except MalformedError as error:
        show(str(error))
        return FOUND
    return max(attempted(partial(_lint, file, mend=mend)) for file in every)


def _here() -> tuple[str, ...]:
    from mondegreen.configuration import configuration_near
    from mondegreen.shows.glossary import glossary_near

    wanted, terms = configuration_near("-"), glossary_near("-")
    own = (name for name in wanted.packs or () if name.endswith(".toml"))
    found = tuple(filter(None, (wanted.path, *own, str(terms or ""))))
    if not found:
        raise click.UsageError("there is no mondegreen.toml in this folder or above it; name a file.")
    return found


def _lint(file: str, *, mend: bool) -> int:
    if mend and _is_pack(file):
        _mend(file)
    problems = tuple(_of_a_pack(file) if _is_pack(file) else _of_a_configuration(file))
    for problem in problems:
        show(problem)
    tell(f"{file}: {counted(len(problems), 'problem') if problems else 'all is well'}.")
    return FOUND if problems else 0


def _mend(file: str) -> None:
    """Mend what mends itself, and write it whole or not at all. What is no TOML is said where it is read."""
    from mondegreen.disk.files import written
    from mondegreen_dictionaries import pack_path, pack_text
    from mondegreen_dictionaries.repair import fix

    path = pack_path(file)
    text = pack_text(path)
    with suppress(ValueError):
        mended = fix(text)
        if mended != text:
            written(path, mended.encode())
            tell(f"{file}: mended.")


def _is_pack(file: str) -> bool:
    from mondegreen.disk.files import bytes_of
    from mondegreen.errors import MalformedError
    from mondegreen.outside.tables import toml_of
    from mondegreen_dictionaries import pack_names

    if file in pack_names():
        return True
    try:
        said = toml_of(bytes_of(file), file)
        return bool({"pack", "entry", "never", "remove"} & set(said)) or isinstance(said.get("terms"), dict)
    except MalformedError:
        return False  # what is wrong with it is said where it is read


def _of_a_pack(file: str) -> Iterator[str]:
    from mondegreen.lint import lint

    yield from map(str, lint([file]))


def _of_a_configuration(file: str) -> Iterator[str]:
    from mondegreen.configuration import configuration_in
    from mondegreen.errors import MalformedError

    try:
        wanted = configuration_in(file)
    except MalformedError as error:
        yield str(error)
        return
    yield from _of_the_screen(wanted)
    yield from _of_rules(file, wanted)


def _of_the_screen(wanted: Configuration) -> Iterator[str]:
    from mondegreen.errors import MalformedError
    from mondegreen_tui.review.keymap import keymap_of
    from mondegreen_tui.review.themes import theme_of

    for held in (keymap_of, theme_of):
        try:
            held(wanted)
        except MalformedError as error:
            yield str(error)


def _of_rules(file: str, wanted: Configuration) -> Iterator[str]:
    from mondegreen.own_rules import chained, failures

    for own in wanted.rules:
        for text, meant, given in failures(own):
            yield f"{file}: rule {own.name!r}: {text!r} should give {meant!r}, and gives {given!r}."
        if own.watch.overran:
            yield f"{file}: rule {own.name!r}: its pattern takes too long; write it with fewer repeats."
    for first, then in chained(wanted.rules):
        what = "itself" if first is then else repr(then.name)
        yield f"{file}: rule {first.name!r}: what it writes is changed again by {what}; write the last form at once."
