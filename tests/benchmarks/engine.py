"""How fast names are found: python tests/benchmarks/engine.py [WORDS]

CPU time of one core, of a text of so many words (200,000) in which no window of words stands twice by design, for
lists of 10 to 10,000 terms; and what it costs to make a corrector. Start-up (dictionaries, models) is told apart.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parents[2]
SYLLABLES = "ka lo mi ter van so ru bel na di gor fe wi zan pol ti mar que ha ven".split()


def main(words: int) -> None:
    """Measure and print the table."""
    from mondegreen import Corrector
    from mondegreen.vocabulary import listed, zipf

    chance = random.Random(1)
    common = sorted(word for word in listed() if word.isascii() and word.islower() and zipf(word) > 3)
    names = ["".join(chance.choices(SYLLABLES, k=3)).capitalize() for _ in range(20_000)]
    text = " ".join(chance.choice(names) if n % 50 == 0 else chance.choice(common) for n in range(words))
    start = process_time()
    Corrector(terms=["Ilya Sutskever"], packs=()).propose("warm up with Elia and switzerberger")
    sys.stdout.write(f"start-up of the engine: {process_time() - start:.2f} s\n\n")
    sys.stdout.write("| terms | corrector | per million words |\n|---|---|---|\n")
    for count in (10, 100, 1_000, 10_000):
        terms = [f"{one} {other}" for one, other in zip(names[:count], names[count : 2 * count], strict=True)]
        start = process_time()
        corrector = Corrector(terms=terms, packs=(), kinds=["term"])
        made = process_time() - start
        start = process_time()
        corrector.propose(text)
        sys.stdout.write(f"| {count:,} | {1000 * made:.0f} ms | {(process_time() - start) * 1e6 / words:.0f} s |\n")


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / room) for room in ("corrections", "dictionaries")]
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
