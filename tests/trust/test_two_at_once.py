"""Two programs at one transcript: one of them waits its turn or is refused, and neither loses anything."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from kill_review import MENDED, TEXT, decisions, program, review

ANSWERS = b"a\n" * TEXT.count("\n") * 4 + b"q\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a transcript."""
    (tmp_path / "x.txt").write_text(TEXT, "utf-8")
    return tmp_path


@contextmanager
def open_review(place: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A review in which one decision has been answered, and which then goes on to its end."""
    with review(place, *words) as run:
        assert run.stdin
        assert run.stdout
        run.stdin.write(b"a\n")
        run.stdin.flush()
        while b"Accepted: " not in (line := run.stdout.readline()):
            assert line, "the review has ended by itself"
        yield run


def test_a_file_that_is_under_review_is_not_mended_by_another_and_the_review_goes_on(place: Path) -> None:
    with open_review(place) as run:
        with program(place, "fix", "--in-place", "x.txt") as other:
            assert b"Accepted" not in other.communicate(timeout=60)[0]
        assert other.returncode == 2
        assert (place / "x.txt").read_text("utf-8") == TEXT
        run.communicate(ANSWERS, timeout=60)
    assert (place / "x.mended.txt").read_text("utf-8") == MENDED


def test_a_run_over_the_folder_does_the_others_and_names_the_one_under_review(place: Path) -> None:
    (place / "y.txt").write_text("with Elia\n", "utf-8")
    with open_review(place) as run:
        with program(place, "fix", "--in-place", "x.txt", "y.txt", stderr=subprocess.PIPE) as other:
            said = other.communicate(timeout=60)[1].decode()
        assert other.returncode == 2
        assert "x.txt" in said
        assert (place / "x.txt").read_text("utf-8") == TEXT
        assert (place / "y.txt").read_text("utf-8") == "with Ilya\n"
        run.communicate(ANSWERS, timeout=60)
    assert (place / "x.mended.txt").read_text("utf-8") == MENDED


def test_of_two_runs_on_one_folder_one_is_refused_or_comes_after(place: Path) -> None:
    for number in range(50):
        (place / f"{number}.txt").write_text(TEXT, "utf-8")
    both = [program(place, "fix", ".", "-o", "out", "-j", "1") for _ in range(2)]
    codes = sorted(run.wait(60) for run in both)
    for run in both:
        run.communicate()
    assert codes in ([0, 0], [0, 2])
    assert {path.name for path in (place / "out").glob("*.txt")} == {path.name for path in place.glob("*.txt")}
    results = {path.read_text("utf-8") for path in (place / "out").glob("*.txt")}
    assert results == {TEXT.replace("open Ai", "OpenAI").replace("um ", "").replace("Elia", "Ilya")}


def test_a_transcript_that_is_replaced_during_its_review_is_not_written_over(place: Path) -> None:
    with open_review(place, "--in-place") as run:
        other = place / "other"
        other.write_text("something else altogether\n", "utf-8")
        other.replace(place / "x.txt")
        said = run.communicate(ANSWERS, timeout=60)[0].decode()
    assert "Traceback" not in said
    assert (place / "x.txt").read_text("utf-8") == "something else altogether\n"
    (place / "x.txt").write_text(TEXT, "utf-8")
    assert decisions(place) == said.count("Accepted: ") + 1
