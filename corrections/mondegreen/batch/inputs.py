"""What is to be done: files, folders, patterns and addresses, walked in an order that is the same on every machine."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from fnmatch import fnmatch
from functools import cache
from itertools import takewhile
from pathlib import Path, PurePath, PurePosixPath
from typing import NamedTuple

from mondegreen.batch.address import MAGIC, Found, is_far, near
from mondegreen.batch.far import files_far
from mondegreen.batch.store import is_folder, present
from mondegreen.configuration import OWN as CONFIGURATION
from mondegreen.disk.files import said
from mondegreen.errors import UnreadableError
from mondegreen.formats import format_named, format_names
from mondegreen.recording import NOTES, notes_beside, possible_notes
from mondegreen.sessions.beside import MENDED, SUFFIX
from mondegreen.shows.glossary import NAME as GLOSSARY
from mondegreen.shows.trained import NAME as LANGUAGE

OWN = (SUFFIX, *NOTES)
"""How the names end of what stands beside a transcript and is none."""
KEPT = (CONFIGURATION, GLOSSARY, LANGUAGE)
"""What a show keeps among its transcripts."""
RUN = ".mondegreen-run"
"""The folder in which a run keeps what it has done."""


class Input(NamedTuple):
    """A file to be done.

    Attributes:
        found: Where it is.
        walked: Whether it was found in a folder or by a pattern; else it was named itself.
        notes: The notes that stand beside it; empty where there are none.
    """

    found: Found
    walked: bool = False
    notes: str = ""


class Inputs:
    """What was named on the command line.

    Args:
        named: Files, folders, patterns and addresses.
        without: Patterns of names that are left out.
        apart: Folders that are not walked into: where results go.
        skip: Is told the address of a file that is no transcript by its name.
    """

    def __init__(
        self,
        named: Sequence[str],
        *,
        without: Sequence[str] = (),
        apart: Iterable[str] = (),
        skip: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._named = tuple(dict.fromkeys(near(each) for each in named))
        self._without = tuple(without)
        self._apart = {os.path.realpath(folder) for folder in apart if not is_far(folder)}
        self._far = tuple(folder.rstrip("/") + "/" for folder in apart if is_far(folder))
        self._skip = skip
        self._several = len(self._named) > 1

    @property
    def many(self) -> bool:
        """Whether more is meant than the files that were named one by one."""
        return any(is_many(each) for each in self._named)

    def __iter__(self) -> Iterator[Input]:
        """The files, each once.

        Raises:
            UnreadableError: A folder cannot be listed, or a pattern means nothing.
        """
        found = (one for each in self._named for one in self._of(each))
        # A folder has no file twice, and the names of a million need not be held to be sure.
        return _once(found) if self._several or any(map(MAGIC.intersection, self._named)) else found

    def _of(self, named: str) -> Iterator[Input]:
        if not is_many(named):
            yield one_file(named)
            return
        lead = _lead(named) if self._several else ""
        empty = True
        for each in _far(named) if is_far(named) else self._near(named):
            empty = False
            if self._wanted(each.found):
                yield each._replace(found=each.found._replace(name=f"{lead}{each.found.name}"))
        if empty and MAGIC.intersection(named):
            raise UnreadableError(f"{named}: no file is meant by this pattern; look at the folder and the name.")
        if empty:
            raise UnreadableError(f"{named}: there is no file in this folder; look at the name.")

    def _near(self, named: str) -> Iterator[Input]:
        if os.path.isdir(named):
            yield from self._below(named, "")
            return
        base = _plain(named)
        for place in sorted(glob.glob(named, recursive=True)):
            if os.path.isfile(place):
                found, _, notes = one_file(place)
                yield Input(
                    found._replace(name=PurePath(os.path.relpath(place, base or ".")).as_posix()),
                    walked=True,
                    notes=notes,
                )

    def _below(self, folder: str, lead: str) -> Iterator[Input]:
        """The files below a folder, without those in hidden folders; links to folders may be circles."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            raise UnreadableError(f"{folder}: the folder cannot be listed ({said(error)}).") from error
        names = {entry.name for entry in entries}
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if os.path.realpath(entry.path) in self._apart:
                    continue
                yield from self._below(entry.path, f"{lead}{entry.name}/")
            elif status := _status(entry):
                found = Found(entry.path, f"{lead}{entry.name}", status.st_size, str(status.st_mtime_ns))
                notes = _notes_of(entry.name, names)
                yield Input(found, walked=True, notes=os.path.join(folder, notes) if notes else "")

    def _wanted(self, found: Found) -> bool:
        """Whether a file that was not named itself is a transcript by its name; whether it is one, its content says."""
        name = PurePosixPath(found.name)
        if any(part.startswith(".") for part in name.parts) or found.address.startswith(self._far):
            return False
        if name.name in KEPT or name.name.endswith(OWN) or PurePosixPath(name.stem).suffix == MENDED:
            return False
        if any(fnmatch(found.name, pattern) or fnmatch(name.name, pattern) for pattern in self._without):
            return False
        if name.suffix.lower() in suffixes():
            return True
        self._skip(found.address)
        return False


