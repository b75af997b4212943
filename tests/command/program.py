"""The program with a small engine in the place of the real one: it knows a few words by heart, and always the same.

`python program.py check x.txt` is `mondegreen check x.txt` as these tests need it.
"""

import re
from collections.abc import Iterator

import mondegreen.corrector
from mondegreen import Candidate, Kind, Proposal
from mondegreen.settle import without_overlaps
from mondegreen.transcripts.transcript import Transcript
from mondegreen_tui import ahead
from mondegreen_tui.command import main

KNOWN = (
    ("open Ai", 0.95, "OpenAI", "open eye"),
    ("Elia", 0.93, "Ilya"),
    ("York", 0.5, "work", "yolk"),
    ("um ", 0.97, ""),
    ("taco", 0.2, "Teku"),
    ("zloty", 0.95, "złoty"),
    ("crash", 0.9, ""),
)


class Engine:
    """Finds what it knows, and the terms it is given in other spellings."""

    def __init__(self, terms=(), notes="", kinds=None, packs=None, policy=None, *, show=None, scorer=None):
        self._terms = (*terms, *notes.split())
        self._kinds = kinds

    def propose(self, text: Transcript) -> tuple[Proposal, ...]:
        if "crash the engine" in text.text:
            raise KeyError("\x1b]0;secret words of the transcript\x07")
        found = (proposal for proposal in self._found(text.text) if not self._kinds or proposal.kind in self._kinds)
        return without_overlaps(found)

    def _found(self, text: str) -> Iterator[Proposal]:
        for heard, confidence, *meant in KNOWN:
            for match in re.finditer(re.escape(heard).replace(r"\ ", r"\s"), text):
                candidates = tuple(Candidate(words, confidence / 2**place) for place, words in enumerate(meant))
                kind, reason = (
                    Kind.MISHEARING if meant[0] else Kind.FILLER,
                    f"sounds like *{meant[0]}*" if meant[0] else "a hesitation",
                )
                yield Proposal(*match.span(), match[0], meant[0], confidence, kind, "by-heart", reason, candidates)
        for term in self._terms:
            for match in re.finditer(rf"\b{re.escape(term)}\b", text, re.IGNORECASE):
                if match[0] != term:
                    yield Proposal(*match.span(), match[0], term, 0.99, Kind.TERM, "named", f"*{term}* is named")


def install() -> None:
    """Put it in the real one's place, here and in the process that works ahead."""
    mondegreen.corrector.Corrector = Engine
    ahead.CHILD = f"import program; program.install(); {ahead.CHILD}"


if __name__ == "__main__":
    install()
    main()
