"""Completion of what is typed, from words that are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from textual.suggester import Suggester

from mondegreen.sessions.session import Session
from mondegreen.shows.show import Show

FEWEST = 2
"""Letters from which a completion is more help than noise."""


class Completion(Suggester):
    """Completes the words at the end of a line by known ones, those that were named first before the others."""

    def __init__(self, known: Iterable[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = [(word.casefold(), word) for word in dict.fromkeys(known)]

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last words completed; as many of them as a known term begins with."""
        starts = [0, *(at + 1 for at, letter in enumerate(value) if letter == " ")]
        for start in starts:
            begun = value[start:].casefold()
            if len(begun) < FEWEST:
                continue
            for folded, word in self._known:
                if folded.startswith(begun) and len(folded) > len(begun):
                    return value + word[len(begun) :]
        return None


def known_words(session: Session, show: Show | None = None) -> list[str]:
    """What is proposed in this session, the most frequent first, and the terms of its show."""
    proposals = map(session.proposals.__getitem__, session.places)
    words = Counter(candidate.text for proposal in proposals for candidate in proposal.candidates)
    terms = (entry.target for entry in show.glossary.pack.entries) if show else ()
    return [*(word for word, _ in words.most_common() if word), *terms]
