"""How fast captions are read, and how much memory that takes: python tests/benchmarks/reading.py [megabytes]

As Whisper, Zoom and YouTube write WebVTT, a million cues and more; each text is made, not read from a disk.
The bar: 10 MB/s of CPU time on one core, and at most 12 times the size of the file in memory.
"""

# ruff: noqa: T201 (a command prints)

from __future__ import annotations

import resource
import subprocess
import sys
from random import Random
from time import process_time

from mondegreen.formats import read
from mondegreen.transcripts.patch import patched

MEGABYTES = 100
BARS = 10.0, 12.0
WORDS = "so we talked about large language models and what they can do for you when nobody is looking at them".split()


def clock(seconds: float) -> str:
    """A time of WebVTT."""
    return f"{int(seconds) // 3600:02}:{int(seconds) // 60 % 60:02}:{seconds % 60:06.3f}"


def whisper(number: int, words: list[str]) -> str:
    """A cue as Whisper writes it; the next one follows at once."""
    return f"{clock(number * 3)} --> {clock(number * 3 + 3)}\n{' '.join(words[:10])}\n\n"


def meeting(number: int, words: list[str]) -> str:
    """A cue as Zoom and Teams write it, numbered and with a name."""
    times = f"{clock(number * 9)} --> {clock(number * 9 + 8.9)}"
    return f"{number}\n{times}\n<v Speaker {number % 5}>{' '.join(words)}</v>\n\n"


def rolling(number: int, words: list[str]) -> str:
    """Two cues as YouTube writes them: a line at rest above one with the times of its words, then that one at rest."""
    begins, settings = number * 3, "align:start position:0%"
    times = (f"<{clock(begins + 0.2 * place)}><c> {word}</c>" for place, word in enumerate(words[1:8], 1))
    above, line = (" ".join([*words[:8], str(each)]) for each in (number - 1, number))
    return (
        f"{clock(begins)} --> {clock(begins + 2.99)} {settings}\n{above}\n"
        f"{words[0]}{''.join(times)}<{clock(begins + 2)}><c> {number}</c>\n\n"
        f"{clock(begins + 2.99)} --> {clock(begins + 3)} {settings}\n{line}\n \n\n"
    )


KINDS = {"whisper": whisper, "meeting": meeting, "rolling": rolling}


def text(kind: str, size: int) -> str:
    """Captions of this kind, of about so many bytes."""
    random = Random(7)
    words = [random.choices(WORDS, k=22) for _ in range(100)]
    made, length, number = ["WEBVTT\n\n"], 0, 0
    while length < size:
        made.append(KINDS[kind](number, words[number % 100]))
        length, number = length + len(made[-1]), number + 1
    return "".join(made)


def main() -> int:
    """Measure each kind in a process of its own; 1 where a bar is missed."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else MEGABYTES
    if len(sys.argv) > 2:
        return measure(sys.argv[2], size * 1_000_000)
    return max(subprocess.run([sys.executable, __file__, str(size), kind], check=False).returncode for kind in KINDS)


def measure(kind: str, size: int) -> int:
    """Read captions of this kind, and print what that took."""
    source = text(kind, size)
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, process_time()
    transcript = read(source)
    took = process_time() - began
    grew = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 / len(source)
    speed, words = len(source) / 1e6 / took, len(transcript.text.split())
    began = process_time()
    same = patched(transcript, []) == source
    wrote = process_time() - began
    print(
        f"{kind:8} {len(source) / 1e6:6.0f} MB  {words:>12,} words  {speed:5.1f} MB/s  "
        f"{grew:4.1f} times the file  written in {wrote:.1f} s{'' if same else ', DIFFERENT'}"
    )
    return int(speed < BARS[0] or grew + 1 > BARS[1] or not same)


if __name__ == "__main__":
    sys.exit(main())
