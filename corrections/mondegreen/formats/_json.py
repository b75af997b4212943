"""JSON with places: every value knows where it stands in the source."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn

from mondegreen.errors import MalformedError
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import Span

DEEPEST = 64
"""Levels of arrays and objects within each other; transcripts have a dozen."""
NUMBER = r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?"
SPACE = r"[ \t\r\n]*+"
TOKEN = pattern(
    rf'{SPACE}(?:"(?P<text>(?:[^"\\\x00-\x1f]++|\\["\\/bfnrt]|\\u[0-9a-fA-F]{{4}})*+)"|(?P<open>[\[{{])'
    rf"|(?P<number>{NUMBER})(?![\w.])|(?P<close>[\]}}])|(?P<mark>[:,])|(?P<name>true|false|null)\b)"
)
NUMBERS = pattern(rf"{SPACE}{NUMBER}(?:{SPACE},{SPACE}{NUMBER})++{SPACE}\]")
"""An array of nothing but numbers, as of tokens or vectors: nobody reads them, so they are stepped over."""
LOOKS_LIKE_JSON = pattern(
    rf'\ufeff?{SPACE}(?:\{{{SPACE}(?:"[^"\r\n]*"{SPACE}:|\}}|\Z)|\[{SPACE}(?:[\[{{"]|\]{SPACE}\Z|\Z))'
)
SECONDS = pattern(rf"({NUMBER})s?\Z")
NAMES = {"true": True, "false": False, "null": None}


@dataclass(slots=True, eq=False)
class Node:
    """A value of a JSON text and where it stands; what is not there is an empty value of whatever is asked for."""

    start: int
    end: int
    value: dict[str, Node] | list[Node] | str | float | None

    def get(self, *path: str | int) -> Node:
        """The value under these keys, or in these places, one within the other; NOTHING where there is none."""
        node = self
        for key in path:
            value = node.value
            if isinstance(value, dict) and isinstance(key, str):
                node = value.get(key, NOTHING)
            elif isinstance(value, list) and isinstance(key, int) and key < len(value):
                node = value[key]
            else:
                return NOTHING
        return node

    @property
    def items(self) -> list[Node]:
        """What an array holds."""
        return self.value if isinstance(self.value, list) else []

    @property
    def keys(self) -> frozenset[str]:
        """The keys of an object."""
        return frozenset(self.value) if isinstance(self.value, dict) else frozenset()

    @property
    def is_text(self) -> bool:
        """Whether it is a string."""
        return isinstance(self.value, str)

    @property
    def text(self) -> str:
        """The string."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def number(self) -> float | None:
        """The number, also where it is written as a string, with an `s` for seconds or without."""
        if isinstance(self.value, str) and (found := SECONDS.match(self.value)):
            return float(found[1])
        return self.value if isinstance(self.value, (int, float)) and not isinstance(self.value, bool) else None

    @property
    def inside(self) -> Span | None:
        """Where its figures stand, without quotes; None where it is no number."""
        if self.number is None:
            return None
        return (self.start + 1, self.end - 1) if self.is_text else (self.start, self.end)

    def within(self) -> Iterator[tuple[str, Node]]:
        """All that is in it, however deep, each value with its key."""
        members = self.value.items() if isinstance(self.value, dict) else (("", node) for node in self.items)
        for key, node in members:
            yield key, node
            yield from node.within()

    @property
    def name(self) -> str:
        """What to call somebody: the string, or the number of a speaker."""
        number = self.number
        return self.text.strip() if self.is_text else f"Speaker {number:g}" if number is not None else ""


NOTHING = Node(0, 0, None)


def parsed(source: str) -> Node:
    """The JSON text.

    Raises:
        MalformedError: It is not JSON, breaks off, nests too deeply, or has half of a surrogate pair in a string.
    """
    found = _parsed(source)
    if isinstance(found, MalformedError):
        raise MalformedError(str(found))
    return found


def peeked(source: str) -> Node:
    """The JSON text, or NOTHING if it is none."""
    if not LOOKS_LIKE_JSON.match(source):
        return NOTHING
    found = _parsed(source)
    return NOTHING if isinstance(found, MalformedError) else found


