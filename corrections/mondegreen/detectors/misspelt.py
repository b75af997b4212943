"""Words that are none: in no dictionary, no term, and not what this document always writes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from mondegreen.disk.store import code_of, kept, lines, lines_of, seal_of
from mondegreen.hearing.distance import distances
from mondegreen.hearing.pronunciations import readings_of
from mondegreen.mishearings.language import NONE, language
from mondegreen.passage import Passage
from mondegreen.proposal import Candidate, Kind, Proposal
from mondegreen.terms.vocabulary import KEPT, is_name, is_word, listed_from, zipf
from mondegreen_dictionaries import data_file

SHORTEST, LONGEST = 5, 45
"""Letters below which a word that is none is an abbreviation, and above which it is a sequence or a cipher."""
UNHEARD_OF, OWN = 1.2, 3.3
"""Zipf frequencies below which a word may be a slip of one letter, and from which it is the language's own."""
COMMONER = 1.7
"""Zipf frequency by which the right word must be commoner than one that people write."""
USUAL = 3
"""Times a word must stand in a document to be meant so; a name stands twice with a capital."""
NEAR, LONG = 1, 8
"""Letters that may be wrong; one more in a word that is long."""
RARE = -14.0
"""The log-probability of the rarest word that is proposed."""
CLEAR = 3.0
"""Nats by which the best candidate must be ahead to be clear."""
SPLIT = 2.0
"""What it costs, in nats, that a space is missing; every wrong letter costs as much again as `LETTER`."""
LETTER, SOUND = 4.0, 8.0
ENDINGS = ("s", "es", "er", "ers", "ed", "ing", "able", "less", "like", "ness", "ly", "ish", "ize", "ized", "y")
PART = 4
"""Letters of a word that others are made of."""
HIGH, LOW = 0.4, 0.2
SAME = 0.06
"""Distance in sound up to which a slip of the pen is heard as the right word."""
CHOICES = 3


class Spelling(NamedTuple):
    """One or two words that may be meant, how well they fit, in nats, and how far they sound."""

    text: str
    merit: float
    sound: float


def misspelt(passage: Passage, right: Collection[int] = ()) -> Iterator[Proposal]:
    """Proposals for words that are none; `right` are tokens that stand as they should."""
    none = {word for word in passage.counts if _is_none(passage, word)}
    wanted = [
        index
        for index, word in enumerate(passage.words)
        if word in none and index not in right and _stands_alone(passage, index)
    ]
    for index in wanted:
        choices = sorted(_choices(passage, index), key=lambda each: (-each.merit, each.text))[:CHOICES]
        if choices:
            yield _proposal(passage, index, choices)


def _is_none(passage: Passage, word: str) -> bool:
    """Whether this is no word, and no name that the text uses again and again."""
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha() or not word.isascii() or _known(word):
        return False
    seldom = passage.counts[word] < USUAL and passage.cased[word.capitalize()] < USUAL - 1
    return seldom and not _made_of_words(word)


def _stands_alone(passage: Passage, index: int) -> bool:
    """Whether a word is written as an ordinary one, and is no part of anything else."""
    text = passage.tokens.texts[index]
    if not text[1:].islower() or (text[0].isupper() and not passage.opens_sentence(index)):
        return False
    return not any(mark in gap for gap in _gaps(passage, index) for mark in "-'’/.@_")


@lru_cache(maxsize=KEPT)
def _known(word: str) -> bool:
    return is_word(word) or zipf(word) >= OWN or is_name(word) or language().number(word) != NONE


def _gaps(passage: Passage, index: int) -> Iterator[str]:
    """What stands right before and after a word, one character each; a stop only where no space follows it."""
    token = passage.tokens[index]
    yield passage.text[max(0, token.start - 1) : token.start]
    after = passage.text[token.end : token.end + 2]
    yield after[:1] if after[1:].isalnum() else after[:1].replace(".", "")


def _made_of_words(word: str) -> bool:
    """Whether it is a word with an ending, or two in one, as people make them every day: *recommender*, *backprop*."""
    stems = (word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending))
    if any(is_word(stem) or is_word(f"{stem}e") or is_word(f"{stem[:-1]}y") for stem in stems if len(stem) >= PART):
        return True
    return any(is_word(word[:cut]) and is_word(word[cut:]) for cut in range(PART, len(word) - PART + 1))


@cache
def _shelf() -> list[str]:
    """Words that may have been meant, the same for every text."""
    sources = code_of("detectors/misspelt.py"), seal_of(data_file("language.npz")), listed_from()
    return lines_of(kept("spellings", sources, _made)["words"])


@cache
def _about(length: int, reach: int) -> list[str]:
    """Those of about this length, in their order."""
    return [word for word in _shelf() if abs(len(word) - length) <= reach]


def _made() -> dict[str, bytes]:
    """What `_shelf` reads."""
    known = language()
    usual = (word for word, log in zip(known.words, known.alone, strict=True) if log >= RARE and len(word) > 2)
    return {"words": lines(filter(is_word, usual))}


def _choices(passage: Passage, index: int) -> Iterator[Spelling]:
    word, known = passage.words[index], language()
    before = known.ids(passage.words[max(0, index - 1) : index] or ("",))[-1]
    written = zipf(word) >= UNHEARD_OF
    reach = NEAR + (len(word) >= LONG and not written)
    alike = extract(word, _about(len(word), reach), scorer=OSA.distance, score_cutoff=reach, limit=12)
    near = [found for found, _, _ in alike if not written or zipf(found) >= zipf(word) + COMMONER]
    said = readings_of([word, *near])
    apart = distances([(said[word] or ("",))[0]] * len(near), [(said[each] or ("",))[0] for each in near])
    for each, far in zip(near, apart, strict=True):
        fit = known.after_one(np.array([before]), known.ids([each])).logs[0]
        yield Spelling(each, float(fit) - LETTER * OSA.distance(word, each) - SOUND * float(far), float(far))
    if not written:
        yield from _split(word, int(before))


def _split(word: str, before: int) -> Iterator[Spelling]:
    """Two words run together that are said together."""
    known = language()
    for cut in range(1, len(word)):
        one, other = known.ids((word[:cut], word[cut:]))
        if NONE not in (one, other) and min(known.alone[[one, other]]) >= RARE + 2:
            scores = known.after_one(np.array([before, one]), np.array([one, other]))
            if scores.paired[1]:
                yield Spelling(f"{word[:cut]} {word[cut:]}", float(scores.logs.sum()) - SPLIT, 0.0)


def _proposal(passage: Passage, index: int, choices: list[Spelling]) -> Proposal:
    token = passage.tokens[index]
    ahead = choices[0].merit - choices[1].merit if len(choices) > 1 else CLEAR
    close = OSA.distance(passage.words[index], choices[0].text) <= NEAR and choices[0].sound <= SAME
    confidence = HIGH if close and ahead >= CLEAR else LOW
    texts = [text.capitalize() if token.text[0].isupper() else text for text, _, _ in choices]
    shares = [confidence, *(round((1 - confidence) / 3, 3) for _ in texts[1:])]
    picked = tuple(Candidate(text, share) for text, share in zip(texts, shares, strict=True))
    reason = f"*{token.text}* is no known word; *{texts[0]}* is spelled nearly so."
    return Proposal(token.start, token.end, token.text, texts[0], confidence, Kind.SPELLING, "misspelt", reason, picked)
