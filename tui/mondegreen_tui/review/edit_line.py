"""The line in which an editor writes: words of their own, what to look for, what to show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from mondegreen_tui.review.completion import Completion
from mondegreen_tui.review.messages import Dropped, Purpose, Scrolled, Written
from mondegreen_tui.safe import safe_line

WANTED = {
    Purpose.WORDS: "nothing: the words are deleted",
    Purpose.FIND: "words to look for",
    Purpose.FILTER: "everything",
    Purpose.TERM: "a name or term that is spoken here",
}
"""What an empty line stands for, or asks for."""


class EditLine(Input):
    """An input that shows nothing a terminal would act upon, be it proposed, typed or pasted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "drop", show=False),
        Binding("tab", "complete", show=False),
        Binding("down", "scroll_text(1)", show=False),
        Binding("up", "scroll_text(-1)", show=False),
        Binding("pagedown", "scroll_text(10)", show=False),
        Binding("pageup", "scroll_text(-10)", show=False),
    ]
    DEFAULT_CSS = """
    EditLine { display: none; background: $surface-lighten-1; padding: 0 2; }
    """

    def __init__(self) -> None:
        super().__init__(compact=True, select_on_focus=False)
        self._offered = ""
        self._purpose = Purpose.WORDS

    def validate_value(self, value: str) -> str:
        """Made fit for a terminal, character for character, so that the cursor stays where it is."""
        return safe_line(value)

    def offer(self, text: str, purpose: Purpose, known: Iterable[str]) -> None:
        """Begin with these words, and complete what is typed by known ones."""
        self._offered, self._purpose = text, purpose
        self.suggester = Completion(known)
        self.placeholder = WANTED[purpose]
        self.value = text
        self.cursor_position = len(self.value)

    async def action_submit(self) -> None:
        """The words are written; untouched ones are what was offered, not what was shown of it."""
        text = self._offered if self.value == safe_line(self._offered) else self.value
        self.post_message(Written(text, self._purpose))

    def action_complete(self) -> None:
        """Take the completion that is shown."""
        self.action_end()
        self.action_cursor_right()

    def action_scroll_text(self, lines: int) -> None:
        """See what stands further down, or up, while the line is open."""
        self.post_message(Scrolled(lines))

    def action_drop(self) -> None:
        """Nothing shall change."""
        self.post_message(Dropped())
