"""What a run adds up to: sums, the files that need a person most, a page that no name can break, a table for others."""

import re

import pytest

from mondegreen.batch.page import FILES, run_page
from mondegreen.batch.parquet import parquet_of
from mondegreen.batch.report import by_need, estimate, ranked, summed
from mondegreen.batch.unit import Row

ROWS = [
    Row("a.txt", "talks/a.txt", words=10, proposals=3, applied=1, left=2, expected=1.5, wrong=0.1,
        kinds={"term": [1, 1], "casing": [0, 1]}, terms={"OpenAI": [1, 1]}),
    Row("b.txt", "talks/b.txt", words=20, proposals=1, applied=1, wrong=0.05, kinds={"term": [1, 0]}),
    Row("c.txt", "talks/c.txt", words=5, proposals=1, left=1, expected=0.9, kinds={"casing": [0, 1]}),
    Row("d.txt", "talks/d.txt", error="talks/d.txt: this is not text; name a transcript."),
    Row("e.json", "talks/e.json", skipped="talks/e.json: no transcript."),
]  # fmt: skip


def test_the_sums_are_those_of_the_files_that_could_be_done():
    sums = summed(ROWS)
    assert (sums.files, len(sums.failed), sums.skipped, sums.words, sums.applied, sums.left) == (3, 1, 1, 35, 2, 3)
    assert ranked(sums.kinds) == [("term", 2, 1), ("casing", 0, 2)]


def test_the_estimate_says_what_it_does_not_count():
    said = estimate(summed(ROWS))
    assert said.startswith("About 2 of the 3 proposals that are left are errors still in the results")
    assert "Errors for which nothing was proposed are not counted." in said


def test_files_stand_by_need():
    assert [row.name for row in by_need(ROWS)] == ["a.txt", "c.txt"]
    assert [row.name for row in by_need(ROWS, 1)] == ["a.txt"]


def test_no_name_breaks_the_page():
    evil = "<script>alert(1)</script>\"'&\u202e\x1b"
    rows = [Row(evil, evil, left=1, expected=1, kinds={evil: [1, 1]}, terms={evil: [0, 1]}), Row("x", "x", error=evil)]
    page = run_page(lambda: rows, evil)
    assert "<script" not in page
    assert "\x1b" not in page
    assert "&lt;script&gt;" in page
    assert "default-src &#39;none&#39;" in page
    assert not re.search(r"(?:src|href)=", page)


def test_a_page_of_very_many_files_stays_small():
    rows = [Row(f"{number}.txt", "", left=1, expected=1) for number in range(FILES * 3)]
    page = run_page(lambda: rows, "many")
    assert page.count("<tr>") == FILES + 1
    assert "1,000 more files need less" in page


def test_parquet_has_a_column_for_each_member():
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    from io import BytesIO

    table = parquet.read_table(BytesIO(parquet_of(ROWS)))
    assert table.column("name").to_pylist() == [row.name for row in ROWS]
    assert table.column("kinds").to_pylist()[0] == [
        {"name": "term", "applied": 1, "left": 1}, {"name": "casing", "applied": 0, "left": 1},
    ]  # fmt: skip
