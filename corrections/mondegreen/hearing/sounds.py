"""How every form of a lexicon sounds, and which of them a window of words may have been."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cpdist

from mondegreen.disk.store import Sections, code_of, kept, seal_of
from mondegreen.hearing.arrays import Groups, alike, sorted_alike
from mondegreen.hearing.candidates import Candidates
from mondegreen.hearing.distance import apart
from mondegreen.hearing.heard import Heard
from mondegreen.hearing.least import Least
from mondegreen.hearing.near import Strings
from mondegreen.hearing.near import near as pairs_near
from mondegreen.hearing.phonemes import coarse
from mondegreen.hearing.phones import Phones
from mondegreen.hearing.pronunciations import prepare, said_as
from mondegreen.hearing.windows import Hopeful, Windows
from mondegreen.passage import Passage
from mondegreen.terms import stored
from mondegreen.terms.joined import JoinedLexicon
from mondegreen.terms.lexicon import Form, Forms, Lexicon, Sort, squeezed
from mondegreen.terms.stored import StoredLexicon
from mondegreen_dictionaries import data_file

SHORTEST = 3
"""Letters below which a form is found by its letters alone."""
NEAR_ODD, NEAR_ORDINARY, NEAR_SHIPPED = 0.42, 0.299, 0.28
"""Coarse distances within which candidates are sought: of windows with a rare word, of ordinary ones, in packs."""
FAR_ODD, FAR_ORDINARY = 0.36, 0.24
"""Weighted distances beyond which a candidate is dropped."""
ANY = 255
"""More edits than there are."""
AT_A_TIME = 1 << 16
"""Windows that are looked at together."""
TOGETHER = 256
"""Readings of several lengths that are looked through together."""
WORTH = 150
"""Readings, for each time that a word stands in a text, up to which it pays to ask what words cost before comparing."""
COLUMNS: dict[str, type[np.generic]] = {"codes": np.uint8, "lengths": np.uint16, "owner": np.uint32}
"""What is kept of a lexicon's sounds."""
MAKERS = (
    "hearing/sounds.py",
    "hearing/pronunciations.py",
    "hearing/phonemes.py",
    "hearing/letters.py",
    *stored.MAKERS,
)
"""What decides how a lexicon sounds, beside the data."""


@dataclass(frozen=True, eq=False)
class Sounds:
    """The readings of a lexicon's forms; `owner` is the number of the form of each reading."""

    forms: Forms
    readings: Phones
    owner: np.ndarray

    @classmethod
    def of(cls, lexicon: Lexicon) -> Sounds:
        """The sounds of the forms that may be found by them; those of a stored lexicon have a store, too."""
        if isinstance(lexicon, JoinedLexicon):
            return cls.joined(lexicon)
        if isinstance(lexicon, StoredLexicon):
            sources = (lexicon.source, _heard_by())
            return cls._in(lexicon, kept(f"sounds-{lexicon.name}", sources, lambda: _sections(lexicon)))
        return cls._in(lexicon, {name: memoryview(section) for name, section in _sections(lexicon).items()})

    @classmethod
    def _in(cls, lexicon: Lexicon, sections: Sections) -> Sounds:
        """The sounds in these sections."""
        codes, lengths, owner = (np.frombuffer(sections[name], kind) for name, kind in COLUMNS.items())
        return cls(lexicon.forms, Phones(codes, lengths), owner)

    @classmethod
    def joined(cls, lexicon: JoinedLexicon) -> Sounds:
        """Those of several lexicons."""
        parts = [cls.of(part) for part in lexicon.parts]
        owners = [part.owner + start for part, start in zip(parts, lexicon.begin, strict=False)]
        readings = Phones.chained(part.readings for part in parts)
        return cls(lexicon.forms, readings, np.concatenate([np.array([], np.uint32), *owners]))

    @property
    def bounds(self) -> tuple[int, int]:
        """The shortest and the longest window, in phonemes, that can be one of these."""
        lengths = self.readings.lengths if len(self.readings) else np.ones(1)
        return max(2, int(lengths.min() * 0.6)), int(lengths.max() * 1.6) + 1

    @cached_property
    def coarse(self) -> frozenset[str]:
        """The readings in classes of sounds, as strings."""
        return frozenset(map(coarse, self.readings.texts))

    @cached_property
    def _classes(self) -> tuple[Phones, Mapping[int, np.ndarray]]:
        """The readings in classes of sounds, and the numbers of those of each length."""
        classes = self.readings.classes()
        return classes, dict(_by_length(classes))

    @cached_property
    def _shelves(self) -> dict[tuple[int, ...], tuple[Strings, Groups]]:
        return {}

    def about(self, length: int, share: float, edits: int) -> Iterator[tuple[int, Strings, Groups]]:
        """What may be near a window of this length: how many edits may lie between, the readings, whose each is.

        It is this share of the longer length, but never more than so many `edits`. Lengths of which there are few
        readings, and that allow as many edits, stand together.
        """
        classes, rows = self._classes
        reach = {size: min(edits, int(share * max(size, length))) for size in rows}
        near = {size: most for size, most in reach.items() if abs(size - length) <= most}
        for most in sorted(set(near.values())):
            for sizes in _together([(size, len(rows[size])) for size in near if near[size] == most]):
                if sizes not in self._shelves:
                    self._shelves[sizes] = _once(classes, np.concatenate([rows[size] for size in sizes]))
                yield (most, *self._shelves[sizes])


def _together(counts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, ...]]:
    """Neighbouring ones of these, as long as the sum of their counts is small."""
    found: list[int] = []
    sum_of = 0
    for size, count in sorted(counts):
        if found and sum_of + count > TOGETHER:
            yield tuple(found)
            found, sum_of = [], 0
        found.append(size)
        sum_of += count
    if found:
        yield tuple(found)


