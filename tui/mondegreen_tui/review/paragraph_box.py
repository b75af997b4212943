"""The box in which an editor writes over a paragraph."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from mondegreen_tui.review.messages import Dropped, Purpose, Written
from mondegreen_tui.safe import safe_line


class ParagraphBox(TextArea):
    """A text area that shows nothing a terminal would act upon, be it offered, typed or pasted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", show=False, priority=True),
        Binding("escape", "drop", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    ParagraphBox { height: auto; max-height: 60%; border: none; padding: 0 2; background: $surface-lighten-1; }
    """

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, show_line_numbers=False, compact=True, highlight_cursor_line=False)
        self.match_cursor_bracket = False

    def edit(self, edit: Edit) -> EditResult:
        """What comes in is made fit for a terminal; a paragraph is one line."""
        edit.text = safe_line(edit.text)
        return super().edit(edit)

    def offer(self, text: str, cursor: int) -> None:
        """Begin with this paragraph, the cursor before this character."""
        self.load_text(safe_line(text))
        self.cursor_location = (0, cursor)

    def action_write(self) -> None:
        """The paragraph is written."""
        self.post_message(Written(self.text, Purpose.PARAGRAPH))

    def action_drop(self) -> None:
        """Nothing shall change."""
        self.post_message(Dropped())
