"""Several lexicons as one: nothing of them is copied but the letters by which a form is told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain

from mondegreen.terms.lexicon import Form, Lexicon, headed, keyed
from mondegreen_dictionaries import Confusion


class JoinedLexicon(Lexicon):
    """Several lexicons searched together; `begin` is the number of the first form of each of its `parts`."""

    def __init__(self, parts: Sequence[Lexicon]) -> None:
        self.parts = parts
        self.shipped = any(part.shipped for part in parts)
        self.begin = list(accumulate((len(part.forms) for part in parts), initial=0))
        self.size = sum(part.size for part in parts)
        self.forms = JoinedForms(parts, self.begin)
        self.keys = frozenset[str]().union(*(part.keys for part in parts))
        self.by_key = JoinedKeys(parts, self.keys)
        self.heads = headed(chain.from_iterable(part.heads.items() for part in parts))

    @cached_property
    def pairs(self) -> Sequence[tuple[str, str]]:
        """The words that stand side by side in a term, in lower case."""
        return tuple(dict.fromkeys(chain.from_iterable(part.pairs for part in self.parts)))

    @cached_property
    def confusions(self) -> Sequence[Confusion]:
        """Words that sound alike, and what tells them apart."""
        return tuple(chain.from_iterable(part.confusions for part in self.parts))


class JoinedForms:
    """The forms of several lexicons, one after the other."""

    def __init__(self, parts: Sequence[Lexicon], begin: Sequence[int]) -> None:
        self._parts, self._begin = parts, begin

    def __len__(self) -> int:
        return self._begin[-1]

    def __getitem__(self, number: int) -> Form:
        part = bisect_right(self._begin, number) - 1
        return self._parts[part].forms[number - self._begin[part]]


class JoinedKeys(Mapping[str, tuple[Form, ...]]):
    """The forms of several lexicons by their letters."""

    def __init__(self, parts: Sequence[Lexicon], every: frozenset[str]) -> None:
        self._parts, self._every = parts, every
        self._found: dict[str, tuple[Form, ...]] = {}

    def __getitem__(self, key: str) -> tuple[Form, ...]:
        found = self._found.get(key)
        if found is None:
            same = dict.fromkeys(form for part in self._parts for form in part.by_key.get(key, ()))
            found = self._found[key] = keyed(same)[key]
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._every

    def __iter__(self) -> Iterator[str]:
        return iter(self._every)

    def __len__(self) -> int:
        return len(self._every)
