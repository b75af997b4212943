"""A glossary beside the transcripts: its terms, those it removes, and changes that are never wanted."""

import pytest
from episodes import FIRST, decided, proposal, said, session

from mondegreen import Corrector
from mondegreen.errors import MalformedError
from mondegreen.shows.glossary import NAME, own_terms
from mondegreen.shows.show import Show


def test_a_glossary_is_found_in_the_nearest_folder_above(tmp_path):
    (tmp_path / NAME).write_text('[terms]\nperson = ["Ilya Sutskever"]\n')
    (tmp_path / "2026" / "may").mkdir(parents=True)
    show = Show.near(str(tmp_path / "2026" / "may" / "1.txt"))
    assert (show.path, show.text) == (tmp_path / NAME, "2026/may/1.txt")
    assert said(show, "a talk with ilya sutskever") == [("ilya sutskever", "Ilya Sutskever")]


def test_where_there_is_no_glossary_nothing_is_written_before_something_is_remembered(tmp_path, episode):
    show = Show.near(episode(1))
    show.note(session(FIRST, proposal("Elia", "Ilya", FIRST)))
    assert not list(tmp_path.iterdir())
    assert show.lexicons == ()


@pytest.mark.parametrize(
    "text",
    ["[terms", 'remove = "Rust"', "[terms]\nperson = [1]", '[[entry]]\ntarget = "x"', '[[never]]\nwhy = "x"', "x = 1"],
)
def test_what_is_no_glossary_is_said_in_one_sentence_with_the_place(tmp_path, episode, text):
    (tmp_path / NAME).write_text(text)
    with pytest.raises(MalformedError, match=rf"^[^\n]*{NAME}[^\n]*$"):
        Show.near(episode(1))


def test_a_term_of_ones_own_is_known_in_every_show(episode):
    own_terms().parent.mkdir(parents=True, exist_ok=True)
    own_terms().write_text('[terms]\nproduct = ["PyTorch"]\n')
    try:
        assert said(Show.near(episode(1)), "we use pie torch and pytorch")[-1] == ("pytorch", "PyTorch")
    finally:
        own_terms().unlink()


def test_the_nearer_tier_decides_how_letters_are_written(tmp_path, episode):
    (tmp_path / NAME).write_text('[terms]\nproduct = ["GPTX"]\n')
    show = Show.near(episode(1))
    corrector = Corrector(terms=["GptX"], show=show, packs=[])
    assert [p.replacement for p in corrector.propose("we use gptx")] == ["GptX"]


def test_never_is_never_and_of_this_change_alone(episode):
    show = Show.near(episode(1)).never(proposal("Elia", "Ilya", FIRST))
    left = list(show.remembered([proposal("Elia", "Ilya", FIRST), proposal("Elia", "Elias", FIRST)]))
    assert [p.replacement for p in left] == ["Elias"]
    assert list(Show.near(episode(2)).remembered([proposal("Elia", "Ilya", FIRST)])) == []
    assert 'becomes = "Ilya"' in show.path.read_text()


def test_what_is_remembered_after_a_never_is_meant(episode):
    show = Show.near(episode(1)).never(proposal("Jan lacun", "Yann LeCun", FIRST))
    (offer,) = show.offers(decided(FIRST, "Jan lacun", "Yann LeCun", "accept", target="Yann LeCun"))
    show.remember(offer)
    assert said(Show.near(episode(2)), "with jan lacun") == [("jan lacun", "Yann LeCun")]


def test_words_that_are_right_stay_whatever_is_proposed(tmp_path, episode):
    (tmp_path / NAME).write_text('[[never]]\nheard = "Elia"\nwhy = "The producer."\n')
    assert not list(Show.near(episode(1)).remembered([proposal("Elia", "Ilya", FIRST)]))


def test_a_variant_that_is_never_meant_is_not_found_by_its_sound_either(tmp_path, episode):
    (tmp_path / NAME).write_text(
        '[[entry]]\ntarget = "Ilya Sutskever"\nkind = "person"\n'
        'variants = [{ heard = "elia", trust = "never", why = "The producer." }]\n'
    )
    assert said(Show.near(episode(1)), FIRST) == []


def test_a_term_of_a_pack_can_be_removed(tmp_path, episode):
    text = "we run kubernetes in production"
    corrector = lambda: Corrector(packs=["software"], show=Show.near(episode(1)))  # noqa: E731
    assert [p.replacement for p in corrector().propose(text)] == ["Kubernetes"]
    (tmp_path / NAME).write_text('remove = ["Kubernetes"]\n')
    assert not corrector().propose(text)


def test_what_is_written_into_a_glossary_leaves_all_else_as_it_stands(tmp_path, episode):
    before = '# Ours.\r\n\r\n[terms]\r\nperson = [\r\n    "Zoe Adams",  # the host\r\n]\r\n'
    (tmp_path / NAME).write_bytes(before.encode())
    show = Show.near(episode(1))
    show.remember(show.offers(decided("ada lovelace spoke", "ada lovelace", "x", "Ada Lovelace"))[0])
    after = (tmp_path / NAME).read_bytes().decode()
    assert after == before.replace('    "Zoe', '    "Ada Lovelace",\r\n    "Zoe')
