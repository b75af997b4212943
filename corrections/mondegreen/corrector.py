"""The corrector: everything known about a recording, ready to propose."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mondegreen.detectors.surface import right_as_it_stands, surface
from mondegreen.errors import UnknownNameError
from mondegreen.languages import ENGLISH, language_of
from mondegreen.limits import outside, outside_addresses, seen_in, switched_off, united
from mondegreen.passage import Passage
from mondegreen.policies import CLEAN, Policy, policy_named
from mondegreen.proposal import Kind, Proposal
from mondegreen.rules._spelled_out import spelled_out
from mondegreen.settle import collide, settled
from mondegreen.terms.compiled import PRODUCTS, packs_named
from mondegreen.terms.joined import JoinedLexicon
from mondegreen.terms.lexicon import Lexicon, Term, Tier, entry_for
from mondegreen.terms.notes import terms_in
from mondegreen.terms.stored import named
from mondegreen.terms.topics import packs_for
from mondegreen.terms.vocabulary import is_ordinary
from mondegreen.transcripts.edits import Edit, closed_up, replaced
from mondegreen.transcripts.transcript import Transcript
from mondegreen.uncollected import uncollected
from mondegreen_dictionaries import PackError

if TYPE_CHECKING:
    from mondegreen.scorers import Scorer
    from mondegreen.shows.show import Show
    from mondegreen.why import Answer


class Looked(NamedTuple):
    """The terms of a tier, and the tokens of a passage that bear on them.

    `named` reads as one of its names already. `right` stands as it should, for this tier: names of nearer tiers, and
    what any tier writes as no ordinary name is written. A farther tier's mere names bar nothing here: that somebody is
    called *James Bond* says little where *James Brand* is announced.
    """

    lexicon: Lexicon
    named: frozenset[int]
    right: frozenset[int]


class Corrector:
    """Proposes what was said in one recording.

    Args:
        terms: Names and terms of this recording, spelled as they shall be written.
        notes: Free text about it (title, guests, description): terms are drawn from it.
        kinds: Names of the kinds to propose; None for the defaults.
        packs: Names of shipped packs, or paths; None for those that the text calls for.
        policy: How far to go with the speaker's words: a preset's name, or a policy of your own.
        show: What is known where the transcript lies: terms of its show, and what was decided before.
        scorer: A stronger judge of misheard words, of the user's own; it is asked while proposals are made.

    Raises:
        UnknownNameError: There is no such kind, pack or policy.
    """

    def __init__(
        self,
        terms: Iterable[str] = (),
        notes: str = "",
        kinds: Collection[str] | None = None,
        packs: Collection[str] | None = None,
        policy: str | Policy = CLEAN,
        *,
        show: Show | None = None,
        scorer: Scorer | None = None,
    ) -> None:
        chosen = policy_named(policy) if isinstance(policy, str) else policy
        self.policy = chosen if kinds is None else chosen.with_kinds(_kinds(kinds))
        self._terms = tuple(dict.fromkeys((*terms, *terms_in(notes))))
        self._recording = named(self._terms)
        self._notes = notes
        self._show, self._scorer = show, scorer
        self._near = show.lexicons if show else ()
        self._chosen = tuple(packs) if packs is not None else None
        self._open(self._chosen or ())

    def propose(self, text: str | Transcript) -> tuple[Proposal, ...]:
        """What should be changed, in order, never overlapping; offsets count characters of the (reading) text.

        Raises:
            ScorerError: The scorer cannot be asked, or does not answer as it should.
        """
        seen = text if isinstance(text, str) else text.text
        limits = self.policy.off_limits(seen)
        if isinstance(text, Transcript):
            limits = united((*limits, *seen_in(text, switched_off(text.source))))
        with uncollected():
            wanted = (proposal for proposal in self._detect(self._passage(text)) if proposal.kind in self.policy.kinds)
            spoken = outside_addresses(self._show.remembered(wanted) if self._show else wanted, seen)
            return settled(outside(spoken, limits))

    def correct(self, text: str, min_confidence: float = 0.9) -> str:
        """The text with every proposal applied whose confidence is at least this."""
        edits = (Edit(p.start, p.end, p.replacement) for p in self.propose(text) if p.confidence >= min_confidence)
        return replaced(text, closed_up(text, edits))

    def why(self, text: str | Transcript, heard: str, term: str) -> tuple[Answer, ...]:
        """For each place where the heard words stand, why this term is not proposed there, or that it is."""
        from mondegreen.why import answers

        passage = self._passage(text)
        tiers = [(tier.lexicon, tier.right) for tier in self._tiers(passage)]
        return tuple(answers(passage, tiers, self.propose(text), heard, term))

    def packs_for(self, text: str) -> tuple[str, ...]:
        """The packs that are open for this text: those that were named, or those that it and the notes call for."""
        return self._packs_for(self._passage(text))

    def _packs_for(self, passage: Passage) -> tuple[str, ...]:
        if self._chosen is not None:
            return self._chosen
        return packs_for(passage, Passage.of(self._notes)) if passage.language == ENGLISH else ()

    def _open(self, names: tuple[str, ...]) -> Lexicon:
        try:
            return packs_named(names, self._show.removed if self._show else frozenset())
        except PackError as error:
            raise UnknownNameError(str(error)) from error

    def _detect(self, passage: Passage) -> Iterator[Proposal]:
        tiers = self._tiers(passage)
        yield from self._by_rules(passage.knowing(frozenset().union(*(tier.named for tier in tiers)), PRODUCTS))
        listed: list[Proposal] = []
        if not self.policy.kinds.isdisjoint((Kind.TERM, Kind.CASING, Kind.MISHEARING)):
            for place, tier in enumerate(tiers):
                listed += surface(passage, tier.lexicon, nearer=[other.lexicon for other in tiers[:place]])
        yield from listed
        if passage.language != ENGLISH:
            return
        if Kind.TERM in self.policy.kinds:
            yield from _by_sound(passage, tiers)
        # of a phrase that is listed whole, nobody need guess a part: *zero some game*
        whole = [proposal for proposal in listed if proposal.kind is Kind.MISHEARING]
        words = _of_words(passage, tiers, self.policy.kinds, self._show, self._scorer)
        yield from (proposal for proposal in words if not any(collide(proposal, other) for other in whole))

    def _tiers(self, passage: Passage) -> tuple[Looked, ...]:
        """The terms that are looked for, nearest first."""
        packs = self._open(self._packs_for(passage))
        lexicons = (self._with_spelled_names(passage), *self._near, packs)
        named = [right_as_it_stands(passage, lexicon) for lexicon in lexicons]
        brands = frozenset(token for found in named for token, brand in found.items() if brand)
        return tuple(
            Looked(lexicon, frozenset(named[place]), brands.union(*named[:place]))
            for place, lexicon in enumerate(lexicons)
        )

    def _passage(self, text: str | Transcript) -> Passage:
        """The passage, with all that is known of its language and that the transcript says of its words."""
        passage = Passage.of(text if isinstance(text, str) else text.text)
        if isinstance(text, Transcript):
            sure = ((word.start, word.end, word.confidence) for word in text.timings if word.confidence is not None)
            passage = passage.believed(sure).offered(text.alternatives)
        return passage.in_language(self.policy.language or language_of(passage))

    def _by_rules(self, passage: Passage) -> Iterator[Proposal]:
        policy = self.policy.in_language(passage.language)
        return (proposal for rule in policy.rules for proposal in rule.propose(passage))

    def _with_spelled_names(self, passage: Passage) -> Lexicon:
        """The terms of the recording, and the names that a speaker spells in it: they are evidence for all of it.

        But a name that was heard as a word which people say (*a bite, B-Y-T*) is none for wherever they say it.
        """
        spelled = {found.name for found in spelled_out(passage) if found.heard and not is_ordinary(found.heard.lower())}
        spelled -= set(self._terms)
        aloud = Lexicon(Term(entry_for(name), Tier.RECORDING, spelled=True) for name in sorted(spelled))
        return JoinedLexicon((self._recording, aloud)) if spelled else self._recording


def _of_words(
    passage: Passage, tiers: Sequence[Looked], kinds: Collection[Kind], show: Show | None, scorer: Scorer | None
) -> Iterator[Proposal]:
    """What was misheard or misspelt of ordinary words."""
    right = frozenset().union(*(tier.named for tier in tiers))
    if passage.alternatives and (Kind.MISHEARING in kinds or Kind.TERM in kinds):
        from mondegreen.detectors.alternatives import alternatives

        yield from alternatives(passage, [tier.lexicon for tier in tiers], right)
    if Kind.MISHEARING in kinds:
        from mondegreen.detectors.confusable import confusable
        from mondegreen.detectors.misheard import misheard

        known = show.language if show else None
        yield from misheard(passage, [tier.lexicon for tier in tiers], right, scorer, known)
        for tier in tiers:
            yield from confusable(passage, tier.lexicon.confusions, right)
    if Kind.SPELLING in kinds:
        from mondegreen.detectors.misspelt import misspelt

        yield from misspelt(passage, right)


def _by_sound(passage: Passage, tiers: Sequence[Looked]) -> Iterator[Proposal]:
    """What sounds like a term, of the recording or of the tiers behind it."""
    from mondegreen.detectors.name_slot import name_slot  # these import numpy, and not every run asks for sounds
    from mondegreen.detectors.same_name import same_name
    from mondegreen.detectors.sound_alike import sound_alike

    for tier in tiers:
        yield from sound_alike(passage, tier.lexicon, tier.right)
    yield from name_slot(passage, tiers[0].lexicon)
    known = frozenset[int]().union(*(tier.named for tier in tiers[1:]))
    yield from same_name(passage, [tier.lexicon.by_key for tier in tiers[:-1]], known)


def _kinds(names: Collection[str]) -> frozenset[Kind]:
    try:
        return frozenset(map(Kind, names))
    except ValueError as error:
        raise UnknownNameError(f"There is no kind {str(error).split()[0]}; there are {', '.join(Kind)}.") from error
