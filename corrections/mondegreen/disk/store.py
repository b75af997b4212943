"""What is costly to make and cheap to look up, made once and then mapped into memory from the user's cache.

A store is a file of named sections. Its name carries the digest of all that it was made from, so that a stale one is
never opened; its head carries a checksum of the rest, so that a damaged one is made anew before anything is read from
it. It is put in place by a rename: two processes that make the same one do no harm. All processes share the memory.
Where there is no cache folder, or none that can be written to, it is made for this process alone.
"""

from __future__ import annotations

import json
import mmap
import struct
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from io import SEEK_END
from itertools import accumulate
from pathlib import Path
from pkgutil import get_data
from zlib import crc32

from mondegreen.disk.files import written
from mondegreen.disk.homes import cache_home
from mondegreen.errors import UnwritableError

MACHINE = f"{sys.byteorder} {struct.calcsize('P')}"
"""On what kind of machine sections lie so in a file: no other may read it."""
HEAD = struct.Struct("<8sIIQ")
"""Mark, checksum of what follows the first 12 bytes, length of the table of sections, length of the file."""
MARK = b"mondegrn"
CHECKED = 12
STEP = 64
"""Sections begin at multiples of this, as arrays want them to."""
SEAL = 4096
"""Bytes at the end of a packed file that hold its checksums: the directory of an archive has some 70 for each array."""
GENERATIONS = 4
"""Stores of one name that are kept: packs and programs of several versions may share a cache."""

Sections = Mapping[str, memoryview]


