"""The shipped packs keep every law."""

from collections import Counter
from pathlib import Path

import pytest

from mondegreen.lint import OF_WORDS, lint
from mondegreen_dictionaries import pack_named, pack_names, pack_path, pack_text
from mondegreen_dictionaries.laws import problems
from mondegreen_dictionaries.laws.form import CONFUSION, ENTRY, HEADER, VARIANT
from mondegreen_dictionaries.pack import KINDS
from mondegreen_dictionaries.repair import fix

PACKS = pack_names()


def test_there_are_packs():
    assert {"core", "people", "places"} < set(PACKS)


def test_the_packs_keep_the_laws():
    found = problems({name: pack_text(pack_path(name)) for name in PACKS})
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize("name", PACKS)
def test_no_ordinary_words_are_mended_without_a_condition(name):
    found = [problem for law in OF_WORDS for problem in law.problems(pack_named(name))]
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize("name", [name for name in PACKS if name != "core"])
def test_a_pack_says_what_it_is_about(name):
    pack = pack_named(name)
    assert 20 <= len(pack.signs) <= 60
    assert pack.about.endswith(".")


def test_a_sign_speaks_for_few_fields():
    # a word of every field tells none of them apart
    signs = Counter(sign for name in PACKS for sign in pack_named(name).signs)
    assert not [sign for sign, fields in signs.items() if fields > 3]


def test_lint_reads_a_pack_from_a_path(tmp_path):
    (tmp_path / "mine.toml").write_text('[[entry]]\ntarget = "Teku"\nkind = "product"\nvariants = ["taco"]\n')
    laws = {problem.law for problem in lint([str(tmp_path / "mine.toml")])}
    assert {"header-complete"} <= laws


class TestThePageOnPacks:
    PAGE = Path(__file__).parents[2] / "docs" / "packs.md"

    def test_shows_an_example_that_keeps_the_laws(self):
        example = self.PAGE.read_text("utf-8").partition("```toml\n")[2].partition("```")[0]
        assert problems({"software": example}) == ()
        assert fix(example) == example

    @pytest.mark.parametrize("field", sorted({*HEADER, *ENTRY, *VARIANT, *CONFUSION, *KINDS}))
    def test_names_every_field_and_kind(self, field):
        assert f"`{field}`" in self.PAGE.read_text("utf-8")
