"""How fast all rules together are: `python tests/benchmarks/rules.py [FILE]`, a million words unless told.

Times are of one core. The same text goes through codespell and typos in the same run, where they are installed.
Without a file the text is drawn, always the same, from the commonest words of English with what speech is made of:
hesitations, stumbles, capitals at random, sentences now and then.
"""

# ruff: noqa: T201 (a command prints)

import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

from wordfreq import top_n_list

from mondegreen.passage import Passage
from mondegreen.rule import all_rules
from mondegreen.terms.vocabulary import listed, zipf

WORDS = 1_000_000
SECONDS = 4.0
"""What a million words may take."""
RIVALS = ("codespell", "typos")


def drawn(length: int) -> str:
    """So many words of speech."""
    chance = random.Random(4)
    common = [word for word in top_n_list("en", 20_000) if word.isalpha()]
    shares = [10 ** zipf(word) for word in common]
    return "".join(spoken(chance, chance.choices(common, shares, k=length)))


def spoken(chance: random.Random, words: list[str]) -> Iterator[str]:
    """The words as a recogniser writes them down."""
    opens = False
    for word in words:
        dice = chance.random()
        mark = ". " if dice > 0.96 else ", " if dice > 0.93 else " \n" if dice > 0.91 else " "
        if dice < 0.01:
            yield f"um, {word} "
        elif dice < 0.02:
            yield f"{word} {word} "
        elif dice < 0.03 or opens:
            yield f"{word.capitalize()}{mark}"
        else:
            yield f"{word}{mark}"
        opens = mark == ". "


def main() -> None:
    """Print a line for the words, for each rule and for each rival."""
    text = Path(sys.argv[1]).read_text("utf-8") if len(sys.argv) > 1 else drawn(WORDS)
    listed()
    zipf("a")
    began = process_time()
    passage = Passage.of(text)
    million = len(passage.words) / 1e6
    each = [("reading the words", process_time() - began, len(passage.words))]
    for rule in all_rules():
        at = process_time()
        found = sum(1 for _ in rule.propose(passage))
        each.append((rule.name, process_time() - at, found))
    total = process_time() - began
    for name, seconds, found in sorted(each, key=lambda row: -row[1]):
        print(f"{seconds / million:6.2f} s  {found:8d}  {name}")
    print(f"{total / million:6.2f} s a million words for {len(each) - 1} rules; {SECONDS} s allowed")
    against(text, million)


def against(text: str, million: float) -> None:
    """Print how long others take for the same text."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "text.txt")
        file.write_text(text, "utf-8")
        for name in RIVALS:
            command = shutil.which(name)
            if not command:
                print(f"{name} is not installed")
                continue
            began = perf_counter()
            subprocess.run([command, file], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            print(f"{(perf_counter() - began) / million:6.2f} s a million words for {name}")


if __name__ == "__main__":
    main()
