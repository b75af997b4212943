"""What is written for other programs is what its schema says, and the schema says nothing that is never written."""

import json
from pathlib import Path

import fastjsonschema
import pytest
from click.testing import CliRunner

from mondegreen.proposal import Kind
from mondegreen_tui.command import main

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"
BY_KIND = {"heading": "digest", "decision": "verdict", "undo": "undo", "redo": "redo", "written": "written"}
"""The member that tells of what kind a record of a ledger is."""


def schema(name):
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))


def held(name, lines):
    """The objects in these lines, each of which the schema admits."""
    valid = fastjsonschema.compile(schema(name))
    found = [json.loads(line) for line in lines.splitlines()]
    for each in found:
        valid(each)
    return found


def test_a_finding(here):
    (here / "x.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nI met with Elia and and left\n")
    ran = CliRunner().invoke(
        main, ["check", "x.srt", "--format", "json", "--explain", "--term", "Ilya Sutskever", "--min-confidence", "0.1"]
    )
    found = held("finding", ran.stdout)
    assert found[0].keys() == schema("finding")["properties"].keys()
    assert found[0]["begins"] is not None
    assert found[1].keys() == found[0].keys() - {"evidence"}


def test_a_file_of_a_run(mondegreen, here):
    (here / "talks").mkdir()
    for name in ("a.txt", "b.txt"):
        (here / "talks" / name).write_text("with Elia of York\n")
    (here / "talks" / "c.txt").write_bytes(b"\x7fELF\0")
    assert mondegreen("fix", "talks", "-o", "out").exit_code == 2
    kept = held("run", (here / "out" / ".mondegreen-run" / "report.jsonl").read_text())
    assert len(kept) == 3
    assert all(row.keys() == schema("run")["properties"].keys() for row in kept)
    mondegreen("report", "out", "-o", "sums.jsonl")
    assert held("run", (here / "sums.jsonl").read_text()) == kept


def test_a_record_of_a_ledger(mondegreen, here):
    assert (
        mondegreen(
            "review",
            "--plain",
            "interview.txt",
            typed="a\nr\nu\nredo\nE founder of OpenAI and\nfounders of OpenAI or\nq\n",
        ).exit_code
        == 0
    )
    (here / "x.txt").write_text("with Elia of York\n")
    mondegreen("fix", "x.txt", "--in-place")
    found = []
    for ledger in here.glob("*.mondegreen.jsonl"):
        found += held("ledger", ledger.read_text())
    parts = schema("ledger")["definitions"]
    for name, mark in BY_KIND.items():
        assert {key for each in found if mark in each for key in each} == parts[name]["properties"].keys(), name
    places = [place for each in found for place in each.get("places", ())]
    assert all(place.keys() == parts["place"]["properties"].keys() for place in places)


@pytest.mark.parametrize("name", ["export", "finding", "ledger"])
def test_it_knows_every_kind_of_error(name):
    data = schema(name)
    tables = [data, *data.get("definitions", {}).values()]
    kinds = [table["properties"]["kind"]["enum"] for table in tables if "kind" in table.get("properties", {})]
    assert kinds == [[str(kind) for kind in Kind]]
