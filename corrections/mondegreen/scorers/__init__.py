"""Stronger judges of what was said, which a user may put behind the program's own: one file each, none on by default.

A scorer sees a place with the readings that were found for it, never the whole file, and says how probable each is. It
cannot rewrite anything: what it says can only move the probability of a proposal that was there without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from math import exp, log
from typing import NamedTuple, Protocol

from mondegreen.errors import UnknownNameError
from mondegreen.proposal import Candidate, Fact, Proposal
from mondegreen.shelf import Shelf

NOBODY = "none"
"""The name of no scorer at all."""
AROUND = 200
"""Characters on either side of a place that a scorer is shown."""
AT_A_TIME = 16
"""Places that a scorer is asked about at once."""
TRUSTED = 0.5
"""What a scorer's log-probability counts beside the program's own log-odds: it has not been calibrated."""
CERTAIN = 0.85
"""No scorer makes a proposal surer than this, for the same reason."""


class Question(NamedTuple):
    """A place: the text before and after it, and what may have been said there, first what stands."""

    before: str
    options: tuple[str, ...]
    after: str


class Scorer(Protocol):
    """Says how probable readings are."""

    def weigh(self, questions: Sequence[Question]) -> Sequence[Sequence[float]]:
        """For each question a log-probability for each option, in nats; only their differences count.

        Raises:
            ScorerError: It cannot be asked, or does not answer as it should.
        """


class Judge(Protocol):
    """What a module on this shelf promises."""

    TITLE: str
    """What it asks, and what stands behind its name."""
    EXAMPLE: str
    """How one names it."""

    def made(self, where: str) -> Scorer:
        """The scorer at this place.

        Raises:
            ScorerError: There is none, or it cannot be asked.
        """


SCORERS: Shelf[Judge] = Shelf(__name__, "scorer")


def judge_named(name: str) -> tuple[Judge | None, str]:
    """The judge that a name like `masked:models/roberta` means, and where it is; none for `none`.

    Raises:
        UnknownNameError: There is no such judge.
    """
    kind, _, where = name.partition(":")
    if name != NOBODY and (not where or kind not in SCORERS.names()):
        examples = " or ".join(SCORERS.named(each).EXAMPLE for each in SCORERS.names())
        raise UnknownNameError(f"There is no scorer {name!r}; write {examples}, or {NOBODY}.")
    return (None if name == NOBODY else SCORERS.named(kind)), where


@lru_cache(maxsize=2)
def scorer_named(name: str) -> Scorer | None:
    """The scorer of a name as `judge_named` takes it; None for `none`. A model is opened once.

    Raises:
        UnknownNameError: There is no such judge.
        ScorerError: There is none at this place, or it cannot be asked.
    """
    judge, where = judge_named(name)
    return judge.made(where) if judge else None


def weighed(proposals: Iterable[Proposal], text: str, scorer: Scorer) -> Iterator[Proposal]:
    """The proposals with the probabilities that they have when the scorer has been asked as well."""
    every = iter(proposals)
    while batch := list(islice(every, AT_A_TIME)):
        questions = [_question(proposal, text) for proposal in batch]
        for proposal, logs in zip(batch, scorer.weigh(questions), strict=True):
            yield _with(proposal, logs)


def _question(proposal: Proposal, text: str) -> Question:
    before = text[max(0, proposal.start - AROUND) : proposal.start]
    options = (proposal.text, *(candidate.text for candidate in proposal.candidates))
    return Question(before, options, text[proposal.end : proposal.end + AROUND])


def _with(proposal: Proposal, logs: Sequence[float]) -> Proposal:
    stands, *others = logs
    shares = [
        Candidate(candidate.text, round(moved(candidate.confidence, TRUSTED * (other - stands)), 3))
        for candidate, other in zip(proposal.candidates, others, strict=True)
    ]
    best, *rest = sorted(shares, key=lambda candidate: -candidate.confidence)
    likelier = max(others, default=stands) - stands
    first = best.text == proposal.replacement
    reason = proposal.reason if first else f"{proposal.reason[:-1]}; the scorer finds *{best.text}* likelier."
    return replace(
        proposal,
        replacement=best.text,
        confidence=best.confidence,
        reason=reason,
        candidates=(best, *rest),
        evidence=(
            *proposal.evidence,
            Fact("nats by which the scorer finds a reading likelier than what stands", likelier),
        ),
    )


def moved(share: float, odds: float) -> float:
    """A probability whose log-odds are moved by so much, to `CERTAIN` at the most."""
    if share <= 0:
        return 0.0
    return min(CERTAIN, 1 / (1 + exp(-(log(share / (1 - share)) + odds))))
