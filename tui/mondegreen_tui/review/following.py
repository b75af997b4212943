"""A second window on a review: it shows what is decided in the first, as it is decided."""

from __future__ import annotations

from mondegreen.errors import MondegreenError
from mondegreen.sessions.elsewhere import Elsewhere, News
from mondegreen_tui.review import wording
from mondegreen_tui.review.deciding import Deciding
from mondegreen_tui.review.keys import ACTS, DECIDE, LEARN


class Following(Deciding):
    """Asks the ledger, as often as it looks at the disk."""

    def on_mount(self) -> None:
        """Say what this window is."""
        if isinstance(self.session.record, Elsewhere):
            self.bar.elsewhere = self.card.elsewhere = True
            self.key_line.idle |= frozenset(act.name for act in ACTS if act.section in (DECIDE, LEARN))
            self.notice.say("This review is open in another window. It is shown here as it goes on, and decided there.")

    def look_at_disk(self) -> None:
        """Say whether everything is on it; where another window decides, show what it has decided."""
        super().look_at_disk()
        if not isinstance(self.session.record, Elsewhere):
            return
        try:
            news = self.session.record.follow(self.session)
        except MondegreenError as error:
            self.notice.alarm(f"The other window cannot be followed. {error}")
        else:
            if any(news):
                self._show_news(news)

    def _show_news(self, news: News) -> None:
        """Draw what was decided, and go along with it; an editor who has gone elsewhere is left there."""
        along = bool(self.session.places) and self.current == self._begun[0]
        self.show_changed((*news.gone, *news.come))
        if along:
            last = (news.come or news.gone)[-1].places[-1]
            waiting = self.session.pending_after(last) if news.come else last
            self.go(last if waiting is None else waiting)
            self._begun = self.current, len(self.session.decisions)
        elif self.session.places and self.current in self.session.places:
            self.look()
        else:
            self.go(self.current)
        self.notice.say(f"In the other window: {self._told(news)}")

    def _told(self, news: News) -> str:
        if news.come:
            many = f"{len(news.come):,} decisions"
            return wording.decided(self.session, news.come[0]) if len(news.come) == 1 else many
        return wording.taken_back(self.session, news.gone)