def kept(name: str, sources: Iterable[bytes], make: Callable[[], Mapping[str, bytes]]) -> Sections:
    """The sections that `make` makes of these sources: from the cache, or made now and put there.

    The code of the modules that make them is a source too (`code_of`): no store outlives a change of mind.
    A process may read a store for as long as it lives: what is removed or replaced stays there for it.
    """
    try:
        folder = cache_home()
    except (OSError, RuntimeError):  # there is no home
        return _sections(memoryview(_packed(make())))
    path = folder / f"{name}-{_digest(sources).hex()}.store"
    found = _opened(path)
    if found is None:
        data = _packed(make())
        with suppress(UnwritableError, OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            written(path, data)
            _tidy(folder, name)
        found = _sections(memoryview(data))
    return found


@cache
def code_of(*files: str) -> bytes:
    """The digest of the source code of modules of the engine, named as seen from its folder."""
    return _digest(map(_code, ("disk/store.py", *files)))


@cache
def _code(file: str) -> bytes:
    return get_data("mondegreen", file) or b""


def sum_of(data: bytes) -> bytes:
    """What tells a text from every other: its length and its checksum. Megabytes are digested eight times as slowly."""
    return struct.pack("<QI", len(data), crc32(data))


def seal_of(packed: Path) -> bytes:
    """What tells a packed file (`.npz`, `.gz`, `.xz`) from every other: its length and its end.

    Each of these forms ends with checksums of all that it holds; to read several megabytes for a digest took longer
    than to read from the store.
    """
    with packed.open("rb") as file:
        length = file.seek(0, SEEK_END)
        file.seek(max(0, length - SEAL))
        return length.to_bytes(8, "little") + file.read()


def texts(name: str, every: Sequence[str]) -> dict[str, bytes]:
    """The sections that `Texts` reads these texts from."""
    encoded = [text.encode("utf-8", "surrogatepass") for text in every]
    return {name: b"".join(encoded), f"{name} begin": array("I", accumulate(map(len, encoded), initial=0)).tobytes()}


class Texts:
    """Texts in a store, each decoded when it is asked for by its number."""

    def __init__(self, sections: Sections, name: str) -> None:
        self._all, self._begin = sections[name], sections[f"{name} begin"].cast("I")

    def __len__(self) -> int:
        return len(self._begin) - 1

    def __getitem__(self, number: int) -> str:
        return str(self.raw(number), "utf-8", "surrogatepass")

    def raw(self, number: int) -> memoryview:
        """The bytes of a text."""
        return self._all[self._begin[number] : self._begin[number + 1]]


def table(name: str, words: Sequence[str]) -> dict[str, bytes]:
    """The sections that `Table` finds these words in: a hash table with linear probing, at most two thirds full."""
    slots = array("I", bytes(4 << (len(words) * 3 // 2).bit_length()))
    for number, word in enumerate(words, 1):
        place = _hash(word.encode("utf-8", "surrogatepass"), slots)
        while slots[place]:
            place = (place + 1) % len(slots)
        slots[place] = number
    return {f"{name} slots": slots.tobytes(), **texts(name, words)}


class Table:
    """Words in a store; the number of each is its place in what `table` was given."""

    def __init__(self, sections: Sections, name: str) -> None:
        self._words, self._slots = Texts(sections, name), sections[f"{name} slots"].cast("I")

    def __len__(self) -> int:
        return len(self._words)

    def __iter__(self) -> Iterator[str]:
        return (self._words[number] for number in range(len(self)))

    def __getitem__(self, number: int) -> str:
        return self._words[number]

    def __contains__(self, word: str) -> bool:
        return self.number(word) is not None

    def number(self, word: str) -> int | None:
        """The number of this word; None where it is not one of them."""
        raw = word.encode("utf-8", "surrogatepass")
        place = _hash(raw, self._slots)
        while (found := self._slots[place]) and self._words.raw(found - 1) != raw:
            place = (place + 1) % len(self._slots)
        return found - 1 if found else None


def _hash(raw: bytes, slots: Sized) -> int:
    return crc32(raw) % len(slots)


def lines_of(section: memoryview) -> list[str]:
    """The lines of a section."""
    return str(section, "utf-8", "surrogatepass").split("\n") if len(section) else []


def lines(every: Iterable[str]) -> bytes:
    """Texts without line ends as a section."""
    return "\n".join(every).encode("utf-8", "surrogatepass")


def _digest(sources: Iterable[bytes]) -> bytes:
    digest = blake2b(MACHINE.encode(), digest_size=16)
    for source in sources:
        digest.update(len(source).to_bytes(8, "little"))
        digest.update(source)
    return digest.digest()


def _packed(sections: Mapping[str, bytes]) -> bytes:
    """The bytes of a file with these sections."""
    starts = list(accumulate((_upwards(len(each)) for each in sections.values()), initial=0))
    table = json.dumps({name: (start, len(sections[name])) for name, start in zip(sections, starts, strict=False)})
    body = b"".join(each.ljust(_upwards(len(each)), b"\0") for each in sections.values())
    first = _upwards(HEAD.size + len(table))
    rest = struct.pack("<IQ", len(table), first + len(body)) + table.encode().ljust(first - HEAD.size, b"\0") + body
    return MARK + struct.pack("<I", crc32(rest)) + rest


def _upwards(length: int) -> int:
    return -(-length // STEP) * STEP


def _opened(path: Path) -> Sections | None:
    """The sections of this file, mapped; None where there is none, or it is damaged."""
    try:
        with path.open("rb") as file:
            return _sections(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
    except (OSError, ValueError):
        return None


def _sections(data: memoryview) -> Sections:
    """The sections in these bytes.

    Raises:
        ValueError: They are not what was once written.
    """
    if len(data) < HEAD.size:
        raise ValueError("too short")
    mark, checksum, table, length = HEAD.unpack_from(data)
    if (mark, length) != (MARK, len(data)) or crc32(data[CHECKED:]) != checksum:
        raise ValueError("damaged")
    places = json.loads(bytes(data[HEAD.size : HEAD.size + table]))
    first = _upwards(HEAD.size + table)
    return {name: data[first + start : first + start + size] for name, (start, size) in places.items()}


def _tidy(folder: Path, name: str) -> None:
    """Leave only the newest stores of this name; what another process has mapped stays there for it."""
    every = sorted(folder.glob(f"{name}-{'?' * 32}.store"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in every[GENERATIONS:]:
        old.unlink(missing_ok=True)
