"""What words cost at the least."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from mondegreen.hearing.heard import Heard
from mondegreen.hearing.least import Least
from mondegreen.hearing.phonemes import NAMES, SYMBOL, coarse
from mondegreen.hearing.sounds import NEAR_ODD, Sounds, candidates, hopeful
from mondegreen.hearing.windows import windows_of
from mondegreen.passage import Passage
from mondegreen.terms.lexicon import Lexicon, Term, Tier, entry_for

said = st.text(st.sampled_from([SYMBOL[name] for name in NAMES[:9]]), max_size=7)
words = st.lists(st.lists(said, min_size=1, max_size=3).map(tuple), min_size=2, max_size=4)
SAID = "so ilya sutz keaver of open a i met jana kun and the open air of jan la coon met ilya so of the so the of"


def heard(readings: list[tuple[str, ...]]) -> Heard:
    """Words with these readings."""
    count, nothing = len(readings), np.array([])
    return Heard(("",) * count, np.arange(count), tuple(readings), nothing, nothing, nothing, nothing)


@given(words, st.lists(said.filter(bool), min_size=1, max_size=4), st.sampled_from([0.299, 0.42]))
def test_a_window_that_some_edits_turn_into_a_reading_is_never_dismissed(
    spoken: list[tuple[str, ...]], known: list[str], share: float
) -> None:
    others = list(map(coarse, known))
    least = Least.of(heard(spoken), others)
    window = coarse("".join(readings[-1] for readings in spoken))
    near = any(
        Levenshtein.distance(window, other) <= int(share * max(len(window), len(other)))
        and abs(len(window) - len(other)) <= int(share * max(len(window), len(other)))
        for other in others
    )
    found = least.hopeful(np.arange(len(spoken))[None], np.array([share]))
    assert found[0] or not near


def test_what_is_dismissed_unread_would_have_had_no_candidate() -> None:
    passage = Passage.of(SAID)
    names = ("Ilya Sutskever", "OpenAI", "Yann LeCun")
    sounds = Sounds.of(Lexicon(Term(entry_for(name), Tier.RECORDING) for name in names))
    every = windows_of(passage, *sounds.bounds)
    some = windows_of(passage, *sounds.bounds, hopeful=hopeful(passage, sounds, NEAR_ODD))
    assert (some.sizes > 1).sum() < 0.7 * (every.sizes > 1).sum()
    found, wanted = (
        {(windows.words_of(each.window), each.form, each.sound) for each in candidates(windows, sounds)}
        for windows in (some, every)
    )
    assert found == wanted
    assert wanted
