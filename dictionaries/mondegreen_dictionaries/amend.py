"""Adds to the text of a pack, and takes from it, as a hand would: comments, order and spacing of all else stay.

Where a list is sorted it stays sorted, so that two people who add a term each seldom meet in the same line.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import tomlkit

from mondegreen_dictionaries.laws.law import order
from mondegreen_dictionaries.pack import Never, Variant
from mondegreen_dictionaries.repair import HEADING

KEYS = {"entry": "target", "never": "heard"}
"""The tables of a pack, and the field by which they are sorted."""


class Draft:
    """A pack that is being changed; `text` is what it is now."""

    def __init__(self, text: str) -> None:
        """Begin with this text.

        Raises:
            ValueError: It is not TOML.
        """
        self._before = text
        self._pack: Any = tomlkit.parse(text)
        terms = self._pack.get("terms", {})
        self._entries = {str(entry["target"]): entry for entry in self._pack.get("entry", ())}
        self._bare = {str(target): str(kind) for kind, targets in terms.items() for target in targets}
        self._ranks = {name: [order(str(each[key])) for each in self._pack.get(name, ())] for name, key in KEYS.items()}
        self._ranks |= {str(kind): list(map(order, targets)) for kind, targets in terms.items()}

    @property
    def text(self) -> str:
        """The pack with all changes made so far."""
        return _spaced(self._before, tomlkit.dumps(self._pack))

    def add(self, target: str, kind: str, variants: Iterable[Variant] = ()) -> bool:
        """Add a term, or its variants to those it has; whether that changed anything."""
        new = [_written(variant) for variant in variants]
        entry, bare = self._entries.get(target), self._bare.get(target)
        if entry is None and not new:
            if not bare:
                self._put_bare(target, kind)
            return not bare
        if bare:
            self._drop_bare(target)
        if entry is None:
            says = {"target": target, "kind": bare or kind}
            if says["kind"] == "term" and target.islower():
                says["case"] = "follow"
            self._entries[target] = self._put("entry", {**says, "variants": _array(new)})
            return True
        missing = [each for each in new if each not in entry.get("variants", ())]
        for each in missing:
            entry.setdefault("variants", tomlkit.array()).append(each)
        return bool(missing)

    def never(self, never: Never) -> None:
        """Name a change that is not to be proposed again."""
        said = {field: value for field, value in never._asdict().items() if value is not None}
        said = {field: value for field, value in said.items() if value or field == "becomes"}
        if not any({**each, "why": ""} == {**said, "why": ""} for each in self._pack.get("never", ())):
            self._put("never", said)

    def allow(self, heard: str, becomes: str | None) -> None:
        """Let this change be proposed again; None takes back that these words stay whatever is proposed."""
        nevers = self._pack.get("never", ())
        for place in reversed(range(len(nevers))):
            said = nevers[place]
            if (str(said["heard"]).casefold(), said.get("becomes")) == (heard.casefold(), becomes):
                del nevers[place], self._ranks["never"][place]

    def remove(self, target: str) -> None:
        """Let this term of packs farther away not be sought while this one is open."""
        if target not in self._pack.get("remove", ()):
            gone = _list(self._pack, "remove")
            gone.insert(_place(list(map(order, gone)), order(target)), target)

    def drop(self, target: str) -> bool:
        """Take out this term and all that it owns; whether it was there."""
        entry, bare = self._entries.get(target), self._bare.get(target)
        if entry is not None:
            place = next(place for place, other in enumerate(self._pack["entry"]) if other["target"] == target)
            del self._pack["entry"][place], self._ranks["entry"][place], self._entries[target]
        if bare:
            self._drop_bare(target)
        return entry is not None or bare is not None

    def _put_bare(self, target: str, kind: str) -> None:
        """Put a term into the list of its kind."""
        if "terms" not in self._pack:
            self._pack["terms"] = tomlkit.table()
        ranks = self._ranks.setdefault(kind, [])
        place = _place(ranks, order(target))
        ranks.insert(place, order(target))
        _list(self._pack["terms"], kind).insert(place, target)
        self._bare[target] = kind

    def _drop_bare(self, target: str) -> None:
        """Take a term out of the list of its kind, and the list, if it is empty then."""
        kind = self._bare.pop(target)
        terms = self._pack["terms"]
        place = list(terms[kind]).index(target)
        del terms[kind][place], self._ranks[kind][place]
        if not terms[kind]:
            del terms[kind]
        if not terms:
            del self._pack["terms"]

    def _put(self, name: str, says: Mapping[str, Any]) -> Any:
        """Put a table that says this among those of its name."""
        table = tomlkit.table()
        table.update(says)
        if name not in self._pack:
            self._pack[name] = tomlkit.aot()
        rank = order(says[KEYS[name]])
        place = _place(self._ranks[name], rank)
        self._ranks[name].insert(place, rank)
        self._pack[name].insert(place, table)
        return table


def _list(table: Any, name: str) -> Any:
    """The list of this name, one item a line where it is begun."""
    if name not in table:
        table[name] = tomlkit.array().multiline(multiline=True)
    return table[name]


def _array(values: Iterable[Any]) -> Any:
    array = tomlkit.array()
    for value in values:
        array.append(value)
    return array


def _place(ranks: Sequence[tuple[str, str]], rank: tuple[str, str]) -> int:
    """Where something of this rank belongs among others that are sorted; behind them where they are not."""
    in_order = all(one <= other for one, other in pairwise(ranks))
    return bisect_right(ranks, rank) if in_order else len(ranks)


def _written(variant: Variant) -> Any:
    """A string where there is no more to say than what is heard."""
    said = {
        field: value
        for field, value in variant._asdict().items()
        if value and value != Variant._field_defaults.get(field)
    }
    if list(said) == ["heard"]:
        return variant.heard
    table = tomlkit.inline_table()
    table.update({field: list(value) if isinstance(value, tuple) else value for field, value in said.items()})
    return table


def _spaced(before: str, text: str) -> str:
    """The text with an empty line above each heading and its comments, unless its author does without."""
    if _with_empty_lines(before) != before:
        return text
    spaced = _with_empty_lines(text)
    return spaced if tomllib.loads(spaced) == tomllib.loads(text) else text


def _with_empty_lines(text: str) -> str:
    lines = text.split("\n")
    for number in range(len(lines) - 1, 0, -1):
        if HEADING.fullmatch(lines[number]):
            above = number
            while above and lines[above - 1].startswith("#"):
                above -= 1
            if above and lines[above - 1]:
                lines.insert(above, "")
    return "\n".join(lines)


def with_listed(text: str, tables: Sequence[str], key: str, value: str) -> str:
    """The text of any TOML file, with this value in the list of this key in the table of these names.

    Raises:
        ValueError: It is not TOML, has no such table, or the key is no list.
    """
    document, values = _listed(text, tables, key)
    if value not in values:
        values.append(value)
    return tomlkit.dumps(document)


def without_listed(text: str, tables: Sequence[str], key: str, value: str) -> str:
    """The text of any TOML file, without this value in the list of this key in the table of these names.

    Raises:
        ValueError: It is not TOML, has no such table, or the key is no list.
    """
    document, values = _listed(text, tables, key)
    if value not in values:
        return text
    values.remove(value)
    return tomlkit.dumps(document)


def _listed(text: str, tables: Sequence[str], key: str) -> tuple[Any, Any]:
    """The file, and the list of this key in it, which is put there if it is missing."""
    document: Any = tomlkit.parse(text)
    table = document
    for name in tables:
        table = table[name]
    if key not in table:
        table[key] = tomlkit.array()
    values = table[key]
    if not isinstance(values, list):
        raise ValueError(f"{key} is no list")  # noqa: TRY004 (of the text, not of a value that was given)
    return document, values
