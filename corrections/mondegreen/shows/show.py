"""A show: transcripts that belong together, what they speak of, and what was decided in them before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mondegreen.errors import MondegreenError
from mondegreen.proposal import Candidate, Proposal
from mondegreen.sessions.session import Session
from mondegreen.shows.glossary import NAME, Glossary, amend, glossary_at, glossary_near, home_of, own_terms
from mondegreen.shows.memory import Memory
from mondegreen.shows.past import NOTHING, Change, Counts, Past
from mondegreen.terms.joined import JoinedLexicon
from mondegreen.terms.lexicon import Lexicon, Tier, entry_for, squeezed
from mondegreen_dictionaries import Never

if TYPE_CHECKING:
    from mondegreen.mishearings.language import Language
    from mondegreen.shows.learning import Offer
    from mondegreen_dictionaries.amend import Draft


@dataclass(frozen=True)
class Show:
    """What is known where a transcript lies: the terms of its show and of its editor, what was decided before.

    Attributes:
        text: What the transcript is called in the show: its path as seen from the show's folder.
        path: The glossary; the file need not be there yet.
        glossary: What stands in it.
        own: The terms of the person who edits.
        memory: What became of earlier proposals.
    """

    text: str
    path: Path
    glossary: Glossary
    own: Glossary
    memory: Memory

    @classmethod
    def near(cls, path: str) -> Show:
        """The show of the transcript at this path: `-` is standard input, which stands in the current folder.

        Its folder is the nearest one above the transcript that has a glossary, or else the transcript's own.

        Raises:
            MalformedError: A glossary is not what it should be; one sentence with the file and the place.
            UnreadableError: It cannot be read.
        """
        found = glossary_near(path)
        home = found.parent if found else home_of(path)
        text = "-" if path == "-" else Path(path).absolute().relative_to(home).as_posix()
        return cls(
            text,
            home / NAME,
            glossary_at(home / NAME),
            glossary_at(own_terms(), Tier.USER),
            Memory.of_folder(home),
        )

    @property
    def lexicons(self) -> tuple[Lexicon, ...]:
        """The terms of the show and those of its editor, nearest first; what is empty is left out."""
        return tuple(each.lexicon for each in (self.glossary, self.own) if each.pack.entries)

    @cached_property
    def language(self) -> Language | None:
        """Spoken English as this show and its editor speak it; None where nobody trained it on texts of theirs.

        Raises:
            MalformedError: What was learned is damaged, or something else.
            UnreadableError: It cannot be read.
        """
        from mondegreen.shows.trained import trained_for

        return trained_for(str(self.path.parent / self.text) if self.text != "-" else "-")

    @property
    def removed(self) -> frozenset[str]:
        """The targets of packs that are not sought here."""
        return frozenset((*self.glossary.pack.remove, *self.own.pack.remove))

    def history(self, proposal: Proposal) -> Past:
        """What became of this change in this show before, whichever rule proposed it."""
        return self.counts.get(Change.of(proposal.text, proposal.replacement), NOTHING)

    @cached_property
    def counts(self) -> Counts:
        """What became of every change in the other transcripts: what was decided in this one stands in its ledger.

        Where it cannot be read there is none: a review needs no memory.
        """
        try:
            return self.memory.counts(besides=self.text)
        except MondegreenError:
            return {}

    def wanted(self, proposal: Proposal) -> bool:
        """Whether it may be proposed here: nobody has said never, and it was not rejected again and again."""
        every = tuple(Change.of(proposal.text, proposal.replacement).within)
        if proposal.group:  # whether two spellings are one name was answered, whichever of them was asked about
            every = (*every, Change.of(proposal.replacement, proposal.text))
        if any(change in self.counts and self.counts[change].settled for change in every):
            return False
        stays = Change.of(proposal.replacement, "").heard
        sought = [(change.heard, None) for change in every if f" {change.heard} " not in f" {stays} "]
        listed = [(squeezed(change.heard), proposal.target or change.becomes) for change in every]
        return self._never.isdisjoint((*every, *sought, *listed))

    @cached_property
    def _never(self) -> frozenset[tuple[str, str | None]]:
        """Changes; with None the words that stay whatever is proposed; and variants, squeezed, with their target."""
        found: set[tuple[str, str | None]] = set()
        for pack in (self.glossary.pack, self.own.pack):
            for said in pack.never:
                heard, becomes = Change.of(said.heard, said.becomes or "")
                found.add((heard, None if said.becomes is None else becomes))
            listed = ((entry.target, variant) for entry in pack.entries for variant in entry.variants)
            found.update((squeezed(each.heard), target) for target, each in listed if each.trust == "never")
        return frozenset(found)

    def remembered(self, proposals: Iterable[Proposal]) -> Iterator[Proposal]:
        """The proposals as far as the show wants them, each as sure as its history makes it."""
        for proposal in proposals:
            if self.wanted(proposal):
                past = self.history(proposal)
                yield _weighed(proposal, past) if past.accepted or past.rejected else proposal

    def note(self, session: Session) -> None:
        """Remember what a hand has decided in this transcript, in the place of what was remembered of it before.

        Raises:
            LedgerError: It cannot be kept.
        """
        if self.text != "-":
            self.memory.add(self.text, session)
            self.__dict__.pop("counts", None)

    def offers(self, session: Session) -> tuple[Offer, ...]:
        """What could be learned from the decisions of a hand, most frequent first. Nothing is learned by that."""
        from mondegreen.shows.learning import offers  # where somebody decides, and no earlier

        return offers(session, JoinedLexicon(self.lexicons))

    def unanswered(self, session: Session) -> tuple[Offer, ...]:
        """The offers that nobody has declined before: those that are worth another question."""
        found = self.offers(session)
        try:
            declined = self.memory.declined if found else frozenset()
        except MondegreenError:
            declined = frozenset()
        return tuple(offer for offer in found if offer.change not in declined)

    def decline(self, offer: Offer) -> None:
        """Keep that it is not to be remembered, and not to be offered unasked again.

        Raises:
            LedgerError: It cannot be kept.
        """
        self.memory.decline(offer.change)

    def remember(self, offer: Offer) -> Show:
        """Put it into the glossary, which is begun where there is none; the show that knows it.

        Raises:
            MalformedError: The glossary has been changed into what is none.
            UnwritableError: Its place is not writable.
        """
        return self.amended(offer.put_into)

    def named(self, term: str) -> Show:
        """Put a term, spelled as it shall be written, into the glossary; the show that knows it.

        Raises:
            MalformedError: The glossary has been changed into what is none.
            UnwritableError: Its place is not writable.
        """
        return self.amended(lambda draft: draft.add(term, entry_for(term).kind))

    def never(self, proposal: Proposal) -> Show:
        """Never propose this change again in this show; the show that knows it.

        Raises:
            MalformedError: The glossary has been changed into what is none.
            UnwritableError: Its place is not writable.
        """
        heard, becomes = Change.of(proposal.text, proposal.replacement)
        day = datetime.now(UTC).date().isoformat()
        said = Never(heard, becomes, f"An editor said so on {day}, of {self.text}.")
        return self.amended(lambda draft: draft.never(said))

    def amended(self, change: Callable[[Draft], object]) -> Show:
        """The show whose glossary was changed like this.

        Raises:
            MalformedError: The glossary has been changed into what is none.
            UnwritableError: Its place is not writable.
        """
        amend(self.path, change)
        return replace(self, glossary=glossary_at(self.path))


def as_if(session: Session, place: int, words: str) -> Session:
    """A session of this proposal alone, in which these words stand there: for what could be learned of them."""
    alone = Session(session.transcript, (session.proposals[place],))
    alone.decide(alone.choice((0,), words))
    return alone


def _weighed(proposal: Proposal, past: Past) -> Proposal:
    """The proposal with the confidence that its history leaves, and the history in its reason."""
    sure = past.weighed(proposal.confidence)
    said = [
        f"{verb} {_times(count)}" for verb, count in (("accepted", past.accepted), ("rejected", past.rejected)) if count
    ]
    first, *others = proposal.candidates
    return replace(
        proposal,
        confidence=sure,
        candidates=(Candidate(first.text, sure), *others),
        reason=f"{proposal.reason.rstrip('.')}; {' and '.join(said)} before in this show.",
    )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")
