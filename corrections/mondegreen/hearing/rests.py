"""How far the rest of a term is from what was heard for it, where some of its words stand as they are.

*Dentsply Sirona won* is near to Dentsply Sirona XRay, for most of it is the same; *won* is not near to *XRay*.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, product, takewhile
from typing import NamedTuple

import numpy as np

from mondegreen.hearing.distance import distances
from mondegreen.hearing.likeness import root
from mondegreen.hearing.pronunciations import heard_as, prepare, said_as
from mondegreen.hearing.scene import Scene

READINGS = 4
"""Readings of what was heard that are tried."""


class Rest(NamedTuple):
    """The words that were heard and those of the term, without what they share at either end."""

    heard: tuple[str, ...]
    term: str


def rests(scene: Scene, rows: np.ndarray) -> np.ndarray:
    """How far apart in sound those are; of candidates that share no word at an end, how far all of it is."""
    found = np.array(scene.candidates.sound[rows], float)
    shared = {row: rest for row in np.flatnonzero(_alike(scene, rows)).tolist() if (rest := _rest(scene, rows[row]))}
    apart = _apart(list(dict.fromkeys(shared.values())))
    for row, rest in shared.items():
        found[row] = apart.get(rest, found[row])
    return found


def _alike(scene: Scene, rows: np.ndarray) -> np.ndarray:
    """Which candidates of several words begin or end with the same word as their term does."""
    window, term = scene.candidates.window[rows], scene.term[rows]
    sizes, heard = scene.windows.sizes[window], scene.windows.words(window)
    first, last = heard[:, 0], heard[np.arange(len(heard)), sizes - 1]
    edges = scene.words.same[np.column_stack([first, last])] == scene.terms.edges[term]
    return np.asarray(edges.any(1) & (sizes > 1) & (scene.terms.sizes[term] > 1))


def _rest(scene: Scene, row: int) -> Rest | None:
    candidate = scene.candidates[int(row)]
    heard, own = list(scene.windows.words_of(candidate.window)), candidate.form.text.split()
    for _ in ("from the front", "from the back"):
        pairs = zip(heard, own, strict=False)
        same = sum(1 for _ in takewhile(lambda pair: root(pair[0].lower()) == root(pair[1].lower()), pairs))
        heard, own = heard[same:][::-1], own[same:][::-1]
    return Rest(tuple(heard), " ".join(own)) if heard and own else None


def _apart(every: Sequence[Rest]) -> dict[Rest, float]:
    """The least distance between readings of the two sides of each rest; one that cannot be read is left out."""
    prepare(rest.term for rest in every)
    words = heard_as(word for rest in every for word in rest.heard)
    pairs = [
        (rest, "".join(one), other)
        for rest in every
        for one in islice(product(*(words[word] for word in rest.heard)), READINGS)
        for other in said_as(rest.term)
    ]
    found: dict[Rest, float] = {}
    far = distances([one for _, one, _ in pairs], [other for _, _, other in pairs])
    for (rest, _, _), distance in zip(pairs, far.tolist(), strict=True):
        found[rest] = min(found.get(rest, distance), distance)
    return found
