"""Lexicons that are compiled into a store."""

from __future__ import annotations

from mondegreen import Corrector
from mondegreen.terms import stored
from mondegreen.terms.lexicon import Lexicon, Term, Tier, entry_for
from mondegreen.terms.stored import StoredLexicon, named, of_entries
from mondegreen_dictionaries import Entry, Variant

NAMES = [f"{given} {name}" for given in ("Elia", "Ilya", "Jan") for name in ("Sutskever", "LeCun", "de Bruin, Inc.")]
SAID = "we met Ilya switzerberger and E-L-Y-N-A of open A I and jan the coon"


def alike(one: Lexicon, other: Lexicon) -> bool:
    """Whether all that is asked of two lexicons is the same."""
    forms = [[each.forms[number] for number in range(len(each.forms))] for each in (one, other)]
    kept = (one.size, one.shipped, dict(one.by_key), one.heads, one.pairs, set(one.keys), forms[0])
    return kept == (other.size, other.shipped, dict(other.by_key), other.heads, other.pairs, set(other.keys), forms[1])


def test_a_long_list_reads_from_its_store_as_if_it_had_been_made_anew(monkeypatch):
    monkeypatch.setattr(stored, "MANY", 2)
    made = Lexicon(Term(entry_for(name), Tier.RECORDING) for name in NAMES)
    for _ in range(2):  # once compiled, once mapped
        read = named(NAMES)
        assert isinstance(read, StoredLexicon)
        assert alike(read, made)


def test_of_a_stored_entry_nothing_is_lost(monkeypatch):
    monkeypatch.setattr(stored, "MANY", 0)
    variant = Variant("eye on a", "ask", "heard so", ("talk",), "Eye")
    entry = Entry("Eye on AI", "product", (variant,), ("eye on ay eye",), near=("podcast",), becomes=(("a", "b"),))
    assert alike(of_entries("entries", [entry], Tier.SHOW), Lexicon([Term(entry, Tier.SHOW)]))


def test_a_stored_list_proposes_what_a_list_proposes(monkeypatch):
    made = Corrector(terms=NAMES, packs=()).propose(SAID)
    monkeypatch.setattr(stored, "MANY", 2)
    assert Corrector(terms=NAMES, packs=()).propose(SAID) == made
    assert made


def test_lists_that_differ_only_in_their_line_ends_have_stores_of_their_own(monkeypatch):
    monkeypatch.setattr(stored, "MANY", 0)
    assert named(["Ilya\nSutskever"]).size == 1
    assert named(["Ilya", "Sutskever"]).size == 2
