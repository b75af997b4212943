"""A pack mends itself: in order, nothing twice, and what a hand wrote stays as it wrote it."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_pack_laws import HEADER, SOUND

from mondegreen_dictionaries import HOME
from mondegreen_dictionaries.laws import problems
from mondegreen_dictionaries.repair import fix

PACKS = sorted(HOME.glob("*/*.toml"))
OF_ORDER = {"sorted-lists", "nothing-twice", "composed-letters", "plain-lines"}


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_the_shipped_packs_are_as_fixing_leaves_them(path):
    text = path.read_bytes().decode()
    assert fix(text) == text


def test_a_sound_pack_comes_back_as_it_is():
    assert fix(SOUND) == SOUND


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        ("Émile", "E\u0301mile"),
        ("\n", "\r\n"),
        ("[pack]", "\ufeff[pack]"),
        ("\n\n[[confusion]]", "\n\n\n\n[[confusion]]"),
        ('"sail", "wind"', '"wind", "sail"'),
        ('    "Ada Lovelace",\n    "Émile Zola",', '    "Émile Zola",\n    "Ada Lovelace",\n    "Émile Zola",'),
        ('"Ada Lovelace",', '"Ada Lovelace",\n    "JSON",'),
        ('["cluster", "pod"]', '["pod", "cluster", "pod"]'),
        ('["jaysen", ', '["jaysen", "jay sen", "jaysen", '),
        ('why = "a name" }]', 'why = "a name" }, { heard = "net tie", why = "a name", trust = "never" }]'),
    ],
)
def test_what_is_out_of_order_is_put_in_order(sound, broken):
    assert sound in SOUND
    assert fix(SOUND.replace(sound, broken)) == SOUND


def test_entries_are_sorted_with_the_comments_above_them():
    b = '# Why it is here.\n[[entry]]\ntarget = "b"\nkind = "term"\n'
    a = '[[entry]]\ntarget = "a"\nkind = "term"\n'
    assert fix(f"{HEADER}\n{b}\n{a}") == f"{HEADER}\n{a}\n{b}"


def test_the_same_entry_twice_becomes_one():
    a = '[[entry]]\ntarget = "a"\nkind = "term"\n'
    assert fix(f"{HEADER}\n{a}\n{a}") == f"{HEADER}\n{a}"


def test_no_comment_is_lost_where_a_table_is_written_anew():
    text = f'{HEADER}\n# One.\n[terms] # Two.\nterm = [\n    "b", # Three "quoted".\n    # Four.\n    "a#",\n]\n'
    mended = fix(text)
    assert tomllib.loads(mended)["terms"]["term"] == ["a#", "b"]
    assert [line for line in mended.split("\n") if line.startswith("#")] == [
        "# One.", "# Two.", '# Three "quoted".', "# Four."
    ]  # fmt: skip


def test_variants_that_differ_in_more_than_spaces_are_left_to_a_hand():
    text = SOUND.replace('"jaysen", ', '"jaysen", { heard = "jay sen", trust = "ask" }, ')
    assert fix(text) == text


def test_no_comment_is_lost_where_a_bare_term_gives_way_to_its_table():
    text = f'{HEADER}\n[terms]\nterm = [\n    "a", # One.\n    "b",\n]\n\n[[entry]]\ntarget = "b"\nkind = "term"\n'
    assert fix(text) == f'{HEADER}\n# One.\n[terms]\nterm = [\n    "a",\n]\n\n[[entry]]\ntarget = "b"\nkind = "term"\n'


def test_what_no_pack_should_hold_is_kept_for_the_laws_to_find():
    text = f'{HEADER}\n[[entry]]\ntarget = 1\nnear = ["b", "a"]\nvariants = [1, {{ herd = true }}]\nforms = [[2]]\n'
    assert tomllib.loads(fix(text))["entry"] == [
        {"target": 1, "near": ["a", "b"], "variants": [1, {"herd": True}], "forms": [[2]]}
    ]
    assert {problem.law for problem in problems({"sound": fix(text)})} == {"known-fields"}


def test_what_is_not_toml_is_refused():
    with pytest.raises(ValueError, match="Expected"):
        fix("[pack")


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)


@given(st.lists(words), st.lists(words, min_size=1), st.dictionaries(words, words, max_size=3))
def test_whatever_the_words_fixing_keeps_them_and_settles(terms, near, becomes):
    from mondegreen_dictionaries.repair import _written

    entry = {"target": "x", "kind": "term", "near": near, "becomes": becomes}
    lines = ["[terms]", *_written("terms", {"term": terms}), "[[entry]]", *_written("entry", entry)]
    mended = fix("\n".join(lines))
    assert fix(mended) == mended
    assert not {problem.law for problem in problems({"x": mended})} & OF_ORDER
