"""The JSON for other programs is what its schema says."""

import json
from pathlib import Path

import fastjsonschema
import pytest
from sessions import FRONT, exported, session

from mondegreen.formats import format_named, format_names
from mondegreen.sessions.decision import Decision, Verdict

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "export.schema.json"
VALID = fastjsonschema.compile(json.loads(SCHEMA.read_text("utf-8")))


def made_of(made, **shown):
    found = json.loads(exported("json", made, **shown))
    VALID(found)
    return found


@pytest.mark.parametrize("name", format_names())
def test_every_format_makes_what_the_schema_says(name):
    found = made_of(session(format_named(name).SAMPLE), front=FRONT)
    assert found["segments"]
    for segment in found["segments"]:
        assert segment["text"].split() == [word["text"] for word in segment["words"]]


def test_it_says_all_that_is_known():
    source = format_named("deepgram").SAMPLE
    made = session(source, ("open Ai", "OpenAI"))
    found = made_of(made, front=FRONT)
    assert (found["mondegreen_export"], found["title"], found["policy"]) == (1, "A talk", "clean")
    assert found["speakers"] == ["Speaker 0", "Speaker 1"]
    (word,) = (word for segment in found["segments"] for word in segment["words"] if "heard" in word)
    assert word["text"].startswith("OpenAI")
    assert word["heard"].startswith("open Ai")
    assert word["begins"] < word["ends"]
    assert 0 < word["confidence"] < 1
    assert found["decisions"] == [
        {
            "start": made.proposals[0].start,
            "end": made.proposals[0].end,
            "heard": "open Ai",
            "stands": "OpenAI",
            "verdict": "accepted",
            "by": "policy",
            "kind": "term",
            "rule": "by-heart",
            "reason": "known by heart",
            "confidence": 0.95,
        }
    ]


def test_what_was_rejected_stands_in_it_too():
    made = session("of open Ai", ("open Ai", "OpenAI"))
    made.decide(Decision((0,), Verdict.REJECTED))
    (decision,) = made_of(made)["decisions"]
    assert (decision["stands"], decision["verdict"], decision["by"]) == ("open Ai", "rejected", "hand")
