"""The lines above and below: how far it has come, what has just happened, which keys there are."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style

from mondegreen_tui.review.closing import KEY, MUTED
from mondegreen_tui.review.facts import Count
from mondegreen_tui.review.keymap import Keymap
from mondegreen_tui.review.keys import ACTS, NEED_A_PROPOSAL, Act
from mondegreen_tui.review.messages import Purpose
from mondegreen_tui.review.part import Part
from mondegreen_tui.review.wording import shortened
from mondegreen_tui.safe import safe_line


class TopBar(Part):
    """Title, progress, counts, and whether everything is on the disk."""

    DEFAULT_CSS = "TopBar { height: 1; padding: 0 1; background: $surface; }"
    count: reactive[Count] = reactive(Count(0))
    saved: reactive[bool] = reactive(default=True)
    only: reactive[str] = reactive("")
    reading: reactive[float | None] = reactive(None)
    elsewhere: reactive[bool] = reactive(default=False)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def render(self) -> Content:
        """One line; the title gives way first, then the progress."""
        count = self.count
        figures = Content.assemble(
            *(((f" only {shortened(self.only, 20)} ", "bold reverse"), "  ") if self.only else ()),
            (f"{count.decided:,}/{count.total:,}", "bold"),
            (f"  ✓ {count.accepted + count.edited:,}", "$text-success"),
            (f"  ✗ {count.rejected:,}", "$text-error"),
            f"  {count.left:,} left" if self.reading is None else ("  reading …", "bold $text-warning"),
            self._kept,
        )
        room = self.size.width - figures.cell_length - 2
        title = shortened(self._title, max(8, room - 12))
        length = max(0, min(24, room - cell_len(title) - 2))
        done = self.reading if self.reading is not None else count.decided / max(1, count.total)
        filled = round(length * done)
        gap = " " * max(1, room - cell_len(title) - length)
        return Content.assemble(
            (title, "bold"),
            gap,
            ("━" * filled, "$primary"),
            ("─" * (length - filled), "$foreground 30%"),
            "  ",
            figures,
        )

    @property
    def _kept(self) -> tuple[str, str]:
        """Whether every decision is on the disk."""
        if self.elsewhere:
            return "   READ ONLY", "bold $text-error"
        return ("   saved", MUTED) if self.saved else ("   NOT SAVED", "bold $text-error")


class Notice(Part):
    """What has just happened, or what went wrong."""

    DEFAULT_CSS = """
    Notice {
        height: 1; padding: 0 2; background: $panel; color: $foreground 80%;
        &.-alarm { background: $error; color: $foreground; text-style: bold; height: auto; max-height: 3; }
        &.-asks { background: $primary 30%; color: $foreground; text-style: bold; height: auto; max-height: 4; }
        &.-alarm:ansi { background: ansi_red; color: ansi_bright_white; }
    }
    """
    text: reactive[str] = reactive("")

    def render(self) -> Content:
        """The sentence; what went wrong may take three lines."""
        if not self.text or self.has_class("-alarm") or self.has_class("-asks"):
            return Content(self.text)
        return Content.assemble(("▸ ", MUTED), shortened(self.text, self.size.width - 2))

    def say(self, text: str) -> None:
        """Tell what happened; an alarm is over."""
        self.text = safe_line(text)
        self.remove_class("-alarm", "-asks")

    def ask(self, text: str) -> None:
        """Say what a second press of the key will do."""
        self.say(text)
        self.add_class("-asks")

    def alarm(self, text: str) -> None:
        """Tell what went wrong; it stays until something is done."""
        self.say(f"! {text}")
        self.add_class("-alarm")


class KeyLine(Part):
    """The most important keys; each can be clicked. Those that have nothing to do are grey."""

    DEFAULT_CSS = "KeyLine { height: 1; padding: 0 1; background: $surface; }"
    writing: reactive[Purpose | None] = reactive(None)
    idle: reactive[frozenset[str]] = reactive(frozenset())
    at_cards: reactive[bool] = reactive(default=False)
    nothing: reactive[bool] = reactive(default=False)

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def render(self) -> Content:
        """As many keys as there is room for; help and the way out are always among them."""
        if self.writing:
            return Content("  ").join(labelled(*hint) for hint in WHILE_WRITING[self.writing])
        *rest, help_, leave = (act for act in ACTS if act.label)
        always = [self._shown(act) for act in (help_, leave)]
        room = self.size.width - sum(each.cell_length + len(GAP) for each in always)
        shown: list[Content] = []
        for act in sorted(rest, key=self._idle):
            label = self._shown(act)
            if label.cell_length + len(GAP) <= room:
                room -= label.cell_length + len(GAP)
                shown.append(label)
        return Content(GAP).join((*shown, *always))

    def _idle(self, act: Act) -> bool:
        """Whether it has nothing to do: there is no sound, or nothing is proposed."""
        return act.name in self.idle or (self.nothing and act.verb in NEED_A_PROPOSAL)

    def _shown(self, act: Act) -> Content:
        """A key and a word for what it does; it knows its action, so that a click finds it."""
        label = AT_CARDS.get(act.name, act.label) if self.at_cards else act.label
        content = labelled(self._keymap.shown(act), label).stylize(Style.from_meta({"pressed": act.action_for()}))
        return content.stylize(IDLE) if self._idle(act) else content

    async def on_click(self, event: events.Click) -> None:
        """A click on a key is as good as the key."""
        if action := event.style.meta.get("pressed"):
            await self.screen.run_action(action)


GAP = "  "
AT_CARDS = {"switch": "text"}
"""What a key does at the cards, where that is something else."""
IDLE = "$foreground 40% not bold dim"


def labelled(name: str, label: str) -> Content:
    """A key and a word for what it does."""
    return Content.assemble((name, KEY), (f" {label}", MUTED))


WHILE_WRITING = {
    Purpose.WORDS: (
        ("enter", "put them there"),
        ("tab", "complete"),
        ("esc", "leave it as it was"),
        ("no words", "delete"),
    ),
    Purpose.PARAGRAPH: (("enter", "let it stand as it is typed"), ("esc", "leave it as it was")),
    Purpose.FIND: (("enter", "go to the next"), ("esc", "leave"), ("no words", "nothing is marked")),
    Purpose.TERM: (("enter", "remember it in the show, and look again"), ("esc", "leave")),
    Purpose.FILTER: (
        ("enter", "show only these"),
        ("no words", "all"),
        ("term, kept, undecided, >80, a rule, words", ""),
    ),
}
"""What the keys do while a line is written."""
