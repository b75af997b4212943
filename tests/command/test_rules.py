"""Rules of one's own, policies and configuration, as the command line knows them."""

import pytest

from mondegreen.rule import all_rules

OWN = """
[[rule]]
name = "open-eye"
heard = "open eye"
becomes = "OpenAI"
near = ["founder"]
fixes = { "a founder of open eye" = "a founder of OpenAI" }
stays = ["an open eye"]
"""
EVIL = "[[rule]]\nname = \"evil\"\npattern = '(a|aa)+$'\nbecomes = 'x'\n"
HEARD = "So, um, a founder of open eye, you know, is here.\n"
ENGINE = "from mondegreen_tui.command import main; main()"


@pytest.fixture
def real(program, command, here):
    """Runs the command line with the engine as it is."""
    command[1:] = ["-c", ENGINE]
    (here / "talk.txt").write_text(HEARD)

    def run(*words):
        ran = program(*words)
        return ran.stdout.decode(), ran.stderr.decode(), ran.returncode

    return run


class TestPolicy:
    @pytest.mark.parametrize(
        ("words", "text"),
        [
            ((), "So a founder of open eye, you know, is here.\n"),
            (("--policy", "strict"), HEARD),
            (("--policy", "reading"), "So a founder of open eye is here.\n"),
        ],
    )
    def test_says_how_far_to_go(self, real, words, text):
        assert real("fix", "talk.txt", *words)[0] == text
        assert real("check", "talk.txt", "--min-confidence", "0.9", *words)[2] == int(text != HEARD)
        assert (real("diff", "talk.txt", *words)[0] == "") == (text == HEARD)

    def test_of_the_configuration_holds_until_another_is_named(self, real, here):
        (here / "mondegreen.toml").write_text('policy = "strict"')
        assert real("fix", "talk.txt")[0] == HEARD
        assert "um" not in real("fix", "talk.txt", "--policy", "clean")[0]

    def test_of_an_export_mends_what_is_sure_and_undecided(self, real):
        assert "um, a" in real("export", "talk.txt")[0]
        text, said, _ = real("export", "talk.txt", "--policy", "reading")
        assert text == "So a founder of open eye is here.\n"
        assert said == ""

    @pytest.mark.parametrize("verb", ["review", "fix", "check", "diff", "export"])
    def test_that_is_none_gets_a_sentence(self, mondegreen, verb):
        ran = mondegreen(verb, "interview.txt", "--policy", "claen")
        assert ran.exit_code == 2
        assert "there is no policy 'claen'. Did you mean 'clean'? There are strict, clean, reading." in ran.stderr


class TestConfiguration:
    def test_brings_rules_terms_and_what_is_left_alone(self, real, here):
        (here / "mondegreen.toml").write_text(f'terms = ["Craig"]\nignore = ["um"]\n{OWN}')
        (here / "talk.txt").write_text(f"{HEARD}and craig, the founder.\n")
        text, said, code = real("fix", "talk.txt")
        assert text == "So, um, a founder of OpenAI, you know, is here.\nand Craig, the founder.\n"
        assert code == 0
        assert said == "mondegreen: talk.txt: 2 changes, 0 left for review.\n"

    def test_that_is_wrong_is_one_sentence(self, real, here):
        (here / "mondegreen.toml").write_text('policy = "rough"')
        text, said, code = real("check", "talk.txt")
        assert (text, code) == ("", 2)
        assert said.endswith("mondegreen.toml: policy: there is no 'rough'; write one of strict, clean, reading.\n")
        assert said.count("\n") == 1

    def test_with_a_hostile_pattern_is_survived_and_this_is_said_once(self, real, here):
        (here / "mondegreen.toml").write_text(EVIL)
        (here / "talk.txt").write_text("a" * 60 + "b um, so\n")
        _, said, code = real("check", "talk.txt", "talk.txt")
        assert code == 1
        assert said == (
            "mondegreen: the rule evil takes too long and is off for this run; write its pattern with fewer repeats.\n"
        )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("so it goes on and on " * 9, "wholly in lower case"),
        ("SO IT GOES ON AND ON " * 9, "wholly in upper case"),
        ("So it goes. On and on. " * 9, ""),
        ("so it goes", ""),
    ],
)
def test_a_text_in_one_case_is_said_to_be_so_once(mondegreen, here, text, said):
    (here / "x.txt").write_text(text)
    told = mondegreen("check", "x.txt").stderr
    assert told.count("the text is wholly in") == bool(said)
    assert said in told


