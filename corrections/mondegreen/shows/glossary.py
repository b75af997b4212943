"""A glossary: the terms of a show in a pack beside its transcripts, and the changes that it never wants.

It is made to be shared and kept under version control: it says what is meant, and nothing of how often.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mondegreen.disk.files import bytes_of, said, written
from mondegreen.disk.homes import config_home
from mondegreen.errors import MalformedError, UnwritableError
from mondegreen.outside.tables import toml_of
from mondegreen.terms.lexicon import Lexicon, Tier
from mondegreen.terms.stored import of_entries
from mondegreen_dictionaries import Pack, PackError
from mondegreen_dictionaries.pack import LARGEST, pack_of

if TYPE_CHECKING:
    from mondegreen_dictionaries.amend import Draft

Result = TypeVar("Result")

NAME = "mondegreen.terms.toml"
HEAD = "# Names and terms of this show; docs/dictionaries.md describes the form.\n\n"


@dataclass(frozen=True, eq=False)
class Glossary:
    """The terms in one file, as a tier of their own."""

    pack: Pack
    tier: Tier

    @cached_property
    def lexicon(self) -> Lexicon:
        """Its terms, ready to be found: the same for every transcript of a show."""
        return of_entries("glossary", self.pack.entries, self.tier)


def glossary_near(path: str) -> Path | None:
    """The glossary of the nearest folder above this transcript that has one; None where none has."""
    start = home_of(path)
    return next((folder / NAME for folder in (start, *start.parents) if (folder / NAME).is_file()), None)


def home_of(path: str) -> Path:
    """The folder of a transcript, or a folder itself; standard input stands in the current one."""
    place = Path.cwd() if path == "-" else Path(path).absolute()
    return place if place.is_dir() else place.parent


def own_terms() -> Path:
    """Where a person keeps terms for everything that he or she edits."""
    return config_home() / "terms.toml"


def glossary_at(path: Path, tier: Tier = Tier.SHOW) -> Glossary:
    """The glossary in this file, the same while the file stays as it is; an empty one where there is none.

    Raises:
        MalformedError: It is not TOML, or not of the form of a pack; one sentence with the place.
        UnreadableError: It cannot be read.
    """
    return _glossary(bytes_of(str(path)) if path.exists() else b"", str(path), tier)


@lru_cache(maxsize=64)
def _glossary(raw: bytes, where: str, tier: Tier) -> Glossary:
    if len(raw) > LARGEST:
        raise MalformedError(f"{where}: more than {LARGEST >> 20} MiB; make packs of it, and name them with --pack.")
    try:
        return Glossary(pack_of(toml_of(raw, where, LARGEST), where), tier)
    except PackError as error:
        raise MalformedError(str(error)) from error


def amend(path: Path, change: Callable[[Draft], Result]) -> Result:
    """Put a changed glossary in the place of this one, whole or not at all; begin one where there is none.

    Returns:
        What the change gives.

    Raises:
        MalformedError: What stands there is no glossary; it stays as it is.
        UnwritableError: The place is not writable.
    """
    from mondegreen_dictionaries.amend import Draft  # 25 ms, and seldom wanted

    glossary_at(path)
    text = bytes_of(str(path)).decode("utf-8-sig") if path.exists() else HEAD
    draft = Draft(text.replace("\r\n", "\n"))
    result = change(draft)
    after = draft.text.replace("\n", "\r\n" if "\r\n" in text else "\n")
    if after != text:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnwritableError(f"{path}: the folder cannot be made ({said(error)}).") from error
        written(path, after.encode())
    return result
