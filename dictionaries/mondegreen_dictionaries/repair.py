"""Mends what can be mended by itself in a pack: the order, what stands twice, letters and line ends.

A pack is written by hand, so what needs no mending keeps its lines and its comments; only a table in which something is
out of order is written anew.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from mondegreen_dictionaries.laws.form import SORTED
from mondegreen_dictionaries.laws.law import folded, order

HEADING = re.compile(r"\[\[?([a-z]+)\]\]?\s*(?:#.*)?")
COMMENT = re.compile(r"""(?:[^"'#]|"(?:[^"\\]|\\.)*"|'[^']*')*(#.*)""")
WIDE, FULL = 120, 100
"""Characters up to which a list stands on one line; up to which a line of a longer list is filled."""
INDENT = "    "
FILLED = (*SORTED, "signs")
ORDER = {"": 0, "pack": 1, "terms": 2, "entry": 3, "confusion": 4}


class Block(NamedTuple):
    """A table of the file as it is written, with the comments above it, and what it says."""

    kind: str
    comments: tuple[str, ...]
    lines: tuple[str, ...]
    says: Mapping[str, Any]


def fix(text: str) -> str:
    """The pack with its lists sorted and nothing in them twice; a mended pack comes back as it is.

    Raises:
        ValueError: It is not TOML.
    """
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    blocks = [_mended(block) for block in _blocks(text)]
    blocks = _without_doubles(sorted(blocks, key=_rank))
    return "\n\n".join("\n".join((*block.comments, *block.lines)) for block in blocks) + "\n"


def _rank(block: Block) -> tuple[int, tuple[str, str]]:
    name = str(block.says.get("target") or block.says.get("words", ""))
    return ORDER.get(block.kind, len(ORDER)), order(name if block.kind in ("entry", "confusion") else "")


def _blocks(text: str) -> Iterator[Block]:
    """The tables of the file; a comment right above a heading belongs to it."""
    tomllib.loads(text)
    head: list[str] = []
    kind, lines, above = "", list[str](), list[str]()
    for line in text.split("\n"):
        if heading := HEADING.fullmatch(line):
            while lines and lines[-1].startswith("#"):
                head.insert(0, lines.pop())
            yield from _block(kind, above, lines)
            kind, lines, above, head = heading[1], [line], head, []
        else:
            lines.append(line)
    yield from _block(kind, above, lines)


def _block(kind: str, comments: list[str], lines: list[str]) -> Iterator[Block]:
    written = "\n".join(lines).strip("\n")
    if written or comments:
        says = tomllib.loads(written)
        inner = says.get(kind, says)
        yield Block(kind, tuple(comments), tuple(written.split("\n")), inner[0] if isinstance(inner, list) else inner)


def _mended(block: Block) -> Block:
    says = {field: _mended_value(block.kind, field, value) for field, value in block.says.items()}
    return block if says == block.says else _anew(block, says)


def _anew(block: Block, says: Mapping[str, Any]) -> Block:
    """The block written anew, its comments above it."""
    comments = (*block.comments, *filter(None, map(_comment, block.lines)))
    heading = block.lines[0].partition("#")[0].rstrip()
    return Block(block.kind, comments, (heading, *_written(block.kind, says)), says)


def _mended_value(kind: str, field: str, value: Any) -> Any:
    if not isinstance(value, list):
        return value
    if field == "variants":
        value = list({_letters(each): each for each in reversed(value)}.values())[::-1]
    once = [each for place, each in enumerate(value) if each not in value[:place]]
    texts = all(isinstance(each, str) for each in once)
    return sorted(once, key=order) if texts and (kind == "terms" or field in (*SORTED, "signs")) else once


def _letters(variant: Any) -> tuple[str, str]:
    """Variants of the same letters are one; where trust or conditions differ, a hand must choose."""
    said = variant if isinstance(variant, dict) else {"heard": variant}
    more = sorted((field, repr(value)) for field, value in said.items() if field != "heard")
    return folded(str(said.get("heard"))), repr(more)


def _comment(line: str) -> str | None:
    found = COMMENT.match(line)
    return found[1] if found else None


def _without_doubles(blocks: Iterable[Block]) -> list[Block]:
    """The blocks without those that say what another says already, and without bare terms that have a table."""
    kept: list[Block] = []
    for block in blocks:
        if not any(block.says == other.says for other in kept if other.kind == block.kind != "terms"):
            kept.append(block)
    tables = {str(block.says.get("target")) for block in kept if block.kind == "entry"}
    return [_without(block, tables) if block.kind == "terms" else block for block in kept]


def _without(terms: Block, tables: set[str]) -> Block:
    says = {kind: [each for each in bare if each not in tables] for kind, bare in terms.says.items()}
    says = {kind: bare for kind, bare in says.items() if bare}
    return terms if says == terms.says else _anew(terms, says)


def _written(kind: str, says: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a table, as a hand would write them."""
    for field, value in says.items():
        if kind == "terms" or (isinstance(value, list) and len(f"{field} = {_value(value)}") > WIDE):
            yield f"{field} = ["
            yield from _items(value, INDENT, apart=kind == "terms" or field not in FILLED)
            yield "]"
        elif kind == "confusion" and isinstance(value, dict):
            yield from (f"{field}.{_key(word)} = {_value(near)}" for word, near in value.items())
        else:
            yield f"{field} = {_value(value)}"


def _items(values: Iterable[Any], indent: str, *, apart: bool) -> Iterator[str]:
    """The items of a list on lines of their own, or as many on a line as it holds."""
    line = indent
    for value in values:
        item = f"{_value(value)},"
        if line != indent and (apart or len(line) + len(item) > FULL):
            yield line.rstrip()
            line = indent
        if isinstance(value, dict) and len(line) + len(item) > WIDE and "near" in value:
            head, _, _ = _value({**value, "near": []}).rpartition("] }")
            yield line + head
            yield from _items(value["near"], indent * 2, apart=False)
            line, item = indent, "] },"
        line += item + " "
    if line != indent:
        yield line.rstrip()


def _value(value: Any) -> str:
    """A value on one line: strings, numbers, lists and tables of them are all that a pack has."""
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_key(key)} = {_value(each)}' for key, each in value.items())} }}"
    return _string(value) if isinstance(value, str) else str(value).lower()


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(each if each.isprintable() else f"\\U{ord(each):08x}" for each in escaped) + '"'


def _key(key: str) -> str:
    return key if re.fullmatch(r"[a-z_]+", key) else _string(key)
