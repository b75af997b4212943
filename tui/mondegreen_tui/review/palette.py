"""The commands one can find by name; the same table as the keys."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from mondegreen_tui.review.keys import ACTS, DIGITS, READ, Act, pretty

COMMANDS = tuple(act for act in ACTS if act.keys != DIGITS and act.section != READ and act.name != "palette")


class ReviewCommands(Provider):
    """Everything a key can do, but by name."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for act in COMMANDS:
            yield DiscoveryHit(Content(_title(act)), self._doing(act), _title(act))

    async def search(self, query: str) -> Hits:
        """Those that match what was typed."""
        matcher = self.matcher(query)
        for act in COMMANDS:
            if (score := matcher.match(_title(act))) > 0:
                yield Hit(score, matcher.highlight(_title(act)), self._doing(act), _title(act))

    def _doing(self, act: Act) -> Callable[[], Awaitable[None]]:
        return partial(self.screen.run_action, act.action_for(act.keys[0]))


def _title(act: Act) -> str:
    return f"{act.does} ({', '.join(map(pretty, act.keys))})"
