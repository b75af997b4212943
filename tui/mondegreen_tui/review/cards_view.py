"""The cards on the screen: a line for each change, and under the current one a line for each of its places."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from mondegreen.sessions.cards import Card
from mondegreen.sessions.session import Session
from mondegreen_tui.review.messages import CardPointed
from mondegreen_tui.review.rows import Row, card_row, place_row

PREVIEW = 5
"""Places shown below a card before one steps in."""
MARGIN = 2


class Line(NamedTuple):
    """What a line of the screen shows: a card, or a place below it; in which look; how often the card was decided."""

    card: int
    below: int | None
    look: str
    version: int


class CardsView(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws cards and says which was clicked. All keys are the screen's.

    Attributes:
        cards: In the order shown.
        index: Which is the current one.
        inside: Which of its places the pointer is on; None while it is on the card itself.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "cards--current",
        "cards--heard",
        "cards--new",
        "cards--muted",
        "cards--word",
        "cards--decided",
        "cards--band",
    }
    DEFAULT_CSS = """
    CardsView {
        width: 1fr; height: 1fr; background: $background; color: $foreground;
        overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        scrollbar-background: $background; scrollbar-color: $foreground 20%;
        & > .cards--current { background: $surface; color: $warning; text-style: bold; }
        & > .cards--heard { text-style: bold; }
        & > .cards--new { color: $text-success; text-style: bold; }
        & > .cards--muted { color: $foreground 60%; }
        & > .cards--word { text-style: underline; }
        & > .cards--decided { color: $foreground 60%; }
        & > .cards--band { background: $foreground 5%; }
        &:light > .cards--current { background: $foreground; }
        &:ansi > .cards--current { background: ansi_default; color: ansi_default; }
        &:ansi > .cards--muted { color: ansi_default; text-style: dim; }
        &:ansi > .cards--decided { color: ansi_default; text-style: dim; }
    }
    """
    ALLOW_SELECT = False

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._styles: dict[str, Style] = {}
        self._strips: LRUCache[tuple[Line, int], Strip] = LRUCache(1024)
        self._seen: list[Line | None] = []
        self._versions: list[int] = []
        self._card_of: dict[int, int] = {}
        self.cards: tuple[Card, ...] = ()
        self.index = 0
        self.inside: int | None = None

    @property
    def card(self) -> Card:
        """The current one."""
        return self.cards[self.index]

    @property
    def _shown(self) -> int:
        """How many lines stand below the current card."""
        if not self.cards:
            return 0
        count = len(self.card.places)
        return count if self.inside is not None or count <= PREVIEW + 1 else PREVIEW + 1

    def deal(self, cards: tuple[Card, ...]) -> None:
        """Show these."""
        self.cards, self.index, self.inside = cards, 0, None
        self._versions = [0] * len(cards)
        self._card_of = {place: index for index, card in enumerate(cards) for place in card.places}
        self._strips.clear()
        self._seen = []
        self._grow()
        self._show_what_changed()

    def changed(self, places: Iterable[int]) -> None:
        """These were decided: draw their cards anew."""
        for index in {self._card_of[place] for place in places if place in self._card_of}:
            self._versions[index] += 1
        self._show_what_changed()

    def go(self, index: int, inside: int | None = None) -> None:
        """Point to a card, or to one of its places."""
        self.index, self.inside = index, inside
        self._settle()

    def _settle(self) -> None:
        """Draw what is seen now, the pointer in sight."""
        self._grow()
        self._follow()
        self._show_what_changed()

    def _grow(self) -> None:
        """Let the scrollbar know how long the list is now."""
        size = Size(self.size.width, len(self.cards) + self._shown)
        if size != self.virtual_size:
            # As in the text: a plain assignment lays out the whole screen, for a scrollbar that never moves.
            self.set_reactive(Widget.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = size.height
            self.scroll_y = self.validate_scroll_y(self.scroll_y)

    def _show_what_changed(self) -> None:
        """Draw the lines that are not as they were."""
        before, self._seen = self._seen, [self._line(y) for y in range(self.size.height)]
        pairs = enumerate(zip_longest(before, self._seen))
        if changed := [Region(0, y, self.size.width, 1) for y, (old, new) in pairs if old != new]:
            self.refresh(*changed)

    def _follow(self) -> None:
        """Scroll where the pointer, or a place below its card, is out of sight."""
        height = self.size.height
        if not height:
            return
        first = self.index if self.inside is None else self.index + 1 + self.inside
        last = self.index + self._shown if self.inside is None else first
        last = min(last, first + max(0, height - 2 * MARGIN - 1))
        top = self.scroll_offset.y
        if first - MARGIN < top:
            top = first - MARGIN
        elif last + MARGIN >= top + height:
            top = last + MARGIN + 1 - height
        self.scroll_to(y=max(0, top), animate=False, force=True, immediate=True)

    def down(self, count: int) -> None:
        """Move the pointer by lines: through the places of the current card, where it has several, and beyond."""
        for _ in range(abs(count)):
            if not self._moved(1 if count > 0 else -1):
                break
        self._settle()

    def _moved(self, by: int) -> bool:
        places = len(self.card.places)
        inside = (-1 if self.inside is None else self.inside) + by
        if places > 1 and -1 <= inside < places:
            self.inside = inside if inside >= 0 else None
        elif 0 <= self.index + by < len(self.cards):
            self.index += by
            last = len(self.card.places) - 1
            self.inside = last if by < 0 and last > 0 and inside < -1 and self.inside is not None else None
        else:
            return False
        return True

    def on_resize(self) -> None:
        """Keep the pointer in sight."""
        self._settle()

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def _line(self, y: int) -> Line | None:
        """What is seen on a line of the screen; None below the last card."""
        line = y + self.scroll_offset.y
        below = line - self.index - 1
        if not self.cards or line >= len(self.cards) + self._shown:
            return None
        if 0 <= below < self._shown:
            look = "current" if below == self.inside else "band"
            more = self.inside is None and below == PREVIEW and len(self.card.places) > self._shown
            return Line(self.index, below, "more" if more else look, self._versions[self.index])
        index = line if below < 0 else line - self._shown
        look = "current" if index == self.index and self.inside is None else ""
        return Line(index, None, look, self._versions[index])

    def render_line(self, y: int) -> Strip:
        """The strip for a line of the screen."""
        line, width = self._line(y), self.size.width
        if line is None:
            return Strip.blank(width, self.style_of(""))
        if (line, width) not in self._strips:
            meta = {"card": line.card} if line.below is None else {"card": line.card, "inside": line.below}
            self._strips[line, width] = self._strip(self._row(line, width), width, meta, line.look)
        return self._strips[line, width]

    def _row(self, line: Line, width: int) -> Row:
        card = self.cards[line.card]
        if line.below is None:
            return card_row(self._session, card, width)
        if line.look == "more":
            return [("muted", f"         … and {len(card.places) - PREVIEW:,} more: ↓ shows them all")]
        return place_row(self._session, card.places[line.below], width)

    def _strip(self, row: Row, width: int, meta: dict[str, int], look: str) -> Strip:
        ground = self.style_of("band" if look == "more" else look)
        segments = [
            Segment(text, (self.style_of(name) + ground if look else self.style_of(name)) + Style.from_meta(meta))
            for name, text in row
        ]
        return Strip(segments).adjust_cell_length(width, ground)

    def style_of(self, name: str) -> Style:
        """The style of a part of a line under the theme that is on."""
        if name not in self._styles:
            style = self.get_visual_style(f"cards--{name}").rich_style if name else self.visual_style.rich_style
            self._styles[name] = style + Style(reverse=True) if name == "current" else style
        return self._styles[name]

    def on_click(self, event: events.Click) -> None:
        """Say which card, or which of its places, was clicked."""
        meta = event.style.meta
        if "card" in meta:
            self.post_message(CardPointed(meta["card"], meta.get("inside")))
