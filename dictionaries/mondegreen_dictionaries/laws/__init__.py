"""The laws of packs: what must hold of one file, of its entries, and of all packs together.

Each law is one generator that yields the places where it is broken; its name is its own, its message its docstring.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from mondegreen_dictionaries.laws import entries, form, shelf
from mondegreen_dictionaries.laws.law import Law, Place, Problem, Sheet, folded, laws_in, sheet_of
from mondegreen_dictionaries.pack import NAMELESS, Pack, pack_of

__all__ = ["Law", "Place", "Problem", "Sheet", "all_laws", "folded", "laws_in", "problems"]

Subject = TypeVar("Subject")
OF_A_FILE: tuple[Law[Sheet], ...] = laws_in(form)
OF_A_PACK: tuple[Law[Pack], ...] = laws_in(entries)
OF_THE_SHELF: tuple[Law[tuple[Pack, ...]], ...] = laws_in(shelf)


def all_laws() -> tuple[Law[Sheet] | Law[Pack] | Law[tuple[Pack, ...]], ...]:
    """Every law that needs no engine."""
    return (*OF_A_FILE, *OF_A_PACK, *OF_THE_SHELF)


def problems(texts: Mapping[str, str]) -> tuple[Problem, ...]:
    """What is wrong in these packs, TOML by name; laws between packs hold among those that are given.

    Of a pack with unknown fields no more is said than that.
    """
    found: list[Problem] = []
    packs: list[Pack] = []
    for name, text in texts.items():
        try:
            sheet = sheet_of(name, text)
        except ValueError as error:
            found.append(Problem(name, "", "", "readable", f"Write it as TOML: {error}."))
            continue
        gate = tuple(form.known_fields.problems(sheet))
        found += gate or _broken(OF_A_FILE, sheet)
        packs += () if gate else (pack_of({**sheet.data, "pack": {**NAMELESS, **sheet.data.get("pack", {})}}),)
    found += [each for pack in packs for each in _broken(OF_A_PACK, pack)]
    return (*found, *_broken(OF_THE_SHELF, tuple(packs)))


def _broken(laws: Iterable[Law[Subject]], subject: Subject) -> Iterator[Problem]:
    for law in laws:
        yield from law.problems(subject)
