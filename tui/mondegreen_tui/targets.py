"""Where results are written: never over a transcript unless that is asked for, never two in one place."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

import click

from mondegreen.sessions.beside import SUFFIX, mended_path

STDOUT = Path("-")


def target(path: str, output: str, otherwise: Path = STDOUT, suffix: str = "") -> Path:
    """Where the one result goes: a file, a folder it is put into (with this ending of its name), or `otherwise`.

    Raises:
        click.UsageError: This is the transcript itself, or a ledger.
    """
    if not output or output == "-":
        return STDOUT if output else otherwise
    named = str(Path(path).with_suffix(suffix)) if suffix and path != "-" else path
    place = dict(_in_folder([named], output)).get(named, STDOUT) if is_folder(output) else Path(output)
    _refuse_clashes({path: place})
    return place


def mended_target(path: str, output: str, *, in_place: bool) -> Path:
    """Where a review writes the mended transcript.

    Raises:
        click.UsageError: This is a ledger, another transcript, or standard output.
    """
    if in_place:
        in_place_only([path], output)
        return Path(path)
    place = target(path, output, mended_path(Path(path)))
    if place == STDOUT:
        raise click.UsageError("the screen goes to standard output, so the result cannot; name a file with -o.")
    return place


def targets(paths: Sequence[str], output: str) -> dict[str, Path]:
    """Where the result of each transcript goes; `-` is standard output.

    Raises:
        click.UsageError: Several would go into one file, or one over a transcript or a ledger.
    """
    if not output or output == "-":
        if len(paths) > 1:
            raise click.UsageError("several files need -o FOLDER or --in-place.")
        return {paths[0]: STDOUT}
    found = dict(_in_folder(paths, output) if is_folder(output) else _as_file(paths, output))
    _refuse_clashes(found)
    return found


def is_folder(output: str) -> bool:
    """Whether results are put into this place, and not written to it."""
    return output.endswith(("/", os.sep)) or os.path.isdir(output)


def put(data: bytes, place: Path, output: str) -> None:
    """Write a result to its place; where a folder was named for it, that is made.

    Raises:
        UnwritableError: The place is not writable.
    """
    from mondegreen.disk.files import written

    make_room(place, output)
    written(place, data)


def make_room(place: Path, output: str) -> None:
    """Make the folder into which a result is put; one that a file was named in must be there.

    Raises:
        UnwritableError: It cannot be made.
    """
    from mondegreen.batch.store import make_folder

    if output and is_folder(output):
        make_folder(place.parent)


def _in_folder(paths: Iterable[str], folder: str) -> Iterator[tuple[str, Path]]:
    for path in paths:
        if path == "-":
            raise click.UsageError("standard input has no name to give the result in a folder; name a file with -o.")
        yield path, Path(folder) / Path(path).name


def _as_file(paths: Sequence[str], output: str) -> Iterator[tuple[str, Path]]:
    if len(paths) > 1:
        raise click.UsageError(
            f"{output} is not a folder, and several files cannot go into one; make the folder first."
        )
    yield paths[0], Path(output)


def _refuse_clashes(found: dict[str, Path]) -> None:
    taken: dict[str, str] = {}
    for path, place in found.items():
        for source in found:
            if _same(source, place):
                raise click.UsageError(f"{place} is a transcript itself; say --in-place to write over it.")
        if place.name.endswith(SUFFIX):
            raise click.UsageError(f"{place} is where decisions are kept; give the result another name.")
        # Not every disk tells capitals or ways to write an accent apart.
        other = taken.setdefault(normalize("NFC", str(place)).casefold(), path)
        if other != path:
            raise click.UsageError(f"{other} and {path} would both be written to {place}; do them one by one.")


def _same(source: str, place: Path) -> bool:
    if source == "-":
        return False
    try:
        return os.path.samefile(source, place)
    except OSError:
        return os.path.realpath(source) == os.path.realpath(place)


def in_place_only(paths: Iterable[str], output: str) -> None:
    """Refuse to write in place what has no place, or another.

    Raises:
        click.UsageError: There is an output as well, or standard input among the files.
    """
    if output:
        raise click.UsageError("-o and --in-place are two different places; leave one out.")
    if "-" in paths:
        raise click.UsageError("standard input cannot be written in place; name a file.")