@cache
def _heard_by() -> bytes:
    """The digest of what readings are made with."""
    data = (seal_of(data_file(name)) for name in ("letters.npz", "cmudict.dict.xz"))
    return blake2b(b"".join((code_of(*MAKERS), *data))).digest()


def _sections(lexicon: Lexicon) -> dict[str, bytes]:
    """What a lexicon sounds like: its readings, a line each, and whose they are."""
    audible = _audible(lexicon)
    prepare(form.text for form in audible.values())
    said = {number: said_as(form.text, _hints(form)) for number, form in audible.items()}
    readings = Phones.of([reading for each in said.values() for reading in each])
    owner = np.repeat(np.fromiter(said, np.uint32, len(said)), list(map(len, said.values())))
    return {
        "codes": readings.codes.tobytes(),
        "lengths": readings.lengths.astype(np.uint16).tobytes(),
        "owner": owner.tobytes(),
    }


def _audible(lexicon: Lexicon) -> dict[int, Form]:
    """The forms, by number, that may be found by their sound."""
    forms = lexicon.forms
    return {number: form for number in range(len(forms)) if may_be_heard(form := forms[number])}


def may_be_heard(form: Form) -> bool:
    """Whether by its sound: short forms and those whose entry says so are found only by their letters."""
    exact = form.term.entry.strictness == "exact" or form.sort in (Sort.VARIANT, Sort.PLURAL)
    return not exact and len(form.key) >= SHORTEST


def _hints(form: Form) -> tuple[str, ...]:
    return form.term.entry.sounds_like if form.sort is Sort.FULL else ()


def candidates(windows: Windows, sounds: Sounds, near: float = NEAR_ODD, edits: int = ANY) -> Candidates:
    """The forms that each window may have been, by sound.

    `near` is the coarse distance within which to seek, `edits` how many of them that may be at the most.
    """
    parts = [_none(sounds)]
    for low in range(0, len(windows.first), AT_A_TIME):
        owner, said = windows.sounds(low, low + AT_A_TIME)
        one, other = _coarse_pairs(said, _reach(windows.odd[owner], near), sounds, edits)
        far = apart(said, one, sounds.readings, other)
        parts.append(_near(windows, sounds, owner[one], sounds.owner[other], far))
    return Candidates.joined(sounds.forms, parts)


def hopeful(passage: Passage, sounds: Sounds, near: float) -> Hopeful | None:
    """Which windows of two words or more may be within this coarse distance of a form; None where it is dear."""
    heard, known = Heard.of(passage), sounds.coarse
    if WORTH * len(heard.keys) < len(known) * len(heard.words):
        return None
    least = Least.of(heard, known)
    return lambda words, odd: least.hopeful(words, _reach(odd, near))


def _reach(odd: np.ndarray, near: float) -> np.ndarray:
    """The coarse distance within which to seek: a smaller one, of ordinary words."""
    return np.where(odd, near, min(near, NEAR_ORDINARY))


def _none(sounds: Sounds) -> Candidates:
    ints, floats = np.array([], np.int64), np.array([], np.float32)
    return Candidates(sounds.forms, ints, ints, floats, floats)


def _near(windows: Windows, sounds: Sounds, window: np.ndarray, form: np.ndarray, sound: np.ndarray) -> Candidates:
    """Of the readings of a window and a form the two nearest, if they are near enough."""
    order = np.lexsort((sound, form, window))
    window, form, sound = window[order], form[order], sound[order]
    best = np.flatnonzero(np.append(True, (np.diff(window) != 0) | (np.diff(form) != 0))[: len(order)])
    best = best[sound[best] <= np.where(windows.odd[window[best]], FAR_ODD, FAR_ORDINARY)]
    window, form = window[best], form[best].astype(np.int64)
    keys = {number: sounds.forms[number].key for number in set(form.tolist())}
    heard = {number: squeezed(" ".join(windows.words_of(number))) for number in set(window.tolist())}
    pairs = [heard[number] for number in window.tolist()], [keys[number] for number in form.tolist()]
    letters = cpdist(*pairs, scorer=Levenshtein.normalized_distance)
    return Candidates(sounds.forms, window, form, sound[best], letters)


def _coarse_pairs(said: Phones, near: np.ndarray, sounds: Sounds, edits: int) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of a window's reading and a form's that are alike in coarse classes of sounds."""
    ones, others = [np.array([], int)], [np.array([], int)]
    classes = said.classes()
    for length, rows in _by_length(classes):
        for share in set(near[rows].tolist()):
            heard, ours = _once(classes, rows[near[rows] == share])
            for most, known, theirs in sounds.about(length, share, edits):
                one, other = pairs_near(heard, known, most)
                one, other = ours.chained(one), np.repeat(other, ours.sizes(one))
                ones.append(np.repeat(one, theirs.sizes(other)))
                others.append(theirs.chained(other))
    return np.concatenate(ones), np.concatenate(others)


def _once(phones: Phones, numbers: np.ndarray) -> tuple[Strings, Groups]:
    """These pronunciations, each of the same ones once, and the numbers that have it."""
    rows = phones.table(numbers)
    same = alike(rows)
    first = same.numbers[same.begin[:-1]]
    return Strings(rows[first], phones.lengths[numbers[first]]), Groups(numbers[same.numbers], same.begin)


def _by_length(phones: Phones) -> Iterator[tuple[int, np.ndarray]]:
    """The lengths that there are, and the numbers of the pronunciations that are so long."""
    order, begin = sorted_alike(phones.lengths)
    for rows in np.split(order, begin[1:]) if len(order) else ():
        yield int(phones.lengths[rows[0]]), rows
