"""What the tests of journals share: writers, also in processes of their own, and ways to fail."""

import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from mondegreen.disk import journal as module
from mondegreen.disk.journal import Journal

PACKAGE = Path(module.__file__).parents[1]
WRITER = """
import sys
import types
from pathlib import Path
# The package without its engine: it is started often here.
sys.modules["mondegreen"] = package = types.ModuleType("mondegreen")
package.__path__ = [sys.argv[2]]
from mondegreen.disk.journal import Journal
journal = Journal(Path(sys.argv[1]))
for number in range(10**9):
    journal.append({"n": number, "words": "x" * (number % 97)})
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""
MANY = [{"n": number, "words": "łódź\n" * (number % 5)} for number in range(12)]


def kept(path: Path) -> list[dict]:
    with closing(Journal(path)) as journal:
        return journal.records


def begun(path: Path, records=MANY) -> bytes:
    with closing(Journal(path)) as journal:
        for record in records:
            journal.append(record)
    return path.read_bytes()


def writing(path: Path) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", WRITER, path, PACKAGE], stdout=subprocess.PIPE)


def eventually(condition) -> bool:
    deadline = time.monotonic() + 10
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.005)
    return condition()


def failing(number: int):
    def fail(*_):
        raise OSError(number, os.strerror(number))

    return fail
