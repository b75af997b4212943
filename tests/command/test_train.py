"""`mondegreen train`: phrases of a field, out of clean texts."""

import pytest

from mondegreen.disk.files import written
from mondegreen.shows.trained import NAME, own_language

TALK = "The rook pins the bishop on the back rank, and a passed pawn wins the endgame for white. " * 150


@pytest.fixture
def clean(here):
    (here / "clean").mkdir()
    (here / "clean" / "one.txt").write_text(TALK)
    (here / "clean" / "two.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nThe rook pins the bishop.\n")
    return here


def test_a_field_is_learned_from_files_and_folders(mondegreen, clean):
    ran = mondegreen("train", "clean", "interview.txt")
    assert ran.exit_code == 0
    assert NAME in ran.stderr
    assert "pairs" in ran.stderr
    assert (clean / NAME).is_file()
    assert ran.stdout == ""


def test_to_train_once_more_gives_the_same_file(mondegreen, clean):
    mondegreen("train", "clean")
    first = (clean / NAME).read_bytes()
    mondegreen("train", "clean/two.srt", "clean/one.txt")
    assert (clean / NAME).read_bytes() == first


def test_what_is_learned_for_oneself_lies_with_what_is_kept_of_a_person(mondegreen, clean):
    assert mondegreen("train", "--own", "clean").exit_code == 0
    assert own_language().is_file()
    assert not (clean / NAME).exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["empty"], "of 0 words in these texts too little is to be learned"),
        (["clean/two.srt"], "too little is to be learned; name texts with 2,000 or more"),
        (["nowhere"], "'nowhere' does not exist"),
        ([], "Missing argument"),
    ],
)
def test_from_too_little_nothing_is_learned(mondegreen, clean, words, says):
    (clean / "empty").mkdir()
    ran = mondegreen("train", *words)
    assert ran.exit_code == 2
    assert says in ran.stderr
    assert not (clean / NAME).exists()


def test_what_is_no_text_is_said_and_the_others_are_learned_from(mondegreen, clean):
    (clean / "clean" / "three.txt").write_bytes(b"\0\1\2")
    ran = mondegreen("train", "clean")
    assert "three.txt" in ran.stderr
    assert ran.exit_code == 0
    assert (clean / NAME).is_file()


def test_a_stop_in_the_middle_leaves_what_was_there(mondegreen, clean, monkeypatch):
    (clean / NAME).write_bytes(b"before")
    monkeypatch.setattr("mondegreen.mishearings.field.written", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    assert mondegreen("train", "clean").exit_code != 0
    assert (clean / NAME).read_bytes() == b"before"
    assert {path.name for path in clean.iterdir()} == {NAME, "clean", "interview.txt"}
    monkeypatch.setattr("mondegreen.mishearings.field.written", written)
    assert mondegreen("train", "clean").exit_code == 0
