"""`mondegreen terms never`: changes that are not to be proposed again."""

from __future__ import annotations

import click

from mondegreen_tui.output import NOTHING, tell
from mondegreen_tui.verbs.terms._place import Place, placed


@click.command("never", short_help="Say what is never to be proposed.")
@click.argument("heard", metavar="HEARD")
@click.argument("becomes", metavar="[BECOMES]", required=False)
@click.option("--why", default="", metavar="REASON", help="For those who read it later; without it, the day.")
@click.option("--again", is_flag=True, help="Let it be proposed again.")
@placed
def verb(heard: str, becomes: str | None, why: str, at: str | None, *, again: bool, own: bool) -> int:
    """Never propose BECOMES for HEARD; without BECOMES, leave HEARD alone whatever is proposed.

    An empty BECOMES is a deletion. The X of a review says the same.
    """
    from datetime import UTC, datetime

    from mondegreen.shows.past import Change
    from mondegreen_dictionaries import Never

    words = Change.of(heard, becomes or "")
    if not words.heard:
        raise click.UsageError("HEARD has letters; write the words as they stand in transcripts.")
    place = Place(at, own)
    meant = "anything" if becomes is None else words.becomes or NOTHING
    if again:
        place.amend(lambda draft: draft.allow(words.heard, None if becomes is None else words.becomes))
        tell(f"{words.heard} → {meant} may be proposed again.")
        return 0
    reason = why or f"Said on {datetime.now(UTC).date().isoformat()}."
    said = Never(words.heard, None if becomes is None else words.becomes, reason)
    place.amend(lambda draft: draft.never(said))
    tell(f"{words.heard} → {meant} is never proposed, says {place.path}.")
    return 0
