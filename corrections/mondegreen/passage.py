"""The text as the engine reads it: its words, each with its place."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, tee
from typing import Any, NamedTuple, overload

from mondegreen.alternative import Alternative

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""Letters and digits, apostrophes inside; a hyphen parts words, so that *e-y-e* is three of them."""
BLANK = re.compile(r"\s")
AT_A_TIME = 1 << 16
"""Characters that are cut into words together."""
PIECES = re.compile(f"({WORD.pattern})")
SENTENCE_END = re.compile(r"[.?!…][\"”’')\]]*\s+$")
LINE_HEAD = re.compile(r"(?<=\n)[^\W\d_]")
PUNCTUATED = 0.01
"""Sentence marks a word from which a text counts as punctuated: its capitals can then be trusted."""
ONE_CASE = 0.005
"""Share of words in the other case up to which a text is written in one case throughout: a logo, a stray *I*."""
ENOUGH = 30
"""Words from which a text is long enough to be said to be in one case."""
HESITATION = re.compile(r"u+h+m*|u+m+|e+r+m+|er|h+m+|mm+|m+h+m+")
"""How a sound of hesitation is spelled, in lower case."""
FIRST_PERSON = frozenset(("I", "I'", "I’"))
OPENING_LINES = 0.6
"""Share of lines with a capital at their head from which such a capital says nothing about the word."""


class Token(NamedTuple):
    """A word: its place in characters, and the word as it stands."""

    start: int
    end: int
    text: str


class Tokens(Sequence[Token]):
    """The words of a text, in order, as columns: where each begins, where it ends, how it stands.

    A `Token` is made when it is asked for; a million of them take 130 megabytes.
    """

    def __init__(self, starts: array[int], ends: array[int], texts: Sequence[str]) -> None:
        self.starts, self.ends, self.texts = starts, ends, texts

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Tokens: ...
    def __getitem__(self, index: int | slice) -> Token | Tokens:
        if isinstance(index, slice):
            return Tokens(self.starts[index], self.ends[index], self.texts[index])
        return Token(self.starts[index], self.ends[index], self.texts[index])

    def __iter__(self) -> Iterator[Token]:
        return map(Token, self.starts, self.ends, self.texts)


