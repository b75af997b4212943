"""What is amiss among many files: told in one sentence each, the others done."""

from pathlib import Path

import pytest
from trees import tree


def test_one_bad_file_is_told_at_the_end_and_the_others_are_done(mondegreen, talks):
    (talks / "binary.txt").write_bytes(b"\x7fELF\0\0\0")
    (talks / "crash.txt").write_text("this will crash the engine")
    ran = mondegreen("fix", "talks", "-o", "out")
    assert ran.exit_code == 2
    assert len(tree("out")) == 3
    said = ran.stderr.splitlines()
    assert said[0] == "mondegreen: talks/binary.txt: this is not text; name a transcript."
    assert said[1].startswith(
        "mondegreen: talks/crash.txt: a fault of the program itself (KeyError in program.py, line "
    )
    assert said[2].startswith("mondegreen: 3 files, ")
    assert "secret" not in ran.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["talks"], "many files need -o FOLDER or --in-place."),
        (["talks", "-o", "-"], "many files need -o FOLDER or --in-place."),
        (["talks", "-o", "interview.txt"], "interview.txt is a file, and many files cannot go into one"),
        (["talks", "--in-place", "--ledger", "x"], "one ledger is of one file"),
        (["talks/*.sbv", "-o", "out"], "no file is meant by this pattern"),
        (["talks", "-o", "talks"], "is a transcript itself; say --in-place to write over it."),
        (["talks", "-o", "out", "--engine", "ray"], "--engine ray needs --address"),
        (["talks", "-o", "zip://out::x.zip"], "archives are read, not written; name a folder."),
        (["what://talks/x.txt", "-o", "out"], "what://talks/x.txt: Protocol not known: what."),
        ([], "Missing argument"),
    ],
)
def test_what_cannot_be_is_refused(mondegreen, talks, words, said):
    before = tree("talks")
    ran = mondegreen("fix", *words)
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert said in ran.stderr
    assert tree("talks") == before
    assert not list(talks.parent.rglob(".mondegreen-run"))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("file,terms\na.txt,x\n", "line 2: there is no path; the columns are path, notes, terms, packs."),
        ("path\na.txt\na.txt\n", "line 3: a.txt stands there twice"),
        ('{"path": "a.txt", "terms": 5}\n', "line 1: terms: write a list of strings."),
        ("{broken\n", "line 1: this is not JSON"),
        ("path,note\na.txt,b.md\n", "line 2: there is no column 'note'. Did you mean 'notes'?"),
    ],
)
def test_a_table_that_is_none(mondegreen, here, table, said):
    Path("table").write_text(table)
    ran = mondegreen("fix", "--manifest", "table", "-o", "out")
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert said in ran.stderr


def test_a_bad_file_is_told_of_at_the_end_of_a_check(mondegreen, talks):
    (talks / "binary.txt").write_bytes(b"\x7fELF\0\0\0")
    ran = mondegreen("check", "talks")
    assert (ran.exit_code, ran.stderr) == (
        2, "mondegreen: talks/binary.txt: this is not text; name a transcript.\n",
    )  # fmt: skip
