"""What the recogniser held possible, word against word: where its other guesses differ from what stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from math import log
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein

from mondegreen.alternative import Alternative
from mondegreen.mishearings.house import same_but_for_style
from mondegreen.mishearings.language import language
from mondegreen.mishearings.sounding import apart
from mondegreen.passage import HESITATION, WORD, Passage

LONGEST = 4
"""Words on either side beyond which two guesses have nothing to do with each other."""
WIDEST = 20_000
"""Words of a guess that is still compared, two hours of speech: the memory it takes grows by their square."""
AROUND = 2
MOST = 12.0
"""Nats beyond which a guess does not go better with its neighbours."""
SURE = 0.85
"""The recogniser's confidence that is assumed where it says nothing."""
LEAST = 0.02
"""The confidence below which none is lower."""
NAMES = ("gain", "sound", "doubt", "ratio", "words", "small")
"""The columns of evidence."""
WEIGHTS = np.array([0.03, -0.34, 1.67, 1.0, 0.28, 0.21])
"""What each column adds to the log-odds: learnt by `fit_hypotheses.py`, but for the ratio, which is one of odds."""
ALONE = -1.5
"""The log-odds without evidence. Between two recognisers they were -0.5; one with two guesses prefers the first."""
CERTAIN = 0.85
"""Nothing makes us surer than this, for there was no list of guesses with a reference to learn from."""
AGREED = 2.0
"""Nats by which a guess is likelier that is also a reading. In calls heard by two recognisers, of guesses said at 0.03
to 0.1, 5 of 100 were right, of those that were readings 54 of 100; at 0.1 to 0.2, 15 and 65; at 0.3 to 0.5, 33 and 78:
2 to 3 nats. A list of one recogniser's own guesses is worth less."""
SMALL = -6.0
"""The log-probability from which a word is a small one: *the*, *and*, *that*."""


class Reading(NamedTuple):
    """Tokens `first` to `last` may have been `text`, whose lower-case words are `words`."""

    first: int
    last: int
    text: str
    words: tuple[str, ...]
    of: Alternative


def readings(passage: Passage) -> tuple[Reading, ...]:
    """Where the recogniser's other guesses differ from what stands, in words and not in spelling; each once."""
    found: dict[tuple[int, int, tuple[str, ...]], Reading] = {}
    for alternative in passage.alternatives:
        for reading in _differing(passage, alternative):
            found.setdefault((reading.first, reading.last, reading.words), reading)
    return tuple(found.values())


def held(passage: Passage) -> frozenset[tuple[int, int, str]]:
    """The readings of a passage for a quick look: the first token, the last, and the words in lower case."""
    if not passage.alternatives:
        return frozenset()
    found = passage.findings.get(held)
    if found is None:
        found = frozenset((each.first, each.last, " ".join(each.words)) for each in readings(passage))
        passage.findings[held] = found
    return found


def _differing(passage: Passage, alternative: Alternative) -> Iterator[Reading]:
    """The smallest stretches in which a guess differs; where a word is more or fewer, with the one beside it."""
    low = bisect_left(passage.tokens, alternative.start, key=attrgetter("start"))
    high = bisect_left(passage.tokens, alternative.end, low, key=attrgetter("start"))
    spans = [found.span() for found in WORD.finditer(alternative.text)]
    other = [alternative.text[start:end].lower().replace("’", "'") for start, end in spans]
    here = passage.words[low:high]
    if max(len(here), len(other)) > WIDEST:
        return
    for one, last, begin, end in _blocks(here, other):
        old, new = here[one:last], tuple(other[begin:end])
        if max(len(old), len(new)) <= LONGEST and _tells(old, new):
            text = alternative.text[spans[begin][0] : spans[end - 1][1]]
            yield Reading(low + one, low + last - 1, text, new, alternative)


def _blocks(here: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where two rows of words differ, as slices of both; neither slice is ever empty."""
    ops = Levenshtein.opcodes(here, other)
    same = [(op.src_start, op.src_end, op.dest_start, op.dest_end) for op in ops if op.tag == "equal"]
    ends = (len(here), len(here), len(other), len(other))
    for (_, one, _, begin), (last, _, end, _) in pairwise([(0, 0, 0, 0), *same, ends]):
        if one < last and begin < end:
            yield one, last, begin, end
        elif (one < last or begin < end) and last < len(here) and end < len(other):
            yield one, last + 1, begin, end + 1
        elif (one < last or begin < end) and one and begin:
            yield one - 1, last, begin - 1, end


def _tells(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether it is about words: not a sound of hesitation, a number in figures or another house's spelling."""
    said, instead = ([word for word in words if not HESITATION.fullmatch(word)] for words in (old, new))
    if said == instead or not said or not instead or any(map(str.isdigit, "".join((*old, *new)))):
        return False
    return not same_but_for_style(" ".join(said), " ".join(instead))


def probabilities(evidence: np.ndarray) -> np.ndarray:
    """How probable each reading is, from its row of evidence."""
    return np.asarray(np.minimum(CERTAIN, 1 / (1 + np.exp(-(evidence @ WEIGHTS + ALONE)))))


def weighed(passage: Passage, found: Sequence[Reading]) -> np.ndarray:
    """A row of evidence for each reading, its columns as in `NAMES`."""
    stands = [passage.words[each.first : each.last + 1] for each in found]
    instead = [each.words for each in found]
    columns = (
        (_fits(passage, found, instead) - _fits(passage, found, stands)).clip(-MOST, MOST),
        apart(stands, instead),
        np.array([_doubt(passage, each) for each in found]),
        np.array([_ratio(each.of) for each in found]),
        np.array([len(new) - len(old) for old, new in zip(stands, instead, strict=True)]),
        np.array([_small(old, new) for old, new in zip(stands, instead, strict=True)]),
    )
    return np.column_stack(columns).astype(np.float32)


def _fits(passage: Passage, found: Sequence[Reading], words: Sequence[Sequence[str]]) -> np.ndarray:
    """How well these words go with those before and after, in nats."""
    known, lines = language(), []
    for each, own in zip(found, words, strict=True):
        before = passage.words[max(0, each.first - AROUND) : each.first]
        after = passage.words[each.last + 1 : each.last + 1 + AROUND]
        lines.append(("",) * (AROUND - len(before)) + before + tuple(own) + after)
    numbers = known.ids(chain.from_iterable(lines))
    ends = np.cumsum([len(line) for line in lines])
    inside = np.concatenate([np.arange(end - len(line) + AROUND, end) for line, end in zip(lines, ends, strict=True)])
    logs = known.after_two(numbers[inside - 2], numbers[inside - 1], numbers[inside]).logs
    counts = np.array([len(line) - AROUND for line in lines])
    return np.add.reduceat(logs, np.cumsum(counts) - counts)


def _doubt(passage: Passage, reading: Reading) -> float:
    """How unsure the recogniser was of what stands."""
    given = passage.confidences[reading.first : reading.last + 1]
    return 1 - min((SURE if sure is None else sure for sure in given), default=SURE)


def _ratio(alternative: Alternative) -> float:
    """How much surer the recogniser was of the other guess, in nats; hardly ever, and not at all where it is silent."""
    if alternative.confidence is None or alternative.standing is None:
        return 0.0
    return log(max(LEAST, alternative.confidence) / max(LEAST, alternative.standing))


def _small(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether nothing but small words differ: *a* and *the*, *and* and *in*."""
    known = language()
    numbers = known.ids(set(old) ^ set(new))
    return bool((numbers >= 0).all() and (known.alone[numbers] > SMALL).all())
