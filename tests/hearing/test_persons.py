"""People of a recording are known as such however their names are spelled: their halves are looked for too."""

import pytest

from mondegreen import Corrector
from mondegreen.terms.lexicon import entry_for


@pytest.mark.parametrize(
    "name",
    [
        "Ilya Sutskever",
        "Derik de Bruin",
        "Francis deSouza",
        "Mary J. Blige",
        "PJ Juvekar",
        "Bob Ford",
        "Tore Svanberg",
        "Héctor Grisi",
    ],
)
def test_a_persons_name_is_known_by_its_shape(name):
    assert entry_for(name).kind == "person"


@pytest.mark.parametrize(
    "term", ["Credit Suisse", "Deep Blue", "Consumer Edge", "UK Biobank", "Stacie W", "Eye on AI", "Vitamin C"]
)
def test_what_has_capitals_and_two_words_is_not_always_somebody(term):
    assert entry_for(term).kind != "person"


@pytest.mark.parametrize("name", ["Francis deSouza", "Francis de Souza"])
def test_a_given_name_stands_for_somebody_whose_surname_has_a_small_word(name):
    text = "thanks Frances and good morning everyone and then Frances will take the rest of your questions"
    assert "Francis" in {each.replacement for each in Corrector([name], packs=()).propose(text)}


def test_initials_are_no_given_name():
    found = Corrector(["J.P. Morgan"], packs=()).propose("with jp from there")
    assert "J.P." not in {each.replacement for each in found}
