"""Common words that a recogniser capitalised at random."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule
from mondegreen.terms.vocabulary import KEPT, is_word, listed, zipf

OPENERS = frozenset(
    "a actually after all also although an and anyway are as at basically be because but by can did do does for "
    "from great had has have he he's hello her here here's hey hi his how how's however i'll i'm i've if in is it "
    "it's its just let let's like look maybe my no not now of oh ok okay on once one or our please right she she's "
    "since so some sorry sure thank thanks that that's the their then there there's these they they're they've "
    "this those though thus to today uh um very was we we'll we're we've welcome well were what what's when where "
    "which while who why will with yeah yes yet you you're you've your".split()
)
"""Words that begin a sentence more often than a recogniser raises them: their capital may mark a lost full stop."""
LINKS = frozenset(("of", "and", "for", "the", "on", "in", "de"))
"""Small words inside a name: *Department of Justice*, *Bed Bath and Beyond*."""
BEFORE_NOUNS = frozenset(
    "a an the this these those my your his her its our their some any no every each another such more most".split()
)
"""Words after which a common noun follows; a name seldom does."""
MONTHS = frozenset(("march", "may", "august"))
RATE, RETURNING = 0.003, 0.001
"""Distinct common words a word of text that stand alone with a capital, and those of them that also stand without.

Where capitals are random, 33 earnings calls and an interview have 0.0045 to 0.009 and 0.0014 to 0.004; in edited and
in modern recognisers' text it is at most 0.002 and 0.0007."""
HABITS = 6
"""Nouns that an edited text can raise by habit, however short it is: the Court, the Witness, an Exhibit, Counsel."""
WORTH_ASKING = 0.5
PRODUCT = 0.85
"""*Azure* for *azure*: 17 of 19 capitals of words that name products as well were stray in 33 earnings calls."""
FEW, UNSURE = 500, 0.7
"""In a text without punctuation of fewer words than these capitals may be random without showing it."""


@rule(
    Kind.CASING,
    fixes={
        "the human brain is a net of neurons and so we train Nets and learn from Human feedback": (
            "the human brain is a net of neurons and so we train nets and learn from human feedback"
        ),
        "in Canada the twist was that every Twist of a vector is a High dimensional thing and high it was": (
            "in Canada the twist was that every twist of a vector is a high dimensional thing and high it was"
        ),
    },
    spares=[
        "in Russia the holy grail was the Holy Grail of the university and the University of Toronto",
        "we wrote it in Rust and the rust on the car is a Rust thing. Every Vision counts. It was our vision. Really.",
        "I know Will will come and that Bill paid the bill",
        "And yet we know that But the human knows it yet but",
        "an Elio and a Jan spoke to the Krizhevskys",
        "RUN THE RUN",
        "We saw the Court rise. Counsel asked the Witness for an Exhibit. It is no exhibit, the witness said in court.",
    ],
)
def stray_capital(passage: Passage) -> Iterator[Change]:
    """A common word has a capital in the middle of a sentence."""
    if passage.uniform:
        return
    places = _places(passage)
    trust = _trust(passage, places)
    raised = Counter(passage.tokens[index].text for index in places)
    for index in places if trust else ():
        start, end, word = passage.tokens[index]
        if word.lower() in OPENERS or (trust == UNSURE and not _alone(passage, index)):
            continue
        confidence = round(trust * _confidence(passage, index, raised), 2)
        if confidence > PRODUCT and word in passage.products:
            confidence = PRODUCT
        if confidence >= WORTH_ASKING:
            yield Change(start, end, word.lower(), confidence, _reason(passage, word))


def _places(passage: Passage) -> Sequence[int]:
    """Where a listed word has a capital that no full stop, line or known term explains."""
    forms = {form for form in passage.cased if _is_raised(form)}
    return [
        index
        for index, text in enumerate(passage.tokens.texts)
        if text in forms and index and index not in passage.known and _amid(passage, index)
    ]


