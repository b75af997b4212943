"""What is read out, in whole lines of words, with few signs: a screen reader would spell them out or leave them out."""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.sessions.cards import Card
from mondegreen.sessions.decision import Decision, Ruling
from mondegreen.sessions.rewriting import standing
from mondegreen.sessions.session import Session
from mondegreen.transcripts.places import Places
from mondegreen_tui.differences import squeezed, words_around
from mondegreen_tui.output import counted
from mondegreen_tui.phrases import PAST, clock, unstarred

NOTHING = "nothing"
EXAMPLES = 5
"""Places of a card that are read out; the others are told by their number."""


class Telling:
    """Puts a session into words."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._places = Places(session.transcript)

    def proposal(self, place: int) -> Iterator[str]:
        """What was heard there among which words, what it may have been, and why."""
        yield self.around(self._session.proposals[place].start, self._session.proposals[place].end)
        yield from self._candidates(place)
        yield from self._state(self._session.ruling(place), place)

    def card(self, card: Card) -> Iterator[str]:
        """The change, and some of the places where it is proposed."""
        proposal = self._session.proposals[card.first]
        yield f"{_words(proposal.text)} becomes {_words(proposal.replacement)}"
        yield from self._candidates(card.first)
        for place in card.places[:EXAMPLES]:
            there = self._session.proposals[place]
            ruling = self._session.ruling(place)
            state = f"; {PAST[ruling.verdict].lower()}" if ruling else ""
            yield f"line {self._places.first(there.start).line:,}: {self.around(there.start, there.end)}{state}"
        if len(card.places) > EXAMPLES:
            yield f"and {counted(len(card.places) - EXAMPLES, 'more place')}"

    def _candidates(self, place: int) -> Iterator[str]:
        proposal = self._session.proposals[place]
        for number, candidate in enumerate(proposal.candidates[:9], 1):
            yield f"{number}: {candidate.text or NOTHING}, {candidate.confidence:.0%}"
        yield f"{proposal.kind}: {unstarred(proposal.reason)}"

    def _state(self, ruling: Ruling | None, place: int) -> Iterator[str]:
        if ruling:
            yield _change(self._session.proposals[place].text, ruling)

    def around(self, start: int, end: int) -> str:
        """Words in brackets as they were heard, among those before and behind them as they stand now."""
        text = self._session.transcript.text
        low, high = words_around(text, start, end)
        before, after = (
            "".join(stretch.text for stretch in standing(self._session, *span)) for span in ((low, start), (end, high))
        )
        heard = text[start:end]
        return squeezed(f"{before}“{heard}”{after}" if "[" in heard else f"{before}[{heard}]{after}")

    def where(self, start: int) -> str:
        """The line, the time and the speaker of a character."""
        segment = self._places.segment(start)
        parts = [f"line {self._places.first(start).line:,}"]
        if segment and segment.begins is not None:
            parts.append(clock(segment.begins))
        if segment and segment.speaker:
            parts.append(segment.speaker)
        return ", ".join(parts)

    def decision(self, decision: Decision) -> str:
        """What was decided, and in how many places."""
        change = _change(self._session.proposals[decision.places[0]].text, decision.ruling)
        return change if len(decision.places) == 1 else f"{change}, in {len(decision.places):,} places"


def _change(heard: str, ruling: Ruling) -> str:
    change = _words(heard) if ruling.text is None else f"{_words(heard)} becomes {_words(ruling.text)}"
    return f"{PAST[ruling.verdict]}: {change}"


def _words(text: str) -> str:
    return squeezed(text).strip() or NOTHING
