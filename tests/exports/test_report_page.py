"""The report says what was changed, why and by whom, and no word in it is obeyed."""

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape

import pytest
from sessions import session

from mondegreen import Kind, Proposal
from mondegreen.formats import read
from mondegreen.report import part, report
from mondegreen.sessions.decision import By, Decision, Verdict
from mondegreen.sessions.ledger import Ledger, session_at
from mondegreen.sessions.session import Session

TALK = "so it was Elia of open Ai and Elia um said it"
TAG = re.compile(r"<[a-z!/][^>]*>")


def found(text, *words):
    """A session that proposes these words and their replacements, in order."""
    place, proposals = 0, []
    for heard, meant, kind in words:
        place = text.index(heard, place)
        proposals.append(
            Proposal(place, place + len(heard), heard, meant, 0.934, kind, "by-heart", f"*{meant or heard}* is known")
        )
        place += len(heard)
    return Session(read(text), proposals)


def talk():
    return found(
        TALK,
        ("Elia", "Ilya", Kind.TERM),
        ("open Ai", "OpenAI", Kind.TERM),
        ("Elia", "Ilya", Kind.TERM),
        ("um", "", Kind.FILLER),
        ("it", "that", Kind.MISHEARING),
    )


def decided():
    made = talk()
    made.accept((0, 2))
    made.accept((1,), by=By.POLICY)
    made.accept((3,), by=By.POLICY)
    made.reject((4,))
    return made


def rows(page):
    cells = re.findall(r'<tr class="change".*?</tr>', page, re.DOTALL)
    return [
        [" ".join(unescape(TAG.sub("", cell)).split()) for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)]
        for row in cells
    ]


def test_a_row_says_what_stood_there_what_stands_there_why_and_by_whom():
    assert rows(report([part("talk.txt", decided())], "Changes"))[:2] == [
        [
            "1:11",
            "so it was Elia of open Ai and Elia um said it",
            "so it was Ilya of OpenAI and Ilya said it",
            "Ilya is knownnames and terms · by-heart · 93 % · by hand",
        ],
        [
            "1:19",
            "so it was Elia of open Ai and Elia um said it",
            "so it was Ilya of OpenAI and Ilya said it",
            "OpenAI is knownnames and terms · by-heart · 93 % · by policy",
        ],
    ]


def test_it_counts_by_kind_and_by_hand():
    page = report([part("talk.txt", decided())], "Changes")
    assert re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page) == [
        ("names and terms", "3"),
        ("hesitations", "1"),
        ("by hand", "2"),
        ("by policy", "2"),
    ]
    assert "4 changes, 1 rejected</p>" in page
    assert [" ".join(TAG.sub("", line).split()) for line in re.findall(r"<li>.*?</li>", page)] == [
        "Elia → Ilya 2 times"
    ]


def test_what_waits_is_counted():
    assert "0 changes, 5 not decided</p>" in report([part("talk.txt", talk())], "Changes")


def test_a_time_stands_where_there_is_one():
    made = session("WEBVTT\n\n01:01:07.000 --> 01:01:09.000\nElia\n", ("Elia", "Ilya"))
    assert rows(report([part("talk.vtt", made)], "Changes"))[0][0] == "01:01:07"


def test_what_the_file_shows_already_is_reported_from_its_ledger(tmp_path):
    ledger = tmp_path / "talk.mondegreen.jsonl"
    made = talk()
    with Ledger(ledger) as kept:
        session_, _ = kept.resume(made.transcript, made.proposals)
        for place in range(4):
            session_.accept((place,))
        result = session_.result()
        kept.mended(result)
    assert result == "so it was Ilya of OpenAI and Ilya said it"
    again, resumption = session_at(ledger, read(result))
    assert [row[:3] for row in rows(report([part("talk.txt", again, resumption.made)], "Changes"))] == [
        ["1:11", "so it was Elia of open Ai and Elia um", "so it was Ilya of OpenAI and Ilya"],
        ["1:19", "so it was Elia of open Ai and Elia um said it", "so it was Ilya of OpenAI and Ilya said it"],
        ["1:30", "Elia of open Ai and Elia um said it", "Ilya of OpenAI and Ilya said it"],
        ["1:35", "of open Ai and Elia um said it", "of OpenAI and Ilya ∅ said it"],
    ]


EVIL = (
    "<script>alert(1)</script>",
    "</td></table><img src=x onerror=alert(1)>",
    '"><b>',
    "{{ 7*7 }}",
    "\x00\u202e&lt;",
)


@pytest.mark.parametrize("words", EVIL)
def test_no_word_of_a_transcript_is_obeyed(words):
    made = Session(
        read(f"so {words} it", "txt"),
        [Proposal(3, 3 + len(words), words, words + "x", 0.9, Kind.TERM, words, f"*{words}* {words}")],
    )
    made.decide(Decision((0,), Verdict.EDITED, words + "x"))
    plain = found("so word it", ("word", "wordx", Kind.TERM))
    plain.decide(Decision((0,), Verdict.EDITED, "wordx"))
    tags = [
        re.findall(r"<([a-z!/][a-z0-9]*)", report([part(name, one)], title))
        for name, title, one in ((words, words, made), ("x", "x", plain))
    ]
    assert [tag for tag in tags[0] if tag not in ("i", "/i")] == [tag for tag in tags[1] if tag not in ("i", "/i")]


def test_it_loads_nothing_and_runs_only_its_own_script():
    page = report([part("talk.txt", decided())], "Changes")
    policy = unescape(re.search(r'http-equiv="Content-Security-Policy" content="(.*?)"', page)[1])
    digests = [
        b64encode(sha256(re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[1].encode()).digest()).decode()
        for tag in ("style", "script")
    ]
    assert policy == (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'"
    )
    assert not re.search(r"https?:|src=|@import|url\(|style=|onclick", page)