GERMAN = "wir haben heute mit der Firma gesprochen und dann war da noch ein Hut am Baum " * 5


def test_a_text_that_is_not_english_is_said_to_be_so_and_how_to_say_otherwise(mondegreen, here):
    (here / "x.txt").write_text(GERMAN)
    told = mondegreen("check", "x.txt").stderr
    assert "x.txt: this does not read as English" in told
    assert "--language en" in told
    assert not mondegreen("check", "x.txt", "--language", "de").stderr
    assert "does not read" not in mondegreen("check", "x.txt", "--language", "en").stderr


def test_a_text_that_only_begins_in_english_is_said_to_be_none(mondegreen, here):
    (here / "x.txt").write_text("so this is what we have for you and it is about them " * 400 + GERMAN * 800)
    assert "x.txt: this does not read as English" in mondegreen("check", "x.txt").stderr


def test_a_language_that_is_none_is_refused(mondegreen, here):
    (here / "x.txt").write_text(GERMAN)
    refused = mondegreen("check", "x.txt", "--language", "German")
    assert refused.exit_code == 2
    assert "write a code such as en, de or pt-BR" in refused.stderr


class TestRules:
    def test_are_listed_with_kind_level_and_a_sentence(self, mondegreen, here):
        (here / "mondegreen.toml").write_text(f'off = ["small-i"]\n{OWN}')
        lines = mondegreen("rules").stdout.splitlines()
        assert lines[0].split(None, 3) == ["open-eye", "mishearing", "auto", "*open eye* becomes *OpenAI*."]
        assert [line.split()[0] for line in lines[1:]] == sorted(rule.name for rule in all_rules())
        assert next(line.split()[2] for line in lines if line.startswith("small-i ")) == "off"
        assert next(line.split()[2] for line in lines if line.startswith("filler-like ")) == "reading"

    def test_are_explained_one_by_one(self, mondegreen, here):
        (here / "mondegreen.toml").write_text(OWN)
        assert "fixes   So i'm sure i think I've seen it → So I'm sure I think" in mondegreen("rules", "small-i").stdout
        assert mondegreen("rules", "open-eye").stdout.splitlines()[2:] == [
            "heard: open eye",
            "becomes: OpenAI",
            "near: founder",
            f"from {here / 'mondegreen.toml'}",
            "fixes   a founder of open eye → a founder of OpenAI",
            "spares  an open eye",
        ]

    def test_that_are_none_get_a_question(self, mondegreen):
        ran = mondegreen("rules", "small-l")
        assert ran.exit_code == 2
        assert "There is no rule 'small-l'. Did you mean 'small-i'?" in ran.stderr


class TestLint:
    @pytest.mark.parametrize(
        ("text", "said", "code"),
        [
            (OWN, "", 0),
            (OWN.replace('"an open eye"', '"founder of open eye"'), "'founder of open eye' should give", 1),
            (EVIL + "fixes = { '" + "a" * 60 + "b' = 'x' }", "takes too long", 1),
            ("[[rule]]\nname = 'a'\nheard = 'b'\nbecomes = 'b b'\n", "changed again by itself", 1),
            ("polcy = 1", "there is no key 'polcy'", 1),
            ("keys = { acept = 'a' }", "keys: acept: there is no such action. Did you mean 'accept'?", 1),
            ("theme = 'lihgt'", "theme: there is no 'lihgt'. Did you mean 'light'?", 1),
            ("[", "it is not TOML", 1),
        ],
    )
    def test_runs_the_tests_of_ones_own_rules(self, mondegreen, here, text, said, code):
        (here / "mondegreen.toml").write_text(text)
        for ran in (mondegreen("lint"), mondegreen("lint", "mondegreen.toml")):
            assert ran.exit_code == code
            assert said in ran.stdout
            assert bool(ran.stdout) == bool(code)

    def test_checks_packs_too(self, mondegreen, here):
        (here / "bad.toml").write_text('[pack]\nname = "bad"\n')
        ran = mondegreen("lint", "bad.toml")
        assert ran.exit_code == 1
        assert ran.stdout.startswith("bad")

    def test_could_not_run_where_there_is_nothing_to_read(self, mondegreen):
        assert mondegreen("lint", "none.toml").exit_code == 2
        ran = mondegreen("lint")
        assert ran.exit_code == 2
        assert "name a file" in ran.stderr


