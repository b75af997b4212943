"""The terms of a show on the command line: listed, added, taken out, learned, remembered."""

import pytest

from mondegreen.shows.glossary import NAME, own_terms


@pytest.fixture
def glossary(here):
    return (here / NAME).read_text


def test_terms_are_added_once_and_listed(mondegreen, glossary):
    added = mondegreen("terms", "add", "Ilya Sutskever", "OpenAI", "Ilya  Sutskever")
    assert added.exit_code == 0
    assert "2 terms in" in added.stderr
    assert 'person = [\n    "Ilya Sutskever",\n]' in glossary()
    assert "has it all already" in mondegreen("terms", "add", "OpenAI").stderr
    listed = mondegreen("terms", "list").stdout.splitlines()
    assert [line.split("  ")[-2].strip() for line in listed] == ["Ilya Sutskever", "OpenAI"]


def test_a_mishearing_that_is_said_and_meant_too_is_asked_about(mondegreen, glossary):
    ran = mondegreen("terms", "add", "Teku", "--heard", "taco", "--heard", "Tekku")
    assert "'taco' is said and meant too" in ran.stderr
    assert 'variants = [{heard = "taco", trust = "ask"}, "tekku"]' in glossary()


def test_a_term_of_a_pack_is_taken_out_for_this_show(mondegreen, glossary):
    mondegreen("terms", "add", "OpenAI")
    ran = mondegreen("terms", "remove", "OpenAI", "Kubernetes")
    assert ran.exit_code == 0
    assert "OpenAI" not in glossary()
    assert 'remove = [\n    "Kubernetes",\n]' in glossary()
    assert "Kubernetes" in mondegreen("terms", "list").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["remove", "Foo"], "there is no term 'Foo'"),
        (["add", "A", "B", "--heard", "c"], "--heard is of one term"),
        (["add", "…"], "a term has letters"),
        (["add", "Teku", "--heard", "…"], "--heard has letters"),
        (["add", "Teku", "--kind", "persn"], "there is no kind 'persn'. Did you mean 'person'?"),
        (["lst"], "There is no verb 'lst'. Did you mean 'list'?"),
        (["learn", "nowhere.txt"], "'nowhere.txt' does not exist."),
        (["learn", "--from-decisions", "interview.txt"], "nothing was decided on it yet"),
    ],
)
def test_a_slip_gets_one_sentence_and_changes_nothing(mondegreen, here, words, said):
    ran = mondegreen("terms", *words)
    assert ran.exit_code == 2
    assert said in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert not (here / NAME).exists()


def test_what_is_no_glossary_stays_as_it_is(mondegreen, here):
    (here / NAME).write_text("[terms\n")
    for words in (["terms", "add", "Teku"], ["terms", "list"], ["check", "interview.txt"]):
        ran = mondegreen(*words)
        assert ran.exit_code == 2
        assert NAME in ran.stderr
    assert (here / NAME).read_text() == "[terms\n"


def test_ones_own_terms_stand_elsewhere(mondegreen, here):
    mondegreen("terms", "add", "--own", "PyTorch")
    try:
        assert "PyTorch" in own_terms().read_text()
        assert not (here / NAME).exists()
        assert "[own]" in mondegreen("terms", "list").stdout
    finally:
        own_terms().unlink()


def test_a_corpus_is_looked_at_before_it_is_learned(mondegreen, here, glossary):
    (here / "clean").mkdir()
    (here / "clean" / "1.txt").write_text(
        "We asked Brunhilde Ackerfeld about teku. Then Brunhilde Ackerfeld spoke of tekunet, and of tekunet again.\n"
        "So we thanked Brunhilde Ackerfeld, and tekunet was the end. And I'm done. And I'm gone. And I'm off.\n"
    )
    ran = mondegreen("terms", "learn", "clean")
    assert [" ".join(line.split()[:4]) for line in ran.stdout.splitlines()] == [
        "3 person Brunhilde Ackerfeld",
        "3 term tekunet Ackerfeld",
    ]
    assert "--write puts them into" in ran.stderr
    assert not (here / NAME).exists()
    mondegreen("terms", "learn", "clean", "--write")
    assert "Brunhilde Ackerfeld" in glossary()


def test_a_review_offers_what_could_be_remembered_and_remembers_what_is_wanted(mondegreen, here, glossary):
    ran = mondegreen("review", "--plain", "interview.txt", typed="n\n" * 4 + "a\nq\ny\n")
    assert "1 thing could be remembered in" in ran.stdout
    assert "Remember elia for Ilya, a new term; to be asked about, for it is said and meant too? y n q >" in ran.stdout
    assert 'heard = "elia"' in glossary()
    listed = mondegreen("terms", "list").stdout
    assert "heard: elia (ask)" in listed


@pytest.mark.parametrize("answer", ["n\n", "q\n", "\n", ""])
def test_nothing_is_remembered_unasked(mondegreen, here, answer):
    mondegreen("review", "--plain", "interview.txt", typed="n\n" * 4 + f"a\nq\n{answer}")
    assert not (here / NAME).exists()


