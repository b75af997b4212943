import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mondegreen.mishearings.draw_language import Trie
from mondegreen.mishearings.language import FEW, NONE, STEP, UNKNOWN, Language, Table, language, unfolded


def of(*logs):
    """A language of three words, *one*, *two* and *three*, in which *one two* and *one two three* go together."""
    pairs = Table.of(np.array([[0, 1]]), np.array([logs[0]]))
    triples = Table.of(np.array([[0, 1, 2]]), np.array([logs[1]]))
    return Language(("one", "two", "three"), np.full(3, -3.0), np.full(3, -0.5), pairs, triples, np.array([[0, 1]]))


def test_a_pair_that_goes_together_is_as_probable_as_the_table_says():
    scores = of(-1.0, -0.5).after_one(np.array([0]), np.array([1]))
    assert scores.logs == pytest.approx([-1.0])
    assert scores.paired.all()


def test_any_other_pair_backs_off_to_the_word_alone():
    scores = of(-1.0, -0.5).after_one(np.array([1]), np.array([0]))
    assert scores.logs == pytest.approx([-3.5])
    assert not scores.paired.any()


def test_a_triple_says_more_than_a_pair():
    assert of(-1.0, -0.5).after_two(np.array([0]), np.array([1]), np.array([2])).logs == pytest.approx([-0.5])


def test_an_unknown_word_is_as_improbable_as_can_be_and_goes_with_nothing():
    scores = of(-1.0, -0.5).after_two(np.array([0]), np.array([1]), np.array([NONE]))
    assert scores.logs[0] <= UNKNOWN
    assert not scores.paired.any()
    assert not scores.tripled.any()


def test_nothing_goes_with_anything_in_an_empty_table():
    empty = Table.of(np.zeros((0, 2), np.int64), np.zeros(0))
    assert not empty.find(np.array([0]), np.array([1]))[1].any()


@given(st.lists(st.tuples(st.integers(0, 70_000), st.integers(0, 70_000)), min_size=1, unique=True))
def test_what_is_put_into_a_table_is_found_in_it_to_the_nearest_step(rows):
    logs = -np.arange(len(rows)) % 100 * -0.11
    found, here = Table.of(np.array(rows), logs).find(*np.array(rows).T)
    assert here.all()
    assert np.abs(found - logs).max() <= STEP / 2 + 1e-6


def test_few_rows_and_many_are_found_alike():
    known = language()
    common = np.append(np.argsort(-known.alone)[:200], NONE)
    rows = np.random.default_rng(1).choice(common, (9 * FEW, 2))
    many, few = known.pairs.find(*rows.T), known.pairs.find(*rows[:500].T)
    assert many[1].sum() > FEW
    assert all((one[:500] == other).all() for one, other in zip(many, few, strict=True))


def test_a_language_is_read_as_it_was_written(tmp_path):
    of(-1.0, -0.5).save(tmp_path / "language.npz")
    with np.load(tmp_path / "language.npz") as arrays:
        again = Language.of(unfolded(arrays))
    assert tuple(again.words) == ("one", "two", "three")
    assert again.after_two(np.array([0]), np.array([1]), np.array([2])).logs == pytest.approx([-0.5])
    assert again.bound.tolist() == [[0, 1]]


def test_the_shipped_language_knows_what_goes_together():
    known = language()
    rows = known.ids("bogged down bogged out".split())
    scores = known.after_one(rows[[0, 2]], rows[[1, 3]])
    assert scores.paired.tolist() == [True, False]


def test_a_file_of_another_kind_is_no_model_of_sphinx():
    with pytest.raises(ValueError, match="no trigram model"):
        Trie(b"\\data\\\nngram 1=3\n")
