"""Real words in place of others that sound like them, where what stands around them speaks for the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from math import expm1

import numpy as np

from mondegreen.mishearings.evidence import NAMES
from mondegreen.mishearings.guesses import heard, written
from mondegreen.mishearings.house import same_but_for_style
from mondegreen.mishearings.hypotheses import AGREED, held
from mondegreen.mishearings.judge import probabilities
from mondegreen.mishearings.language import Language
from mondegreen.mishearings.search import Found, search
from mondegreen.passage import Passage
from mondegreen.proposal import Candidate, Fact, Kind, Proposal
from mondegreen.scorers import Scorer, moved, weighed
from mondegreen.terms.lexicon import Lexicon

HIDDEN = 0.15
"""Below this a guess is not worth an editor's glance."""
UNHEARD = 0.03
"""Below this not even a scorer is asked."""
CHOICES = 3
EXACTLY, LIKE = 0.005, 0.15
"""Distances in sound up to which a reason says *exactly like*, and *like*."""
MUCH = 5.0
"""Nats from which a guess goes much better with its neighbours."""


def misheard(
    passage: Passage,
    lexicons: Iterable[Lexicon],
    right: Collection[int] = (),
    scorer: Scorer | None = None,
    known: Language | None = None,
) -> Iterator[Proposal]:
    """Proposals for ordinary words that were misheard; `right` are tokens that stand as they should.

    A scorer is asked about more than is shown without one. `known` is the language, where it is not as it ships.
    """
    found = search(passage, lexicons, right, known)
    if scorer:
        doubtful = chain.from_iterable(_above(some, UNHEARD) for some in found)
        weightier = weighed(doubtful, passage.text, scorer)
        yield from (proposal for proposal in weightier if proposal.confidence >= HIDDEN)
    else:
        yield from chain.from_iterable(_above(some, HIDDEN) for some in found)


def _above(found: Found, least: float) -> Iterator[Proposal]:
    """A proposal for each place where a guess is at least so probable."""
    agreed = _agreed(found)
    shares = probabilities(found.evidence)
    shares[agreed] = [moved(float(share), AGREED) for share in shares[agreed]]
    ranked: dict[int, list[int]] = defaultdict(list)
    places = found.guesses.places()
    shown = np.flatnonzero(np.isin(places, places[shares >= least]))
    for number in shown[(-shares[shown]).argsort(kind="stable")].tolist():
        ranked[int(places[number])].append(number)
    for numbers in ranked.values():
        if shares[numbers[0]] >= least and not _style(found, numbers[0]):
            yield _proposal(found, numbers[:CHOICES], shares, agreed)


def _agreed(found: Found) -> list[int]:
    """The guesses that the recogniser held possible itself."""
    readings, guesses, at = held(found.track.passage), found.guesses, found.track.at
    if not readings:
        return []
    places = zip(at[guesses.first].tolist(), at[guesses.last].tolist(), written(found.track, guesses), strict=True)
    return [number for number, place in enumerate(places) if place in readings]


def _style(found: Found, number: int) -> bool:
    """Whether a guess is no more than another house's spelling."""
    one = found.guesses[np.array([number])]
    return same_but_for_style(heard(found.track, one)[0], written(found.track, one)[0])


def _proposal(found: Found, numbers: Sequence[int], shares: np.ndarray, agreed: Collection[int]) -> Proposal:
    passage, guesses = found.track.passage, found.guesses[np.array(numbers)]
    tokens = found.track.at[[guesses.first[0], guesses.last[0]]]
    start, end = passage.tokens[tokens[0]].start, passage.tokens[tokens[1]].end
    stands = passage.text[start:end]
    texts = [_cased(text, stands) for text in written(found.track, guesses)]
    picked = tuple(
        Candidate(text, round(float(shares[number]), 3)) for text, number in zip(texts, numbers, strict=True)
    )
    reason = _reason(found, numbers[0], stands, texts[0])
    if numbers[0] in agreed:
        reason = f"{reason[:-1]}, and which the recogniser itself held possible."
    best = picked[0]
    return Proposal(
        start,
        end,
        stands,
        best.text,
        best.confidence,
        Kind.MISHEARING,
        "misheard",
        reason,
        picked,
        evidence=tuple(_facts(found, numbers[0], held=numbers[0] in agreed)),
    )


def _facts(found: Found, number: int, *, held: bool) -> Iterator[Fact]:
    """What was weighed, in words; counts are kept as logarithms of one more."""
    known = dict(zip(NAMES, found.evidence[number].tolist(), strict=True))
    yield Fact("how much better it goes with what stands around it, in nats", known["gain"])
    yield Fact("distance in sound, 0 the same", known["sound"])
    beside = round(expm1(max(known["new_left"], known["new_right"])))
    yield Fact("times it stands beside the same word elsewhere", beside)
    stood = round(expm1(max(known["had_left"], known["had_right"])))
    yield Fact("times what stands here stands beside the same word elsewhere", stood)
    yield Fact("triples of words that go together, won less lost", known["gained_triples"] - known["lost_triples"])
    yield Fact("how firmly a fixed phrase stands around it, in nats", known["firm"])
    yield Fact("how unsure the recogniser was, 0.15 where it does not say", known["doubt"])
    yield Fact("the recogniser held it possible itself", float(held))


def _cased(text: str, stands: str) -> str:
    """The text with a capital where what stands has one, and with *I* as it is written."""
    written = " ".join(word.capitalize() if word.partition("'")[0] == "i" else word for word in text.split())
    return written[:1].upper() + written[1:] if stands[:1].isupper() else written


def _reason(found: Found, number: int, stands: str, text: str) -> str:
    """The evidence in a sentence."""
    known = dict(zip(NAMES, found.evidence[number], strict=True))
    alike = "exactly like" if known["sound"] < EXACTLY else "like" if known["sound"] < LIKE else "somewhat like"
    said = [f"*{' '.join(stands.split())}* sounds {alike} *{text}*"]
    if known["firm"]:
        said.append("the words around it are those of a fixed phrase")
    if known["new_left"] or known["new_right"]:
        said.append("which stands beside the same word elsewhere in the text")
    elif known["gain"] >= MUCH:
        said.append("which goes much better with the words beside it")
    else:
        said.append("which goes better with the words beside it")
    return ", ".join(said) + "."
