"""Everything a key can do, in one table: bindings, the line of keys, the help and the palette are made from it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding

DIGITS = tuple("123456789")


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done.

    Attributes:
        name: Stable, for a keymap of the user's own.
        keys: As Textual names them; the first is shown.
        does: What it does, for help and palette.
        section: Under which heading the help lists it.
        label: A word for the line of keys; empty to leave it out there.
        action: The screen's action; empty where it is the name itself. `{key}` becomes the key.
    """

    name: str
    keys: tuple[str, ...]
    does: str
    section: str
    label: str = ""
    action: str = ""

    def action_for(self, key: str) -> str:
        """What the screen does on this key."""
        return (self.action or self.name).format(key=key)

    def id_for(self, key: str) -> str:
        """The name under which a keymap may give it other keys."""
        return f"review.{self.name}.{key}" if "{key}" in self.action else f"review.{self.name}"

    @property
    def verb(self) -> str:
        """The name of the screen's action, without what it is given."""
        return (self.action or self.name).partition("(")[0]

    @property
    def shown(self) -> str:
        """The keys as the help lists them."""
        return "1–9" if self.keys == DIGITS else "  ".join(map(pretty, self.keys))


DECIDE, MOVE, READ, ELSE = "Decide", "Go to a proposal", "Scroll", "The rest"

ACTS = (
    Act("accept", ("a", "y", "enter"), "Accept what is proposed", DECIDE, "accept"),
    Act("reject", ("r", "x"), "Keep what was heard", DECIDE, "keep"),
    Act("choose", DIGITS, "Accept the candidate of this number", DECIDE, "pick", "choose({key})"),
    Act("edit", ("e",), "Write words of your own", DECIDE, "edit"),
    Act("accept_alike", ("A",), "Accept this and every undecided one alike", DECIDE, "alike"),
    Act("reject_alike", ("R",), "Keep this and every undecided one alike", DECIDE),
    Act("undo", ("u",), "Take the last decision back", DECIDE, "undo"),
    Act("redo", ("ctrl+r",), "Let it stand again", DECIDE),
    Act("next", ("n", "]", "right"), "The next, decided or not", MOVE, "next"),
    Act("previous", ("p", "[", "left"), "The one before, decided or not", MOVE, "before"),
    Act("next_open", ("o",), "The next that is undecided", MOVE),
    Act("line_down", ("j", "down"), "A line down", READ, "", "lines(1)"),
    Act("line_up", ("k", "up"), "A line up", READ, "", "lines(-1)"),
    Act("half_down", ("ctrl+d",), "Half a page down", READ, "", "pages(0.5)"),
    Act("half_up", ("ctrl+u",), "Half a page up", READ, "", "pages(-0.5)"),
    Act("page_down", ("pagedown",), "A page down", READ, "", "pages(1)"),
    Act("page_up", ("pageup",), "A page up", READ, "", "pages(-1)"),
    Act("here", (".",), "Back to the current proposal", READ),
    Act("help", ("?",), "These keys", ELSE, "keys"),
    Act("palette", (":", "ctrl+p"), "Find a command by its name", ELSE, "", "app.command_palette"),
    Act("leave", ("q",), "Leave; every decision is kept already", ELSE, "quit"),
)

VERBS = frozenset(act.verb for act in ACTS)
NEED_A_PROPOSAL = frozenset(act.verb for act in ACTS if act.section in (DECIDE, MOVE)) | {"here"}
"""What cannot be done where nothing is proposed."""
WHILE_WRITING = frozenset({"lines", "pages", "here"})
"""What can still be done while the edit line is open."""

PRETTY = {"pagedown": "PgDn", "pageup": "PgUp", "down": "↓", "up": "↑", "left": "←", "right": "→"}


def pretty(key: str) -> str:
    """A key as people write it."""
    return PRETTY.get(key, key.replace("ctrl+", "Ctrl-"))


def bindings() -> list[Binding]:
    """The table as Textual wants it."""
    return [
        Binding(key, act.action_for(key), act.does, show=False, key_display=pretty(key), id=act.id_for(key))
        for act in ACTS
        for key in act.keys
    ]