@dataclass(frozen=True)
class Passage:
    """A text and its tokens; what detectors and rules look at.

    Attributes:
        text: The reading text.
        tokens: Its words, in order.
        known: Which tokens, by index, belong to a known term: their case is not for a rule to judge.
        confidences: How sure the recogniser was of each token, 0 to 1, None where it does not say; empty where it
            says so of none.
        language: The language it is in, as a two-letter code.
        alternatives: What else the recogniser held possible.
        products: Words that, spelled like this, name a product or a firm, whatever the text is about.
    """

    text: str
    tokens: Tokens = field(repr=False, compare=False)
    known: frozenset[int] = frozenset()
    confidences: tuple[float | None, ...] = field(default=(), repr=False)
    language: str = "en"
    alternatives: tuple[Alternative, ...] = field(default=(), repr=False)
    products: Container[str] = field(default=frozenset(), repr=False, compare=False)

    @classmethod
    def of(cls, text: str) -> Passage:
        """The passage of this text."""
        starts, ends, words, known = array("q"), array("q"), list[str](), dict[str, str]()
        for low, part in _parts(text):
            pieces = PIECES.split(part)
            bounds = array("q", accumulate(map(len, pieces), initial=low))[1:]
            starts += bounds[:-1:2]
            ends += bounds[1::2]
            words += _shared(pieces[1::2], known)
        return cls(text, Tokens(starts, ends, tuple(words)))

    def knowing(self, tokens: Iterable[int], products: Container[str] = ()) -> Passage:
        """The same passage, in which these tokens too belong to a known term; what was counted stays counted."""
        other = copy(self)
        object.__setattr__(other, "known", self.known.union(tokens))
        object.__setattr__(other, "products", products or self.products)
        return other

    def in_language(self, code: str) -> Passage:
        """The same passage, which is in this language."""
        other = copy(self)
        object.__setattr__(other, "language", code)
        return other

    def believed(self, spans: Iterable[tuple[int, int, float]]) -> Passage:
        """The same passage, of which the recogniser said how sure it was: from `start` to `end`, 0 to 1, in order.

        Of a token that touches several spans, the least sure one counts.
        """
        found: list[float | None] = [None] * len(self.tokens)
        index = 0
        for start, end, confidence in spans:
            while index < len(self.tokens) and self.tokens[index].end <= start:
                index += 1
            at = index
            while at < len(self.tokens) and self.tokens[at].start < end:
                before = found[at]
                found[at] = confidence if before is None else min(before, confidence)
                at += 1
        other = copy(self)
        object.__setattr__(other, "confidences", tuple(found) if any(each is not None for each in found) else ())
        return other

    def offered(self, alternatives: Iterable[Alternative]) -> Passage:
        """The same passage, beside which the recogniser held these possible."""
        other = copy(self)
        object.__setattr__(other, "alternatives", tuple(alternatives))
        other.__dict__.pop("findings", None)  # some of them are about what else was held possible
        return other

    @cached_property
    def findings(self) -> dict[object, Any]:
        """What others have worked out about this text and may ask for again."""
        return {}

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in lower case, with straight apostrophes."""
        texts = self.tokens.texts
        return tuple(_shared(texts, {text: text.lower().replace("’", "'") for text in set(texts)}))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The letters and digits of each word in lower case: what spellings are compared by."""
        return tuple(_shared(self.words, {word: word.replace("'", "") for word in self.counts}))

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each lower-case word stands here."""
        return Counter(self.words)

    @cached_property
    def cased(self) -> Counter[str]:
        """How often each word stands here just so, capitals and all."""
        return Counter(self.tokens.texts)

    @cached_property
    def punctuated(self) -> bool:
        """Whether the text has sentences: bare captions have none, and their capitals are random."""
        marks = sum(map(self.text.count, ".?!"))
        return marks > PUNCTUATED * max(1, len(self.tokens))

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, character for character at the same place."""
        low = self.text.lower()
        if len(low) == len(self.text):
            return low
        return "".join(small if len(small := letter.lower()) == 1 else letter for letter in self.text)

    @cached_property
    def sounds(self) -> Sequence[int]:
        """Which tokens are sounds of hesitation."""
        kinds = {word for word in self.counts if HESITATION.fullmatch(word)}
        return [index for index, word in enumerate(self.words) if word in kinds] if kinds else []

    @cached_property
    def spoken(self) -> tuple[Sequence[int], tuple[str, ...]]:
        """The tokens that are words and no sounds of hesitation, by index, and the words."""
        sounds = set(self.sounds)
        kept = array("I", (index for index in range(len(self.words)) if index not in sounds))
        return kept, tuple(map(self.words.__getitem__, kept))

    @cached_property
    def uniform(self) -> bool:
        """Whether the text is written in one case throughout: its capitals, or their want, say nothing."""
        allowed = ONE_CASE * len(self.tokens)
        raised = sum(
            count for word, count in self.cased.items() if word != word.lower() and word[:2] not in FIRST_PERSON
        )
        lowered = sum(count for word, count in self.cased.items() if word != word.upper())
        return raised <= allowed or lowered <= allowed

    @cached_property
    def shouted(self) -> bool:
        """Whether the text is written in capitals throughout, as captions of broadcasters are; a few words may be."""
        lowered = sum(count for word, count in self.cased.items() if word != word.upper())
        return len(self.tokens) >= ENOUGH and lowered <= ONE_CASE * len(self.tokens)

    @cached_property
    def lines_open(self) -> bool:
        """Whether lines begin with a capital, whatever their first word."""
        heads = LINE_HEAD.findall(self.text)
        return sum(map(str.isupper, heads)) >= OPENING_LINES * max(2, len(heads))

    def between(self, index: int) -> str:
        """What stands between a token and the one after it."""
        return self.text[self.tokens.ends[index] : self.tokens.starts[index + 1]]

    def opens_sentence(self, index: int) -> bool:
        """Whether a token is the first of its sentence, as far as punctuation tells."""
        if index == 0:
            return True
        gap = self.between(index - 1)
        return gap != " " and ("\n\n" in gap or bool(SENTENCE_END.search(gap)))


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The text in parts, and where each begins; no word is cut. Its pieces, all at once, take twenty times its size."""
    low = 0
    while low < len(text):
        end = BLANK.search(text, low + AT_A_TIME)
        high = end.start() if end else len(text)
        yield low, text[low:high]
        low = high


def _shared(texts: Iterable[str], others: dict[str, str]) -> Iterator[str]:
    """For each text another, or a text that is the same: of equal ones only one is kept, however often it stands."""
    return map(others.setdefault, *tee(texts))