def _once(found: Iterable[Input]) -> Iterator[Input]:
    seen: set[str] = set()
    for one in found:
        if one.found.address not in seen:
            seen.add(one.found.address)
            yield one


@cache
def suffixes() -> frozenset[str]:
    """How the names of transcripts end."""
    return frozenset(suffix for name in format_names() for suffix in format_named(name).SUFFIXES)


def is_many(named: str) -> bool:
    """Whether this is a folder, a pattern or an archive: more than one file may be meant."""
    if named == "-":
        return False
    if is_far(named):
        head = named.partition("::")[0]
        return bool(MAGIC.intersection(head)) or head.endswith("://") or is_folder(named)
    return os.path.isdir(named) or bool(MAGIC.intersection(named) and not os.path.lexists(named))


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    """What there is to know about a regular file; None of all else, of a link to nothing, and of what has vanished."""
    try:
        return entry.stat() if entry.is_file() else None
    except OSError:
        return None


def one_file(path: str) -> Input:
    """A file that was named: what is wrong with it, reading it says better."""
    if is_far(path):
        name = PurePosixPath(path.partition("::")[0]).name
        found = next(iter(files_far(path)), Found(path, name, 0, ""))
        return Input(found._replace(name=name, address=path), notes=_notes_far(path))
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return Input(Found(path, Path(path).name, 0, ""))
    found = Found(path, Path(path).name, status.st_size, str(status.st_mtime_ns))
    return Input(found, notes=str(notes_beside(path) or ""))


def _far(named: str) -> Iterator[Input]:
    every = list(files_far(named))
    addresses = {found.address for found in every}
    for found in every:
        yield Input(found, walked=True, notes=_notes_of(found.address, addresses))


def _notes_far(path: str) -> str:
    return next((place for place in _possible_notes(path) if present(place)), "")


def _notes_of(name: str, names: Container[str]) -> str:
    """Which of these are the notes on the one of this name."""
    return next((place for place in _possible_notes(name) if place in names and place != name), "")


def _possible_notes(address: str) -> Iterator[str]:
    head, chain, rest = address.partition("::")
    start = head.rfind("/") + 1
    return (f"{head[:start]}{name}{chain}{rest}" for name in possible_notes(head[start:]))


def _plain(pattern: str) -> str:
    """The folder before the first sign of a pattern."""
    parts = Path(pattern).parts
    first = next(number for number, part in enumerate(parts) if MAGIC.intersection(part))
    return str(Path(*parts[:first])) if first else ""


def _lead(named: str) -> str:
    """What the names of a folder's files begin with where several things are named: the folder's own name."""
    whole = named.partition("::")[0] if is_far(named) else os.path.abspath(named)
    plain = takewhile(lambda part: not MAGIC.intersection(part), whole.split("/"))
    name = PurePosixPath("/".join(plain)).name
    return f"{name}/" if name else ""
