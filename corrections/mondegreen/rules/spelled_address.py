"""Web and mail addresses said aloud."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mondegreen.passage import Passage
from mondegreen.proposal import Kind
from mondegreen.rule import Change, rule
from mondegreen.rules._addresses import (
    MAILERS,
    NEVER_A_LABEL,
    SURE_ENDS,
    Label,
    end_after,
    labels_before,
    path_after,
)

LEADS_IN = frozenset("at from go on site that's to visit webpage website www".split())
"""Words before a host: what stands between them and its *dot* are its words."""
AN_ERA = frozenset("boom bubble bust companies company crash craze days era mania startups stocks years".split())
"""*the dot com bubble*"""
OF_MAIL = frozenset("address contact email emails e-mail mail mailbox reach write".split())
BEFORE_A_MAILBOX = frozenset("address at email e-mail is mail to yes".split())
LONGEST = 3
"""Words of a host beside its last."""
SPAN = 8
"""Words before a mailbox in which mail is spoken of."""


INITIAL = 0.8
"""How sure it is that an initial belongs to a mailbox, and that no dot stands between them."""


@rule(
    Kind.SPELLED,
    fixes={
        "on our website, that's e-y-e hyphen o n dot a I we love it": "on our website, that's eye-on.ai we love it",
        "email me at Craig c r a i g at e-y-e hyphen on dot a i I get a lot": "email me at craig@eye-on.ai I get a lot",
        "w w w dot example dot com slash help": "www.example.com/help",
        "write to jo underscore doe at example dot co dot uk": "write to jo_doe@example.co.uk",
        "on our website at example dot com": "on our website at example.com",
        "see it at big shop dot com": "see it at bigshop.com",
        "my email is anna at gmail dot com": "my email is anna@gmail.com",
        "it is at www dot big shop dot com": "it is at www.bigshop.com",
        "it is j smith at gmail dot com": "it is jsmith@gmail.com",
    },
    spares=[
        "the dot com bubble, and a dot com company",
        "connect the dot to the other dot",
        "the nineties dot com boom",
        "we use dot net here",
        "she came at ten on the dot me too",
        "Q as in quiet dot Q-R-S dot org",
        "in our third quarter report shoes dot com led",
    ],
    wrongly=["they said pets dot com was a joke"],
)
def spelled_address(passage: Passage) -> Iterator[Change]:
    """An address is written as it was said."""
    taken = -1
    dots = [index for index, word in enumerate(passage.words) if word == "dot"] if passage.counts["dot"] else []
    for dot in dots:
        end = end_after(passage, dot) if dot > max(0, taken) else None
        if not end or not AN_ERA.isdisjoint(passage.words[end.last + 1 : end.last + 2]):
            continue
        host = _host(passage, dot, end)
        if host.confidence:
            path = path_after(passage, end.last)
            box = _mailbox(passage, host)
            taken = path.last
            start, stop = passage.tokens[box.first].start, passage.tokens[taken].end
            text = f"{box.text}{host.text}.{end.text}{path.text}"
            sure = min(host.confidence, INITIAL) if _has_initial(passage, box.first) else host.confidence
            yield Change(start, stop, text, sure, "An address is written together.")


class Host(NamedTuple):
    """Where a host begins, its name, and how sure that is."""

    first: int
    text: str
    confidence: float


def _host(passage: Passage, dot: int, end: Label) -> Host:
    """The host before this *dot*, with all the words that it is made of."""
    chain = labels_before(passage, dot - 1)
    extra = _words_before(passage, chain.first)
    first = chain.first - extra
    lead = passage.words[first - 1] if first else "at"
    text = "".join(passage.words[first : chain.first]) + chain.text
    if lead == "dot" and (world := labels_before(passage, first - 2)).text == "www":
        return Host(world.first, f"www.{text}", 0.95)
    if lead == "www":
        return Host(first - 1, f"www.{text}", 0.92)
    plain = end.text.split(".")[0] in SURE_ENDS
    if extra > LONGEST or lead == "dot" or chain.text in NEVER_A_LABEL or not (plain or chain.sure):
        return Host(first, text, 0.0)
    if extra:
        return Host(first, text, 0.8 if lead in LEADS_IN and plain else 0.0)
    if chain.sure:
        return Host(first, text, 0.95)
    return Host(first, text, 0.92 if lead in LEADS_IN else 0.85 if end.text == "com" and lead != "and" else 0.0)


def _words_before(passage: Passage, first: int) -> int:
    """How many words before this token may belong to the host; more than LONGEST where no end is in sight."""
    count = 0
    while count <= LONGEST and count < first:
        word = passage.words[first - count - 1]
        if word in LEADS_IN or word in NEVER_A_LABEL or word == "dot" or passage.between(first - count - 1) != " ":
            break
        count += 1
    return count


def _mailbox(passage: Passage, host: Host) -> Label:
    """The mailbox before the host with its @, or nothing."""
    at = host.first - 1
    nothing = Label(host.first, host.first, "")
    if at < 1 or passage.words[at] != "at":
        return nothing
    box = labels_before(passage, at - 1)
    if box.text in NEVER_A_LABEL or not (box.sure or _speaks_of_mail(passage, box, host)):
        return nothing
    if box.first and _has_initial(passage, box.first - 1):
        return Label(box.first - 1, at, f"{passage.words[box.first - 1]}{box.text}@")
    spelled = passage.words[box.first - 1] == box.text if box.first else False
    return Label(box.first - spelled, at, f"{box.text}@")


def _has_initial(passage: Passage, first: int) -> bool:
    """Whether a letter stands here before a word: *j smith at gmail dot com* is jsmith or j.smith."""
    letter, *words = passage.words[first : first + 2]
    lone = len(letter) == 1 and letter.isalpha() and letter not in ("a", "i")
    return lone and len("".join(words)) > 1 and passage.between(first) == " "


def _speaks_of_mail(passage: Passage, box: Label, host: Host) -> bool:
    if host.text in MAILERS:
        return True
    before = passage.words[max(0, box.first - SPAN) : box.first]
    return bool(before) and before[-1] in BEFORE_A_MAILBOX and not OF_MAIL.isdisjoint(before)
