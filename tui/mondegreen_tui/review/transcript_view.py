"""The text on the screen: thousands of paragraphs, of which only the lines in sight are ever drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from mondegreen_tui.review.galley import Galley, Mark
from mondegreen_tui.review.gutter import BAR, Gutter
from mondegreen_tui.review.layout import Layout
from mondegreen_tui.review.messages import Pointed
from mondegreen_tui.review.paint import CSS, MARKS, Eye, Inks, segments

NARROWEST, WIDEST = 20, 88
"""Cells of text in a line: a longer one is hard to read."""
MARGIN = 3
"""Lines that stay in sight around the current proposal."""


class TranscriptView(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws a galley, marks the current proposal, says which one was clicked. All keys are the screen's."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"transcript--{mark}" for mark in MARKS}
    DEFAULT_CSS = (
        """
    TranscriptView {
        width: 1fr; height: 1fr; background: $background; color: $foreground;
        overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        scrollbar-background: $background; scrollbar-color: $foreground 20%;
    }
    """
        + CSS
    )
    ALLOW_SELECT = False

    def __init__(self, galley: Galley) -> None:
        super().__init__()
        self.galley = galley
        self.current: int | None = None
        self._gutter = Gutter(galley.paragraphs)
        self._set_text: Layout | None = None
        self._fitted = Size(0, 0)
        self._versions = [0] * len(galley.paragraphs)
        self._strips: LRUCache[tuple[int, int, int, int], Strip] = LRUCache(1024)
        self._inks_on: Inks | None = None
        self._sought: re.Pattern[str] | None = None
        self._find: tuple[int, int] | None = None

    def seek(self, sought: re.Pattern[str] | None) -> None:
        """Mark this wherever it stands."""
        self._sought = sought
        self._strips.clear()
        self.refresh()

    def found(self) -> list[tuple[int, int]]:
        """Where what is marked stands, as paragraph and character of what is shown of it."""
        if not self._sought or not self._set_text:
            return []
        return self._set_text.found(self._sought)

    def spot(self, place: int) -> tuple[int, int]:
        """Where a proposal is shown."""
        return self._laid.spot(place)

    def place_at(self, spot: tuple[int, int]) -> int | None:
        """The proposal that is shown there."""
        return self._laid.blocks[spot[0]].place_at(spot[1])

    def paragraph_meant(self, number: int | None) -> int:
        """This paragraph, else that of the current proposal if it is in sight, else the first in sight."""
        if number is not None or not self._set_text:
            return number or 0
        if self.current is not None and self._current_in_sight(self.size.height):
            return self.galley.numbers((self.current,))[0]
        return self._laid.at(self.scroll_offset.y)[0]

    def go_to_spot(self, spot: tuple[int, int]) -> None:
        """Bring it into sight."""
        self._bring(line := self._laid.line_showing(*spot), line)

    def stand_at(self, find: tuple[int, int] | None) -> None:
        """Set this find off from the others."""
        numbers = {each[0] for each in (self._find, find) if each}
        self._find = find
        self._redraw(numbers)

    def show(self, place: int) -> None:
        """Make this proposal the current one and bring it into sight."""
        before = [] if self.current is None else [self.current]
        self.current = place
        self.changed([*before, place])
        self._scroll_to_current()

    def changed(self, places: Iterable[int]) -> None:
        """These proposals look different now; set their paragraphs anew and draw them."""
        if not self._set_text:
            return
        numbers = self.galley.numbers(places)
        moved = self._set_text.reset(numbers, self.current)
        self._redraw(numbers)
        if moved:
            self._announce_height()

    def _redraw(self, numbers: Iterable[int]) -> None:
        """Draw these paragraphs anew."""
        for number in numbers:
            self._versions[number] += 1
        if self._set_text and (regions := self._regions(numbers)):
            self.refresh(*regions)

    def anew(self) -> None:
        """Everything may look different now; what was in sight stays in sight."""
        if not self._set_text:
            return
        held = self._laid.offset_at(self.scroll_offset.y)
        self._set_text = Layout(self.galley, self._laid.width, self.current)
        self._strips.clear()
        self._announce_height()
        self._go_to(self._laid.line_showing(*held))

    def _regions(self, numbers: Iterable[int]) -> list[Region]:
        """Where these paragraphs are on the screen, those out of sight left out."""
        layout, top, width, height = self._laid, self.scroll_offset.y, *self.size
        regions = [Region(0, layout.tops[number] - top, width, len(layout.blocks[number].starts)) for number in numbers]
        return [region for region in regions if region.y < height and region.bottom > 0]

    @property
    def _laid(self) -> Layout:
        assert self._set_text is not None
        return self._set_text

    def _announce_height(self) -> None:
        """The text has grown or shrunk: draw it."""
        self._grow()
        self.refresh()

    def _grow(self) -> None:
        """Let the scrollbar know how long the text is now."""
        # A plain assignment lays the whole screen out and draws it a second time, for a scrollbar that never moves.
        self.set_reactive(Widget.virtual_size, Size(self.size.width, self._laid.height))
        self.vertical_scrollbar.window_virtual_size = self._laid.height
        self.scroll_y = self.validate_scroll_y(self.scroll_y)

    def _scroll_to_current(self) -> None:
        """Scroll only if the current proposal is out of sight, and then to a third of the height."""
        if self.current is None or not self._set_text or not self.size.height:
            return
        self._bring(*self._laid.lines_of(self.current))

    def _bring(self, first: int, last: int) -> None:
        top, height = self.scroll_offset.y, self.size.height
        margin = min(MARGIN, height // 4)
        if first - margin < top or last + margin >= top + height:
            self._go_to(first - height // 3)

    def _go_to(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True, immediate=True)

    def on_resize(self) -> None:
        """Set everything to the new width, if it was not yet drawn with it."""
        if self.size != self._fitted:
            self._fit()
            self.refresh()

    def _fit(self) -> None:
        """Set everything to the new width; what was in sight stays in sight."""
        before, self._fitted = self._fitted.height, self.size
        width = max(NARROWEST, min(WIDEST, self.size.width - self._gutter.width - 2 * len(BAR)))
        # A window that grows has already been scrolled back from the end of the text when this is called.
        followed = self._set_text is None or self._current_in_sight(max(before, self.size.height))
        if self._set_text is None or self._set_text.width != width:
            self._set_anew(width)
        if followed:
            self._scroll_to_current()

    def _set_anew(self, width: int) -> None:
        """Set everything to this width; the first line in sight stays the first."""
        if self._set_text is None:
            self._set_text = Layout(self.galley, width, self.current)
            self._grow()
            return
        held = self._set_text.offset_at(self.scroll_offset.y)
        self._set_text.widen(width)
        self._strips.clear()
        self._grow()
        self._go_to(self._set_text.line_showing(*held))

    def _current_in_sight(self, height: int) -> bool:
        """Whether the current proposal stands within this many lines from the top."""
        if self.current is None:
            return False
        first, last = self._laid.lines_of(self.current)
        return self.scroll_offset.y <= first and last < self.scroll_offset.y + height

    def notify_style_update(self) -> None:
        """The theme changed: no strip holds any longer."""
        super().notify_style_update()
        self._inks_on = None
        self._strips.clear()

    @property
    def _inks(self) -> Inks:
        if self._inks_on is None:
            self._inks_on = Inks(lambda name: self.get_visual_style(name).rich_style, self.visual_style.rich_style)
        return self._inks_on

    def render_line(self, y: int) -> Strip:
        """The strip for a line of the screen; the first of a new size sets the text, whose event comes too late."""
        if self._set_text and self.size != self._fitted:
            self._fit()
        width, line = self.size.width, y + self.scroll_offset.y
        if not self._set_text or line >= self._set_text.height:
            return Strip.blank(width, self._inks.base)
        number, row = self._set_text.at(line)
        key = (number, self._versions[number], row, width)
        if key not in self._strips:
            self._strips[key] = self._drawn(number, row, width)
        return self._strips[key]

    def _drawn(self, number: int, row: int, width: int) -> Strip:
        block = self._laid.blocks[number]
        if row >= len(block.starts):
            return Strip.blank(width, self._inks.base)
        banded = int(self.current is not None and number in self.galley.numbers((self.current,)))
        find = self._find[1] if self._find and self._find[0] == number else None
        words = segments(block, row, Eye(self.current, self._sought, find), self._inks, banded)
        ground = self._inks.style(Mark.PLAIN, banded)
        margin = self._gutter.margin(number, row, self._inks, banded)
        return Strip([*margin, *words]).adjust_cell_length(width, ground)

    def on_click(self, event: events.Click) -> None:
        """Say which proposal was clicked."""
        place = event.style.meta.get("place")
        if place is not None:
            self.post_message(Pointed(place))

    def lines(self, count: int) -> None:
        """Scroll by lines."""
        self._go_to(self.scroll_offset.y + count)

    def pages(self, count: float) -> None:
        """Scroll by pages or parts of one."""
        self.lines(round(count * max(1, self.size.height - 2)))