class TestTry:
    def test_shows_and_counts_what_a_rule_would_change_and_changes_nothing(self, mondegreen, here):
        (here / "new.toml").write_text(OWN)
        (here / "talk.txt").write_text(HEARD)
        ran = mondegreen("try", "new.toml", "talk.txt", "interview.txt")
        assert ran.stdout == "talk.txt:1:22: So, um, a founder of [-open eye-]{+OpenAI+}, you know, is here.\n"
        assert ran.stderr.splitlines() == [
            "mondegreen: talk.txt: 1 change.",
            "mondegreen: interview.txt: 0 changes.",
            "mondegreen: open-eye: 1 change in 2 files.",
        ]
        assert ran.exit_code == 0
        assert (here / "talk.txt").read_text() == HEARD
        assert {path.name for path in here.iterdir()} == {"interview.txt", "new.toml", "talk.txt"}

    def test_takes_a_rule_of_the_shelf_by_its_name_and_respects_marks(self, mondegreen, here):
        (here / "talk.txt").write_text("so the the cat, the the [sic] dog\n")
        assert mondegreen("try", "repeated-word", "talk.txt").stderr == "mondegreen: talk.txt: 1 change.\n"

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("repeated-wrod", "Did you mean 'repeated-word'?"),
            ("two.toml", "write just one"),
            ("no.toml", "no such file"),
        ],
    )
    def test_without_a_rule_says_what_to_do(self, mondegreen, here, name, said):
        (here / "two.toml").write_text(f"{OWN}{EVIL}")
        ran = mondegreen("try", name, "interview.txt")
        assert ran.exit_code == 2
        assert said in ran.stderr


def test_lint_mends_what_mends_itself(mondegreen, here):
    pack = here / "mine.toml"
    pack.write_bytes(
        b'[pack]\r\nname = "mine"\r\nversion = "1"\r\nlanguage = "en"\r\nlicence = "MIT"\r\nauthors = ["We"]\r\n'
        b'about = "An example."\r\n\r\n'
        b'[terms]\r\nproduct = [\r\n    "Zzyx", # ours\r\n    "Aabc",\r\n    "Zzyx",\r\n]\r\n'
    )
    found = mondegreen("lint", "mine.toml")
    assert found.exit_code == 1
    assert "`mondegreen lint --fix` does it" in found.stdout
    mended = mondegreen("lint", "--fix", "mine.toml")
    assert mended.exit_code == 0
    assert mended.stderr == "mondegreen: mine.toml: mended.\nmondegreen: mine.toml: all is well.\n"
    assert pack.read_bytes().endswith(
        b'about = "An example."\n\n# ours\n[terms]\nproduct = [\n    "Aabc",\n    "Zzyx",\n]\n'
    )
    assert mondegreen("lint", "--fix", "mine.toml").stderr == "mondegreen: mine.toml: all is well.\n"


def test_lint_finds_the_terms_of_this_folder(mondegreen, here):
    (here / "mondegreen.terms.toml").write_text('[[entry]]\ntarget = "Teku"\nkind = "product"\nvariants = ["taco"]\n')
    ran = mondegreen("lint")
    assert ran.exit_code == 1
    assert "taco" in ran.stdout


class TestSwitching:
    def test_a_rule_is_off_from_now_on_and_on_again(self, mondegreen, here):
        ran = mondegreen("rules", "off", "filler-sound", "small-i")
        assert ran.exit_code == 0
        assert f"filler-sound is off from now on, as {here / 'mondegreen.toml'} has it." in ran.stderr
        assert (here / "mondegreen.toml").read_text() == 'off = ["filler-sound", "small-i"]\n'
        table = mondegreen("rules").stdout.splitlines()
        assert [line.split()[2] for line in table if line.startswith(("filler-sound ", "small-i "))] == ["off", "off"]
        assert "small-i is off already." in mondegreen("rules", "off", "small-i").stderr
        assert "small-i is on from now on" in mondegreen("rules", "on", "small-i").stderr
        assert (here / "mondegreen.toml").read_text() == 'off = ["filler-sound"]\n'

    @pytest.mark.parametrize(
        ("words", "says"),
        [(("off",), "name the rules to switch"), (("off", "smal-i"), "Did you mean 'small-i'?")],
    )
    def test_a_slip_gets_a_sentence(self, mondegreen, here, words, says):
        ran = mondegreen("rules", *words)
        assert (ran.exit_code, says in ran.stderr) == (2, True)
        assert not (here / "mondegreen.toml").exists()
