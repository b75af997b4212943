"""Words that stand side by side in the terms of a lexicon, by their numbers in the shipped language.

Those of packs are thousands, and the same for every document: they are looked up once, and then mapped into memory.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from mondegreen.disk.store import code_of, kept, seal_of
from mondegreen.hearing.arrays import distinct
from mondegreen.mishearings.language import language
from mondegreen.terms.compiled import PackLexicon
from mondegreen.terms.joined import JoinedLexicon
from mondegreen.terms.lexicon import Lexicon
from mondegreen_dictionaries import data_file

SHIFT = 1 << 20
"""A pair of words is the number of the first times this, and that of the second."""


def told(lexicon: Lexicon) -> np.ndarray:
    """The pairs of known words in its terms, each once, in order."""
    return _of_packs(lexicon) if isinstance(lexicon, JoinedLexicon) else _looked_up(lexicon)


@lru_cache(8)
def _of_packs(lexicon: JoinedLexicon) -> np.ndarray:
    parts = (_of_pack(part) if isinstance(part, PackLexicon) else _looked_up(part) for part in lexicon.parts)
    return distinct(np.concatenate([np.array([], np.int64), *parts]))


def _of_pack(pack: PackLexicon) -> np.ndarray:
    sources = code_of("mishearings/told.py"), pack.source, seal_of(data_file("language.npz"))
    sections = kept(f"told-{pack.name}", sources, lambda: {"pairs": _looked_up(pack).tobytes()})
    return np.frombuffer(sections["pairs"], np.int64)


def _looked_up(lexicon: Lexicon) -> np.ndarray:
    rows = language().ids(word for pair in lexicon.pairs for word in pair).reshape(-1, 2)
    return distinct(rows[(rows >= 0).all(1)] @ np.array([SHIFT, 1]))
