"""What the program knows: packs of terms and confusions, as data, behind one door."""

from functools import cache
from pathlib import Path

from mondegreen_dictionaries.meant import did_you_mean
from mondegreen_dictionaries.pack import (
    Confusion,
    Entry,
    Never,
    Pack,
    PackError,
    Variant,
    pack_bytes,
    pack_text,
    read_pack,
)

__all__ = [
    "Confusion",
    "Entry",
    "Never",
    "Pack",
    "PackError",
    "Variant",
    "data_file",
    "pack_bytes",
    "pack_named",
    "pack_names",
    "pack_path",
    "pack_text",
    "read_pack",
]

HOME = Path(__file__).parent


@cache
def pack_names(language: str = "en") -> tuple[str, ...]:
    """The names of the shipped packs of a language, found by listing its folder."""
    return tuple(sorted(path.stem for path in (HOME / language).glob("*.toml")))


@cache
def pack_named(name: str, language: str = "en") -> Pack:
    """The shipped pack of this name, or the pack in the file at this path.

    Raises:
        PackError: There is neither.
    """
    return read_pack(pack_path(name, language))


def pack_path(name: str, language: str = "en") -> Path:
    """Where the shipped pack of this name lies, or this path.

    Raises:
        PackError: It is neither the name of a pack nor that of a TOML file.
    """
    if name in pack_names(language):
        return HOME / language / f"{name}.toml"
    if not name.endswith(".toml"):
        names = pack_names(language)
        meant = did_you_mean(name, names)
        raise PackError(f"There is no pack {name!r}; there are {', '.join(names)}, or name a .toml file.{meant}")
    return Path(name)


def data_file(name: str) -> Path:
    """A file of pronunciations or words that ships beside the packs."""
    return HOME / "data" / name
