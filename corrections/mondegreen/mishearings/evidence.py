"""What speaks for and against each guess, a column each; what they weigh is learnt, see `judge.py`."""

from __future__ import annotations

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cpdist

from mondegreen.hearing.likeness import inflected_alike
from mondegreen.mishearings.document import Document
from mondegreen.mishearings.guesses import Guesses, alike, heard, written
from mondegreen.mishearings.language import NONE, UNKNOWN, Scores
from mondegreen.mishearings.track import Joint, Track

FUNCTION = -6.5
"""The log-probability from which a word carries a sentence and no meaning."""
SURE = 0.85
"""The recogniser's confidence that is assumed where it says nothing."""
CLOSEST = 8.0
BETTER, FARTHER = 1.0, 10.0
"""How much better than what was heard a guess must go with its surroundings, in nats, and how much more by distance."""
NAMES = (
    "sound cost letters gain left_gain gained_triples lost_triples pair_left pair_right old_left old_right old_alone "
    "new_alone old_often new_often new_left new_right had_left had_right root function words by length opens rank "
    "margin unknown_left unknown_right mark punctuated doubt firm"
).split()
"""The columns of evidence."""


def evidence(track: Track, document: Document, every: Guesses) -> tuple[Guesses, np.ndarray]:
    """The guesses that go better with their surroundings, the more so the farther they sound, and a row for each.

    The columns are in the order of `NAMES`.
    """
    language = _language(track, every)
    kept = np.flatnonzero(language["gain"] >= np.maximum(BETTER, FARTHER * every.sound))
    guesses = every[kept]
    columns = {
        **{name: column[kept] for name, column in language.items()},
        **_sound(track, guesses),
        **_document(track, document, guesses),
        **_place(track, guesses),
    }
    rank, margin = _rivals(guesses, columns["gain"] - 10 * columns["sound"])
    columns |= {"rank": rank, "margin": margin}
    columns["punctuated"] = np.full(len(guesses), float(track.passage.punctuated))
    return guesses, np.column_stack([columns[name] for name in NAMES]).astype(np.float32)


def _sound(track: Track, guesses: Guesses) -> dict[str, np.ndarray]:
    """How alike the guess and the heard words are to the ear and to the eye."""
    rows, own = alike(track, guesses)
    ones, others = (texts(track, guesses[rows]) for texts in (heard, written))
    bare, new = ([text.replace(" ", "").replace("'", "") for text in side] for side in (ones, others))
    letters = cpdist(bare, new, scorer=Levenshtein.normalized_distance, dtype=np.float64)[own]
    length = np.fromiter(map(len, new), np.int64, len(new))[own]
    root = np.fromiter(map(inflected_alike, ones, others), np.float64, len(new))[own]
    words, by = guesses.sizes()
    return {
        "sound": guesses.sound,
        "cost": guesses.sound * length,
        "letters": letters,
        "length": length,
        "root": root,
        "firm": guesses.firm,
        "words": words,
        "by": by,
    }


def _language(track: Track, guesses: Guesses) -> dict[str, np.ndarray]:
    """How much better the guess goes with what stands around it than what was heard."""
    old, new = np.full((len(guesses), 3), NONE), guesses.new
    sizes, by = guesses.sizes()
    for step in range(3):
        inside = sizes > step
        old[inside, step] = track.numbers[guesses.first[inside] + step]
    was, now = _said(track, guesses, old, sizes), _said(track, guesses, new, by)
    alone = track.language.alone
    return {
        "gain": now["total"] - was["total"],
        "left_gain": now["left"] - was["left"],
        "gained_triples": now["triples"],
        "lost_triples": was["triples"],
        "pair_left": now["pair_left"],
        "pair_right": now["pair_right"],
        "old_left": was["left"],
        "old_right": was["right"],
        "old_alone": np.where(old >= 0, alone[old], np.where(np.arange(3) < sizes[:, None], UNKNOWN, 0)).min(1),
        "new_alone": np.where(new >= 0, alone[new], 0).min(1),
        "function": np.where(new >= 0, alone[new], 0).min(1) > FUNCTION,
    }


