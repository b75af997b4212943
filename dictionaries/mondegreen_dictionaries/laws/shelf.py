"""Laws between the entries of all packs: one target once, no chains, no circles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from mondegreen_dictionaries.laws.law import Law, Place, folded
from mondegreen_dictionaries.pack import GLOSSARIES, Entry, Pack, Variant

Shelf = tuple[Pack, ...]


@Law
def target_once(shelf: Shelf) -> Iterator[Place]:
    """Leave the target to one pack, or let yours `remove` it; two may share it as two senses, each with `near` words.

    A glossary may add to a term of any pack.
    """
    found: defaultdict[str, list[tuple[str, Entry]]] = defaultdict(list)
    for pack in _standing(shelf):
        for entry in pack.entries if pack.name not in GLOSSARIES else ():
            found[entry.target.casefold()].append((pack.name, entry))
    for same in found.values():
        senses = {entry.near for _, entry in same if entry.near}
        packs = {each for each, _ in same}
        if len(senses) < len(same) or len(packs) < len(same):
            others = ", ".join(each for each, _ in same)
            yield from (Place(each, entry.target, others) for each, entry in same[1:])


@Law
def no_chains(shelf: Shelf) -> Iterator[Place]:
    """Drop the variant: it is right as another entry has it, and what one entry mends another must not break."""
    written: defaultdict[str, set[str]] = defaultdict(set)
    for pack in _standing(shelf):
        for entry in pack.entries:
            for text in (entry.target, *entry.forms):
                written[folded(text)].add(entry.target)
    for name, entry, variant in _variants(shelf):
        if variant.trust != "never" and written.get(folded(variant.heard), set()) - {entry.target}:
            yield Place(name, entry.target, variant.heard)


@Law
def heard_of_one_target(shelf: Shelf) -> Iterator[Place]:
    """Let one target have the variant, or give each that has it `near` words or `trust = "ask"`."""
    for same in _by_heard(shelf).values():
        targets = {entry.target for _, entry, _ in same}
        sure = any(variant.trust == "always" and not (variant.near or entry.near) for _, entry, variant in same)
        if len(targets) > 1 and sure:
            yield from (Place(pack, entry.target, variant.heard) for pack, entry, variant in same)


def _by_heard(shelf: Shelf) -> Mapping[str, list[tuple[str, Entry, Variant]]]:
    found: defaultdict[str, list[tuple[str, Entry, Variant]]] = defaultdict(list)
    for pack, entry, variant in _variants(shelf):
        if variant.trust != "never":
            found[folded(variant.heard)].append((pack, entry, variant))
    return found


def _variants(shelf: Shelf) -> Iterator[tuple[str, Entry, Variant]]:
    for pack in _standing(shelf):
        for entry in pack.entries:
            yield from ((pack.name, entry, variant) for variant in entry.variants)


def _standing(shelf: Shelf) -> Iterator[Pack]:
    """The packs without the entries that another one removes."""
    for pack in shelf:
        gone = {target for other in shelf if other is not pack for target in other.remove}
        kept = tuple(entry for entry in pack.entries if entry.target not in gone)
        yield pack if len(kept) == len(pack.entries) else pack._replace(entries=kept)
