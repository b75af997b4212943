"""Adds to the text of a pack, and takes from it, as a hand would: comments, order and spacing of all else stay.

Where a list is sorted it stays sorted, so that two people who add a term each seldom meet in the same line.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

import tomlkit

from mondegreen_dictionaries.laws.law import order
from mondegreen_dictionaries.pack import Never, Variant
from mondegreen_dictionaries.repair import HEADING


def with_term(text: str, target: str, kind: str) -> str:
    """The pack with this term, unless it has it: a string in the list of its kind."""
    pack: Any = tomlkit.parse(text)
    if _entry(pack, target) is None and _bare(pack, target) is None:
        _put_in_order(_list(_table(pack, "terms"), kind), target)
    return _spaced(text, tomlkit.dumps(pack))


def with_variant(text: str, target: str, kind: str, variant: Variant) -> str:
    """The pack in which this term has this variant, and the term a table, if it had none."""
    pack: Any = tomlkit.parse(text)
    entry, bare = _entry(pack, target), _bare(pack, target)
    if bare:
        _drop_bare(pack, bare, target)
    if entry is None:
        variants = tomlkit.array()
        variants.append(_written(variant))
        _put_table(pack, "entry", {"target": target, "kind": bare or kind, "variants": variants}, "target")
    elif _written(variant) not in entry.setdefault("variants", tomlkit.array()):
        entry["variants"].append(_written(variant))
    return _spaced(text, tomlkit.dumps(pack))


def with_never(text: str, never: Never) -> str:
    """The pack that names a change which is not to be proposed again."""
    pack: Any = tomlkit.parse(text)
    said = {field: value for field, value in never._asdict().items() if value or (value == "" and field == "becomes")}
    if not any({**each, "why": ""} == {**said, "why": ""} for each in pack.get("never", ())):
        _put_table(pack, "never", said, "heard")
    return _spaced(text, tomlkit.dumps(pack))


def with_removed(text: str, target: str) -> str:
    """The pack while which is open this term of packs farther away is not sought."""
    pack: Any = tomlkit.parse(text)
    if target not in pack.get("remove", ()):
        _put_in_order(_list(pack, "remove"), target)
    return _spaced(text, tomlkit.dumps(pack))


def without_term(text: str, target: str) -> str:
    """The pack without this term and all that it owns.

    Raises:
        KeyError: It is not in the pack.
    """
    pack: Any = tomlkit.parse(text)
    entry, bare = _entry(pack, target), _bare(pack, target)
    if entry is None and bare is None:
        raise KeyError(target)
    if entry is not None:
        pack["entry"].remove(entry)
    if bare:
        _drop_bare(pack, bare, target)
    return tomlkit.dumps(pack)


def _entry(pack: Any, target: str) -> Any:
    return next((entry for entry in pack.get("entry", ()) if entry["target"] == target), None)


def _bare(pack: Any, target: str) -> str | None:
    """The kind under which this term stands as a bare string."""
    return next((kind for kind, terms in pack.get("terms", {}).items() if target in terms), None)


def _drop_bare(pack: Any, kind: str, target: str) -> None:
    pack["terms"][kind].remove(target)
    if not pack["terms"][kind]:
        del pack["terms"][kind]
    if not pack["terms"]:
        del pack["terms"]


def _table(pack: Any, name: str) -> Any:
    if name not in pack:
        pack[name] = tomlkit.table()
    return pack[name]


def _list(table: Any, name: str) -> Any:
    """The list of this name, one item a line where it is begun."""
    if name not in table:
        table[name] = tomlkit.array().multiline(multiline=True)
    return table[name]


def _put_table(pack: Any, name: str, says: Mapping[str, Any], key: str) -> None:
    """Put a table that says this among those of its name."""
    table = tomlkit.table()
    table.update(says)
    if name not in pack:
        pack[name] = tomlkit.aot()
    pack[name].insert(_place([each[key] for each in pack[name]], says[key]), table)


def _put_in_order(values: Any, value: str) -> None:
    values.insert(_place(values, value), value)


def _place(values: Sequence[str], value: str) -> int:
    """Where a value belongs among others that are sorted; behind them where they are not."""
    ranks = [order(each) for each in values]
    if ranks != sorted(ranks):
        return len(values)
    return sum(rank < order(value) for rank in ranks)


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
