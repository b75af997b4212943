"""The table of keys as Textual wants it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.binding import Binding

from mondegreen_tui.review.keymap import Keymap
from mondegreen_tui.review.keys import ACTS, Act

NAMED = {",": "comma"}
"""Textual separates keys by commas."""


def bindings() -> Iterator[Binding]:
    """The keymap that holds unless another is set; each binding under a name by which it can be given other keys.

    They have priority: such a key has done its work before the next one is looked at. Any other is queued with the
    widget that has the focus, and letters that are typed fast after `e` would be taken for commands.
    """
    for act in ACTS:
        for name, keys, number in _numbered(act, act.keys):
            yield Binding(keys, act.action_for(number), act.does, show=False, id=name, priority=True)


def changes(keymap: Keymap) -> Mapping[str, str]:
    """What `App.set_keymap` is to be told: the keys of those acts that have others than by default."""
    return {
        name: keys for act in ACTS if keymap.keys(act) != act.keys for name, keys, _ in _numbered(act, keymap.keys(act))
    }


def _numbered(act: Act, keys: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """The name of each binding of an act, its keys, and the number that its action is given."""
    known = [NAMED.get(key, key) for key in keys]
    if act.counts:
        yield from ((f"review.{act.name}.{number}", key, number) for number, key in enumerate(known, 1))
    else:
        yield f"review.{act.name}", ",".join(known), 1
