"""Configuration: the nearest file holds, and what is wrong in it is one sentence."""

from pathlib import Path

import pytest

from mondegreen.configuration import Configuration, configuration_in, configuration_near
from mondegreen.disk.homes import config_home
from mondegreen.errors import MalformedError, UnknownNameError
from mondegreen.own_rules import OwnRule, chained, failures
from mondegreen.proposal import Kind

WHOLE = """
policy = "reading"
language = "en-GB"
kinds = ["term", "casing", "mishearing"]
packs = ["software", "show.toml"]
terms = ["Ilya"]
ignore = ["so so"]
off = ["small-i", "quiet"]
theme = "light"
[keys]
map = "git"
accept = ["y", "space"]
[[rule]]
name = "open-eye"
heard = "open eye"
becomes = "OpenAI"
kind = "term"
level = "ask"
near = ["founder"]
not_near = ["wide"]
within = 5
reason = "The company."
files = ["*.srt"]
speaker = ["Craig"]
fixes = { "a founder of open eye" = "a founder of OpenAI" }
stays = ["an open eye"]
[[rule]]
name = "quiet"
pattern = '(\\d+) percent'
becomes = '\\1 %'
"""


@pytest.fixture
def put(tmp_path):
    def put(text, name="mondegreen.toml"):
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
        return str(place)

    return put


def test_every_key_is_read(put, tmp_path):
    put("", "show.toml")
    found = configuration_in(put(WHOLE))
    assert found.language == "en"
    assert (found.policy, found.kinds) == ("reading", ("term", "casing", "mishearing"))
    assert found.packs == ("software", str(tmp_path / "show.toml"))
    assert (found.terms, found.ignore, found.off) == (("Ilya",), ("so so",), ("small-i", "quiet"))
    assert found.theme == "light"
    assert found.keys == (("map", ("git",)), ("accept", ("y", "space")))
    assert found.rules[0] == OwnRule(
        "open-eye", "OpenAI", "open eye", "", Kind.TERM, "ask", ("founder",), ("wide",), 5, "The company.",
        ("*.srt",), ("Craig",), (("a founder of open eye", "a founder of OpenAI"),), ("an open eye",),
    )  # fmt: skip


class TestWhere:
    def test_the_nearest_folder_above_holds_and_it_alone(self, put, tmp_path):
        put('terms = ["far"]')
        put('policy = "strict"', "show/mondegreen.toml")
        assert configuration_near(str(tmp_path / "a.srt")).terms == ("far",)
        near = configuration_near(str(tmp_path / "show" / "one" / "a.srt"))
        assert (near.policy, near.terms) == ("strict", ())

    def test_a_project_file_holds_where_it_speaks_of_it(self, put, tmp_path):
        put('terms = ["far"]')
        put('[tool.mondegreen]\nterms = ["near"]', "one/pyproject.toml")
        put('[project]\nname = "mondegreen-notes"\n', "two/pyproject.toml")
        put("this is [ no TOML", "three/pyproject.toml")
        for folder, term in {"one": "near", "two": "far", "three": "far"}.items():
            assert configuration_near(str(tmp_path / folder / "a.srt")).terms == (term,)

    def test_its_own_file_comes_before_the_projects(self, put, tmp_path):
        put('terms = ["own"]')
        put('[tool.mondegreen]\nterms = ["shared"]', "pyproject.toml")
        assert configuration_near(str(tmp_path / "a.srt")).terms == ("own",)

    def test_standard_input_stands_in_the_current_folder(self, put, tmp_path, monkeypatch):
        put('terms = ["here"]')
        monkeypatch.chdir(tmp_path)
        assert configuration_near("-").terms == ("here",)

    def test_where_no_folder_has_one_a_persons_own_holds(self, put, tmp_path, monkeypatch):
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
        put('terms = ["mine"]', f"{config_home().relative_to(tmp_path)}/mondegreen.toml")
        assert configuration_near(str(tmp_path / "show" / "a.srt")).terms == ("mine",)
        put('terms = ["near"]', "show/mondegreen.toml")
        assert configuration_near(str(tmp_path / "show" / "a.srt")).terms == ("near",)

    def test_nothing_configured_is_the_default(self):
        assert Configuration().policy_for("a.srt", ()).name == "clean"


