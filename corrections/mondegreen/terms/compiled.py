"""Packs as they are searched: each is compiled into a store once, and what is asked for is read from there."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache, cached_property, lru_cache
from itertools import accumulate, count
from typing import Any

from mondegreen.disk.store import Sections, Texts, code_of, kept, lines, lines_of, sum_of, texts
from mondegreen.terms.joined import JoinedLexicon
from mondegreen.terms.lexicon import Form, Lexicon, Sort, Term, Tier
from mondegreen_dictionaries import Confusion, Entry, Pack, Variant, pack_bytes, pack_path, read_pack

MAKERS = ("terms/compiled.py", "terms/lexicon.py", "passage.py")
"""What decides what a compiled pack holds, beside the pack."""
FIELDS = {field.name: field.default for field in fields(Entry)}


class PackLexicon(Lexicon):
    """The lexicon of a pack in its store: an entry or a form is made when it is asked for.

    Attributes:
        name: The name of the pack's file, without its ending.
        remove: The targets that are not sought in other packs beside it.
        source: What tells what it was compiled from from every other.
    """

    def __init__(self, name: str, source: bytes, sections: Sections) -> None:
        about = json.loads(bytes(sections["about"]))
        self.name, self.source, self.shipped, self._sections = name, source, True, sections
        self.remove: tuple[str, ...] = tuple(about["remove"])
        self.size: int = about["size"]
        self.forms: StoredForms = StoredForms(sections)
        self.by_key: StoredKeys = StoredKeys(sections, self.forms)
        self.keys = self.by_key.numbers
        self.heads = dict(zip(lines_of(sections["heads"]), sections["reach"].cast("I"), strict=True))

    @cached_property
    def pairs(self) -> Sequence[tuple[str, str]]:
        """The words that stand side by side in a term, in lower case."""
        return tuple((one, other) for one, other in map(str.split, lines_of(self._sections["pairs"])))

    @cached_property
    def confusions(self) -> Sequence[Confusion]:
        """Words that sound alike, and what tells them apart."""
        return tuple(Confusion(tuple(words), near) for words, near in json.loads(bytes(self._sections["confusions"])))

    def without(self, targets: Collection[str]) -> Lexicon:
        """The pack without the entries that have these targets."""
        terms = tuple(map(self.forms.term, range(self.size)))
        left = [term for term in terms if term.target not in targets]
        return Lexicon(left) if len(left) < len(terms) else self


class StoredForms:
    """The forms of a compiled pack."""

    def __init__(self, sections: Sections) -> None:
        self._rows, self._entries = Texts(sections, "forms"), Texts(sections, "entries")
        self._made: dict[int, Form] = {}
        self._terms: dict[int, Term] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, number: int) -> Form:
        form = self._made.get(number)
        if form is None:
            key, text, owner, sort, trust = json.loads(self._rows[number])
            form = self._made[number] = Form(key, text, self.term(owner), Sort(sort), trust)
        return form

    def term(self, number: int) -> Term:
        """A term by its number."""
        term = self._terms.get(number)
        if term is None:
            term = self._terms[number] = Term(_entry(json.loads(self._entries[number])), Tier.PACK)
        return term


class StoredKeys(Mapping[str, tuple[Form, ...]]):
    """The forms of a compiled pack by their letters, which have `numbers`."""

    def __init__(self, sections: Sections, forms: StoredForms) -> None:
        self.numbers = dict(zip(lines_of(sections["keys"]), count(), strict=False))
        self._begin, self._order = sections["begin"].cast("I"), sections["order"].cast("I")
        self._forms = forms

    def __getitem__(self, key: str) -> tuple[Form, ...]:
        number = self.numbers[key]
        return tuple(self._forms[each] for each in self._order[self._begin[number] : self._begin[number + 1]])

    def __contains__(self, key: object) -> bool:
        return key in self.numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)


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


def signs_of(name: str) -> tuple[str, ...]:
    """The words of the field of this pack.

    Raises:
        PackError: There is no such pack, or it is not what `docs/packs.md` describes.
    """
    return tuple(json.loads(bytes(_opened(name)[1]["about"]))["signs"])


@cache
def _opened(name: str) -> tuple[bytes, Sections]:
    """What tells a pack from every other, and what it is compiled into."""
    path = pack_path(name)
    source = sum_of(pack_bytes(path))
    return source, kept(f"pack-{_label(name)}", (code_of(*MAKERS), source), lambda: _sections(read_pack(path)))


def _label(name: str) -> str:
    return "".join(filter(str.isalnum, pack_path(name).stem))


def _sections(pack: Pack) -> dict[str, bytes]:
    """What `PackLexicon` reads."""
    terms = [Term(entry, Tier.PACK) for entry in pack.entries]
    lexicon = Lexicon(terms)
    every = [lexicon.forms[number] for number in range(len(lexicon.forms))]
    number = {form: place for place, form in enumerate(every)}
    owner = {id(term): place for place, term in enumerate(terms)}
    order = [number[form] for same in lexicon.by_key.values() for form in same]
    return {
        "about": json.dumps({"signs": pack.signs, "remove": pack.remove, "size": len(terms)}).encode(),
        "pairs": lines(map(" ".join, lexicon.pairs)),
        "confusions": json.dumps([(each.words, each.near) for each in pack.confusions]).encode(),
        "keys": lines(lexicon.by_key),
        "heads": lines(lexicon.heads),
        "reach": array("I", lexicon.heads.values()).tobytes(),
        "begin": array("I", accumulate(map(len, lexicon.by_key.values()), initial=0)).tobytes(),
        "order": array("I", order).tobytes(),
        **texts("forms", [json.dumps((f.key, f.text, owner[id(f.term)], f.sort, f.trust)) for f in every]),
        **texts("entries", [json.dumps(_fields(entry)) for entry in pack.entries]),
    }


def _fields(entry: Entry) -> dict[str, Any]:
    """What an entry says beyond the defaults."""
    return {name: value for name, default in FIELDS.items() if (value := getattr(entry, name)) != default}


def _entry(stored: Mapping[str, Any]) -> Entry:
    """The entry of which `_fields` gave these."""
    plain: dict[str, Any] = {name: _frozen(value) for name, value in stored.items()}
    if "variants" in plain:
        plain["variants"] = tuple(Variant(*map(_frozen, each)) for each in plain["variants"])
    if "becomes" in plain:
        plain["becomes"] = tuple(map(tuple, plain["becomes"]))
    return Entry(**plain)


def _frozen(value: Any) -> Any:
    """JSON has no tuples."""
    return tuple(value) if isinstance(value, list) else value
