"""The review line by line, for screen readers, ssh and terminals without a screen: a key and Enter a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from mondegreen.sessions.session import Session
from mondegreen.sessions.totals import totals
from mondegreen.shows.show import Show
from mondegreen_tui.ahead import Ahead
from mondegreen_tui.plain.dialogue import Dialogue
from mondegreen_tui.plain.lines import Lines, typed
from mondegreen_tui.plain.reading import Reading
from mondegreen_tui.review.facts import count
from mondegreen_tui.review.keymap import Keymap
from mondegreen_tui.review.outcome import Outcome, attempted
from mondegreen_tui.sound import Sound


def run_plain(
    session: Session,
    *,
    path: str,
    title: str,
    write: Callable[[], Path],
    keymap: Keymap,
    show: Show,
    sound: Sound,
    ahead: Ahead | None = None,
    again: Callable[[], Ahead] | None = None,
    remember: Callable[[Session, Iterator[str]], None],
) -> Outcome:
    """Let an editor decide on standard input, until they leave or it ends, and then write the mended text.

    Args:
        session: Ready to be decided.
        path: Of the transcript.
        title: What it is called.
        write: Writes the mended text and says where.
        keymap: Which keys do what.
        show: What learns from the decisions.
        sound: What is played.
        ahead: The engine, where it is still to propose something.
        again: The engine once more, for when a term was named; without it nothing is looked for again.
        remember: Offers, at the end, what could be learned from the session; it gets the lines that are typed.
    """
    began, lines = bool(session.decisions), typed()
    dialogue = Dialogue(session, keymap, Lines(lines), path=path, show=show, sound=sound, again=again)
    try:
        dialogue.hold(title, Reading(ahead) if ahead else None)
    finally:
        sound.stop()
        if ahead:
            ahead.stop()
    if not (began or session.decisions):
        return Outcome(count(session))
    written, trouble = attempted(write)
    remember(session, lines)
    trouble = trouble and f"{trouble} Every decision is kept."
    return Outcome(count(session), written, trouble, totals(session), tuple(dialogue.learned))
