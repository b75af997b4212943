"""Laws of the file: its header, its letters, its fields, its order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from mondegreen_dictionaries.laws.law import WORD, Law, Place, Sheet, order
from mondegreen_dictionaries.meant import did_you_mean
from mondegreen_dictionaries.pack import KINDS

FILE: Mapping[str, type] = {
    "pack": dict,
    "terms": dict,
    "entry": list,
    "confusion": list,
    "never": list,
    "remove": list,
}
HEADER: Mapping[str, type] = {
    "name": str, "version": str, "language": str, "licence": str, "authors": list, "about": str,
}  # fmt: skip
ENTRY: Mapping[str, type] = {
    "target": str, "kind": str, "variants": list, "sounds_like": list, "case": str, "forms": list, "near": list,
    "not_near": list, "not_in": list, "within": int, "strictness": str, "becomes": dict, "stays": list,
}  # fmt: skip
VARIANT: Mapping[str, type] = {"heard": str, "trust": str, "why": str, "near": list, "form": str}
CONFUSION: Mapping[str, type] = {"words": list, "near": dict}
NEVER: Mapping[str, type] = {"heard": str, "becomes": str, "why": str}
CHOICES = {
    "kind": KINDS,
    "case": ("exact", "follow", "sentence"),
    "strictness": ("loose", "normal", "strict", "exact"),
    "trust": ("always", "ask", "never"),
}
SORTED = ("near", "not_near", "not_in")
"""Lists of an entry whose order says nothing; variants and forms stand as their author thinks best."""


@Law
def header_complete(sheet: Sheet) -> Iterator[Place]:
    """Give the header a name (that of the file), version, language, licence, authors and about."""
    head = sheet.data.get("pack", {})
    for field, form in HEADER.items():
        if not isinstance(head.get(field), form) or not head[field]:
            yield Place(sheet.name, words=field)
    if head.get("name", sheet.name) != sheet.name:
        yield Place(sheet.name, words=head["name"])


@Law
def composed_letters(sheet: Sheet) -> Iterator[Place]:
    """Write letters with their accents as one character (NFC); `mondegreen lint --fix` does it."""
    for line in sheet.text.split("\n"):
        if not unicodedata.is_normalized("NFC", line):
            yield Place(sheet.name, words=line.strip())


@Law
def plain_lines(sheet: Sheet) -> Iterator[Place]:
    """End every line, the last one too, with a line feed alone; `mondegreen lint --fix` does it."""
    if "\r" in sheet.text or not sheet.text.endswith("\n") or sheet.text.startswith("\ufeff"):
        yield Place(sheet.name)


@Law
def known_fields(sheet: Sheet) -> Iterator[Place]:
    """Use the fields and values that `docs/packs.md` describes, each with a value of its form."""
    gate = tuple(_unknown(sheet.name, "", sheet.data, FILE))
    yield from gate
    for target, table, fields, needed in () if gate else _tables(sheet.data):
        if not isinstance(table, dict):
            yield Place(sheet.name, target, str(table))
            continue
        yield from _unknown(sheet.name, target, table, fields)
        yield from (Place(sheet.name, target, field) for field in needed if field not in table)


def _tables(data: Mapping[str, Any]) -> Iterator[tuple[str, Any, Mapping[str, type], Sequence[str]]]:
    """Every table with the target it belongs to, the fields it may have, and those it must."""
    yield "", data.get("pack", {}), {**HEADER, "signs": list}, ()
    yield "", data.get("terms", {}), dict.fromkeys(KINDS, list), ()
    yield from (("", confusion, CONFUSION, ("words", "near")) for confusion in data.get("confusion", ()))
    yield "", {"remove": data.get("remove", [])}, {"remove": list}, ()
    yield from (("", never, NEVER, ("heard",)) for never in data.get("never", ()))
    for entry in data.get("entry", ()):
        target = str(entry.get("target", "")) if isinstance(entry, dict) else ""
        yield target, entry, ENTRY, ("target", "kind")
        variants = entry.get("variants", ()) if target else ()
        yield from ((target, each, VARIANT, ("heard",)) for each in variants if isinstance(each, dict))


def _unknown(pack: str, target: str, table: Mapping[str, Any], fields: Mapping[str, type]) -> Iterator[Place]:
    for field, value in table.items():
        right = isinstance(value, fields.get(field, ())) and value in CHOICES.get(field, (value,))
        if not right or (fields is not FILE and not _of_strings(value, tables=field == "variants")):
            yield Place(pack, target, field, _meant(field, value, fields))


def _meant(field: str, value: object, fields: Mapping[str, type]) -> str:
    """A question which field, or which value of it, could be meant; or nothing."""
    if field not in fields:
        return did_you_mean(field, fields)
    return did_you_mean(value, CHOICES[field]) if isinstance(value, str) and field in CHOICES else ""


def _of_strings(value: object, *, tables: bool) -> bool:
    """Whether what a list or table holds is text, or of a table of lists their text."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return all(
        isinstance(each, str) or (tables and isinstance(each, dict)) or (isinstance(value, dict) and _texts(each))
        for each in inner
    )


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


@Law
def sorted_lists(sheet: Sheet) -> Iterator[Place]:
    """Sort terms, entries, signs and near words without regard to case; `mondegreen lint --fix` does it."""
    entries = sheet.data.get("entry", ())
    for kind, terms in sheet.data.get("terms", {}).items():
        yield from _unsorted(sheet.name, kind, terms)
    yield from _unsorted(sheet.name, "", sheet.data.get("pack", {}).get("signs", ()))
    yield from _unsorted(sheet.name, "", [entry.get("target", "") for entry in entries])
    yield from _unsorted(sheet.name, "", [each["words"][0] for each in sheet.data.get("confusion", ())])
    for entry, words in _lists(entries, SORTED):
        yield from _unsorted(sheet.name, entry, words)


def _unsorted(pack: str, entry: str, words: Iterable[str]) -> Iterator[Place]:
    before = ""
    for word in words:
        if order(word) < order(before):
            yield Place(pack, entry, word)
            return
        before = word


def _lists(entries: Iterable[Mapping[str, Any]], fields: Iterable[str]) -> Iterator[tuple[str, list[Any]]]:
    for entry in entries:
        yield from ((entry["target"], entry[field]) for field in fields if field in entry)


@Law
def nothing_twice(sheet: Sheet) -> Iterator[Place]:
    """Say it once in a list; `mondegreen lint --fix` drops the second."""
    many = (*SORTED, "variants", "sounds_like", "forms", "stays")
    terms = sheet.data.get("terms", {}).items()
    for entry, words in chain(terms, _lists(sheet.data.get("entry", ()), many)):
        yield from (Place(sheet.name, entry, str(word)) for place, word in enumerate(words) if word in words[:place])


@Law
def signs_are_words(sheet: Sheet) -> Iterator[Place]:
    """Write each sign as one lower-case word without hyphens: it is looked for among the words of a text."""
    for sign in sheet.data.get("pack", {}).get("signs", ()):
        if sign != sign.lower() or not WORD.fullmatch(sign):
            yield Place(sheet.name, words=sign)


@Law
def persons_have_two_words(sheet: Sheet) -> Iterator[Place]:
    """Give a person by the full name; who is known by one word alone needs a table."""
    for person in sheet.data.get("terms", {}).get("person", ()):
        if len(person.split()) < 2:
            yield Place(sheet.name, person)
