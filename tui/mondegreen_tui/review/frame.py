"""The parts of the screen and where they stand. Nothing in here knows what a decision is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from mondegreen.sessions.session import Session
from mondegreen_tui.review.bars import KeyLine, Notice, TopBar
from mondegreen_tui.review.card import Card
from mondegreen_tui.review.cards_view import CardsView
from mondegreen_tui.review.desk import Desk
from mondegreen_tui.review.edit_line import EditLine
from mondegreen_tui.review.galley import Galley
from mondegreen_tui.review.help_screen import HelpScreen
from mondegreen_tui.review.keys import act_named
from mondegreen_tui.review.messages import Purpose
from mondegreen_tui.review.palette import ReviewCommands
from mondegreen_tui.review.part import Part
from mondegreen_tui.review.transcript_view import TranscriptView

NARROW = 100
"""Columns below which the card stands under the text."""
LOW = 16
"""Lines below which that card has three of them."""
LOOK_EVERY = 0.5
"""Seconds between looks whether everything is on the disk."""


class Body(Part, Container):
    """Text, or cards, and the current card; nothing of itself is seen."""

    BLANK = True


class Frame(Part, Screen[None]):
    """Bar, text and card, a line for what has happened or is written, the keys."""

    BLANK = True
    COMMANDS: ClassVar[set[Any]] = {ReviewCommands}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012 (Textual declares it)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-tall")]  # noqa: RUF012
    AUTO_FOCUS = "TranscriptView"
    SCOPED_CSS = False  # or the classes of the screen itself would not be seen
    CSS = """
    #body { height: 1fr; layout: horizontal; }
    .-narrow #body { layout: vertical; }
    .-narrow Card { width: 1fr; max-width: 100%; height: 5; padding: 0 2; }
    .-narrow.-low Card { height: 3; }
    .-zoomed #body { layout: vertical; }
    .-zoomed #body Card { width: 1fr; max-width: 100%; height: 1; padding: 0 2; }
    EditLine { padding: 0 2; }
    .-writing EditLine { display: block; }
    .-writing Notice { display: none; }
    ParagraphBox { display: none; }
    .-paragraph ParagraphBox { display: block; }
    CardsView { display: none; }
    .-cards CardsView { display: block; }
    .-cards TranscriptView { display: none; }
    """

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__()
        self.session = session
        self.desk = desk
        self.keymap = desk.keymap
        self._laid_out = Size(0, 0)
        self.text = TranscriptView(Galley(session))
        self.cards = CardsView(session)
        self.card = Card(desk)
        self.bar = TopBar(desk.title)
        self.notice = Notice()
        self.edit_line = EditLine()
        self.key_line = KeyLine(desk.keymap)

    def compose(self) -> ComposeResult:
        """From top to bottom; at the sides or below each other in the middle."""
        yield self.bar
        with Body(id="body"):
            yield self.text
            yield self.cards
            yield self.card
        yield self.notice
        yield self.edit_line
        yield self.key_line

    def on_mount(self) -> None:
        """Begin to look after the disk."""
        self.set_interval(LOOK_EVERY, self.look_at_disk)

    def look_at_disk(self) -> None:
        """Say whether everything is on it."""
        self.bar.saved = getattr(self.session.record, "saved", True)

    def on_resize(self, event: events.Resize) -> None:
        """The card is laid out for the room there is. A size that is told twice is laid out and drawn once."""
        self._lay_out(event.size.width)
        if event.size == self._laid_out:
            event.prevent_default()
        self._laid_out = event.size

    def _lay_out(self, width: int) -> None:
        self.card.compact = width < NARROW or self.has_class("-zoomed")

    def action_zoom(self) -> None:
        """Give the text all the room but a line, or the card its place again."""
        self.toggle_class("-zoomed")
        self._lay_out(self.size.width)

    def key(self, name: str) -> str:
        """The key of an act, as people write it."""
        return self.keymap.shown(act_named(name))

    @property
    def writing(self) -> bool:
        """Whether words are being written."""
        return self.key_line.writing is not None

    def open_edit_line(self, text: str, purpose: Purpose, known: Iterable[str]) -> None:
        """Let these words be written over; the very next key goes there."""
        self.edit_line.offer(text, purpose, known)
        self.set_focus(self.edit_line)
        self._write(purpose)

    async def open_paragraph(self, text: str, cursor: int) -> None:
        """Let a paragraph be written over; its box is made when it is first asked for."""
        from mondegreen_tui.review.paragraph_box import ParagraphBox

        if not self.query(ParagraphBox):
            await self.mount(ParagraphBox(), before=self.notice)
        self.add_class("-paragraph")
        box = self.query_one(ParagraphBox)
        box.offer(text, cursor)
        self.set_focus(box)
        self._write(Purpose.PARAGRAPH)

    def close_edit_line(self) -> None:
        """Back to what was looked at."""
        self.remove_class("-paragraph")
        self._write(None)
        self.set_focus(self._looked_at)

    def show_cards(self, *, shown: bool) -> None:
        """Show the list of cards in place of the text, or the text again."""
        self.set_class(shown, "-cards")
        self.key_line.at_cards = shown
        self.set_focus(self._looked_at)

    @property
    def _looked_at(self) -> Widget:
        return self.cards if self.has_class("-cards") else self.text

    def _write(self, purpose: Purpose | None) -> None:
        """While words are written, no click on the text may take them away."""
        self.set_class(purpose not in (None, Purpose.PARAGRAPH), "-writing")
        self.key_line.writing = purpose
        self.text.can_focus = self.cards.can_focus = purpose is None

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen(self.keymap))

    async def action_leave(self) -> None:
        """Leave, with what is decided."""
        await self.app.action_quit()
