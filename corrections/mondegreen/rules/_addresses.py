"""Addresses said aloud: the labels of a host name and of a mailbox, letter by letter or word by word."""

from __future__ import annotations

from typing import NamedTuple

from mondegreen.passage import Passage

SURE_ENDS = frozenset("ai co com edu gov io net org tv uk".split())
ENDS = SURE_ENDS | frozenset("app au biz ca ch de dev eu fm fr info int ly me mil nl us xyz".split())
"""Top-level domains; those that are ordinary words need more than a *dot* before them."""
JOINTS = {"dash": "-", "dot": ".", "hyphen": "-", "minus": "-", "underscore": "_"}
MAILERS = frozenset("aol gmail googlemail hotmail icloud outlook protonmail yahoo".split())
MOST_LABELS, LONGEST_LABEL = 6, 24
"""Joints in a host name or mailbox, and letters in one of its labels; nobody says more."""
NEVER_A_LABEL = frozenset(
    "a an and any at both by during early every for from her him his in into it its late me my no of on or our out "
    "that the their them this to us was we were with your".split()
)
"""Words that no host or mailbox is called: *the dot com years*."""


class Label(NamedTuple):
    """Tokens `first` to `last`, joined to `text`; `sure` where letters or joints leave no doubt of it."""

    first: int
    last: int
    text: str
    sure: bool = False


def labels_before(passage: Passage, last: int) -> Label:
    """The longest chain of labels and joints that ends with this token: *e-y-e hyphen o n*."""
    words, label = passage.words, _one_before(passage, last)
    for _ in range(MOST_LABELS):
        tied = label.first > 1 and words[label.first - 1] in JOINTS and _apart(passage, label.first - 2)
        if not tied or words[label.first - 4 : label.first - 2] == ("as", "in"):
            break
        joint = JOINTS[words[label.first - 1]]
        other = _one_before(passage, label.first - 2)
        label = Label(other.first, last, other.text + joint + label.text, sure=True)
    return label


def _one_before(passage: Passage, last: int) -> Label:
    """One label: letters said one by one, words tied by hyphens or dots, or a word."""
    first, words, least = last, passage.words, max(0, last - LONGEST_LABEL)
    if len(words[last]) == 1:
        while first > least and len(words[first - 1]) == 1 and passage.between(first - 1) in (" ", "-", ", ", "."):
            first -= 1
        return Label(first, last, "".join(words[first : last + 1]), sure=last > first)
    text = words[last]
    while first > least and passage.between(first - 1) in ("-", ".", "_"):
        text = words[first - 1] + passage.between(first - 1) + text
        first -= 1
    return Label(first, last, text, sure=first < last)


def end_after(passage: Passage, dot: int) -> Label | None:
    """The top-level domain behind the word *dot*, said as a word or letter by letter."""
    words, length = passage.words, len(passage.words)
    if dot + 1 >= length or not _apart(passage, dot):
        return None
    last = dot + 1
    if len(words[last]) > 1:
        end = Label(last, last, words[last]) if words[last] in ENDS else None
    else:
        while last + 1 < length and last < dot + 3 and len(words[last + 1]) == 1 and _near(passage, last):
            last += 1
        tries = (Label(dot + 1, at, "".join(words[dot + 1 : at + 1]), sure=True) for at in range(last, dot, -1))
        end = next((label for label in tries if label.text in ENDS), None)
    if end and words[end.last + 1 : end.last + 3] == ("dot", "uk"):
        return Label(end.first, end.last + 2, f"{end.text}.uk", end.sure)
    return end


def path_after(passage: Passage, last: int) -> Label:
    """What follows the host, each step behind the word *slash*."""
    text, words = "", passage.words
    while words[last + 1 : last + 2] == ("slash",) and last + 2 < len(words) and _apart(passage, last):
        first = step = last + 2
        if len(words[first]) == 1:
            while step + 1 < len(words) and len(words[step + 1]) == 1 and _near(passage, step):
                step += 1
        text += "/" + "".join(words[first : step + 1])
        last = step
    return Label(last, last, text)


def _apart(passage: Passage, index: int) -> bool:
    return passage.between(index).strip(" ,") == ""


def _near(passage: Passage, index: int) -> bool:
    return passage.between(index) in (" ", "-", ".")
