"""A pack: terms of a field, what recognisers make of them, and when to believe it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

KINDS = ("person", "organisation", "product", "place", "acronym", "term", "phrase")
GLOSSARIES = ("mondegreen.terms", "terms")
"""Names of packs that belong to their folder, a show's or a person's, and are not handed on by themselves."""
LARGEST = 4 * 1024 * 1024
NAMELESS: Mapping[str, Any] = {
    "name": "", "version": "", "language": "", "licence": "", "authors": [], "about": "",
}  # fmt: skip
"""What a header does not say: that of a glossary, which belongs to its folder, says nothing."""


class PackError(Exception):
    """A pack that is not what the format asks; one sentence."""


class Variant(NamedTuple):
    """A literal mishearing: `trust` is always, ask or never, `why` the reason.

    One of the words of `near` must stand near by for this variant alone; those of the entry hold for it besides.
    `form` is what to write where that is a part of the target: *Sutskever* of *Ilya Sutskever*.
    """

    heard: str
    trust: str = "always"
    why: str = ""
    near: tuple[str, ...] = ()
    form: str = ""


class Never(NamedTuple):
    """A change that is not to be proposed again: these words into those, or with None into anything."""

    heard: str
    becomes: str | None = None
    why: str = ""


class Entry(NamedTuple):
    """A target, and all that it owns. `docs/packs.md` says what each field means."""

    target: str
    kind: str = "term"
    variants: tuple[Variant, ...] = ()
    sounds_like: tuple[str, ...] = ()
    case: str = "exact"
    forms: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    within: int = 12
    strictness: str = "normal"
    becomes: tuple[tuple[str, str], ...] = ()
    stays: tuple[str, ...] = ()


class Confusion(NamedTuple):
    """Words that sound alike, and for each the words near it that tell it apart."""

    words: tuple[str, ...]
    near: Mapping[str, tuple[str, ...]]


class Pack(NamedTuple):
    """Entries of one field in one language.

    `remove` names targets of packs farther away that are not sought while this one is open; `never` names changes.
    """

    name: str
    version: str
    language: str
    licence: str
    authors: tuple[str, ...]
    about: str
    signs: tuple[str, ...]
    entries: tuple[Entry, ...]
    confusions: tuple[Confusion, ...]
    remove: tuple[str, ...] = ()
    never: tuple[Never, ...] = ()


def read_pack(path: Path) -> Pack:
    """The pack in a TOML file.

    Raises:
        PackError: It is missing, larger than 4 MiB, not TOML, or not of the form that `docs/packs.md` describes.
    """
    import tomllib  # the shipped packs are compiled, and read no more

    try:
        return pack_of(tomllib.loads(pack_text(path)), str(path))
    except (ValueError, RecursionError) as error:
        raise PackError(f"{path}: not a TOML file ({error}).") from error


def pack_text(path: Path) -> str:
    """The text of a pack, line ends as they are.

    Raises:
        PackError: It is missing, larger than 4 MiB, or not UTF-8.
    """
    try:
        return pack_bytes(path).decode()
    except UnicodeDecodeError as error:
        raise PackError(f"{path}: not UTF-8 ({error}).") from error


def pack_bytes(path: Path) -> bytes:
    """The bytes of a pack.

    Raises:
        PackError: It is missing, or larger than 4 MiB.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise PackError(f"{path}: {(error.strerror or str(error)).lower()}.") from error
    if len(raw) > LARGEST:
        raise PackError(f"{path}: a pack of more than {LARGEST >> 20} MiB is refused.")
    return raw


def pack_of(data: Mapping[str, Any], where: str = "") -> Pack:
    """The pack that TOML holds; `where` names it in an error.

    Raises:
        PackError: It is not of the form that `docs/packs.md` describes.
    """
    if data:  # most folders have no glossary, and need no law
        from mondegreen_dictionaries.laws.form import known_fields
        from mondegreen_dictionaries.laws.law import Sheet

        for problem in known_fields.problems(Sheet(where, "", data)):
            raise PackError(str(problem))
    return _pack(data)


def _pack(data: Mapping[str, Any]) -> Pack:
    head = {**NAMELESS, **data.get("pack", {})}
    return Pack(
        name=head["name"],
        version=head["version"],
        language=head["language"],
        licence=head["licence"],
        authors=tuple(head["authors"]),
        about=head["about"],
        signs=tuple(head.get("signs", ())),
        entries=(*_bare(data.get("terms", {})), *map(_entry, data.get("entry", ()))),
        confusions=tuple(
            Confusion(tuple(each["words"]), {word: tuple(near) for word, near in each["near"].items()})
            for each in data.get("confusion", ())
        ),
        remove=tuple(data.get("remove", ())),
        never=tuple(Never(**each) for each in data.get("never", ())),
    )


def _bare(terms: Mapping[str, list[str]]) -> Iterator[Entry]:
    """Terms that own nothing but themselves, by kind."""
    for kind, targets in terms.items():
        for target in targets:
            yield Entry(target, kind, case="follow" if kind == "term" and target.islower() else "exact")


def _entry(table: Mapping[str, Any]) -> Entry:
    many = ("sounds_like", "forms", "near", "not_near", "not_in", "stays")
    return Entry(
        **{
            **table,
            **{name: tuple(table.get(name, ())) for name in many},
            "becomes": tuple(table.get("becomes", {}).items()),
            "variants": tuple(_variant(each) for each in table.get("variants", ())),
        }
    )


def _variant(each: str | Mapping[str, Any]) -> Variant:
    return Variant(each) if isinstance(each, str) else Variant(**{**each, "near": tuple(each.get("near", ()))})
