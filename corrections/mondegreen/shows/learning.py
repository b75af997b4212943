"""What could be learned from decisions: a mishearing of a known term, or a new term. Offered, never taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from mondegreen.passage import WORD
from mondegreen.proposal import Kind, Proposal
from mondegreen.sessions.decision import By, Verdict
from mondegreen.sessions.session import Session
from mondegreen.shows.past import Change
from mondegreen.terms.lexicon import Lexicon, Sort, entry_for, squeezed
from mondegreen.terms.vocabulary import is_name, is_word, said_by_chance
from mondegreen_dictionaries import Variant

if TYPE_CHECKING:
    from mondegreen_dictionaries.amend import Draft

LONGEST = 4
"""Words up to which a change is of one term, and not of a sentence."""
ALIKE, ALIKE_ODD = 0.36, 0.5
"""Distances in sound within which words were misheard and not rewritten; the second where no such word is known."""
SENTENCE = re.compile(r"[.,;:?!…()\[\]\"“”]")


class Offer(NamedTuple):
    """What could be remembered: how a term is heard, or with nothing heard the term alone.

    Attributes:
        target: The term, as it is to be written.
        kind: Its kind, as packs have it.
        heard: How it was heard, in lower case; empty where only the term is new.
        form: What is written for that where it is a part of the target: *Sutskever* of *Ilya Sutskever*.
        trust: Whether it shall be mended unasked, `always`, or not, `ask`.
        new: Whether the term itself is unknown so far.
        places: How often it was decided here.
    """

    target: str
    kind: str
    heard: str = ""
    form: str = ""
    trust: str = "always"
    new: bool = False
    places: int = 1

    @property
    def says(self) -> str:
        """What will be remembered, in words."""
        if not self.heard:
            return f"*{self.target}*, a new {self.kind}"
        part = f", part of *{self.target}*" if self.form else ""
        new = f", a new {self.kind}" if self.new else ""
        asks = "" if self.trust == "always" else "; to be asked about, for it is said and meant too"
        return f"*{self.heard}* for *{self.form or self.target}*{part}{new}{asks}"

    @property
    def change(self) -> Change:
        """The words and what they become, as they are counted."""
        return Change.of(self.heard, self.form or self.target)

    def put_into(self, draft: Draft) -> bool:
        """Add it to a pack, even if that has said never; whether the pack did not say so already."""
        draft.allow(*self.change)
        heard = [Variant(self.heard, self.trust, form=self.form)] if self.heard else []
        return draft.add(self.target, self.kind, heard)


def offers(session: Session, known: Lexicon) -> tuple[Offer, ...]:
    """What a hand has decided here and `known` does not say yet, most frequent first: clean substitutions by sound."""
    accepted, refused = Counter[tuple[str, str, str]](), set[Change]()
    for place in session.places:
        proposal, ruling = session.proposals[place], session.ruling(place)
        if ruling is None or ruling.by is not By.HAND:
            continue
        if ruling.verdict is Verdict.REJECTED or not ruling.text:
            refused.add(Change.of(proposal.text, proposal.replacement))
        else:
            accepted[proposal.text, ruling.text, _target(proposal, ruling.text)] += 1
    found = Counter[Offer]()
    for (heard, said, target), places in accepted.items():
        if Change.of(heard, said) not in refused:
            for offer in _offer(heard, said, target, known):
                found[offer] += places
    return tuple(offer._replace(places=places) for offer, places in found.most_common())


def _target(proposal: Proposal, said: str) -> str:
    """The term that these words are a form of, as far as the proposal knows it."""
    return proposal.target if proposal.kind is Kind.TERM and said == proposal.replacement else ""


def _offer(heard: str, said: str, target: str, known: Lexicon) -> Iterator[Offer]:
    heard, said = _difference(heard, said)
    words, written = WORD.findall(heard.lower()), WORD.findall(said)
    if not words or not written or max(len(words), len(written)) > LONGEST or SENTENCE.search(f"{heard} {said}"):
        return
    key = squeezed(said)
    forms = known.by_key.get(key, ())
    target = target or next((form.term.target for form in forms if form.sort is not Sort.VARIANT), "")
    make = partial(_made, said, target, new=not known.holds(target))
    if squeezed(heard) == key:
        if not target and _names(said):
            yield make("", "always")
    elif any(form.sort is Sort.VARIANT and form.text == said for form in known.by_key.get(squeezed(heard), ())):
        return
    elif (target or _names(said)) and _alike(words, written):
        yield make(" ".join(words), trust_in(words))


def _made(said: str, target: str, heard: str, trust: str, *, new: bool) -> Offer:
    target = target or said
    return Offer(target, entry_for(target).kind, heard, said if said != target else "", trust, new=new)


def trust_in(words: Sequence[str]) -> str:
    """Whether these lower-case words are mended unasked: what people say and mean, names too, is asked about."""
    return "ask" if said_by_chance(words) or (len(words) == 1 and is_name(words[0])) else "always"


def variant_of(heard: str) -> Variant:
    """The variant of a term that is heard like this."""
    words = WORD.findall(heard.lower().replace("’", "'"))
    return Variant(" ".join(words), trust_in(words))


def _difference(heard: str, said: str) -> tuple[str, str]:
    """Both without the words that they begin and end with in common, and without possessive endings."""
    ours, theirs = heard.replace("’", "'").split(), said.replace("’", "'").split()
    while ours and theirs and ours[0] == theirs[0]:
        del ours[0], theirs[0]
    while ours and theirs and ours[-1] == theirs[-1]:
        del ours[-1], theirs[-1]
    one, other = " ".join(ours), " ".join(theirs)
    if one.endswith("'s") and other.endswith("'s"):
        return one[:-2], other[:-2]
    return one, other


def _names(said: str) -> bool:
    """Whether these words are a term and no rewording: a capital in them, or a word that is in no dictionary."""
    return said != said.lower() or not all(map(is_word, WORD.findall(said)))


def _alike(words: list[str], written: list[str]) -> bool:
    """Whether the words sound so much alike that they were misheard, and none at their edge was said besides.

    *I'm Nora actor berg* is not how *Nora Achterberg* is heard: without its first word it sounds more like it.
    """
    fewer = [part for part in (words[1:], words[:-1]) if part]
    whole, *parts = _apart([words, *fewer], written)
    return whole <= (ALIKE if all(map(is_word, words)) else ALIKE_ODD) and whole <= min(parts, default=whole)


def _apart(every: Sequence[list[str]], written: list[str]) -> list[float]:
    """How far each of these rows of words is in sound from what was written."""
    from mondegreen.hearing.distance import distances
    from mondegreen.hearing.pronunciations import heard_as, said_as

    said, readings = heard_as(word for words in every for word in words), said_as(" ".join(written))
    heard = ["".join(said[word][0] if said[word] else "" for word in words) for words in every]
    return [float(min(distances([each] * len(readings), list(readings)), default=1.0)) for each in heard]
