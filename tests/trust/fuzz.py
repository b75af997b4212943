"""Throw damaged files at the readers: python tests/trust/fuzz.py [EXECUTIONS] [CORPUS]

Coverage-guided (atheris, libFuzzer; `pip install atheris`), begun from the sample of every format. The first byte
chooses a format, or lets the content tell; the rest is the file. A file must be read, and then come back byte for byte
from no edits and take an edit without a fault; or it must be refused with a sentence. Five seconds and 2 GiB are the
bounds of one file.
What breaks a law is written to CORPUS (a temporary folder unless named), to be put into tests/trust/seeds.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / room) for room in ("corrections", "dictionaries", "tui", "tests/trust")]

with atheris.instrument_imports(include=["mondegreen"]):
    from laws_of_reading import NAMES, SAMPLES, hold


def main(executions: int, corpus: Path) -> None:
    """Run until so many files were tried, or a law is broken."""
    for number, name in enumerate(("", *NAMES)):
        sample = SAMPLES.get(name, "")
        (corpus / f"{name or 'any'}.seed").write_bytes(bytes([number]) + sample.encode())
    options = [f"-runs={executions}", "-timeout=5", "-rss_limit_mb=2048", "-max_len=4096", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={corpus}/broken-", str(corpus)], hold)
    atheris.Fuzz()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        named = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder)
        named.mkdir(exist_ok=True)
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000, named)
