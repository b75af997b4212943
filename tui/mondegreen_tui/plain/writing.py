"""Words that are looked for, read and written anywhere, proposed or not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from mondegreen.sessions.rewriting import Stretch, rewrite, standing
from mondegreen.transcripts.paragraphs import Paragraph, paragraphs
from mondegreen_tui.differences import squeezed
from mondegreen_tui.plain.deciding import Deciding, fit
from mondegreen_tui.plain.lines import say
from mondegreen_tui.safe import safe_line


class Writing(Deciding):
    """Knows the paragraph that was read last, and what was looked for."""

    _sought = ""
    _found: int | None = None
    _read: int | None = None

    @cached_property
    def _paragraphs(self) -> tuple[Paragraph, ...]:
        return paragraphs(self.session.transcript)

    def present(self) -> None:
        """Say what is looked at; reading and searching begin there again."""
        self._found = self._read = None
        super().present()

    @property
    def _at(self) -> int:
        """The character of the text that is looked at."""
        return self.session.proposals[self.here].start if self._found is None else self._found

    def _paragraph(self) -> int:
        return max(0, bisect_right(self._paragraphs, self._at, key=lambda paragraph: paragraph.start) - 1)

    def _standing(self, number: int) -> list[Stretch]:
        start, end = self._paragraphs[number][:2]
        return standing(self.session, start, start + len(self.session.transcript.text[start:end].rstrip()))

    def read(self, by: int) -> None:
        """Read out the paragraph as it stands now; then those behind it, or before it."""
        number = self._paragraph() if self._read is None else self._read + by
        if not 0 <= number < len(self._paragraphs):
            say("There the text ends." if by > 0 else "There the text begins.")
            return
        self._read = number
        say(f"{self.telling.where(self._paragraphs[number].start)}:")
        say(squeezed("".join(stretch.text for stretch in self._standing(number))))

    def find(self, words: str) -> None:
        """Go to where these words stand or are proposed, or without any ask for them."""
        self._sought = words or self.lines.ask("Words to look for:") or ""
        if self._sought:
            self.match(1)
        else:
            say("Nothing is looked for.")

    def match(self, by: int) -> None:
        """To the next find, or the one before."""
        spots = self._spots() if self._sought else {}
        if not spots:
            say(f"Nowhere: {self._sought}" if self._sought else "Nothing was looked for.")
            return
        order = sorted(spots)
        number = (bisect_right(order, self._at) if by > 0 else bisect_left(order, self._at) - 1) % len(order)
        at = order[number]
        say(f"Find {number + 1:,} of {len(order):,}.")
        if spots[at] is None:
            say(f"{self.telling.where(at)}: {self.telling.around(at, at + len(self._sought))}")
        else:
            self.go(spots[at], "")
        self._found = at

    def _spots(self) -> dict[int, int | None]:
        """Characters where the words stand, and where a proposal says them its number."""
        pattern = re.compile(re.escape(self._sought), re.IGNORECASE)
        spots: dict[int, int | None] = {found.start(): None for found in pattern.finditer(self.session.transcript.text)}
        for place in self.session.places:
            proposal = self.session.proposals[place]
            if pattern.search(proposal.replacement) or pattern.search(proposal.text):
                for at in [at for at in spots if proposal.start <= at < proposal.end]:
                    del spots[at]
                spots[proposal.start] = place
        return spots

    def write(self, words: str) -> None:
        """Put words in the place of others in this paragraph, whether or not anything is proposed there."""
        stretches = self._standing(self._paragraph())
        shown = safe_line("".join(stretch.text for stretch in stretches))
        say(squeezed(shown))
        old = words or self.lines.ask("The words that stand there, or nothing:") or ""
        if not old or shown.count(old) != 1:
            many = f"They stand there {shown.count(old)} times; write more of them." if old else ""
            say(f"{many} Nothing is decided.".strip())
            return
        new = self.lines.ask("The words to put in their place:")
        if new is None or not fit(new):
            return
        made = rewrite(self.session, stretches, shown, shown.replace(old, new))
        for decision in made:
            say(f"{self.telling.decision(decision)}.")
        if not made:
            say("Nothing has changed.")
        self.here = self.queue.seen(self.here)
