"""The laws that need the engine: what is ordinary English, and whether a pack's sentences come true."""

import pytest

from mondegreen import Corrector
from mondegreen.errors import UnknownNameError
from mondegreen.lint import OF_SENTENCES, OF_WORDS, lint
from mondegreen_dictionaries import PackError, read_pack

REMOVED = 'remove = ["JSON", "Rust"]\n'
HEADER = f"""\
{REMOVED}
[pack]
name = "mine"
version = "1"
language = "en"
licence = "MIT"
authors = ["The authors"]
about = "An example."
"""
TEKU = 'target = "Teku"\nkind = "product"\n'
RUST = 'target = "Rust"\nkind = "product"\n'
JSON = """\
target = "JSON"
kind = "acronym"
variants = [{ heard = "jason", near = ["parse"] }, { heard = "sequel", near = ["file"] }, "jaysen"]
becomes = { "parse the jason" = "parse the JSON" }
stays = ["jason called"]
"""


@pytest.fixture
def pack(tmp_path):
    def written(entry):
        path = tmp_path / "mine.toml"
        path.write_text(f"{HEADER}\n[[entry]]\n{entry.rstrip()}\n", encoding="utf-8")
        return str(path)

    return written


@pytest.mark.parametrize(
    ("law", "entry"),
    [
        ("ordinary-words-have-conditions", TEKU + 'variants = ["taco"]'),
        ("ordinary-words-have-conditions", TEKU + 'variants = ["take you"]'),
        ("ordinary-target-has-conditions", RUST),
        ("ordinary-target-has-conditions", TEKU + 'forms = ["Tea"]'),
        ("becomes", TEKU + 'becomes = { "we run a potato" = "we run a Teku" }'),
        ("stays", TEKU + 'variants = ["tekoo"]\nstays = ["we run tekoo"]'),
    ],
)
def test_what_breaks_a_law_is_found(pack, law, entry):
    assert law in {problem.law for problem in lint([pack(entry)])}


@pytest.mark.parametrize(
    "entry",
    [
        JSON,
        TEKU + 'variants = ["tekoo", "tay coo"]\nbecomes = { "we run tekoo here" = "we run Teku here" }',
        TEKU + 'variants = [{ heard = "taco", trust = "never", why = "food" }]',
        TEKU + 'variants = [{ heard = "taco", trust = "ask" }]\nstays = ["tack"]\n'
        'becomes = { "we run taco" = "we run Teku" }',
        RUST + 'near = ["code"]\nbecomes = { "rust code" = "Rust code" }\nstays = ["a rust stain"]',
        RUST + 'not_near = ["iron", "stain"]',
        RUST + 'strictness = "loose"',
    ],
)
def test_a_sound_entry_breaks_no_law(pack, entry):
    assert lint([pack(entry)]) == ()


def test_every_law_says_in_one_sentence_what_to_do():
    assert all(law.message.endswith(".") and "\n" not in law.message for law in (*OF_WORDS, *OF_SENTENCES))


def test_a_change_that_another_entry_makes_is_not_held_against_this_one(pack):
    entry = TEKU + 'variants = ["tekoo"]\nbecomes = { "i run tekoo" = "i run Teku" }'
    assert lint([pack(entry)]) == ()


def test_a_pack_that_is_none_has_that_one_problem(pack):
    assert {problem.law for problem in lint([pack('target = "Teku"\nkin = "product"')])} == {"known-fields"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[persons]]\ntarget = "Ada Lovelace"\n', "'persons': Use the fields"),
        ('[terms]\npersn = ["Ada Lovelace"]\n', "Did you mean 'person'? [known-fields]"),
        ('[terms]\nproduct = "Foo"\n', "'product': Use the fields"),
        ('[[entry]]\ntarget = "Ada"\nkind = "persn"\n', "Ada: 'kind': "),
        ('[[entry]]\ntarget = "Ada"\nkind = "term"\nvariant = ["ader"]\n', "Did you mean 'variants'?"),
    ],
)
def test_a_pack_with_a_field_that_is_none_is_refused_before_it_is_used(tmp_path, text, said):
    place = tmp_path / "mine.toml"
    place.write_text(text)
    with pytest.raises(PackError) as caught:
        read_pack(place)
    assert str(caught.value).startswith(f"{place}: ")
    assert said in str(caught.value)


def test_a_pack_of_ones_own_may_begin_with_its_terms(tmp_path):
    place = tmp_path / "mine.toml"
    place.write_text('[pack]\nname = "mine"\n[terms]\nperson = ["Ada Lovelace"]\n')
    assert [entry.target for entry in read_pack(place).entries] == ["Ada Lovelace"]


def test_a_pack_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(PackError, match="no such file"):
        lint([str(tmp_path / "none.toml")])
    with pytest.raises(PackError, match="There is no pack"):
        lint(["none"])
    with pytest.raises(UnknownNameError):
        Corrector(packs=["none"])


class TestNearWordsOfAVariant:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("the json was long", "the JSON was long"),
            ("jaysen was long", "JSON was long"),
            ("we parse the jason here", "we parse the JSON here"),
            ("the sequel is a file", "the JSON is a file"),
            ("jason came home", "jason came home"),
            ("the jason file", "the jason file"),
            ("parse the sequel", "parse the sequel"),
        ],
    )
    def test_hold_for_this_variant_alone(self, pack, before, after):
        corrector = Corrector(packs=[pack(JSON)], kinds=["term", "casing"])
        assert corrector.correct(before, 0.7) == after

    def test_are_asked_besides_those_of_the_entry(self, pack):
        corrector = Corrector(packs=[pack(f'{JSON}near = ["api"]\n')], kinds=["term"])
        assert corrector.correct("parse the jason", 0.7) == "parse the jason"
        assert corrector.correct("parse the api jason", 0.7) == "parse the api JSON"


@pytest.mark.parametrize(("head", "broken"), [("", {"no-chains"}), ('remove = ["Kubernetes"]\n', set())])
def test_a_pack_of_ones_own_is_held_against_the_shipped_ones(tmp_path, head, broken):
    path = tmp_path / "mine.toml"
    entry = '[[entry]]\ntarget = "Cubernet"\nkind = "product"\nvariants = ["kubernetes"]\n'
    path.write_text(f"{HEADER.replace(REMOVED, head)}\n{entry}")
    assert {problem.law for problem in lint([str(path)])} == broken


@pytest.mark.parametrize(
    ("trust", "why", "broken"),
    [
        (', trust = "ask"', 'why = "Ours."', set()),
        ("", 'why = "Ours."', {"ordinary-words-have-conditions"}),
        (', trust = "ask"', "", {"never-has-a-why"}),
    ],
)
def test_a_glossary_needs_no_header_no_order_and_no_sentences(tmp_path, trust, why, broken):
    path = tmp_path / "mondegreen.terms.toml"
    path.write_text(
        '[terms]\nperson = ["Zoe Adams", "Ada Adams"]\nproduct = ["Kubernetes"]\n\n[[entry]]\ntarget = "Teku"\n'
        f'kind = "product"\nvariants = [{{ heard = "taco"{trust} }}]\n\n[[never]]\nheard = "so so"\n{why}\n'
    )
    assert {problem.law for problem in lint([str(path)])} == broken