@lru_cache(maxsize=KEPT)
def _is_raised(form: str) -> bool:
    if len(form) < 2 or not form[0].isupper() or not form[1:].islower() or form.upper() in listed():
        return False
    return is_word(form.lower().replace("’", "'"))


def _amid(passage: Passage, index: int) -> bool:
    """Whether a token stands in the middle of a sentence, as far as marks and lines tell."""
    gap = passage.between(index - 1)
    return gap == " " or (gap == "\n" and not passage.lines_open)


def _trust(passage: Passage, places: Sequence[int]) -> float:
    """How sure we are that this text's capitals fall at random: they do on nouns, not on the heads of sentences."""
    nouns: set[str] = set()
    heads = 0
    for index in places:
        word = passage.tokens[index].text
        if word.lower() in OPENERS:
            heads += 1
        elif not _is_name_too(word) and _alone(passage, index):
            nouns.add(word)
    returning = sum(_lowered(passage.cased, word) > 0 for word in nouns)
    length = len(passage.tokens)
    if heads > len(nouns):
        return 0.0
    least = HABITS if passage.punctuated else 3
    if len(nouns) >= max(least, RATE * length) and returning >= max(least - 1, RETURNING * length):
        return 1.0
    return 0.0 if passage.punctuated or length > FEW else UNSURE


def _confidence(passage: Passage, index: int, raised: Mapping[str, int]) -> float:
    """The share of such words that were wrong in 33 calls with random capitals, each counted once a call."""
    word = passage.tokens[index].text
    times, lowered = raised[word], _lowered(passage.cased, word)
    common_noun = passage.words[index - 1] in BEFORE_NOUNS
    if _is_name_too(word):
        fits = common_noun and lowered >= times and word.lower() not in MONTHS and _alone(passage, index)
        return 0.92 if fits else 0.0
    if _alone(passage, index):
        return _alone_confidence(zipf(word.lower()), times, lowered)
    if passage.words[index + 1 : index + 2] == ("of",) or lowered < times:
        return 0.0
    return 0.93 if common_noun else 0.9 if lowered >= 3 * times else 0.7


def _alone_confidence(common: float, times: int, lowered: int) -> float:
    """A word that is raised again and again and is not a common one is a name: the firm called *Spruce*."""
    if lowered >= times:
        return 0.96
    if common < 3:
        return 0.75
    if times < 3 or 3 * lowered >= times:
        return 0.94
    return 0.92 if times < 7 and common >= 4 else 0.7


@lru_cache(maxsize=KEPT)
def _is_name_too(word: str) -> bool:
    return word.replace("’", "'").removesuffix("'s") in listed()


def _alone(passage: Passage, index: int) -> bool:
    """Whether neither the words beside it nor those beyond a small word have a capital: it is no part of a name."""
    return not any(_names_on(passage, index, step) for step in (-1, 1))


def _names_on(passage: Passage, index: int, step: int) -> bool:
    beside = index + step
    if not 0 <= beside < len(passage.tokens) or passage.between(min(index, beside)) not in (" ", " & ", "-"):
        return False
    if passage.words[beside] in LINKS and 0 <= beside + step < len(passage.tokens):
        beside += step
    word = passage.tokens[beside].text
    if word[:2] in ("I", "I'", "I’") or not word[0].isupper():
        return False
    return step > 0 or not passage.opens_sentence(beside) or beside == index - 2


def _lowered(cased: Mapping[str, int], word: str) -> int:
    """How often a word stands without a capital, in the singular or the plural."""
    low = word.lower()
    other = low[:-1] if low.endswith("s") else f"{low}s"
    return cased[low] + cased[other]


def _reason(passage: Passage, word: str) -> str:
    times = _lowered(passage.cased, word)
    elsewhere = f", and stands without a capital {times} times here" if times > 1 else ""
    return f"*{word.lower()}* is a common word{elsewhere}; this text's capitals are random."