def test_what_is_declined_is_not_offered_again(mondegreen, here):
    first = mondegreen("review", "--plain", "interview.txt", typed="n\n" * 4 + "a\nq\nn\n")
    assert "could be remembered" in first.stdout
    assert "could be remembered" not in mondegreen("review", "--plain", "interview.txt", typed="q\n").stdout
    assert "could be remembered" not in mondegreen("fix", "interview.txt", "-o", "out.txt").stderr
    assert "*elia* for *Ilya*" in mondegreen("terms", "learn", "--from-decisions", "interview.txt").stdout


def test_what_was_rejected_twice_is_listed_and_not_proposed(mondegreen, here):
    for name in ("1.txt", "2.txt"):
        (here / name).write_text("then York came by\n")
        mondegreen("review", "--plain", name, typed="r\nq\n")
    assert "asked no more york → work  rejected 2 times" in mondegreen("terms", "list").stdout


def test_fix_says_that_decisions_could_be_remembered_and_how(mondegreen, here, glossary):
    mondegreen("review", "--plain", "interview.txt", typed="n\n" * 4 + "a\n")
    ran = mondegreen("fix", "interview.txt", "-o", "out.txt")
    assert "1 thing could be remembered: mondegreen terms learn --from-decisions interview.txt\n" in ran.stderr
    listed = mondegreen("terms", "learn", "--from-decisions", "interview.txt")
    assert "*elia* for *Ilya*" in listed.stdout
    assert not (here / NAME).exists()
    mondegreen("terms", "learn", "--from-decisions", "interview.txt", "--write")
    assert 'heard = "elia"' in glossary()


def test_a_list_that_one_has_is_taken_in(mondegreen, here, glossary):
    (here / "list.txt").write_text("jan lacun->Yann LeCun\ntaco->Teku\n\\d+->number\n♪->music\n")
    ran = mondegreen("terms", "import", "list.txt")
    assert "list.txt: 1 line left out, each a pattern: make it a rule of your own in mondegreen.toml." in ran.stderr
    assert '"jan lacun"' in glossary()
    assert '{heard = "taco", trust = "ask"}' in glossary()
    assert "has it all already" in mondegreen("terms", "import", "list.txt").stderr


def test_a_broken_list_changes_nothing_and_the_next_one_is_still_taken_in(mondegreen, here, glossary):
    (here / "broken.xml").write_text("<OCRFixReplaceList><WholeWords>")
    (here / "list.txt").write_text("Ilya Sutskever\n")
    ran = mondegreen("terms", "import", "broken.xml", "list.txt", "--at", ".")
    assert ran.exit_code == 2
    assert "broken.xml: it is not well-formed XML" in ran.stderr
    assert "Ilya Sutskever" in glossary()


def test_terms_are_told_to_a_recogniser(mondegreen, here):
    assert "there are no terms here" in mondegreen("terms", "export", "-f", "whisper").stderr
    mondegreen("terms", "add", "Ilya Sutskever", "OpenAI")
    assert mondegreen("terms", "export", "-f", "whisper").stdout == "Glossary: OpenAI, Ilya Sutskever.\n"
    (here / "next.md").write_text("A talk with Yann LeCun.\n")
    told = mondegreen("terms", "export", "-f", "deepgram", "--notes", "next.md").stdout
    assert told.startswith("keyterm=Yann%20LeCun&")


def test_what_notes_name_is_listed_with_its_kind(mondegreen, here, glossary):
    (here / "talk.info.json").write_text('{"title": "With Ilya Sutskever", "description": "", "channel": "Eye on AI"}')
    (here / "notes.html").write_text("<p>From AlexNet to GPT-3</p>")
    ran = mondegreen("terms", "from", "talk.info.json", "notes.html", "nowhere.md")
    assert ran.exit_code == 2
    assert "nowhere.md: there is no such file" in ran.stderr
    listed = {tuple(line.split(maxsplit=1)) for line in ran.stdout.splitlines()}
    assert {("term", "Eye on AI"), ("person", "Ilya Sutskever"), ("term", "AlexNet"), ("acronym", "GPT-3")} <= listed
    assert not (here / NAME).exists()
    mondegreen("terms", "from", "--write", "notes.html")
    assert '"AlexNet"' in glossary()


def test_a_review_that_cannot_be_counted_is_a_review(mondegreen, here, monkeypatch):
    (here / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(here / "file"))
    ran = mondegreen("review", "--plain", "interview.txt", typed="a\nq\n")
    assert ran.exit_code == 0
    assert "What was decided here will not be known in the next transcript." in ran.stderr
    assert (here / "interview.mended.txt").exists()


def test_what_is_never_wanted_is_said_and_taken_back(mondegreen, here, glossary):
    mondegreen("terms", "never", "Elia", "Ilya", "--why", "The producer.")
    mondegreen("terms", "never", "um", "")
    mondegreen("terms", "never", "So So")
    listed = [" ".join(line.split()) for line in mondegreen("terms", "list").stdout.splitlines()]
    assert "never elia → Ilya The producer." in listed
    assert any(line.startswith("never um → ∅ Said on ") for line in listed)
    assert any(line.startswith("never so so → anything Said on ") for line in listed)
    assert 'heard = "so so"' in glossary()
    mondegreen("terms", "never", "--again", "Elia", "Ilya")
    assert "elia" not in glossary()
    assert mondegreen("terms", "never", " ").exit_code == 2
