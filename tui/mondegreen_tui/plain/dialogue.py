"""The dialogue: a line, what it asks for, and the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from mondegreen.errors import MondegreenError
from mondegreen.sessions.session import Session
from mondegreen.shows.show import Show
from mondegreen_tui.ahead import Ahead
from mondegreen_tui.plain.going import NAMED
from mondegreen_tui.plain.lines import Lines, say
from mondegreen_tui.plain.naming import Naming
from mondegreen_tui.plain.reading import Reading
from mondegreen_tui.review.keymap import Keymap
from mondegreen_tui.review.keys import ACTS
from mondegreen_tui.sound import Sound

ASKED = ("accept", "reject", "edit", "next", "previous", "undo", "leave")
"""What the question offers; the rest is told by the help."""


class Dialogue(Naming):
    """Understands lines by the keymap, and does what they ask for."""

    def __init__(
        self,
        session: Session,
        keymap: Keymap,
        lines: Lines,
        *,
        path: str,
        show: Show,
        sound: Sound,
        again: Callable[[], Ahead] | None = None,
    ) -> None:
        super().__init__(session, keymap, lines, path, show)
        self.again = again
        self._sound = sound
        self._question = f"{' '.join(map(self.key, ASKED))} or {self.key('help')}"
        self._answers: Mapping[str, Callable[[], None]] = {
            "accept": self.accept,
            "reject": self.reject,
            "accept_alike": self.accept_alike,
            "reject_alike": self.reject_alike,
            "undo": self.undo,
            "redo": self.redo,
            "remember": self.remember,
            "never": self.never,
            "no_rule_here": self.no_rule_here,
            "no_rule": self.no_rule,
            "play": partial(self._hear, sound.play),
            "play_again": partial(self._hear, sound.again),
            "slower": partial(self._hear, partial(sound.change_tempo, -1)),
            "faster": partial(self._hear, partial(sound.change_tempo, 1)),
            "next": partial(self.step, 1),
            "previous": partial(self.step, -1),
            "next_open": partial(self.step_open, 1),
            "previous_open": partial(self.step_open, -1),
            "switch": self.switch,
            "order": self.reorder,
            "next_match": partial(self.match, 1),
            "previous_match": partial(self.match, -1),
            "line_down": partial(self.read, 1),
            "line_up": partial(self.read, -1),
            "here": self.present,
            "help": self._help,
        }
        self._with_words: Mapping[str, Callable[[str], None]] = {
            "choose": self.choose,
            "edit": self.edit,
            "paragraph": self.write,
            "filter": self.narrow,
            "find": self.find,
            "name": self.name,
        }

    def hold(self, title: str, reading: Reading | None = None) -> None:
        """Ask and answer, until the lines end or one says to leave.

        Raises:
            MondegreenError: The engine has something to say in the place of proposals.
        """
        if reading:
            self.wait_for(reading)
        if not self.session.places:
            say(f"{title}: nothing is proposed.")
            return
        self.present()
        while (line := self.lines.ask(self._question)) is not None:
            name, words = self._understood(line)
            if name == "leave":
                return
            if not self.take_in():
                say("That is no longer proposed, and nothing is decided.")
                self.here = self.queue.seen(self.here)
                self.present()
                continue
            try:
                self._answer(name, words, line)
            except MondegreenError as error:
                say(f"{error} Nothing has changed; try once more.")
            if self._sound.trouble:
                say(self._sound.trouble)

    def _understood(self, line: str) -> tuple[str, str]:
        """What a line asks for, which begins with a key or with the name of what it does, and the words behind it."""
        key, _, words = line.partition(" ")
        found = self.keymap.act_of(key)
        if found is None and line[:1] in self.keymap.keys(NAMED["find"]):
            return "find", line[1:].strip()
        if found is None:
            return key, words.strip()
        act, number = found
        return act.name, f"{number} {words}".strip() if act.counts else words.strip()

    def _answer(self, name: str, words: str, line: str) -> None:
        if name in self._with_words:
            self._with_words[name](words)
        elif name in self._answers and not words:
            self._answers[name]()
        else:
            said = f"{line!r} is no answer." if line else "Nothing is decided."
            say(f"{said} {self.key('help')} tells the keys.")

    def _hear(self, asking: Callable[[int, int], str]) -> None:
        proposal = self.session.proposals[self.here]
        say(asking(proposal.start, proposal.end))

    def _help(self) -> None:
        for act in ACTS:
            if act.name in self._answers or act.name in self._with_words or act.name == "leave":
                typed = [key for key in self.keymap.keys(act) if len(key) == 1 or key == "space"] or [act.name]
                say(f"{'1 to 9' if act.counts else ', '.join(typed):<14}{READ.get(act.name, act.does)} ({act.name})")
        say("A line is a key, or the name in brackets; then Enter.")
        edit, find, only = map(self.key, ("edit", "find", "filter"))
        say(f"Words may follow on the same line: {edit} OpenAI, {find}Elia, {only} term >80.")


READ = {
    "line_down": "Read the paragraph out, then those behind it",
    "line_up": "Read the paragraph out, then those before it",
    "paragraph": "Write over words of the paragraph, proposed or not",
}
"""What an act does here, where it is something else than on the screen."""
