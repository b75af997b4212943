"""The review line by line, for screen readers, ssh and terminals without a screen: a letter and Enter a decision."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from mondegreen.decision import Decision, Ruling, Verdict
from mondegreen.errors import MondegreenError
from mondegreen.places import Places
from mondegreen.session import Session
from mondegreen_tui.differences import squeezed, words_around
from mondegreen_tui.output import NOTHING, counted, show
from mondegreen_tui.review.facts import count
from mondegreen_tui.review.keymap import Keymap
from mondegreen_tui.review.keys import ACTS
from mondegreen_tui.review.outcome import Outcome, attempted
from mondegreen_tui.safe import safe

LONGEST = 100_000
"""Bytes of a line: nobody types more."""
PAST = {Verdict.ACCEPTED: "Accepted", Verdict.EDITED: "Edited", Verdict.REJECTED: "Kept"}
NAMED = {act.name: act for act in ACTS}
HELP, LEAVE, UNDO = (NAMED[name] for name in ("help", "leave", "undo"))
ASKED = ("accept", "reject", "edit", "next", "previous", "undo", "leave", "help")
"""What the question offers; the rest is told by the help."""


def run_plain(
    session: Session,
    *,
    title: str,
    write: Callable[[], Path],
    keymap: Keymap,
    remember: Callable[[Session, Iterator[str]], None],
) -> Outcome:
    """Let an editor decide on standard input, until they leave or it ends, and then write the mended text."""
    began, lines = bool(session.decisions), typed()
    Dialogue(session, title, keymap).hold(lines)
    if not (began or session.decisions):
        return Outcome(count(session))
    outcome = Outcome(count(session), *attempted(write))
    remember(session, lines)
    return replace(outcome, trouble=f"{outcome.trouble} Every decision is kept.") if outcome.trouble else outcome


def typed() -> Iterator[str]:
    """Lines that were ended with Enter: what stands before a sudden end was not meant yet."""
    while sys.stdin is not None:
        line = sys.stdin.buffer.readline(LONGEST)
        if not line.endswith(b"\n"):
            return
        yield line.decode("utf-8", "replace").strip()


class Dialogue:
    """One proposal after the other, spoken of in whole lines."""

    def __init__(self, session: Session, title: str, keymap: Keymap) -> None:
        self._session = session
        self._title = title
        self._keymap = keymap
        self._places = Places(session.transcript)
        self._here = next(session.pending, next(iter(session.places), 0))
        self._lines: Iterator[str] = iter(())
        self._answers: Mapping[str, Callable[[], None]] = {
            "accept": self._accept,
            "accept_alike": self._accept_alike,
            "reject": self._reject,
            "reject_alike": self._reject_alike,
            "next": self._next,
            "previous": self._before,
            "next_open": self._next_open,
            "previous_open": self._previous_open,
            "undo": self._undo,
            "redo": self._redo,
            "here": self._present,
            "help": self._help,
        }
        self._with_words: Mapping[str, Callable[[str], None]] = {"choose": self._choose, "edit": self._edit}
        self._ask = f"{' '.join(self._keymap.shown(act) for act in ACTS if act.name in ASKED)} > "

    def hold(self, lines: Iterator[str]) -> None:
        """Ask and answer, until the lines end or one says to leave."""
        self._lines = lines
        if not self._session.places:
            show(f"{self._title}: nothing is proposed.")
            return
        self._present()
        for line in self._asked():
            if self._understood(line) == ("leave", ""):
                return
            try:
                self._answer(line)
            except MondegreenError as error:
                show(f"{error} Nothing has changed; try once more.")

    def _asked(self) -> Iterator[str]:
        while True:
            print(self._ask, end="", flush=True)
            line = next(self._lines, None)
            if line is None:
                print(flush=True)
                return
            yield line

    def _understood(self, line: str) -> tuple[str, str]:
        """What a line asks for, which begins with a key or with the name of what it does, and the words behind it."""
        key, _, words = line.partition(" ")
        found = self._keymap.act_of(key)
        if found is None:
            return key, words.strip()
        act, number = found
        return act.name, f"{number} {words}".strip() if act.counts else words.strip()

    def _answer(self, line: str) -> None:
        name, words = self._understood(line)
        if name in self._with_words:
            self._with_words[name](words)
        elif name in self._answers and not words:
            self._answers[name]()
        else:
            ask = self._keymap.shown(HELP)
            show(
                f"{line!r} is no answer. {ask} tells the keys."
                if line
                else f"Nothing is decided. {ask} tells the keys."
            )

    def _accept(self) -> None:
        self._decided(self._session.accept((self._here,)))

    def _accept_alike(self) -> None:
        self._decided(self._session.accept(self._session.alike(self._here)))

    def _reject(self) -> None:
        self._decided(self._session.reject((self._here,)))

    def _reject_alike(self) -> None:
        self._decided(self._session.reject(self._session.alike(self._here)))

    def _choose(self, number: str) -> None:
        candidates = self._session.proposals[self._here].candidates
        if not number.isdecimal() or not 0 < int(number) <= len(candidates):
            show(f"There is no candidate {number}.")
            return
        self._decided(self._session.accept((self._here,), candidates[int(number) - 1].text))

    def _edit(self, words: str) -> None:
        if not words:
            show("The words to put there, or nothing:")
            words = next(self._asked(), "")
        if not words:
            show("Nothing is decided.")
        elif safe(words) != words or "\ufffd" in words:
            show("That holds signs that cannot be seen, as arrow keys send them. Nothing is decided; try once more.")
        else:
            self._decided(self._session.decide(self._session.choice((self._here,), words)))

    def _decided(self, decision: Decision) -> None:
        show(self._said(decision))
        waiting = self._session.pending_after(self._here)
        if waiting is None:
            leave, undo = (self._keymap.shown(act) for act in (LEAVE, UNDO))
            show(
                f"All {counted(len(self._session.places), 'proposal')} are decided. {leave} leaves, {undo} takes back."
            )
            return
        self._go(waiting)

    def _next(self) -> None:
        self._step(1)

    def _before(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        places = self._session.places
        self._go(places[(self._session.position(self._here) + by) % len(places)])

    def _next_open(self) -> None:
        self._go_to_open(self._session.pending_after(self._here))

    def _previous_open(self) -> None:
        self._go_to_open(self._session.pending_before(self._here))

    def _go_to_open(self, waiting: int | None) -> None:
        if waiting is None:
            show("None is undecided.")
        else:
            self._go(waiting)

    def _undo(self) -> None:
        decision = self._session.undo()
        if decision is None:
            show("There is nothing to take back.")
            return
        show(f"Undid. {self._said(decision)}")
        self._go(decision.places[0])

    def _redo(self) -> None:
        decision = self._session.redo()
        if decision is None:
            show("There is nothing to redo.")
            return
        show(f"Redid. {self._said(decision)}")
        self._go(decision.places[0])

    def _help(self) -> None:
        for act in ACTS:
            if act.name in self._answers or act.name in self._with_words or act is LEAVE:
                keys = [key for key in self._keymap.keys(act) if len(key) == 1] or [act.name]
                show(f"{'1 to 9' if act.counts else ', '.join(keys):<10}{act.does}")
        show("A line is a key, or the name of what it does, as docs/keys.md has them; then Enter.")
        show("e and words on the same line puts these words there.")

    def _go(self, place: int) -> None:
        self._here = place
        self._present()

    def _present(self) -> None:
        """Say where it is, what was heard there among which words, and what it may have been."""
        proposal = self._session.proposals[self._here]
        text = self._session.transcript.text
        show()
        number = self._session.position(self._here) + 1
        show(f"{number:,} of {len(self._session.places):,}, {self._where()}")
        start, end = words_around(text, proposal.start, proposal.end)
        show(squeezed(f"{text[start : proposal.start]}[{proposal.text}]{text[proposal.end : end]}"))
        for number, candidate in enumerate(proposal.candidates[:9], 1):
            show(f"{number}: {candidate.text or NOTHING}, {candidate.confidence:.0%}")
        show(f"{proposal.kind}: {proposal.reason}")
        ruling = self._session.ruling(self._here)
        if ruling:
            show(_change(proposal.text, ruling))

    def _said(self, decision: Decision) -> str:
        change = _change(self._session.proposals[decision.places[0]].text, decision.ruling)
        return change if len(decision.places) == 1 else f"{change}, in {len(decision.places):,} places"

    def _where(self) -> str:
        start = self._session.proposals[self._here].start
        segment = self._places.segment(start)
        parts = [f"line {self._places.first(start).line:,}"]
        if segment and segment.begins is not None:
            parts.append(str(timedelta(seconds=int(segment.begins))))
        if segment and segment.speaker:
            parts.append(segment.speaker)
        return ", ".join(parts)


def _change(heard: str, ruling: Ruling) -> str:
    change = heard if ruling.text is None else f"{heard or NOTHING} → {ruling.text or NOTHING}"
    return f"{PAST[ruling.verdict]}: {change}"
