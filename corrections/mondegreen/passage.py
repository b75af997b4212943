"""The text as the engine reads it: its words, each with its place."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""Letters and digits, apostrophes inside; a hyphen parts words, so that *e-y-e* is three of them."""
SENTENCE_END = re.compile(r"[.?!…][\"”’')\]]*\s+$")
PUNCTUATED = 0.01
"""Sentence marks a word from which a text counts as punctuated: its capitals can then be trusted."""


class Token(NamedTuple):
    """A word: its place in characters, and the word as it stands."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Passage:
    """A text and its tokens; what detectors and rules look at."""

    text: str
    tokens: tuple[Token, ...] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Passage:
        """The passage of this text."""
        return cls(text, tuple(Token(match.start(), match.end(), match.group()) for match in WORD.finditer(text)))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in lower case, with straight apostrophes."""
        return tuple(token.text.lower().replace("’", "'") for token in self.tokens)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each lower-case word stands here."""
        return Counter(self.words)

    @cached_property
    def cased(self) -> Counter[str]:
        """How often each word stands here just so, capitals and all."""
        return Counter(token.text for token in self.tokens)

    @cached_property
    def punctuated(self) -> bool:
        """Whether the text has sentences: bare captions have none, and their capitals are random."""
        marks = sum(map(self.text.count, ".?!"))
        return marks > PUNCTUATED * max(1, len(self.tokens))

    def between(self, index: int) -> str:
        """What stands between a token and the one after it."""
        return self.text[self.tokens[index].end : self.tokens[index + 1].start]

    def opens_sentence(self, index: int) -> bool:
        """Whether a token is the first of its sentence, as far as punctuation tells."""
        if index == 0:
            return True
        gap = self.between(index - 1)
        return "\n\n" in gap or bool(SENTENCE_END.search(gap))
