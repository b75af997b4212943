"""Lexicons as they are searched: compiled into a store once, and what is asked for is read from there.

Forms lie in columns, and one becomes an object when it is asked for: of a hundred thousand names a text is like a few.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, count
from typing import Any

from mondegreen.disk.store import Sections, Texts, code_of, kept, lines, lines_of, texts
from mondegreen.terms import vocabulary
from mondegreen.terms.lexicon import Form, Lexicon, Sort, Term, Tier, entry_for
from mondegreen_dictionaries import Entry, Variant

MANY = 400
"""Terms from which a list is compiled: below it is made anew in less time than it is read."""
MAKERS = ("terms/stored.py", "terms/lexicon.py", "terms/persons.py", "terms/vocabulary.py", "passage.py")
"""What decides what a compiled lexicon holds, beside its terms and the words of English."""
FIELDS = Entry._field_defaults
SORTS = tuple(Sort)
TRUSTS = ("always", "ask", "never")


class StoredLexicon(Lexicon):
    """A lexicon in its store: an entry or a form is made when it is asked for.

    Attributes:
        name: The name of its store.
        source: What it was compiled from.
    """

    def __init__(self, name: str, source: bytes, sections: Sections) -> None:
        about = json.loads(bytes(sections["about"]))
        self.name, self.source, self._sections = name, source, sections
        self.size, tier = about["size"], Tier(about["tier"])
        self.shipped = tier is Tier.PACK
        keys = lines_of(sections["keys"])
        self.keys = dict(zip(keys, count(), strict=False))
        self.forms: StoredForms = StoredForms(sections, keys, tier)
        self.by_key = StoredKeys(sections, self.keys, self.forms)
        self.heads = dict(zip(lines_of(sections["heads"]), sections["reach"].cast("I"), strict=True))

    @cached_property
    def pairs(self) -> Sequence[tuple[str, str]]:
        """The words that stand side by side in a term, in lower case."""
        return tuple((one, other) for one, other in map(str.split, lines_of(self._sections["pairs"])))

    @property
    def terms(self) -> Iterator[Term]:
        """Its terms."""
        return map(self.forms.term, range(self.size))


class StoredForms:
    """The forms of a compiled lexicon."""

    def __init__(self, sections: Sections, keys: Sequence[str], tier: Tier) -> None:
        self._texts, self._targets, self._owned = (Texts(sections, name) for name in ("texts", "targets", "owned"))
        self._key, self._owner = sections["key"].cast("I"), sections["owner"].cast("I")
        self._sort, self._trust = sections["sort"], sections["trust"]
        self._keys, self._tier = keys, tier
        self._made: dict[int, Form] = {}
        self._terms: dict[int, Term] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, number: int) -> Form:
        form = self._made.get(number)
        if form is None:
            key, term = self._keys[self._key[number]], self.term(self._owner[number])
            sort, trust = SORTS[self._sort[number]], TRUSTS[self._trust[number]]
            form = self._made[number] = Form(key, self._texts[number], term, sort, trust)
        return form

    def term(self, number: int) -> Term:
        """A term by its number."""
        term = self._terms.get(number)
        if term is None:
            entry = Entry(self._targets[number], **_owned(self._owned[number]))
            term = self._terms[number] = Term(entry, self._tier)
        return term


class StoredKeys(Mapping[str, tuple[Form, ...]]):
    """The forms of a compiled lexicon by their letters, which have `numbers`."""

    def __init__(self, sections: Sections, numbers: Mapping[str, int], forms: StoredForms) -> None:
        self._begin, self._order = sections["begin"].cast("I"), sections["order"].cast("I")
        self._numbers, self._forms = numbers, forms
        self._made: dict[str, tuple[Form, ...]] = {}

    def __getitem__(self, key: str) -> tuple[Form, ...]:
        made = self._made.get(key)
        if made is None:
            number = self._numbers[key]
            order = self._order[self._begin[number] : self._begin[number + 1]]
            made = self._made[key] = tuple(map(self._forms.__getitem__, order))
        return made

    def __contains__(self, key: object) -> bool:
        return key in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def named(targets: Sequence[str]) -> Lexicon:
    """The lexicon of terms of a recording, of which nothing is known but their spelling."""
    terms = (Term(entry_for(target), Tier.RECORDING) for target in targets)
    if len(targets) <= MANY:
        return Lexicon(terms)
    return stored("terms", json.dumps(targets).encode(), terms, Tier.RECORDING)


def of_entries(name: str, entries: Sequence[Entry], tier: Tier) -> Lexicon:
    """The lexicon of these entries; a store that is made for many of them has this name."""
    terms = (Term(entry, tier) for entry in entries)
    if len(entries) <= MANY:
        return Lexicon(terms)
    return stored(name, json.dumps([(entry.target, _owns(entry)) for entry in entries]).encode(), terms, tier)


def stored(name: str, source: bytes, terms: Iterable[Term], tier: Tier) -> StoredLexicon:
    """The lexicon of the terms that come of this source: they are gone through only where there is no store yet."""
    source = vocabulary.seal() + bytes([tier]) + source
    return StoredLexicon(name, source, kept(name, (code_of(*MAKERS), source), lambda: sections_of(terms, tier)))


def sections_of(terms: Iterable[Term], tier: Tier) -> dict[str, bytes]:
    """What `StoredLexicon` reads."""
    terms = tuple(terms)
    lexicon = Lexicon(terms)
    every = [lexicon.forms[number] for number in range(len(lexicon.forms))]
    number = {form: place for place, form in enumerate(every)}
    owner = {id(term): place for place, term in enumerate(terms)}
    keys = {key: place for place, key in enumerate(lexicon.by_key)}
    order = [number[form] for same in lexicon.by_key.values() for form in same]
    return {
        "about": json.dumps({"size": len(terms), "tier": tier}).encode(),
        "pairs": lines(map(" ".join, lexicon.pairs)),
        "keys": lines(keys),
        "heads": lines(lexicon.heads),
        "reach": array("I", lexicon.heads.values()).tobytes(),
        "begin": array("I", accumulate(map(len, lexicon.by_key.values()), initial=0)).tobytes(),
        "order": array("I", order).tobytes(),
        "key": array("I", (keys[form.key] for form in every)).tobytes(),
        "owner": array("I", (owner[id(form.term)] for form in every)).tobytes(),
        "sort": bytes(SORTS.index(form.sort) for form in every),
        "trust": bytes(TRUSTS.index(form.trust) for form in every),
        **texts("texts", [form.text for form in every]),
        **texts("targets", [term.target for term in terms]),
        **texts("owned", [json.dumps(_owns(term.entry)) for term in terms]),
    }


def _owns(entry: Entry) -> dict[str, Any]:
    """What an entry says beside its target, beyond the defaults."""
    return {name: value for name, default in FIELDS.items() if (value := getattr(entry, name)) != default}


@lru_cache(maxsize=256)
def _owned(text: str) -> Mapping[str, Any]:
    """What `_owns` gave, of JSON; of most entries in a long list it is the same."""
    plain: dict[str, Any] = {name: _frozen(value) for name, value in json.loads(text).items()}
    if "variants" in plain:
        plain["variants"] = tuple(Variant(*map(_frozen, each)) for each in plain["variants"])
    if "becomes" in plain:
        plain["becomes"] = tuple(map(tuple, plain["becomes"]))
    return plain


def _frozen(value: Any) -> Any:
    """JSON has no tuples."""
    return tuple(value) if isinstance(value, list) else value
