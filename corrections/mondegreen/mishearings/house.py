"""Spellings that are a house's business and no mishearing: British or American, in one word or two."""

from __future__ import annotations

from mondegreen.pattern import pattern

AMERICAN = (
    (pattern(r"(?<=[a-z])our(?=$|s$|ed$|ing|ful|less|able|ably|ite|ites|hood|er|ers)"), "or"),
    (pattern(r"is(?=e$|es$|ed$|er$|ers$|ing$|ation|able)"), "iz"),
    (pattern(r"ys(?=e$|es$|ed$|ing$)"), "yz"),
    (pattern(r"(?<=[a-z][bct])re(?=$|s$|d$)"), "er"),
    (pattern(r"ll(?=ed$|ing$|er$|ers$|ers?'s$)"), "l"),
    (pattern(r"ogue(?=$|s$)"), "og"),
    (pattern(r"ence(?=$|s$)"), "ense"),
    (pattern(r"ae|oe"), "e"),
    (pattern(r"mme(?=$|s$)"), "m"),
    (pattern(r"^grey"), "gray"),
    (pattern(r"que(?=$|s$)"), "ck"),
    (pattern(r"dgement"), "dgment"),
    (pattern(r"^(learn|burn|dream|spell|spoil|smell|spill|lean|leap)t$"), r"\1ed"),
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
    for spelling, other in AMERICAN:
        word = spelling.sub(other, word)
    return word
