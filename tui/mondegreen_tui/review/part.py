"""A part of the screen that takes the room it is given."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget


class Part(Widget):
    """What is in it never changes how large it is.

    Textual has everything laid out and drawn a second time for each widget that is told a new size, in case that its
    content is as large; here it is not.
    """

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)