class TestPolicy:
    def test_is_the_one_configured_unless_another_is_named(self, put):
        found = configuration_in(put('policy = "reading"'))
        assert found.policy_for("a.srt", ()).name == "reading"
        assert found.policy_for("a.srt", (), "strict").name == "strict"
        with pytest.raises(UnknownNameError):
            found.policy_for("a.srt", (), "rough")

    def test_knows_the_language_unless_the_words_shall_tell(self, put):
        found = configuration_in(put('language = "de"'))
        assert found.policy_for("a.srt", ()).language == "de"
        assert found.policy_for("a.srt", (), language="en").language == "en"
        assert Configuration().policy_for("a.srt", ()).language == ""

    def test_has_the_rules_that_are_on_and_meant_for_the_file(self, put, tmp_path):
        put("", "show.toml")
        found = configuration_in(put(WHOLE))
        names = {rule.name for rule in found.policy_for(str(tmp_path / "x" / "a.srt"), ()).rules}
        assert "open-eye" in names
        assert not {"quiet", "small-i"} & names

    def test_a_file_is_named_as_seen_from_the_configuration(self, put, tmp_path):
        found = configuration_in(put('[[rule]]\nname = "a"\nheard = "b"\nbecomes = "c"\nfiles = ["talks/*"]'))
        assert found.rules_for(str(tmp_path / "talks" / "a.srt"))
        assert not found.rules_for(str(tmp_path / "a.srt"))


RULE = '[[rule]]\nname = "a"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("polcy = 1", ": there is no key 'polcy'; write one of policy, language, kinds"),
        ("policy = 1", ': policy: write a string, as in policy = "…".'),
        ('policy = "rough"', ": policy: there is no 'rough'; write one of strict, clean, reading."),
        ('language = "German"', ": language: There is no language 'German'; write a code such as en, de or pt-BR."),
        ('kinds = "term"', ': kinds: write a list of strings that are not empty, as in kinds = ["…"].'),
        ('kinds = ["trem"]', ": kinds: there is no 'trem'; write some of term, mishearing"),
        ("polcy = 1", "theme, keys, rule. Did you mean 'policy'?"),
        ('policy = "strct"', "write one of strict, clean, reading. Did you mean 'strict'?"),
        ('kinds = ["trem"]', "number, punctuation. Did you mean 'term'?"),
        ('packs = ["sofware"]', "or name a .toml file. Did you mean 'software'?"),
        ("terms = [1]", ": terms: write a list"),
        ('ignore = [" "]', ": ignore: write a list"),
        ("keys = 1", ": keys: write a table, [keys]."),
        ("keys = { accept = 1 }", ": keys: accept: write a list of strings that are not empty"),
        ('off = ["no-such"]', ": off: there is no 'no-such'; write some of"),
        ('packs = ["none"]', ": packs: There is no pack 'none'; there are"),
        ('packs = ["none.toml"]', "none.toml; write a path as seen from this file."),
        ("rule = 1", ": rule: write each rule as a table, [[rule]]."),
        ('[[rule]]\nheard = "b"', ': rule 1: name: it is missing; write name = "open-eye".'),
        (f'{RULE}heard = "b"', ": rule 'a': becomes: it is missing"),
        (f'{RULE}becomes = "b"', ": rule 'a': heard: write either heard"),
        (f'{RULE}heard = "a"\npattern = "b"\nbecomes = ""', ": rule 'a': heard: write either heard"),
        (f'{RULE}pattern = "("\nbecomes = ""', ": rule 'a': pattern: it cannot be read"),
        (f'{RULE}heard = "b"\nbecomes = "c"\nlevel = "always"', "'always'; write one of auto, ask, off"),
        (f'{RULE}heard = "b"\nbecomes = "c"\nkind = "x"', ": kind: there is no 'x'; write one of term"),
        (f'{RULE}heard = "b"\nbecomes = "c"\nwithin = true', ": within: write a whole number from 1 to 1000"),
        (f'{RULE}heard = "b"\nbecomes = "c"\nfixes = ["x"]', ": fixes: write a table of strings"),
        (f'{RULE}heard = "b"\nbecomes = "c"\nwhy = ""', ": rule 'a': there is no key 'why'; write one of name"),
        ('[[rule]]\nname = "small-i"\nheard = "b"\nbecomes = "c"', "'small-i': the name is taken; write another."),
        ('[[rule]]\nname = "Big Name"\nheard = "b"\nbecomes = "c"', ": name: write lower-case words with hyphens"),
        ("a = [", ": it is not TOML ("),
        ("a = " + "[" * 900, ": it is"),
        ("# " + "x" * 1_000_000, ": more than 1,000,000 bytes"),
    ],
    ids=lambda value: value[:30],
)  # fmt: skip
def test_what_is_wrong_is_one_sentence_with_the_file_the_key_and_what_to_write(put, text, said):
    place = put(text)
    with pytest.raises(MalformedError) as caught:
        configuration_in(place)
    assert str(caught.value).startswith(place)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_example_of_the_documentation_holds(put):
    page = (Path(__file__).parents[1] / "docs" / "rules-of-your-own.md").read_text()
    put("", "our-show.toml")
    found = configuration_in(put(page.split("```toml\n")[1].split("```")[0]))
    assert len(found.rules) == 2
    assert not [failure for own in found.rules for failure in failures(own)]
    assert not list(chained(found.rules))
