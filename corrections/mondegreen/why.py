"""Why a term was not proposed for heard words: their way through the engine, to the step at which it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

from mondegreen.detectors.sound_alike import HIDDEN
from mondegreen.hearing.distance import distances
from mondegreen.hearing.guards import ANOTHER_TERM, guard_of_place, guard_of_words
from mondegreen.hearing.heard import Heard
from mondegreen.hearing.pronunciations import heard_as, said_as
from mondegreen.hearing.scene import Scene
from mondegreen.hearing.sounds import FAR_ODD, FAR_ORDINARY, may_be_heard
from mondegreen.hearing.weighing import Weighed, scene_of, strange, weighed
from mondegreen.hearing.windows import LONGEST
from mondegreen.languages import ENGLISH
from mondegreen.passage import Passage
from mondegreen.proposal import Fact, Proposal
from mondegreen.terms.lexicon import Form, Lexicon, Sort, Term, Tier, entry_for, squeezed


class Answer(NamedTuple):
    """Why not, at one place: characters `start` to `end` of the text, a sentence, and what was weighed, if anything."""

    start: int
    end: int
    says: str
    evidence: Sequence[Fact] = ()


@dataclass(frozen=True)
class Case:
    """One form of a term at one place: tokens `first` to `last`; `right` are tokens that stand as they should."""

    passage: Passage
    lexicon: Lexicon
    right: frozenset[int]
    form: Form
    first: int
    last: int

    @property
    def tokens(self) -> range:
        """The tokens of the heard words."""
        return range(self.first, self.last + 1)

    @cached_property
    def words(self) -> Heard:
        """The words of the passage as they sound."""
        return Heard.of(self.passage)

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """The heard words as windows have them."""
        return tuple(self.words.words[self.words.keys[token]] for token in self.tokens)

    @cached_property
    def scene(self) -> Scene | None:
        """The passage with all candidates of the lexicon."""
        return scene_of(self.passage, self.lexicon, self.right)

    @cached_property
    def weighed(self) -> Weighed | None:
        """What this candidate was weighed at; None where it was not."""
        found = weighed(self.scene) if self.scene else iter(())
        here = (w for w in found if (w.place.first, w.place.last) == (self.first, self.last))
        return next((each for each in here if each.place.candidate.form == self.form), None)


def answers(
    passage: Passage,
    tiers: Sequence[tuple[Lexicon, frozenset[int]]],
    proposals: Sequence[Proposal],
    heard: str,
    term: str,
) -> Iterator[Answer]:
    """For each place where the heard words stand, why this term is not proposed there, or that it is.

    `tiers` are the terms that are looked for, nearest first, each with the tokens that stand as they should.
    A term of none of them is tried as if it were named for the recording.
    """
    known = [(lexicon, right, form) for lexicon, right in tiers for form in lexicon.by_key.get(squeezed(term), ())]
    named = [(Lexicon([Term(entry_for(term), Tier.RECORDING)]), frozenset[int]())]
    tried = known or [(lexicon, right, lexicon.forms[0]) for lexicon, right in named]
    before = "" if known else f"*{term}* is no term here (name it with --term, or in the notes); if it were: "
    for first, last in _places(passage, heard):
        start, end = passage.tokens[first].start, passage.tokens[last].end
        near = [proposal for proposal in proposals if proposal.start < end and start < proposal.end]
        cases = [Case(passage, lexicon, right, form, first, last) for lexicon, right, form in tried]
        whole = [proposal for proposal in near if proposal.start <= start and end <= proposal.end]
        says, evidence = _proposed(whole, tried[0][2]) or _answer(cases[0], near)
        yield Answer(start, end, before + says, evidence)


def _places(passage: Passage, heard: str) -> Iterator[tuple[int, int]]:
    """Where these words stand, whatever their case."""
    wanted = Passage.of(heard).words
    for first in range(len(passage.words) - len(wanted) + 1) if wanted else ():
        if passage.words[first : first + len(wanted)] == wanted:
            yield first, first + len(wanted) - 1


Said = tuple[str, Sequence[Fact]]


def _proposed(near: Sequence[Proposal], form: Form) -> Said | None:
    for proposal in near:
        if squeezed(proposal.replacement.removesuffix("'s")) == form.key or proposal.target == form.term.target:
            says = f"it is proposed: *{proposal.text}* → *{proposal.replacement}*, {proposal.confidence:.2f}. "
            return says + proposal.reason, proposal.evidence
    return None


def _answer(case: Case, near: Sequence[Proposal]) -> Said:
    """The first step at which it ended."""
    early = next((says for step in STEPS if (says := step(case))), "")
    if early or not case.weighed:
        return early or "its sounds are too far apart to be compared more closely.", ()
    probability = case.weighed.probability
    if probability < HIDDEN:
        return f"it scored {probability:.2f}; below {HIDDEN:.2f} nothing is shown.", case.weighed.facts
    rival = max(near, key=lambda each: each.confidence, default=None)
    lost = f" and lost to *{rival.text}* → *{rival.replacement}* ({rival.rule} {rival.confidence:.2f})" if rival else ""
    return f"it scored {probability:.2f}{lost}.", case.weighed.facts


def _same(case: Case) -> str:
    if squeezed("".join(case.spoken)) != case.form.key:
        return ""
    start, end = case.passage.tokens[case.first].start, case.passage.tokens[case.last].end
    if case.passage.text[start:end].startswith(case.form.text):
        return "it reads so already."
    return "the letters are the same, and ordinary words in this spelling or spacing are left to the speaker."


def _another_language(case: Case) -> str:
    if case.passage.language == ENGLISH:
        return ""
    return "the text does not read as English, and only English is known by its sound; --language en says that it is."


def _too_many(case: Case) -> str:
    return f"at most {LONGEST} words are taken for one term." if len(case.tokens) > LONGEST else ""


def _across(case: Case) -> str:
    broken = case.words.breaks[case.first] != case.words.breaks[case.last]
    return "no term is sought across a mark that ends a sentence or a clause, or an empty line." if broken else ""


def _small_words(case: Case) -> str:
    small = all(case.words.function[case.words.keys[token]] for token in case.tokens)
    return "these are small words that every sentence has." if small else ""


def _hesitation(case: Case) -> str:
    hesitant = case.words.hesitant[[case.first, case.last]].any()
    return "no name begins or ends with a sound of hesitation; it stays where it is." if hesitant else ""


def _by_letters_alone(case: Case) -> str:
    if may_be_heard(case.form):
        return ""
    return f"*{case.form.text}* is so short, or its entry so strict, that it is found by its letters alone."


def _known_words(case: Case) -> str:
    if not case.lexicon.shipped or any(map(strange, case.spoken)):
        return ""
    return "a term of a pack is sought by its sound only where a word stands that is none; name it for this recording."


def _a_term_itself(case: Case) -> str:
    if squeezed("".join(case.spoken)) not in case.lexicon.by_key:
        return ""
    return f"{ANOTHER_TERM.says} (guard {ANOTHER_TERM.name})."


def _too_far(case: Case) -> str:
    terms = said_as(case.form.text, case.form.term.entry.sounds_like if case.form.sort is Sort.FULL else ())
    pairs = list(product(map("".join, product(*heard_as(case.spoken).values())), terms))
    apart = min(distances([one for one, _ in pairs], [other for _, other in pairs]), default=1.0)
    odd = any(case.words.odd[case.words.keys[token]] for token in case.tokens)
    far, what = (FAR_ODD, "words of which one is rare") if odd else (FAR_ORDINARY, "ordinary words")
    if apart <= far:
        return ""
    return f"its sound is too far: distance {apart:.2f}, and for {what} a term is sought within {far:.2f}."


def _barred(case: Case) -> str:
    if not case.scene:
        return ""
    for candidate in case.scene.candidates:
        if candidate.form != case.form:
            continue
        for place in case.scene.places_of(candidate):
            if (place.first, place.last) == (case.first, case.last):
                guard = guard_of_words(case.scene, candidate) or guard_of_place(case.scene, place)
                return f"{guard.says} (guard {guard.name})." if guard else ""
    return ""


STEPS: tuple[Callable[[Case], str], ...] = (
    _same, _another_language, _too_many, _across, _small_words, _hesitation, _by_letters_alone, _known_words,
    _a_term_itself, _too_far, _barred,
)  # fmt: skip
"""The steps before anything is weighed, in the order in which the engine takes them: each says why it ended there."""
