"""What other programs read: SARIF, the hooks of pre-commit, the action."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from mondegreen.batch.inputs import suffixes
from mondegreen_tui.shapes import shape_names

ROOT = Path(__file__).parents[2]


def test_every_shape_is_told_of_by_check_and_another_is_no_shape(mondegreen):
    helped = mondegreen("check", "--help").stdout
    assert [name for name in shape_names() if f"\n  {name} " not in helped] == []
    ran = mondegreen("check", "interview.txt", "--format", "jsn")
    assert ran.exit_code == 2
    assert "there is no shape 'jsn'. Did you mean 'json'?" in ran.stderr


class TestSarif:
    """The members that SARIF 2.1.0 asks for, and those that code scanning reads."""

    def log(self, ran) -> dict:
        assert ran.stderr == ""
        return json.loads(ran.stdout)

    def test_a_finding_is_a_result_with_its_place(self, mondegreen, here):
        (here / "voilà %.txt").write_text("with Elia\n")
        log = self.log(mondegreen("check", "voilà %.txt", "interview.txt", "--format", "sarif"))
        assert log["version"] == "2.1.0"
        (run,) = log["runs"]
        assert run["tool"]["driver"]["name"] == "Mondegreen"
        assert run["columnKind"] == "unicodeCodePoints"
        assert len(run["results"]) == 6
        first = run["results"][0]
        assert first["ruleId"] == "by-heart"
        assert first["level"] == "warning"
        assert first["message"]["text"] == "Elia → Ilya: sounds like *Ilya*"
        assert first["locations"][0]["physicalLocation"] == {
            "artifactLocation": {"uri": "voil%C3%A0%20%25.txt"},
            "region": {"startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 10},
        }
        assert {result["level"] for result in run["results"]} == {"warning", "note"}

    def test_a_result_is_known_again_when_it_has_moved(self, mondegreen, here):
        prints = []
        for words in ("with Elia\n", "moved\n\nwith Elia\n"):
            (here / "x.txt").write_text(words)
            (result,) = self.log(mondegreen("check", "x.txt", "--format", "sarif"))["runs"][0]["results"]
            prints.append(result["partialFingerprints"])
        assert prints[0] == prints[1]

    def test_nothing_found_is_a_log_as_well(self, mondegreen, here):
        (here / "x.txt").write_text("well\n")
        ran = mondegreen("check", "x.txt", "--format", "sarif")
        assert self.log(ran)["runs"][0]["results"] == []
        assert ran.exit_code == 0


def test_the_hooks_see_every_format_that_only_transcripts_have():
    text = (ROOT / ".pre-commit-hooks.yaml").read_text()
    assert set(re.findall(r"entry: (.*)", text)) == {
        "mondegreen check --min-confidence 0.9", "mondegreen fix --in-place",
    }  # fmt: skip
    for pattern in re.findall(r"files: (.*)", text):
        seen = {suffix for suffix in suffixes() if re.search(pattern, f"talk{suffix}")}
        assert suffixes() - seen == {".json", ".xml", ".text", ".markdown"}, "write new endings into the hooks"
    for pattern in re.findall(r"exclude: (.*)", text):
        assert re.search(pattern, "show/talk.notes.md")
        assert re.search(pattern, "README.md")
        assert not re.search(pattern, "talk.txt")


class TestAction:
    """The steps of the action, as bash runs them."""

    @pytest.fixture
    def run(self, here, environment, command):
        script = (ROOT / "action.yml").read_text().rpartition("run: |\n")[2]
        (here / "temp/mondegreen/bin").mkdir(parents=True)
        program = here / "temp/mondegreen/bin/mondegreen"
        program.write_text(f'#!/bin/sh\nexec {" ".join(command)} "$@"\n')
        program.chmod(0o755)

        def run(**inputs):
            given = {"FILES": "interview.txt\n", "LEAST": "0.9", "SHAPE": "github", "OUTPUT": "", "FAIL": "true"}
            ran = subprocess.run(
                ["bash", "-eo", "pipefail", "-c", script], capture_output=True, text=True, check=False,
                env=environment | given | {"ARGUMENTS": "", "RUNNER_TEMP": str(here / "temp")}
                | {"GITHUB_OUTPUT": str(here / "outputs")} | inputs,
            )  # fmt: skip
            said = (here / "outputs").read_text().splitlines()[-1]
            return ran, said

        return run

    def test_a_finding_fails_the_job_and_is_an_annotation(self, run):
        ran, said = run()
        assert (ran.returncode, said) == (1, "found=true")
        assert ran.stdout.startswith("::warning file=interview.txt,line=1,")

    def test_unless_it_shall_not(self, run, here):
        ran, said = run(FAIL="false", SHAPE="sarif", OUTPUT="found.sarif", ARGUMENTS="--term Craig --policy clean")
        assert (ran.returncode, said, ran.stdout) == (0, "found=true", "")
        assert len(json.loads((here / "found.sarif").read_text())["runs"][0]["results"]) == 4

    def test_nothing_found_is_well_and_what_cannot_be_checked_is_not(self, run, here):
        (here / "well.txt").write_text("well\n")
        assert run(FILES="well.txt")[0].returncode == 0
        ran, said = run(FILES="none.txt", FAIL="false")
        assert (ran.returncode, said) == (2, "found=false")
