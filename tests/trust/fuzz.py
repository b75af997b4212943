"""Throw damaged files at the program: python tests/trust/fuzz.py TARGET [EXECUTIONS] [CORPUS]

TARGET is reading, notes, lists, packs, ledgers or exports: what follows `laws_of_` in the name of a module beside this
one, which says what must hold for any bytes. Coverage-guided (atheris, libFuzzer; `pip install atheris`), begun from a
sample of every kind. Five seconds and 2 GiB are the bounds of one file.
What breaks a law is written to CORPUS (a temporary folder unless named), to be put into tests/trust/seeds/TARGET.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / room) for room in ("corrections", "dictionaries", "tui", "tests/trust")]


def main(target: str, executions: int, corpus: Path) -> None:
    """Run until so many files were tried, or a law is broken."""
    with atheris.instrument_imports(include=["mondegreen", "mondegreen_dictionaries"]):
        laws = import_module(f"laws_of_{target}")
    for number, seed in enumerate(laws.SEEDS.values()):
        (corpus / f"{number}.seed").write_bytes(seed)
    options = [f"-runs={executions}", "-timeout=5", "-rss_limit_mb=2048", "-max_len=4096", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={corpus}/broken-", str(corpus)], laws.hold)
    atheris.Fuzz()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        target, executions, corpus = (*sys.argv[1:], *("reading", "2000000", folder)[len(sys.argv) - 1 :])
        Path(corpus).mkdir(exist_ok=True)
        main(target, int(executions), Path(corpus))
