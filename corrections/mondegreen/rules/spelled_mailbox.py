"""Mail addresses of which only the *at* was written as it was said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule
from mondegreen.rules._addresses import MAILERS, NEVER_A_LABEL

AT_A_MAILER = re.compile(rf" at (?=(?:{'|'.join(sorted(MAILERS))})\.com\b)")
MAILBOX = re.compile(r"(?<!\S)[\w.+-]*\w$")
NO_MAILBOX = NEVER_A_LABEL | frozenset(
    "account address email everyone here mail look people someone team working".split()
)


@rule(
    Kind.SPELLED,
    fixes={"my address is Mary.Smith at gmail.com. Right.": "my address is mary.smith@gmail.com. Right."},
    spares=["I work at gmail.com", "write to us at gmail.com", "an account at yahoo.com", "she is at home"],
    wrongly=["the servers at gmail.com are down"],
)
def spelled_mailbox(passage: Passage) -> Iterator[Change]:
    """A mail address has its *at* written out."""
    for match in AT_A_MAILER.finditer(passage.lowered):
        box = MAILBOX.search(passage.lowered, max(0, match.start() - 64), match.start())
        if box and box.group() not in NO_MAILBOX and box.group() != "work":
            yield Change(box.start(), match.end(), f"{box.group()}@", 0.92, "A mail address is written with its sign.")
