"""Everything a key can do, in one table, of which bindings, line of keys, help, palette and docs/keys.md are made."""

from __future__ import annotations

from dataclasses import dataclass

DIGITS = tuple("123456789")


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done.

    Attributes:
        name: Stable, for a keymap of the user's own.
        keys: As Textual names them, characters as they are; the first is shown.
        does: What it does, for help and palette.
        section: Under which heading the help lists it.
        label: A word for the line of keys; empty to leave it out there.
        action: The screen's action; empty where it is the name itself. `{number}` becomes the number of the key.
        git: The keys in the keymap `git`; empty where they are the same.
    """

    name: str
    keys: tuple[str, ...]
    does: str
    section: str
    label: str = ""
    action: str = ""
    git: tuple[str, ...] = ()

    def action_for(self, number: int = 1) -> str:
        """What the screen does on the key of this number."""
        return (self.action or self.name).format(number=number)

    @property
    def verb(self) -> str:
        """The name of the screen's action, without what it is given."""
        return (self.action or self.name).partition("(")[0]

    @property
    def counts(self) -> bool:
        """Whether it matters which of its keys is pressed."""
        return "{number}" in self.action


DECIDE, LEARN, LISTEN, MOVE = "Decide", "Learn", "Listen", "Go to a proposal"
LOOK, READ, ELSE = "Look for words", "Scroll", "The rest"

ACTS = (
    Act("accept", ("a", "y", "enter"), "Accept what is proposed", DECIDE, "accept", git=("y", "enter")),
    Act("reject", ("r", "x"), "Keep what was heard", DECIDE, "keep", git=("n",)),
    Act("choose", DIGITS, "Accept the candidate of this number", DECIDE, "", "choose({number})"),
    Act("edit", ("e",), "Write words of your own", DECIDE, "edit"),
    Act("paragraph", ("E",), "Write over the paragraph; what differs is decided", DECIDE),
    Act("accept_alike", ("A",), "Accept this and every undecided one alike", DECIDE, "alike", git=("a",)),
    Act("reject_alike", ("R",), "Keep this and every undecided one alike", DECIDE, git=("d",)),
    Act("undo", ("u",), "Take the last decision back", DECIDE, "undo"),
    Act("redo", ("ctrl+r", "U"), "Let it stand again", DECIDE),
    Act("remember", ("g",), "Remember it as a term of this show", LEARN),
    Act("never", ("X",), "Never propose this again in this show", LEARN),
    Act("no_rule_here", ("d",), "Keep all that this rule proposes here", LEARN, git=("w",)),
    Act("no_rule", ("D",), "Switch this rule off for the show", LEARN, git=("W",)),
    Act("play", ("space",), "Play the words around it, or stop", LISTEN, "play", "app.play"),
    Act("play_again", ("b",), "Play again, from a little earlier", LISTEN, "", "app.again"),
    Act("slower", ("-",), "Play slower", LISTEN, "", "app.tempo(-1)"),
    Act("faster", ("+", "="), "Play faster", LISTEN, "", "app.tempo(1)"),
    Act("next", ("n", "]", "right"), "The next, decided or not", MOVE, "next", git=("J", "]", "right")),
    Act("previous", ("p", "[", "left"), "The one before, decided or not", MOVE, "", git=("K", "[", "left")),
    Act("next_open", ("o",), "The next that is undecided", MOVE, git=("j",)),
    Act("previous_open", ("O",), "The one before that is undecided", MOVE, git=("k",)),
    Act("next_kind", ("N",), "The next undecided of the same kind", MOVE, "", "kind(1)"),
    Act("previous_kind", ("P",), "The undecided one before of the same kind", MOVE, "", "kind(-1)"),
    Act("switch", ("tab",), "From the text to the cards, or back", MOVE, "cards"),
    Act("order", ("s",), "The cards in another order", MOVE),
    Act("filter", ("f",), "Go only through some: a kind, a rule, undecided, >80", MOVE, "filter"),
    Act("find", ("/",), "Look for words, in the text and in what is proposed", LOOK, "find"),
    Act("name", ("t",), "Name a term that is spoken here, and look again", LOOK, "name"),
    Act("next_match", ("m",), "The next find", LOOK, "", "match(1)"),
    Act("previous_match", ("M",), "The find before", LOOK, "", "match(-1)"),
    Act("line_down", ("j", "down"), "A line down", READ, "", "lines(1)", git=("down",)),
    Act("line_up", ("k", "up"), "A line up", READ, "", "lines(-1)", git=("up",)),
    Act("half_down", ("ctrl+d",), "Half a page down", READ, "", "pages(0.5)"),
    Act("half_up", ("ctrl+u",), "Half a page up", READ, "", "pages(-0.5)"),
    Act("page_down", ("pagedown",), "A page down", READ, "", "pages(1)"),
    Act("page_up", ("pageup",), "A page up", READ, "", "pages(-1)"),
    Act("here", (".",), "Back to the current proposal", READ),
    Act("zoom", ("z",), "The text alone with one line of the card, or all again", READ),
    Act("help", ("?",), "These keys", ELSE, "keys"),
    Act("palette", (":", "ctrl+p"), "Find a command by its name", ELSE, "", "app.command_palette"),
    Act("leave", ("q",), "Leave; every decision is kept already", ELSE, "quit"),
)

VERBS = frozenset(act.verb for act in ACTS)
NEED_A_PROPOSAL = frozenset(act.verb for act in ACTS if act.section in (DECIDE, LEARN, MOVE)) - {
    "paragraph",
    "undo",
    "redo",
}
"""What cannot be done where nothing is proposed or was written."""


def act_named(name: str) -> Act:
    """The act of this name."""
    return next(act for act in ACTS if act.name == name)
