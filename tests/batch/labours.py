"""What workers of these tests do: functions that another process can find by their names."""

import os
import signal
import time
from pathlib import Path

from mondegreen.batch.unit import Outcome, Row


def read(units, beat):
    """Read the files; some words in them are fatal."""
    done = []
    for at, unit in enumerate(units):
        beat(at)
        words = Path(unit.path).read_text()
        if "killed once" in words and not Path(unit.path + ".killed").exists():
            Path(unit.path + ".killed").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if "poison" in words:
            os.kill(os.getpid(), signal.SIGKILL)
        if "silence" in words:
            time.sleep(60)
        done.append(Outcome(unit, Row.of(unit, words=len(words.split()))))
    return done
