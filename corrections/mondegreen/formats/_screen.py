"""What is on the screen, cue after cue: who speaks, and which lines only roll up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice, pairwise

from mondegreen.formats._labels import ANY_LABEL, CAPITAL, LABEL
from mondegreen.formats._lines import Line, cut, placed
from mondegreen.formats._times import Cue
from mondegreen.pattern import pattern
from mondegreen.transcripts.transcript import Draft, Piece, Run, new

BLINK = 0.05
"""Seconds: nothing is said in a shorter cue, and a shorter pause does not clear the screen."""
LINGERS = 3.0
"""Seconds of silence in which a line may stay on the screen, to roll up when somebody speaks again."""
FIRST = 40
"""Cues that are looked at to tell in which manner a file is made."""
DASH = pattern(rf"-(?:[ \t]+|\Z|(?=[{CAPITAL}]))|[–—][ \t]+")
HEADS = frozenset("-–—>")
"""What a line starts with where somebody else speaks, if not with a name and a colon."""


class Screen:
    """Adds cues to a draft: what they say for the first time, and where they show again what was said already."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._label = LABEL
        self._rolls = True
        self._speaker = ""
        self._shown: list[tuple[str, int]] = []
        self._cleared = 0.0

    def play(self, cues: Iterable[tuple[Cue, list[Line]]]) -> None:
        """Add all cues, each with its lines, of which some may be blank."""
        rest = iter(cues)
        first = list(islice(rest, FIRST))
        self._label = ANY_LABEL if _labelled_throughout([lines for _, lines in first]) else LABEL
        self._rolls = _rolling(first)
        for cue, lines in chain(first, rest):
            self._show(cue, lines)

    def _show(self, cue: Cue, lines: list[Line]) -> None:
        speaker = self._speaker  # the labels of this cue change it for the cues to come
        lines = [
            self._headed(line, place) if ":" in line.text or line.text[:1] in HEADS else line
            for place, line in enumerate(lines)
        ]
        shown: list[tuple[str, int]] = []
        if self._rolls and (rolled := _rolled([text for text, _ in self._shown], self._cleared, cue, lines)):
            shown = self._shown[-rolled:]
            for line, (_, at) in zip(lines, shown, strict=False):
                self._draft.echo(_placed(line.pieces, at))
                if line.turn is not None:
                    speaker = line.turn
                    self._named(line)
            lines = lines[rolled:]
        shown += self._said(cue, lines, speaker)
        self._shown, self._cleared = shown, cue.ends

    def _named(self, line: Line) -> None:
        if line.label and line.turn:
            self._draft.label(*line.label, line.turn)

    def _headed(self, line: Line, place: int) -> Line:
        """The line without the dash or label at its head, and whose turn they say it is."""
        text, pieces, turn, named = line
        if turn is not None:
            return line
        dash = DASH.match(text)
        start = dash.end() if dash else 0
        label = (LABEL if place else self._label).match(text, start)
        if label:
            turn, start, named = label[1], label.end(), placed(line, *label.span(1))
        elif dash or text.startswith(">>"):
            turn = ""
        else:
            return line
        self._speaker = turn
        return cut(Line(text, pieces, turn, named), start, len(text))

    def _said(self, cue: Cue, lines: Iterable[Line], speaker: str) -> list[tuple[str, int]]:
        """Add lines that are new; what they say and where that stands in the reading text."""
        draft = self._draft
        said: list[tuple[str, int]] = []
        opened = False
        for line in lines:
            text, pieces, turn, _ = line
            if turn is not None:
                speaker, opened = turn, False
                self._named(line)
            if turn == "":
                draft.gap()
            if text:
                if opened:
                    draft.line()
                else:
                    draft.segment(speaker, cue.begins, cue.ends)
                    opened = True
                said.append((text, draft.words(text, pieces)))
        return said


def _labelled_throughout(cues: Sequence[Sequence[Line]]) -> bool:
    """Whether nearly every cue starts with `somebody:`, so that even `stokes:` must be a label."""
    labels = [lines for lines in cues if lines and ANY_LABEL.match(lines[0].text)]
    return len(labels) >= max(5, 0.9 * len(cues))


def _rolling(cues: Sequence[tuple[Cue, Sequence[Line]]]) -> bool:
    """Whether lines roll up the screen in this file: many cues then begin with what stood there before.

    A cue that shows nothing else may as well say it again, unless it is too short to be spoken.
    """
    spoken = [(cue, lines) for cue, lines in cues if any(line.text for line in lines)]
    rolls = 0
    for (earlier, before), (cue, lines) in pairwise(spoken):
        count = _rolled([line.text for line in before if line.text], earlier.ends, cue, lines)
        rolls += bool(count) and (count < len(lines) or cue.ends - cue.begins <= BLINK)
    return rolls * 3 > len(spoken) - 1


def _rolled(shown: Sequence[str], cleared: float, cue: Cue, lines: Sequence[Line]) -> int:
    """How many lines at the top of a cue stood lower on the screen before.

    After a pause they may be said once more: after a short one, if the cue shows nothing else and is long enough.
    """
    pause = cue.begins - cleared
    if not lines or lines[0].text not in shown or pause > LINGERS:
        return 0
    counts = range(min(len(shown), len(lines)), 0, -1)
    count = next((n for n in counts if shown[-n:] == [line.text for line in lines[:n]]), 0)
    alone = not any(line.text for line in lines[count:])
    return 0 if alone and pause > BLINK and cue.ends - cue.begins > BLINK else count


def _placed(pieces: Iterable[Piece], at: int) -> tuple[Run, ...]:
    """These pieces as runs that stand at this place of the reading text."""
    runs: list[Run] = []
    for start, end, shown in pieces:
        runs.append(new(Run, (start, end, at, shown)))
        at += end - start if shown is None else len(shown)
    return tuple(runs)
