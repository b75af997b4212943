"""How words are said: from the dictionary, letter by letter, or as their letters sound."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice, product

from mondegreen.disk.store import Sections, Table, Texts, code_of, kept, seal_of, table, texts
from mondegreen.hearing.phonemes import SYMBOL
from mondegreen.pattern import pattern
from mondegreen.terms.vocabulary import KEPT, zipf
from mondegreen_dictionaries import data_file

STRESS = re.compile(r"\d")
PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z']+|\d")
"""What a written name is said in: ChatGPT is Chat and GPT, GPT3 is GPT and 3."""
DIGITS = dict(zip("0123456789", "zero one two three four five six seven eight nine".split(), strict=True))
VOWEL = re.compile(r"[aeiouy]")
RARE = 4.0
"""Zipf frequency below which the dictionary's reading of a word is not the only likely one (*Elia*)."""
LONGEST = 64
"""Letters of a word that are read: no term sounds like a longer one."""
ACRONYM = 5
"""Letters up to which a word in capitals may be said letter by letter."""
FOREIGN = (
    (pattern(r"j(?=[aeiou])"), "y"),
    (pattern(r"ei"), "ai"),
    (pattern(r"ch"), "k"),
    (pattern(r"(?<!s)ch"), "sh"),
    (pattern(r"w"), "v"),
    (pattern(r"z"), "ts"),
    (pattern(r"^x"), "sh"),
    (pattern(r"q(?!u)"), "ch"),
    (pattern(r"ll(?=[aeo])"), "y"),
    (pattern(r"(?<=[aeiou])u[nx]$"), "oon"),
    (pattern(r"(?<=[^aeiou])un$"), "oon"),
)
"""How names from other languages say their letters: German and Slavic, Italian, French, Chinese, Spanish."""
MOST = 6
"""Readings of a term that are tried at the most."""


class Listed(Mapping[str, tuple[str, ...]]):
    """The Carnegie Mellon Pronouncing Dictionary: the readings of each word, a character a phoneme."""

    def __init__(self, sections: Sections) -> None:
        self._words = Table(sections, "words")
        self._said = Texts(sections, "said")

    def __getitem__(self, word: str) -> tuple[str, ...]:
        number = self._words.number(word)
        if number is None:
            raise KeyError(word)
        return tuple(self._said[number].split("\t"))

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and word in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


@cache
def listed() -> Listed:
    """The dictionary: its own file is compiled once, and then mapped into memory."""
    packed = data_file("cmudict.dict.xz")
    made_by = code_of("hearing/pronunciations.py", "hearing/phonemes.py")
    return Listed(kept("pronunciations", (made_by, seal_of(packed)), lambda: _compiled(packed.read_bytes())))


def _compiled(packed: bytes) -> dict[str, bytes]:
    """The table, made of CMU's own file."""
    import lzma

    found: dict[str, list[str]] = {}
    for line in lzma.decompress(packed).decode().splitlines():
        word, *phones = line.partition("#")[0].split()
        found.setdefault(word.partition("(")[0], []).append("".join(map(_symbol, phones)))
    said = ["\t".join(dict.fromkeys(readings)) for readings in found.values()]
    return {**table("words", tuple(found)), **texts("said", said)}


@cache
def _symbol(phone: str) -> str:
    return SYMBOL["AX" if phone == "AH0" else STRESS.sub("", phone)]


_known: dict[str, tuple[str, ...]] = {}


