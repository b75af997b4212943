"""Every pack proves itself by its own sentences, through the engine, with that pack alone."""

import pytest

from mondegreen import Corrector
from mondegreen.lint import OF_SENTENCES, Trial
from mondegreen_dictionaries import pack_named, pack_names

KNOWN = {
    "a shorter term within the words of a longer one wins": {
        "the database is my sequel with PHP",
        "the jobs on the cluster are in pie spark now",
    },
}
"""What the packs ask of the engine and it does not do yet."""
AWAITED = frozenset().union(*KNOWN.values())


@pytest.fixture(scope="module", params=pack_names())
def trial(request):
    return Trial(pack_named(request.param), Corrector(packs=[request.param], kinds=["term", "casing", "mishearing"]))


@pytest.mark.parametrize("law", OF_SENTENCES, ids=lambda law: law.name)
def test_the_sentences_of_a_pack_come_true(trial, law):
    found = [problem for problem in law.problems(trial) if problem.words not in AWAITED]
    assert not found, "\n".join(map(str, found))


def test_what_is_awaited_of_the_engine_has_not_come_true_unnoticed():
    named = {name: pack_named(name) for name in pack_names()}
    failing = {
        problem.words
        for name, pack in named.items()
        if any(before in AWAITED for entry in pack.entries for before, _ in entry.becomes)
        for law in OF_SENTENCES
        for problem in law.problems(Trial(pack, Corrector(packs=[name], kinds=["term", "casing", "mishearing"])))
    }
    assert failing >= AWAITED
