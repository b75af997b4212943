"""How often the right one of 1,000 terms is nearest to what was heard: python tests/benchmarks/ranking.py DIR [SET ...]

DIR holds sets as `mondegreen.hearing.references` reads them. Up to 500 different pairs are taken of what was heard for
a listed term, by the alignment with the reference, and that term; each is ranked among 1,000 terms of the same sets,
by letters, by sounds and by both; equals share a rank. Hopeless pairs are among them (*one* for Juan): none was picked.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from mondegreen.hearing.distance import apart
from mondegreen.hearing.phones import Phones
from mondegreen.hearing.pronunciations import heard_as, said_as
from mondegreen.hearing.references import rows, said, words
from mondegreen.terms.lexicon import Lexicon, Sort, Term, Tier, entry_for, squeezed

PAIRS, TERMS = 500, 1_000
LONGEST = 4
"""Words that are one window at the most."""
SOUND = 0.7
"""The weight of sounds beside letters; the same as in `Scene.margins`."""


def forms_in(row: Mapping[str, Any]) -> dict[tuple[str, ...], str]:
    """The terms of a recording and the parts that stand for them, as they are compared."""
    lexicon = Lexicon(Term(entry_for(term), Tier.RECORDING) for term in row["terms"])
    forms = (form for form in lexicon.forms if form.sort not in (Sort.VARIANT, Sort.PLURAL) and len(form.key) > 2)
    return {tuple(words(form.text)): form.text for form in forms}


def pairs_in(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What was heard for a term, and the term, wherever they differ."""
    forms = forms_in(row)
    for text, reference in said(row):
        heard, right = words(text), words(reference)
        ops = Levenshtein.opcodes(right, heard)
        for op in (op for op in ops if op.tag == "replace"):
            for size in range(LONGEST, 0, -1):
                form = forms.get(tuple(right[op.src_start : op.src_start + size]))
                if form and op.src_end - op.src_start == size and op.dest_end - op.dest_start <= LONGEST:
                    yield " ".join(heard[op.dest_start : op.dest_end]), form


def readings(heard: str) -> list[str]:
    """How heard words sound: the likeliest, and with one word read otherwise."""
    parts = [heard_as([word])[word] or ("",) for word in heard.split()]
    likeliest = [part[0] for part in parts]
    return [
        "".join(likeliest),
        *(
            "".join([*likeliest[:at], other, *likeliest[at + 1 :]])
            for at, part in enumerate(parts)
            for other in part[1:]
        ),
    ]


def by_sound(ones: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> np.ndarray:
    """For each pair of lists of readings the distance of the two nearest."""
    left, right = (Phones.of([reading for each in side for reading in each]) for side in (ones, others))
    rows_of, columns = (np.repeat(np.arange(len(side)), list(map(len, side))) for side in (ones, others))
    table = np.full((len(ones), len(others)), 9.0)
    for number in range(len(left)):
        found = apart(left, np.full(len(right), number), right, np.arange(len(right)))
        np.minimum.at(table[rows_of[number]], columns, found)
    return table


def main() -> None:
    """Rank, and print how often the right term is first, among three and among ten."""
    folder, names = Path(sys.argv[1]), sys.argv[2:] or ["earnings21-google", "earnings21-rev", "bitcoin"]
    every = [row for name in names for row in rows(folder / f"{name}.jsonl.gz")]
    pairs = sorted({pair for row in every for pair in pairs_in(row)})
    chosen = random.Random(1).sample(pairs, min(PAIRS, len(pairs)))
    known = sorted({form for row in every for form in forms_in(row).values()} - {form for _, form in chosen})
    needed = sorted({form for _, form in chosen})
    pool = needed + random.Random(2).sample(known, min(len(known), max(0, TERMS - len(needed))))
    heard = [squeezed(one) for one, _ in chosen]
    letters = cdist(heard, [squeezed(form) for form in pool], scorer=Levenshtein.normalized_distance)
    sounds = by_sound([readings(one) for one, _ in chosen], [said_as(form) for form in pool])
    right = np.array([pool.index(form) for _, form in chosen])
    sys.stdout.write(f"{len(chosen)} pairs of {len(pairs)}, {len(pool)} terms: right among the first 1, 3, 10\n")
    for name, table in (("letters", letters), ("sounds", sounds), ("both", SOUND * sounds + (1 - SOUND) * letters)):
        own = table[np.arange(len(right)), right][:, None]
        rank = (table < own).sum(1) + ((table == own).sum(1) - 1) / 2
        shares = (f"{100 * (rank < top).mean():5.1f} %" for top in (1, 3, 10))
        sys.stdout.write(f"  {name:8} {'  '.join(shares)}\n")


if __name__ == "__main__":
    main()