def readings_of(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The readings of lower-case words of letters and apostrophes, likeliest first; many at once are cheaper."""
    from mondegreen.hearing.letters import model

    words = tuple(dict.fromkeys(words))
    found = {word: known for word in words if (known := _known.get(word)) is not None}
    wanted = [word for word in words if word not in found]
    plain = {word: _plain(word) for word in wanted}
    guessed = [word for word in wanted if plain[word] and (word not in listed() or zipf(word) < RARE)]
    guesses = dict(zip(guessed, model().readings([plain[word][:LONGEST] for word in guessed]), strict=True))
    for word in wanted:
        said = [*listed().get(word, ()), *guesses.get(word, ())]
        if not VOWEL.search(word) and len(word) <= ACRONYM:
            said = [spelled_out(word), *said] if word not in listed() else [*said, spelled_out(word)]
        found[word] = _known[word] = tuple(dict.fromkeys(each for each in said if each))
    return {word: found[word] for word in words}


def _plain(word: str) -> str:
    """The word without accents and in the letters of the alphabet."""
    bare = unicodedata.normalize("NFKD", word.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return "".join(letter for letter in bare if letter == "'" or "a" <= letter <= "z")


def spelled_out(word: str) -> str:
    """How a word sounds when its letters are said one by one."""
    return "".join(listed()[DIGITS.get(letter, f"{letter}.")][0] for letter in _with_digits(word))


def _with_digits(word: str) -> Iterator[str]:
    return (
        letter for letter in unicodedata.normalize("NFKD", word.lower()) if "a" <= letter <= "z" or letter in DIGITS
    )


_heard: dict[str, tuple[str, ...]] = {}


def heard_as(tokens: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The readings of words as a recogniser wrote them; those in capitals are acronyms, digits are said."""
    tokens = tuple(dict.fromkeys(tokens))
    if len(_heard) > KEPT:
        _heard.clear()
        _known.clear()  # here and not among the words of a list, which are asked for one by one once all are made
    found = {token: said for token in tokens if (said := _heard.get(token)) is not None}
    new = [token for token in tokens if token not in found]
    pieces = {
        token: PIECE.findall(token if token.isupper() else _plain(token.lower()) or token.lower()) for token in new
    }
    plain = readings_of(piece.lower() for parts in pieces.values() for piece in parts if not piece.isdigit())
    found.update((token, _joined(parts, plain, 2)) for token, parts in pieces.items())
    _heard.update(found)
    return {token: found[token] for token in tokens}


def prepare(texts: Iterable[str]) -> None:
    """Make the readings of all words in these terms at once, which is much cheaper than one by one."""
    words = {piece.lower() for text in texts for piece in PIECE.findall(_ascii(text)) if not piece.isdigit()}
    rare = [word for word in words if zipf(word) < RARE and word not in listed()]
    readings_of([*words, *(variant for word in rare for variant in _foreign(word))])


def said_as(text: str, hints: Iterable[str] = ()) -> tuple[str, ...]:
    """The readings of a term as it is written, capitals and all, and of plain-spelling hints of how it is said."""
    pieces = PIECE.findall(unicodedata.normalize("NFC", _ascii(text)))
    lowered = [piece.lower() for piece in pieces if not piece.isdigit()]
    foreign = {word: _foreign(word) for word in lowered if zipf(word) < RARE and word not in listed()}
    plain = readings_of([*lowered, *(variant for variants in foreign.values() for variant in variants)])
    wider = {**plain}
    for word, variants in foreign.items():
        wider[word] = (*plain[word], *(plain[variant][0] for variant in variants if plain[variant]))
    own = _joined(pieces, wider, MOST)
    return tuple(dict.fromkeys([*own, *(reading for hint in hints for reading in said_as(hint)[:1])]))


def _ascii(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("’", "'"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _foreign(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new for letters, sound in FOREIGN if (new := letters.sub(sound, word)) != word))[:4]


def _joined(pieces: list[str], plain: dict[str, tuple[str, ...]], most: int) -> tuple[str, ...]:
    """The readings of the pieces one after the other, at most so many."""
    options: list[tuple[str, ...]] = []
    for piece in pieces:
        if piece.isdigit():
            options.append(listed()[DIGITS[piece]][:1])
        elif piece.isupper() and len(piece) <= ACRONYM:
            readable = VOWEL.search(piece.lower()) and len(piece) > 2
            options.append((spelled_out(piece), *(plain[piece.lower()][:1] if readable else ())))
        else:
            options.append(plain[piece.lower()])
    if not options or not all(options):
        return ()
    return tuple(dict.fromkeys("".join(each) for each in islice(product(*options), most)))
