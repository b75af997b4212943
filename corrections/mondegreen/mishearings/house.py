"""Spellings that are a house's business and no mishearing: British or American, in one word or two."""

from __future__ import annotations

import re

AMERICAN = (
    (re.compile(r"(?<=[a-z])our(?=$|s$|ed$|ing|ful|less|able|ably|ite|ites|hood|er|ers)"), "or"),
    (re.compile(r"is(?=e$|es$|ed$|er$|ers$|ing$|ation|able)"), "iz"),
    (re.compile(r"ys(?=e$|es$|ed$|ing$)"), "yz"),
    (re.compile(r"(?<=[a-z][bct])re(?=$|s$|d$)"), "er"),
    (re.compile(r"ll(?=ed$|ing$|er$|ers$|ers?'s$)"), "l"),
    (re.compile(r"ogue(?=$|s$)"), "og"),
    (re.compile(r"ence(?=$|s$)"), "ense"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"mme(?=$|s$)"), "m"),
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"que(?=$|s$)"), "ck"),
    (re.compile(r"dgement"), "dgment"),
    (re.compile(r"^(learn|burn|dream|spell|spoil|smell|spill|lean|leap)t$"), r"\1ed"),
)
"""How British spellings turn into American ones: *colour*, *realise*, *analyse*, *centre*, *travelled*, *learnt*."""
CASUAL = {
    "ok": "okay",
    "alright": "all right",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "cuz": "cause",
}


def same_but_for_style(one: str, other: str) -> bool:
    """Whether two texts in lower case are the same words, spelled by another house."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return "".join(_american(CASUAL.get(word, word)) for word in text.split()).replace("'", "").replace(" ", "")


def _american(word: str) -> str:
    for pattern, sound in AMERICAN:
        word = pattern.sub(sound, word)
    return word
