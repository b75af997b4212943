"""Packs held to their laws: those of their form, those that need the vocabulary, and their own sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mondegreen.corrector import Corrector
from mondegreen.passage import WORD
from mondegreen.proposal import Kind, Proposal
from mondegreen.rule import all_rules
from mondegreen.terms.vocabulary import is_ordinary, said_by_chance
from mondegreen_dictionaries import Entry, Pack, PackError, Variant, pack_named, pack_names, pack_path, pack_text
from mondegreen_dictionaries.laws import Law, Place, Problem, folded, problems
from mondegreen_dictionaries.pack import GLOSSARIES

ASKED = 0.3
"""Confidence from which a change that a person decides must be proposed."""
BELIEVED = 0.6
"""Confidence from which every other change must be: what the letters give a listed variant of ordinary words."""
LEFT_ALONE = 0.7
"""Confidence from which nothing may be proposed where a sentence stays."""


class Trial(NamedTuple):
    """A pack and the engine with this pack alone."""

    pack: Pack
    corrector: Corrector


def lint(names: Iterable[str]) -> tuple[Problem, ...]:
    """Everything that is wrong in these packs: names of shipped ones, or paths.

    The laws between packs hold among those that are named and, beside a pack of one's own, the shipped ones. A pack
    that cannot be read has that one problem.

    Raises:
        PackError: There is no such pack.
    """
    paths = {name: pack_path(name) for name in names}
    texts = {path.stem: pack_text(path) for path in paths.values()}
    own = [name for name in paths if name not in pack_names()]
    beside = [pack_named(name) for name in pack_names() if own and name not in texts]
    found = list(problems(texts, beside))
    for name, path in paths.items():
        try:
            pack = pack_named(name)
            found += unsound(pack._replace(name=pack.name or path.stem), name)
        except PackError:
            continue  # the laws of the form have said why
    return tuple(found)


def unsound(pack: Pack, name: str) -> Iterator[Problem]:
    """What the vocabulary and the engine have against a pack, which the corrector finds by this name."""
    trial = Trial(pack, Corrector(packs=[name], kinds=[Kind.TERM, Kind.CASING, Kind.MISHEARING]))
    for law in OF_WORDS:
        if pack.name not in GLOSSARIES or law is not ordinary_target_has_conditions:
            yield from law.problems(pack)
    for proof in OF_SENTENCES:
        yield from proof.problems(trial)


@Law
def ordinary_words_have_conditions(pack: Pack) -> Iterator[Place]:
    """Give the variant `near` words or `trust = "ask"`: people say these words and mean them."""
    for entry in pack.entries:
        for variant in entry.variants:
            if not _guarded(entry) and _unguarded(variant) and said_by_chance(WORD.findall(variant.heard)):
                yield Place(pack.name, entry.target, variant.heard)


def _guarded(entry: Entry) -> bool:
    return bool(entry.near or entry.not_near or entry.not_in)


def _unguarded(variant: Variant) -> bool:
    return variant.trust == "always" and not variant.near


@Law
def ordinary_target_has_conditions(pack: Pack) -> Iterator[Place]:
    """Give the term a table that says when the word is not meant as it stands: `near`, `not_near` or `not_in`.

    Where the word in lower case, too, is hardly ever anything but the name (*japan*), `strictness = "loose"` says so.
    """
    for entry in pack.entries:
        for text in (entry.target, *entry.forms):
            word = WORD.findall(text.lower())
            if word == [text.lower()] and text not in word and is_ordinary(word[0]) and not _told_apart(entry):
                yield Place(pack.name, entry.target, text)


def _told_apart(entry: Entry) -> bool:
    return _guarded(entry) or entry.strictness == "loose" or entry.case == "follow"


@Law
def becomes(trial: Trial) -> Iterator[Place]:
    """Mend the entry or its `becomes` sentence: the engine does not propose this change, or is not sure enough."""
    for entry in trial.pack.entries:
        for before, after in entry.becomes:
            if not _proposed(trial.corrector, entry, before, after):
                yield Place(trial.pack.name, entry.target, before)


def _proposed(corrector: Corrector, entry: Entry, before: str, after: str) -> bool:
    """Whether this very change is proposed; what else is proposed in the sentence is another entry's matter."""
    return any(
        each.confidence >= _demanded(entry, each)
        and before[: each.start] + each.replacement + before[each.end :] == after
        for each in corrector.propose(before)
    )


def _demanded(entry: Entry, proposal: Proposal) -> float:
    heard = folded(proposal.text)
    asked = any(variant.trust == "ask" and folded(variant.heard) in heard for variant in entry.variants)
    return ASKED if asked else BELIEVED


@Law
def stays(trial: Trial) -> Iterator[Place]:
    """Give the entry conditions that keep it out of its `stays` sentence."""
    rules = {rule.name for rule in all_rules()}
    for entry in trial.pack.entries:
        for sentence in entry.stays:
            sure = (each for each in trial.corrector.propose(sentence) if each.confidence >= LEFT_ALONE)
            if any(each.rule not in rules for each in sure):
                yield Place(trial.pack.name, entry.target, sentence)


OF_WORDS = (ordinary_words_have_conditions, ordinary_target_has_conditions)
OF_SENTENCES = (becomes, stays)
