"""Terms made ready to be found: every form of every term, by the letters it is made of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum, StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from mondegreen.passage import WORD
from mondegreen.pattern import pattern
from mondegreen.terms.persons import INITIALS, like_a_person
from mondegreen.terms.vocabulary import is_ordinary, is_word
from mondegreen_dictionaries import Confusion, Entry

COMPANY = pattern(
    r",? (?:&|and) (?:Co(?:mpany|\.)?|Associates|Sons|Partners)\b.*|,? (?:Inc|Incorporated|Corp|Corporation|LLC|LLP|LP|"
    r"Ltd|Limited|plc|PLC|N\.?V|S\.?A|AG|SE|GmbH|Co)\b\.?.*"
)
"""What a company carries on paper and nobody says."""
GENERIC = frozenset(
    "advisors advisory asset associates bank bancorp brothers capital communications company conference corporation "
    "energy equity equities financial foundation fund fundamental global group healthcare holding holdings industries "
    "institute insurance international investment investments lab laboratories labs management markets media network "
    "networks partners pharmaceuticals research securities services solutions systems technologies technology "
    "therapeutics trust university ventures wealth".split()
)
"""Words after which the distinctive part of an organisation's name has ended."""
HEAD = 4
"""Letters by which a place in a text is told where no key can begin."""
APOSTROPHES = str.maketrans("", "", "'’")


class Tier(IntEnum):
    """Where a term comes from, nearest first: nearer means more probable."""

    RECORDING = 0
    SHOW = 1
    USER = 2
    PACK = 3


TIERS = {
    Tier.RECORDING: "named for this recording",
    Tier.SHOW: "a term of this show",
    Tier.USER: "a term of your own",
    Tier.PACK: "a known term",
}


class Sort(StrEnum):
    """What part of a term a form is."""

    FULL = "full"
    SURNAME = "surname"
    GIVEN = "given name"
    SHORT = "short form"
    PLURAL = "plural"
    VARIANT = "variant"


class Term(NamedTuple):
    """A target with all that it owns, and where it comes from; whether it is known for being `spelled` aloud there."""

    entry: Entry
    tier: Tier
    spelled: bool = False

    @property
    def target(self) -> str:
        """Exactly what to write."""
        return self.entry.target

    @property
    def says(self) -> str:
        """What a reason says of it."""
        return "spelled out in this recording" if self.spelled else TIERS[self.tier]


class Form(NamedTuple):
    """One way a term is said: `key` is its squeezed letters, `text` what to write, `trust` for variants."""

    key: str
    text: str
    term: Term
    sort: Sort = Sort.FULL
    trust: str = "always"


@lru_cache(maxsize=1 << 15)
def squeezed(text: str) -> str:
    """Lower-case letters and digits alone: what is left when case, spaces, hyphens and dots do not count."""
    return "".join(WORD.findall(text.lower())).translate(APOSTROPHES)


def possessive(word: str, text: str) -> str:
    """The ending that a text takes over from the last heard word; none where it has one itself."""
    return "'s" if word.endswith("'s") and not text.endswith(("'s", "’s")) else ""


def entry_for(target: str) -> Entry:
    """The entry of a term about which nothing is known but its spelling; the kind is guessed from its shape."""
    words = target.split()
    if COMPANY.search(target) or any(word.lower().strip(".,") in GENERIC for word in words):
        return Entry(target, "organisation")
    if like_a_person(words):
        return Entry(target, "person")
    if target.isupper():
        return Entry(target, "acronym")
    return Entry(target, "term", case="follow" if target.islower() else "exact")


def forms_of(term: Term) -> Iterator[Form]:
    """Every form of a term that may be heard, the term itself first."""
    entry = term.entry
    spoken = COMPANY.sub("", entry.target) if entry.kind == "organisation" else entry.target
    yield Form(squeezed(spoken), spoken, term)
    for form in entry.forms:
        yield Form(squeezed(form), form, term)
    for variant in entry.variants:
        yield Form(squeezed(variant.heard), variant.form or spoken, term, Sort.VARIANT, variant.trust)
    if entry.kind in ("acronym", "product") and not spoken.endswith("s"):
        yield Form(squeezed(spoken) + "s", spoken + "s", term, Sort.PLURAL)
    if term.tier != Tier.PACK:
        yield from _parts(spoken, term)


