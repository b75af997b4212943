"""Many files by several processes, as the program is, and stopped in the middle."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from trees import tree


class TestProcesses:
    """The program as it is, with its own engine and several processes."""

    @pytest.fixture
    def archive(self, here):
        (here / "talks").mkdir()
        for number in range(60):
            words = "we saw the the cat on the mat and I I said so to to him\n" * 20
            (here / "talks" / f"{number:03}.txt").write_text(f"{number} {words}")
        (here / "mondegreen.toml").write_text("packs = []\n")
        return [sys.executable, "-m", "mondegreen", "fix", "talks", "-o"]

    def test_the_same_bytes_whoever_does_the_work(self, archive, environment):
        for engine in ("here", "local"):
            ran = subprocess.run([*archive, engine, "--engine", engine, "-j", "2"], env=environment, check=False)
            assert ran.returncode == 0
        assert tree("here") == tree("local")
        assert "the the" not in tree("here")["007.txt"]
        reports = [Path(f"{engine}/.mondegreen-run/report.jsonl").read_text() for engine in ("here", "local")]
        assert reports[0].replace('"here/', '"local/') == reports[1]

    def test_ctrl_c_leaves_whole_files_and_what_was_done_is_not_done_again(self, archive, environment):
        with subprocess.Popen(
            [*archive, "out", "--engine", "local", "-j", "2"],
            stderr=subprocess.PIPE, env=environment, start_new_session=True,
        ) as running:  # fmt: skip
            while running.poll() is None and not list(Path("out/.mondegreen-run/report").glob("*.jsonl")):
                time.sleep(0.01)
            os.killpg(running.pid, signal.SIGINT)
            said = running.stderr.read().decode()
        assert running.returncode == 2
        assert said.endswith("no file is half-written.\n"), said
        assert " of 60 files done; run the same again, and it goes on." in said
        done = tree("out")
        assert 0 < len(done) < 60
        ran = subprocess.run([*archive, "out"], env=environment, capture_output=True, check=True)
        assert b" of 60 files done before" in ran.stderr
        assert len(tree("out")) == 60
        assert {name: words for name, words in tree("out").items() if name in done} == done
        assert [path for path in Path("out").rglob(".mondegreen-*") if path.is_file()] == []
