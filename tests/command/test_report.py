"""`report` makes one page of what was changed in one transcript or many."""

import re

from talks import CAPTIONS


def heard(page):
    return re.findall(r'class="before".*?<del>(.*?)</del>', page)


def test_without_a_ledger_it_is_what_fix_would_do(mondegreen):
    ran = mondegreen("report", "interview.txt")
    assert ran.stdout.startswith("<!doctype html>")
    assert heard(ran.stdout) == ["open Ai", "open Ai", "um ", "Elia"]


def test_with_a_ledger_it_is_what_was_decided(mondegreen):
    mondegreen("review", "--plain", "interview.txt", typed="r\na\n")
    assert heard(mondegreen("report", "interview.txt").stdout) == ["York"]


def test_after_mending_in_place_it_is_what_was_mended(mondegreen):
    mondegreen("fix", "interview.txt", "--in-place")
    assert heard(mondegreen("report", "interview.txt").stdout) == ["open Ai", "open Ai", "um ", "Elia"]
    ran = mondegreen("diff", "interview.txt")
    assert ran.stdout == ""
    assert "'report' shows what was changed before" in ran.stderr


def test_many_transcripts_are_one_page_and_one_that_fails_leaves_the_others(mondegreen, here):
    (here / "talk.vtt").write_text(CAPTIONS)
    ran = mondegreen("report", "interview.txt", "none.txt", "talk.vtt", "-o", "r.html", "--title", "Both <b>")
    page = (here / "r.html").read_text()
    assert ran.exit_code == 2
    assert "none.txt: " in ran.stderr
    assert "6 changes in 2 transcripts: the report is in r.html." in ran.stderr
    assert page.count('<section class="part">') == 2
    assert '<h1 dir="auto">Both &lt;b&gt;</h1>' in page


def test_it_never_goes_over_a_transcript_or_into_a_folder(mondegreen, here):
    assert mondegreen("report", "interview.txt", "-o", "interview.txt").exit_code == 2
    (here / "talk.vtt").write_text(CAPTIONS)
    (here / "out").mkdir()
    ran = mondegreen("report", "interview.txt", "talk.vtt", "-o", "out")
    assert (ran.exit_code, "is a folder" in ran.stderr) == (2, True)


def test_in_a_folder_the_page_has_an_ending_of_its_own(mondegreen, here):
    (here / "pages").mkdir()
    assert "the report is in pages/interview.html." in mondegreen("report", "interview.txt", "-o", "pages").stderr
    assert (here / "pages" / "interview.html").read_text().startswith("<!doctype html>")
