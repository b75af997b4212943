"""The laws of packs: what must hold of one file, of its entries, and of all packs together.

Each law is one generator that yields the places where it is broken; its name is its own, its message its docstring.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from mondegreen_dictionaries.laws import entries, form, shelf
from mondegreen_dictionaries.laws.law import Law, Place, Problem, Sheet, folded, laws_in, sheet_of
from mondegreen_dictionaries.pack import GLOSSARIES, NAMELESS, Pack, pack_of

__all__ = ["Law", "Place", "Problem", "Sheet", "all_laws", "folded", "laws_in", "problems"]

Subject = TypeVar("Subject")
OF_A_FILE: tuple[Law[Sheet], ...] = laws_in(form)
OF_A_PACK: tuple[Law[Pack], ...] = laws_in(entries)
OF_THE_SHELF: tuple[Law[tuple[Pack, ...]], ...] = laws_in(shelf)


OF_PACKS_ALONE: tuple[Law[Any], ...] = (form.header_complete, form.sorted_lists, entries.conditions_are_tested)
"""What is asked of a pack that is handed on, and not of a glossary: that belongs to its folder and its author."""


def all_laws() -> tuple[Law[Sheet] | Law[Pack] | Law[tuple[Pack, ...]], ...]:
    """Every law that needs no engine."""
    return (*OF_A_FILE, *OF_A_PACK, *OF_THE_SHELF)


def problems(texts: Mapping[str, str], beside: Iterable[Pack] = ()) -> tuple[Problem, ...]:
    """What is wrong in these packs, TOML by name; laws between packs hold among them and those that lie beside them.

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
        head = {**NAMELESS, "name": name, **sheet.data.get("pack", {})}
        packs += () if gate else (pack_of({**sheet.data, "pack": head}),)
    found += [each for pack in packs for each in _broken(OF_A_PACK, pack)]
    lenient = {law.name for law in OF_PACKS_ALONE}
    found = [each for each in found if each.pack not in GLOSSARIES or each.law not in lenient]
    return (*found, *(each for each in _broken(OF_THE_SHELF, (*beside, *packs)) if each.pack in texts))


def _broken(laws: Iterable[Law[Subject]], subject: Subject) -> Iterator[Problem]:
    for law in laws:
        yield from law.problems(subject)
