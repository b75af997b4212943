"""All keys on one page."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mondegreen_tui.review.keymap import Keymap
from mondegreen_tui.review.keys import ACTS

READ = (
    ("word", "underlined and tinted: undecided", "underline $text-warning"),
    ("word", "reversed and bold: the current one", "bold reverse"),
    ("word", "bold: accepted; bold and italic: your own", "bold $text-success"),
    ("word", "dimmed: kept as it was heard", "dim"),
)


CLOSES = "q, ? or a click beside this page closes it; space and b turn it."
WIDEST = 56
"""Cells for what an act does, so that the page needs no line twice at 80 columns."""


class Page(VerticalScroll, can_focus=True):
    """Scrolls by the keys of a pager."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("space", "page_down", show=False),
        Binding("b", "page_up", show=False),
    ]


class HelpScreen(ModalScreen[None]):
    """Opened by `?`, closed by any of the keys that one would try."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,escape,q,enter", "dismiss", show=False)]
    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        & > Page { width: 80; max-width: 100%; height: auto; max-height: 100%; padding: 0 3;
            background: $surface; scrollbar-size-vertical: 1;
            scrollbar-background: $surface; scrollbar-color: $foreground 20%; }
        & Static { height: auto; }
    }
    """

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """The page, which scrolls where the screen is small."""
        with Page():
            yield Static(help_page(self._keymap), markup=False)

    def on_key(self, event: events.Key) -> None:
        """The keys that open it, or leave the review, may be a person's own."""
        mine = {key for act in ACTS if act.name in ("help", "leave") for key in self._keymap.keys(act)}
        if not mine.isdisjoint((event.key, event.character)):
            event.stop()
            self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """A click beside the page closes it."""
        if not self.query_one(Page).region.contains(*event.screen_offset):
            self.dismiss()


def help_page(keymap: Keymap) -> Content:
    """The table of keys as a page."""
    lines: list[Content] = [Content.styled(CLOSES, "$foreground 60%"), Content("")]
    for section, acts in groupby(ACTS, key=lambda act: act.section):
        lines.append(Content.assemble((section, "bold $text-primary")))
        for act in acts:
            keys = keymap.all_shown(act)
            pad = " " * max(1, 14 - cell_len(keys))
            lines.append(Content.assemble("  ", (keys, "bold $text-accent"), pad, act.does))
        lines.append(Content(""))
    lines.append(Content.assemble(("The text", "bold $text-primary")))
    lines += [Content.assemble("  ", (word, style), " " * 10, meaning) for word, meaning, style in READ]
    return Content("\n").join(lines)
