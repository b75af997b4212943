import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mondegreen import Corrector
from mondegreen.errors import MalformedError
from mondegreen.mishearings.field import Field
from mondegreen.mishearings.language import language
from mondegreen.mishearings.search import search
from mondegreen.passage import Passage
from mondegreen.shows.show import Show
from mondegreen.shows.trained import NAME, trained_for

TEXTS = (
    "The rook pins the bishop. The rook pins the knight, and the knight is pinned.",
    "A passed pawn wins. The passed pawn queens!",
    "The rook pins the bishop on the back rank.",
)
CORPORA = st.lists(st.text(alphabet="the rook pins. \n,é7'", max_size=60), max_size=4)


def log(known, *words):
    far, before, word = known.ids(words)
    return known.after_two(np.array([far]), np.array([before]), np.array([word])).logs[0]


def counted(field, *words):
    rows, counts = field.rows[len(words) - 1], field.counts[len(words) - 1]
    return {tuple(field.words[number] for number in row): count for row, count in zip(rows, counts, strict=True)}.get(
        words
    )


def test_words_are_counted_by_twos_and_threes_within_a_sentence():
    field = Field.of(TEXTS)
    assert counted(field, "rook", "pins", "the") == 3
    assert counted(field, "passed", "pawn") == 2
    assert counted(field, "bishop", "the") is None


def test_the_edges_of_sentences_are_counted_too():
    assert counted(Field.of(TEXTS), "<s>", "the", "rook") == 3


def test_what_came_once_is_not_kept():
    assert counted(Field.of(TEXTS), "back", "rank") is None


def test_what_was_seen_again_and_again_becomes_more_probable_and_what_was_not_does_not():
    known = language()
    mixed = Field.of(TEXTS).mixed(known)
    assert log(mixed, "rook", "pins", "the") > log(known, "rook", "pins", "the") + 2
    assert log(mixed, "cats", "eat", "mice") == log(known, "cats", "eat", "mice")


def test_words_keep_their_numbers_when_a_field_is_mixed_in():
    mixed = Field.of(TEXTS).mixed(language())
    assert mixed.words == language().words


@settings(max_examples=15, deadline=None)
@given(CORPORA)
def test_no_probability_is_ever_above_one(texts):
    mixed = Field.of(texts).mixed(language())
    assert (mixed.alone <= 0).all()
    for rows in Field.of(texts).rows[1:]:
        numbers = mixed.ids(Field.of(texts).words)[rows]
        far = numbers[:, 0] if rows.shape[1] == 3 else np.full(len(numbers), -1)
        assert (mixed.after_two(far, numbers[:, -2], numbers[:, -1]).logs <= 0).all()


@settings(max_examples=15, deadline=None)
@given(CORPORA, st.randoms())
def test_the_same_texts_in_any_order_give_the_same_bytes(tmp_path_factory, texts, random):
    place = tmp_path_factory.mktemp("field")
    Field.of(texts).save(place / "one")
    random.shuffle(texts)
    Field.of(texts).save(place / "other")
    assert (place / "one").read_bytes() == (place / "other").read_bytes()


def test_a_field_is_read_as_it_was_written(tmp_path):
    field = Field.of(TEXTS)
    field.save(tmp_path / NAME)
    again = Field.at(tmp_path / NAME)
    assert again.words == field.words
    assert all(
        np.array_equal(one, other)
        for part in ("rows", "counts", "followers")
        for one, other in zip(getattr(field, part), getattr(again, part), strict=True)
    )


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"\x93NUMPY", b"words" * 100])
def test_what_is_no_field_is_said_in_a_sentence(tmp_path, raw):
    (tmp_path / NAME).write_bytes(raw)
    with pytest.raises(MalformedError, match="train once more"):
        Field.at(tmp_path / NAME)


def test_a_field_cut_off_anywhere_is_refused(tmp_path):
    Field.of(TEXTS).save(tmp_path / NAME)
    whole = (tmp_path / NAME).read_bytes()
    for end in range(0, len(whole), 97):
        (tmp_path / NAME).write_bytes(whole[:end])
        with pytest.raises(MalformedError):
            Field.at(tmp_path / NAME)


def test_what_goes_together_in_the_field_is_no_longer_odd():
    passage = Passage.of("so the rook pins the bishop and a passed pawn wins")
    mixed = Field.of(TEXTS * 5).mixed(language())
    places = [
        {int(place) for found in search(passage, known=known) for place in found.guesses.first}
        for known in (None, mixed)
    ]
    assert places[1] < places[0]


def test_what_a_show_was_trained_on_holds_for_all_that_lies_below_it(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "show" / "season").mkdir(parents=True)
    assert trained_for(str(tmp_path / "show" / "season" / "one.srt")) is None
    Field.of(TEXTS).save(tmp_path / "show" / NAME)
    known = Show.near(str(tmp_path / "show" / "season" / "one.srt")).language
    assert log(known, "rook", "pins", "the") > log(language(), "rook", "pins", "the")


def test_a_phrase_of_the_field_is_heard_where_a_word_of_it_was_misheard(tmp_path):
    text = "and here you see that the past pawn will decide the game"
    before = Corrector(kinds=("mishearing",), show=Show.near(str(tmp_path))).propose(text)
    Field.of(["You see the passed pawn here. So a passed pawn will win." for _ in range(40)]).save(tmp_path / NAME)
    after = Corrector(kinds=("mishearing",), show=Show.near(str(tmp_path))).propose(text)
    shares = [
        max((p.confidence for p in found if (p.text, p.replacement) == ("past", "passed")), default=0)
        for found in (before, after)
    ]
    assert shares[1] > shares[0]


def test_a_damaged_field_is_said_where_it_would_be_used(tmp_path):
    (tmp_path / NAME).write_bytes(b"PK")
    with pytest.raises(MalformedError, match="train once more"):
        Corrector(kinds=("mishearing",), show=Show.near(str(tmp_path))).propose("so we were screwed by it")
