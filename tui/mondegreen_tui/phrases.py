"""Turns of phrase that the screen and the plain review have in common."""

from __future__ import annotations

from mondegreen.sessions.decision import Verdict

PAST = {Verdict.ACCEPTED: "Accepted", Verdict.EDITED: "Edited", Verdict.REJECTED: "Kept"}
"""What became of a proposal, at the head of a sentence."""


def clock(seconds: float) -> str:
    """Seconds as h:mm:ss."""
    whole = max(0, int(seconds))
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def unstarred(says: str) -> str:
    """A sentence of the engine with quotation marks in the place of its emphasis."""
    return "".join(f"“{part}”" if odd % 2 else part for odd, part in enumerate(says.split("*")))


def waiting_of(rule: str, count: int) -> str:
    """The undecided proposals of a rule, and what becomes of them where they are kept."""
    if count == 1:
        return f"the one undecided of the rule {rule} as it was heard"
    return f"all {count:,} undecided of the rule {rule} as they were heard"