def looks_like_json(source: str) -> bool:
    """Whether it starts as no text would that a person wrote."""
    return bool(LOOKS_LIKE_JSON.match(source))


@lru_cache(maxsize=1)  # a dozen formats ask one after the other
def _parsed(source: str) -> Node | MalformedError:
    try:
        return _Scanner(source).document()
    except MalformedError as error:
        return error


class _Scanner:
    def __init__(self, source: str) -> None:
        self._source = source
        self._place = 1 if source.startswith("\ufeff") else 0

    def document(self) -> Node:
        node = self._value(0)
        if self._source[self._place :].strip(" \t\r\n"):
            self._fail("something follows the end of the JSON; keep one document in a file")
        return node

    def _value(self, depth: int) -> Node:
        token = self._token()
        start, kind = token.start(token.lastgroup or 0), token.lastgroup
        if kind == "text":
            return Node(start - 1, token.end(), self._text(token))
        if kind == "number":
            return Node(start, token.end(), float(token["number"]))
        if kind == "name":
            return Node(start, token.end(), NAMES[token["name"]])
        if kind != "open":
            self._place = start
            self._fail(f"a value is missing before {token[kind or 0]!r}; mend the JSON")
        if depth == DEEPEST:
            self._fail(f"JSON nested deeper than {DEEPEST} levels is no transcript; name another file")
        value = self._object(depth) if token["open"] == "{" else self._array(depth)
        return Node(start, self._place, value)

    def _array(self, depth: int) -> list[Node]:
        if numbers := NUMBERS.match(self._source, self._place):
            self._place = numbers.end()
            return []
        nodes: list[Node] = []
        if self._closed("]"):
            return nodes
        while True:
            nodes.append(self._value(depth + 1))
            if not self._goes_on("]"):
                return nodes

    def _object(self, depth: int) -> dict[str, Node]:
        members: dict[str, Node] = {}
        if self._closed("}"):
            return members
        while True:
            key = self._token()
            if key.lastgroup != "text":
                self._place = key.start(key.lastgroup or 0)
                self._fail("a key in quotes is missing; mend the JSON")
            if self._token()[0][-1:] != ":":
                self._fail("a colon is missing after the key; mend the JSON")
            members[self._text(key)] = self._value(depth + 1)
            if not self._goes_on("}"):
                return members

    def _closed(self, bracket: str) -> bool:
        """Step over this bracket if it is what comes next."""
        token = TOKEN.match(self._source, self._place)
        if not token or token["close"] != bracket:
            return False
        self._place = token.end()
        return True

    def _goes_on(self, bracket: str) -> bool:
        """Step over the comma, which tells that more comes, or the bracket."""
        token = self._token()
        if token["mark"] != "," and token["close"] != bracket:
            self._place = token.start(token.lastgroup or 0)
            self._fail(f"a comma or {bracket} is missing; mend the JSON")
        return token["mark"] == ","

    def _token(self) -> re.Match[str]:
        token = TOKEN.match(self._source, self._place)
        if not token:
            rest = self._source[self._place :].lstrip(" \t\r\n")
            self._place = len(self._source) - len(rest)
            self._fail(_complaint(rest))
        self._place = token.end()
        return token

    def _text(self, token: re.Match[str]) -> str:
        text = token["text"]
        if "\\" not in text:
            return text
        decoded: str = json.loads(f'"{text}"')
        if any("\ud800" <= sign <= "\udfff" for sign in decoded):
            self._fail("half of a surrogate pair stands in this string; write the whole character")
        return decoded

    def _fail(self, complaint: str) -> NoReturn:
        line = 1 + len(re.findall(r"\r\n|\n|\r", self._source[: self._place]))
        raise MalformedError(f"Line {line}: {complaint}.")


def _complaint(rest: str) -> str:
    """What is wrong with JSON that goes on like this."""
    if not rest:
        return "the JSON breaks off here; get the whole file"
    word = re.match(r"-?\w*", rest)
    if word and word[0] in ("NaN", "Infinity", "-Infinity"):
        return f"{word[0]} is no JSON; write null"
    if rest[0] == '"':
        return "this string does not end on its line, or has an unknown escape; mend the JSON"
    return f"{rest[:12]!r} is no JSON; mend it"
