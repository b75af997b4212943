from mondegreen import Corrector


def changes(text):
    return {(p.text, p.replacement): p.confidence for p in Corrector(kinds=("mishearing",)).propose(text)}


def test_a_telling_word_near_by_speaks_for_its_own_word():
    assert ("isle", "aisle") in changes("the bride walked down the isle of the church")


def test_a_word_with_its_own_telling_word_stays():
    assert ("isle", "aisle") not in changes("the bride came from a tropical isle by the church")