def _said(track: Track, guesses: Guesses, words: np.ndarray, sizes: np.ndarray) -> dict[str, np.ndarray]:
    """How probable some words are between the two before and the two after: in all, and at either edge."""
    before, after = track.around[guesses.first, :2], track.around[guesses.last, 2:]
    line = np.column_stack([before, words, np.full((len(words), 2), NONE)])
    rows = np.arange(len(words))
    line[rows, 2 + sizes], line[rows, 3 + sizes] = after[:, 0], after[:, 1]
    every = track.language.after_two(*(line[:, at : line.shape[1] - 2 + at].T.ravel() for at in range(3)))
    steps = [Scores(*each) for each in zip(*(column.reshape(-1, len(line)) for column in every), strict=True)]
    counted = [(at < 2 + sizes) | (line[:, at] >= 0) for at in range(2, line.shape[1])]
    edge = _at(steps, sizes)
    return {
        "total": np.sum([np.where(use, step.logs, 0) for use, step in zip(counted, steps, strict=True)], axis=0),
        "triples": np.sum([use & step.tripled for use, step in zip(counted, steps, strict=True)], axis=0),
        "left": steps[0].logs,
        "right": np.where(after[:, 0] >= 0, edge.logs, 0),
        "pair_left": steps[0].paired,
        "pair_right": edge.paired,
    }


def _at(steps: list[Scores], sizes: np.ndarray) -> Scores:
    """The step at which the first word after the guess is reached, for each row."""
    rows = np.arange(len(sizes))
    logs, paired, tripled = (np.stack([step[part] for step in steps])[sizes, rows] for part in range(3))
    return Scores(logs, paired, tripled)


def _document(track: Track, document: Document, guesses: Guesses) -> dict[str, np.ndarray]:
    """How often the words, and the pairs they make with their neighbours, stand elsewhere in the document."""
    left, right = track.around[guesses.first, 1], track.around[guesses.last, 2]
    old_first, old_last = track.numbers[guesses.first], track.numbers[guesses.last]
    new_first = guesses.new[:, 0]
    new_last = np.where(guesses.new[:, 1] == NONE, new_first, guesses.new[:, 1])
    often = document.often
    return {
        name: np.log1p(counts)
        for name, counts in (
            ("old_often", np.minimum(*(np.where(old >= 0, often[old], 0) for old in (old_first, old_last)))),
            ("new_often", np.minimum(often[new_first], often[new_last])),
            ("new_left", document.uses(left, new_first)),
            ("new_right", document.uses(new_last, right)),
            ("had_left", np.maximum(0, document.uses(left, old_first) - 1)),
            ("had_right", np.maximum(0, document.uses(old_last, right) - 1)),
        )
    }


def _place(track: Track, guesses: Guesses) -> dict[str, np.ndarray]:
    """Where it stands: at the edge of a sentence, beside a comma, beside words that nobody knows; how sure it was."""
    joints = np.append(track.joints, Joint.END)
    given = track.passage.confidences
    sure = np.array([SURE if each is None else each for each in given]) if given else None
    doubt = np.full(len(guesses), 1 - SURE)
    if sure is not None:
        spans = zip(track.at[guesses.first], track.at[guesses.last], strict=True)
        doubt = np.array([1 - sure[first : last + 1].min() for first, last in spans])
    return {
        "opens": joints[guesses.first - 1] == Joint.END,
        "mark": (joints[guesses.first - 1] == Joint.MARK) | (joints[guesses.last] == Joint.MARK),
        "unknown_left": track.around[guesses.first, 1] == NONE,
        "unknown_right": track.around[guesses.last, 2] == NONE,
        "doubt": doubt,
    }


def _rivals(guesses: Guesses, merit: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The rank of each guess among those for the same first word, and how far it is ahead of the next, or behind."""
    order = np.lexsort((-merit, guesses.first))
    first = guesses.first[order]
    begins = np.searchsorted(first, first)
    rank = np.arange(len(order)) - begins
    best = merit[order][begins]
    second = np.minimum(begins + 1, len(order) - 1)
    rivalled = (second > begins) & (first[second] == first)
    runner_up = np.where(rivalled, merit[order][second], best - CLOSEST) if len(order) else best
    ahead = np.where(rank == 0, merit[order] - runner_up, merit[order] - best)
    out_rank, out_margin = np.empty(len(order)), np.empty(len(order))
    out_rank[order], out_margin[order] = np.minimum(rank, 9), np.clip(ahead, -CLOSEST, CLOSEST)
    return out_rank, out_margin
