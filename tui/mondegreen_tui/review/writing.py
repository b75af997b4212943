"""Writing over a whole paragraph, in a box of the screen or in the editor that a person is used to."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.app import SuspendNotSupported

from mondegreen.errors import MondegreenError
from mondegreen.sessions.decision import Decision
from mondegreen.sessions.rewriting import Stretch, rewrite, standing
from mondegreen_tui.review import wording
from mondegreen_tui.review.facts import count
from mondegreen_tui.review.finding import Finding
from mondegreen_tui.safe import safe_line


class Writing(Finding):
    """Knows which paragraph is written over, and how it stood."""

    stretches: list[Stretch]
    shown: str

    async def action_paragraph(self) -> None:
        """Offer the paragraph that is looked at to be written over."""
        number = self.text.paragraph_meant(self.spot[0] if self.spot else None)
        paragraph = self.text.galley.paragraphs[number]
        text = self.session.transcript.text
        end = paragraph.start + len(text[paragraph.start : paragraph.end].rstrip())
        self.stretches = standing(self.session, paragraph.start, end)
        self.shown = safe_line("".join(stretch.text for stretch in self.stretches))
        command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        if command:
            try:
                self._write_elsewhere(command)
            except SuspendNotSupported:
                command = ""
        if not command:
            await self.open_paragraph(self.shown, self._cursor())

    def _cursor(self) -> int:
        """Where the current proposal stands in the paragraph, if it does."""
        at = 0
        for stretch in self.stretches:
            if self.session.places and stretch.place == self.current:
                return at
            at += len(stretch.text)
        return 0

    def _write_elsewhere(self, command: str) -> None:
        """Let an editor of the person's own do it."""
        with TemporaryDirectory(prefix="mondegreen-") as folder:
            place = Path(folder) / "paragraph.txt"
            place.write_text(f"{self.shown}\n", "utf-8", newline="\n")
            try:
                with self.app.suspend():
                    # The person's own command, as git and others take it.
                    ended = subprocess.run([*shlex.split(command), str(place)], check=False)  # noqa: S603
                typed = place.read_text("utf-8")
            except (OSError, ValueError) as error:
                self.notice.alarm(f"{command}: the editor could not be used ({error}).")
                return
        if ended.returncode:
            self.notice.say("The editor said that nothing shall change.")
        else:
            self.paragraph_written(typed)

    def paragraph_written(self, typed: str) -> tuple[Decision, ...]:
        """Take the decisions by which the paragraph reads as it was typed, and show them."""
        before = len(self.session.decisions)
        trouble = ""
        try:
            rewrite(self.session, self.stretches, self.shown, safe_line(typed))
        except MondegreenError as error:
            trouble = str(error)
        made = self.session.decisions[before:]
        if made:
            self.text.changed([place for decision in made for place in decision.places])
            self.bar.count = count(self.session)
            self.go(made[0].places[0])
        if trouble:
            self.notice.alarm(f"Not all of it was kept. {trouble}")
        else:
            self.notice.say(self._said(made))
        return made

    def _said(self, made: tuple[Decision, ...]) -> str:
        if not made:
            return "Nothing has changed."
        if len(made) == 1:
            return f"Wrote {wording.change(self.session, made[0])}  ({self.key('undo')} takes it back)"
        changes = ", ".join(wording.change(self.session, decision) for decision in made)
        return f"Wrote {len(made)} changes: {changes}  ({self.key('undo')} takes them back)"
