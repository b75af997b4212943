"""Draw the names and terms out of what is known about a recording: title, guests, description."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mondegreen.pattern import pattern
from mondegreen.terms.lowered import lowered_in
from mondegreen.terms.nameless import CODE, is_foreign, is_heading
from mondegreen.terms.persons import PARTICLES
from mondegreen.terms.vocabulary import is_name, is_ordinary, is_word, zipf

PIECE = pattern(r"[^\W_](?:[\w&'’.+-]*[\w+])?")
"""A word of a note, with what names carry inside: GPT-3, O'Brien, eye-on.ai, C++."""
LINKS = PARTICLES | {"of"}
"""Small words inside a name, as they are written there: AP is none."""
LOOSE_LINKS = frozenset("on and for in the & at to".split())
"""Small words that stand inside a title (Eye on AI), or between two names: both readings are kept."""
QUOTED = pattern(r"[\"“]([^\"“”\n]{3,80})[\"”]")
EXPLAINED = pattern(r"((?:[\w-]+ ){1,6})\(([A-Z]{2,8})\)")
CLAUSES = pattern(r"[\"“”()\[\]|:;]+|,\s|[.!?](?:\s|$)")
HEADED = pattern(r"\A\W*[0-9][0-9:.]*\W*\s|[:|]")
"""What stands before a heading in its line: *12:40 The Basics*, *Part 1: The Basics*."""
HEADINGS = pattern(r"^(?:#+|[-*+])\s", re.MULTILINE)
ADDRESSES = pattern(r"!?\w+://\S+|\bwww\.\S+|\S*@\w+\S*")
"""Addresses and handles: no names are drawn from them."""
EPITHET = pattern(r"[a-z-]{3,}(?:us|a|um|is|ii|ae|ens|ans|oides|ifer|or)")
"""How the second word of a Latin name ends: *Hydrangea petiolaris*."""
EVERYDAY = 5.0
"""Zipf frequency from which a capital says nothing even inside a sentence."""
HEADS = frozenset(
    "about after and are as asking at because before behind but by can did do does download episode featuring "
    "follow for from guest guests has host how if in inside interview into introducing is joined meet meeting my on "
    "our part recorded should since speaking talking than thanks that this today use via visit was we welcome what "
    "when where whether which while who why will with your".split()
)
"""Words that have a capital from the head of their line alone: *With Ilya Sutskever*, *How OpenAI began*."""
COMMON = 4.0
"""Zipf frequency from which a lone capitalised word at the head of a sentence says nothing."""
LONGEST = 6


def terms_in(notes: str) -> tuple[str, ...]:
    """The names and terms that these notes mention, spelled as they spell them, in order."""
    plain = CODE.sub("", ADDRESSES.sub("", notes))
    text = HEADINGS.sub("", plain)
    found = [*(match[1].strip(" .,") for match in QUOTED.finditer(text)), *_explained(text)]
    for line in text.split("\n"):
        found += _of_line(line)
    small = lowered_in(plain, frozenset(word for term in found for word in term.lower().split()))
    return tuple(dict.fromkeys(term for term in (*found, *small) if term))


def _of_line(line: str) -> Iterator[str]:
    """The terms in a line; a heading of the notes themselves has none, after a number or a colon either."""
    foreign = is_foreign(line)
    parts = (part for part in HEADED.split(line) if not is_heading(PIECE.findall(part)))
    for clause in (clause for part in parts for clause in CLAUSES.split(part)):
        for place, run in enumerate(_runs(clause)):
            terms = _readings(run, opening=not place and clause.lstrip().startswith(run[0]))
            yield from (term for term in terms if not (foreign and _may_be_a_noun(term)))


def _may_be_a_noun(term: str) -> bool:
    """Whether a line in another language need not mean a name by this: any noun, or the word that opens it."""
    head, *rest = term.split()
    return head.istitle() and all(map(str.islower, rest)) and not is_name(head.lower())


def _explained(text: str) -> Iterator[str]:
    """Words that an acronym behind them in brackets abbreviates."""
    for match in EXPLAINED.finditer(text):
        words = match[1].split()[-len(match[2]) :]
        if "".join(word[0] for word in words).upper() == match[2]:
            yield " ".join(words)


def _runs(line: str) -> Iterator[list[str]]:
    """Stretches of capitalised or otherwise telling words, with the small words between them."""
    run: list[str] = []
    last = 0
    for match in PIECE.finditer(line):
        word = match.group()
        if run and line[last : match.start()] not in (" ", " & "):
            yield run
            run = []
        last = match.end()
        owner = re.sub(r"['’]s?$", "", word)
        if _telling(word) or (run and (word in LINKS or word.lower() in LOOSE_LINKS or _epithet(run, word))):
            run.append(owner)
            if owner == word:
                continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _epithet(run: list[str], word: str) -> bool:
    """Whether a word in no dictionary makes a species of the name before it."""
    return len(run) == 1 and run[0].istitle() and bool(EPITHET.fullmatch(word)) and _of_latin(run[0], word)


def _of_latin(genus: str, word: str) -> bool:
    unknown = not is_word(word) and not is_name(word) and zipf(word) < COMMON
    return unknown and not is_ordinary(genus.lower()) and zipf(genus.lower()) < COMMON


def _telling(word: str) -> bool:
    return (
        any(letter.isupper() for letter in word)
        or (any(map(str.isdigit, word)) and any(map(str.isalpha, word)))
        or ("." in word and len(word) > 4)
    )


def _readings(run: list[str], *, opening: bool) -> Iterator[str]:
    """The terms in a stretch: all of it, and its parts where a loose link stands between them."""
    run = _without_links_behind(run)
    while opening and len(run) > 1 and run[0].lower() in HEADS:
        run = run[1:]
    split = (part.split() for part in re.split(rf" (?:{'|'.join(LOOSE_LINKS)})(?= )", " ".join(run)))
    parts = list(map(_without_links_behind, split))
    two = len(parts) == 2 and "and" in run  # names, and no title: *GPT-3 and ChatGPT*
    whole = [run] if len(run) <= LONGEST and len(parts) > 1 and not two else []
    for words in (*whole, *parts):
        if words and not _says_nothing(words, opening=opening):
            yield " ".join(words)


def _without_links_behind(run: list[str]) -> list[str]:
    while run and (run[-1] in LINKS or run[-1].lower() in LOOSE_LINKS):
        run = run[:-1]
    return run


def _says_nothing(words: list[str], *, opening: bool) -> bool:
    """One ordinary word with a capital is the head of a sentence or a heading, not a name."""
    if len(words) > LONGEST:
        return True
    word = words[0]
    plain = word[1:].islower() or len(word) == 1
    common = zipf(word.lower()) > (COMMON if opening else EVERYDAY)
    return len(words) == 1 and plain and (common or (opening and is_word(word.lower())))
