"""The commands one can find by name; the same table as the keys."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from mondegreen_tui.review.keymap import Keymap
from mondegreen_tui.review.keys import ACTS, READ, Act

COMMANDS = tuple(act for act in ACTS if not act.counts and act.section != READ and act.name != "palette")


class ReviewCommands(Provider):
    """Everything a key can do, but by name."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for act in COMMANDS:
            title = self._title(act)
            yield DiscoveryHit(Content(title), self._doing(act), title)

    async def search(self, query: str) -> Hits:
        """Those that match what was typed."""
        matcher = self.matcher(query)
        for act in COMMANDS:
            title = self._title(act)
            if (score := matcher.match(title)) > 0:
                yield Hit(score, matcher.highlight(title), self._doing(act), title)

    def _doing(self, act: Act) -> Callable[[], Awaitable[None]]:
        return partial(self.screen.run_action, act.action_for())

    def _title(self, act: Act) -> str:
        keymap: Keymap = getattr(self.screen, "keymap", Keymap())
        return f"{act.does} ({keymap.all_shown(act).replace('  ', ', ')})"
