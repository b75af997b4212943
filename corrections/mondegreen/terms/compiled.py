"""Packs as they are searched: each is compiled into a store once (`stored.py`)."""

from __future__ import annotations

import json
from collections.abc import Collection, Container, Sequence
from functools import cache, cached_property, lru_cache

from mondegreen.disk.store import Sections, code_of, kept, lines, sum_of
from mondegreen.terms.joined import JoinedLexicon
from mondegreen.terms.lexicon import Lexicon, Term, Tier, squeezed
from mondegreen.terms.stored import MAKERS, StoredLexicon, sections_of, stored
from mondegreen.terms.vocabulary import KEPT
from mondegreen_dictionaries import Confusion, Pack, pack_bytes, pack_names, pack_path, read_pack


class PackLexicon(StoredLexicon):
    """The lexicon of a pack.

    Attributes:
        remove: The targets that are not sought in other packs beside it.
    """

    def __init__(self, name: str, source: bytes, sections: Sections) -> None:
        super().__init__(name, source, sections)
        self.remove: tuple[str, ...] = tuple(json.loads(bytes(sections["remove"])))

    @cached_property
    def confusions(self) -> Sequence[Confusion]:
        """Words that sound alike, and what tells them apart."""
        return tuple(Confusion(tuple(words), near) for words, near in json.loads(bytes(self._sections["confusions"])))

    def without(self, targets: Collection[str]) -> Lexicon:
        """The pack without the entries that have these targets."""
        left = [term for term in self.terms if term.target not in targets]
        if len(left) == self.size:
            return self
        source = self.source + lines(term.target for term in left)
        return stored(f"{self.name}-without", source, left, Tier.PACK)


@lru_cache(maxsize=32)
def packs_named(names: tuple[str, ...], removed: frozenset[str] = frozenset()) -> JoinedLexicon:
    """The terms of these packs, shipped ones or files: one tier, searched together. Those removed are left out.

    What a pack removes is left out of the others, and stands in it as it says.

    Raises:
        PackError: There is no such pack, or it is not what `docs/packs.md` describes.
    """
    packs = tuple(map(compiled, names))
    gone = (removed.union(*(other.remove for other in packs if other is not pack)) for pack in packs)
    return JoinedLexicon([pack.without(each) if each else pack for pack, each in zip(packs, gone, strict=True)])


@cache
def compiled(name: str) -> PackLexicon:
    """The shipped pack of this name, or the pack in the file at this path, ready to be searched.

    Raises:
        PackError: There is neither, or it is not what `docs/packs.md` describes.
    """
    return PackLexicon(_label(name), *_opened(name))


class Products(Container[str]):
    """What shipped packs, of whatever field, know in this very spelling as a product or an organisation."""

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and _is_product(text)


PRODUCTS = Products()


@lru_cache(maxsize=KEPT)
def _is_product(text: str) -> bool:
    found = (form for name in pack_names() for form in compiled(name).by_key.get(squeezed(text), ()))
    return any(form.text == text and form.term.entry.kind in ("product", "organisation") for form in found)


def signs_of(name: str) -> tuple[str, ...]:
    """The words of the field of this pack.

    Raises:
        PackError: There is no such pack, or it is not what `docs/packs.md` describes.
    """
    return tuple(json.loads(bytes(_opened(name)[1]["signs"])))


@cache
def _opened(name: str) -> tuple[bytes, Sections]:
    """What tells a pack from every other, and what it is compiled into."""
    path = pack_path(name)
    source = sum_of(pack_bytes(path))
    sources = (code_of("terms/compiled.py", *MAKERS), source)
    return source, kept(_label(name), sources, lambda: _sections(read_pack(path)))


def _label(name: str) -> str:
    return "pack-" + "".join(filter(str.isalnum, pack_path(name).stem))


def _sections(pack: Pack) -> dict[str, bytes]:
    """What `PackLexicon` reads."""
    return {
        "signs": json.dumps(pack.signs).encode(),
        "remove": json.dumps(pack.remove).encode(),
        "confusions": json.dumps([(each.words, each.near) for each in pack.confusions]).encode(),
        **sections_of((Term(entry, Tier.PACK) for entry in pack.entries), Tier.PACK),
    }