def _parts(spoken: str, term: Term) -> Iterator[Form]:
    """The parts of a name of this recording that stand for the whole."""
    words = spoken.split()
    if len(words) < 2:
        return
    if term.entry.kind == "person":
        yield Form(squeezed(words[-1]), words[-1], term, Sort.SURNAME)
        if not INITIALS.fullmatch(words[0]):
            yield Form(squeezed(words[0]), words[0], term, Sort.GIVEN)
    elif term.entry.kind == "organisation":
        head = [word.strip(",") for word in words]
        cut = next((place for place, word in enumerate(head) if place and (word.lower() in GENERIC or word == "&")), 0)
        if cut and not all(is_ordinary(word.lower()) for word in head[:cut]):
            yield Form(squeezed(" ".join(head[:cut])), " ".join(head[:cut]), term, Sort.SHORT)
        if cut != 1 and not is_word(head[0].lower()) and len(head[0]) > 3:
            yield Form(squeezed(head[0]), head[0], term, Sort.SHORT)


class Forms(Protocol):
    """Forms by their numbers."""

    def __len__(self) -> int: ...
    def __getitem__(self, number: int, /) -> Form: ...


class Lexicon:
    """The terms of a tier, and their forms by their letters.

    Attributes:
        size: How many terms there are.
        shipped: Whether they come from packs: whatever the recording is about, they are known.
        forms: Every form of theirs.
        by_key: The forms made of these letters; of equal ones the nearest tier first, variants last.
        keys: The keys of `by_key`, for a quick look.
        heads: The first letters, `HEAD` of them at the most, of every key, and the longest key that begins so.
    """

    size: int
    shipped: bool
    forms: Forms
    by_key: Mapping[str, tuple[Form, ...]]
    keys: Collection[str]
    heads: Mapping[str, int]

    def __init__(self, terms: Iterable[Term]) -> None:
        terms = tuple(terms)
        self.size = len(terms)
        self.shipped = any(term.tier is Tier.PACK for term in terms)
        self.forms = forms = tuple(dict.fromkeys(form for term in terms for form in forms_of(term) if form.key))
        self.by_key = self.keys = keyed(forms)
        self.heads = headed((key[:HEAD], len(key)) for key in self.by_key)

    @cached_property
    def pairs(self) -> Sequence[tuple[str, str]]:
        """The words that stand side by side in a term, in lower case."""
        words = (form.text.lower().split() for form in map(self.forms.__getitem__, range(len(self.forms))))
        return tuple(dict.fromkeys(pair for each in words for pair in pairwise(each)))

    @cached_property
    def confusions(self) -> Sequence[Confusion]:
        """Words that sound alike, and what tells them apart."""
        return ()

    def holds(self, target: str) -> bool:
        """Whether one of the terms is this one, exactly as it is written."""
        return any(self.forms[number].term.target == target for number in range(len(self.forms)))


def keyed(forms: Iterable[Form]) -> dict[str, tuple[Form, ...]]:
    """The forms made of the same letters, together; the nearest tier first, variants last."""
    found: dict[str, list[Form]] = {}
    for form in sorted(forms, key=lambda form: (form.term.tier, form.sort is Sort.VARIANT)):
        found.setdefault(form.key, []).append(form)
    return {key: tuple(same) for key, same in found.items()}


def headed(lengths: Iterable[tuple[str, int]]) -> dict[str, int]:
    """For each head the greatest of the lengths that stand beside it."""
    found: dict[str, int] = {}
    for head, length in lengths:
        if length > found.get(head, 0):
            found[head] = length
    return found
