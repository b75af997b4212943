"""What candidates say of each other, held against a loop over all of them that is as plain as the docstrings."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from mondegreen.hearing.candidates import Candidates, Places
from mondegreen.hearing.surroundings import NEAR
from mondegreen.hearing.together import CARRIED, FIELDS, MOST, NOTHING, Together, together
from mondegreen.terms.lexicon import Lexicon, Sort, Term, Tier, entry_for

NAMES = ("Ilya Sutskever", "Ilya Petrova", "Monro Inc.", "AlexNet", "Acme Holdings")
FORMS = Lexicon(Term(entry_for(name), Tier.RECORDING) for name in NAMES).forms
SIZES = (1, 2, 3, 4, 1, 2)
"""How many words each window has."""
HEARD = st.lists(
    st.tuples(
        st.integers(0, len(SIZES) - 1), st.integers(0, len(FORMS) - 1), st.integers(0, 12), st.floats(-9, 9, width=16)
    ),
    max_size=40,
    unique_by=lambda row: row[:3],
)


def looked_at(rows):
    rows = sorted(rows)
    window, form, first, odds = (np.array(column) for column in (zip(*rows, strict=True) if rows else [[]] * 4))
    window, form, first = (column.astype(np.int64) for column in (window, form, first))
    zeros = np.zeros(len(rows))
    candidates = Candidates(FORMS, window, form, zeros, zeros)
    last = first + np.array(SIZES, np.int64)[window] - 1
    places = Places(candidates, np.arange(len(rows)), first, last)
    return list(places), together(places, [zeros] * len(CARRIED), odds.astype(float)), odds


def plain(places, odds, one):
    """What the others say of one."""
    here, form = places[one], places[one].candidate.form
    person, full = form.term.entry.kind == "person", form.sort is Sort.FULL
    others = [(each, odds[number]) for number, each in enumerate(places) if number != one]
    sharing = [(each, odd) for each, odd in others if each.first <= here.last and here.first <= each.last]
    kin = [(each, odd) for each, odd in sharing if each.candidate.form.term.target == form.term.target]
    rivals = [odd for each, odd in sharing if each.candidate.form.term.target != form.term.target]
    alike = [
        odd
        for each, odd in others
        if (each.candidate.window, each.candidate.form.text) == (here.candidate.window, form.text)
    ]
    apart = [
        odd
        for each, odd in others
        if each.candidate.form.term.target == form.term.target
        and each.candidate.window != here.candidate.window
        and (each.last < here.first or each.first > here.last)
    ]
    firms = [
        odd
        for each, odd in zip(places, odds, strict=True)
        if person and each.candidate.form.term.entry.kind == "organisation" and 0 < each.first - here.last <= NEAR
    ]

    def sort_of(sort, *, same):
        return [odd for each, odd in kin if each.candidate.form.sort is sort and same(each)]

    whole = sort_of(Sort.FULL, same=lambda each: each.first <= here.first and each.last >= here.last)
    given_name = sort_of(Sort.GIVEN, same=lambda each: each.first == here.first)
    surname = sort_of(Sort.SURNAME, same=lambda each: each.last == here.last)
    return Together(
        alone=odds[one],
        best=max(alike, default=odds[one]),
        mean=sum(alike) / len(alike) if alike else odds[one],
        rival=odds[one] - max(rivals, default=NOTHING),
        same=odds[one] - max((odd for _, odd in kin), default=NOTHING),
        whole=max([] if full else whole, default=NOTHING),
        first=max(given_name if full else [], default=NOTHING),
        last=max(surname if full else [], default=NOTHING),
        sure=max([NOTHING, *apart]),
        firm=max([NOTHING, *firms]),
    )


@settings(max_examples=50)
@given(HEARD)
def test_each_candidate_is_told_what_all_others_say(rows):
    places, looks, odds = looked_at(rows)
    assert looks.shape == (len(rows), len(FIELDS))
    for number in range(len(places)):
        wanted = np.clip(plain(places, odds.tolist(), number), -MOST, MOST)
        np.testing.assert_allclose(looks[number, : len(wanted)], wanted, atol=1e-9)
