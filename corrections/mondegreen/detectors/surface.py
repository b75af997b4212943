"""Terms whose very letters stand in the text, in another case or spacing, and listed variants: one pass for all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mondegreen.detectors._articles import odd_articles
from mondegreen.detectors._letters import BRAND, allowed, confidence_of, near_of
from mondegreen.languages import ENGLISH
from mondegreen.passage import Passage
from mondegreen.proposal import Fact, Kind, Proposal
from mondegreen.terms.lexicon import Form, Lexicon, Sort, Tier
from mondegreen.terms.matches import Match, matches
from mondegreen.terms.vocabulary import is_ordinary

OFFERED = 0.6
"""RUSSIA is right as it stands among words that are all in capitals; an editor may still want *Russia*."""
STOP = re.compile(r"[.?!;:…]\s|\n\n")
"""What no name reaches across."""


def surface(passage: Passage, lexicon: Lexicon, nearer: Sequence[Lexicon] = ()) -> Iterator[Proposal]:
    """Proposals for forms that stand here in another case or spacing, and for variants.

    What one of the nearer lexicons has forms for, it alone decides, and of what is a part of them.
    """
    odd, spoken_for = odd_articles(passage, lexicon), _of_several_words(passage, nearer)
    for match in matches(passage, lexicon):
        form = match.form
        elsewhere = spoken_for.issuperset(range(match.first, match.last + 1))
        if elsewhere or any(form.key in other.by_key for other in nearer):
            continue
        start, end = passage.tokens[match.first].start, passage.tokens[match.last].end
        heard = passage.text[start:end]
        words = " ".join(heard.split())  # a name may stand right on two lines: San⏎Francisco
        alike = lexicon.by_key[form.key]
        if any(other.text + match.tail == words for other in alike if other.sort is not Sort.VARIANT):
            continue
        if STOP.search(heard) or _inside_spelling(passage, match) or not allowed(passage, match):
            continue
        text = _cased(form, heard, passage.opens_sentence(match.first)) + match.tail
        confidence = confidence_of(passage, match)
        if text == words or not confidence:
            continue
        kind = Kind.CASING if text.casefold() == words.casefold() else _kind(form)
        yield Proposal(
            start,
            end,
            heard,
            text,
            min(confidence, OFFERED) if match.first in odd or _only_offered(passage, match, kind) else confidence,
            kind,
            _rule(match),
            _reason(match, heard),
            target=form.term.target,
            evidence=tuple(_facts(passage, match)),
        )


def _of_several_words(passage: Passage, lexicons: Sequence[Lexicon]) -> frozenset[int]:
    """The tokens of terms in several words: no pack makes *next JS* of what may be the Next.js of the notes."""
    found = (match for lexicon in lexicons for match in matches(passage, lexicon) if match.last > match.first)
    return frozenset(token for match in found for token in range(match.first, match.last + 1))


def _kind(form: Form) -> Kind:
    """What sort of error a form mends: *baited breath* is no term, but ordinary words that were misheard."""
    phrase = form.sort is Sort.VARIANT and form.term.entry.kind == "phrase" and form.text.islower()
    return Kind.MISHEARING if phrase else Kind.TERM


def _only_offered(passage: Passage, match: Match, kind: Kind) -> bool:
    """Whether case is no evidence: all is in capitals, or nobody here knows whether *mit* is a word or MIT."""
    if passage.language != ENGLISH:
        return match.first == match.last and passage.tokens[match.first].text.islower()
    return kind is Kind.CASING and passage.shouted


def right_as_it_stands(passage: Passage, lexicon: Lexicon) -> Mapping[int, bool]:
    """The tokens that are names or acronyms known in exactly this spelling, capitals and all.

    Of each it is said whether it is written as no ordinary name is: GPT, OpenAI, GPT-3.
    """
    found: dict[int, bool] = {}
    for match in matches(passage, lexicon):
        first, last, form, _ = match
        heard = passage.text[passage.tokens[first].start : passage.tokens[last].end]
        if form.sort is not Sort.VARIANT and not form.text.islower() and heard.startswith(form.text):
            if form.term.tier is Tier.PACK and first == last and not _spoken_for(passage, match):
                continue
            brand = form.text.isupper() or bool(BRAND.search(form.text))
            found.update((token, brand or found.get(token, False)) for token in range(first, last + 1))
    return found


def _spoken_for(passage: Passage, match: Match) -> bool:
    """Whether more than a capital says that an ordinary word is the name here: *Vision* is one by its neighbours."""
    if not is_ordinary(passage.words[match.first]):
        return True
    return bool(match.form.term.entry.near) and allowed(passage, match)


def _cased(form: Form, heard: str, opens: bool) -> str:  # noqa: FBT001
    """The form's text, with a capital where its term follows the sentence; *payJoin* is left to say *payjoin*."""
    if form.term.entry.case == "exact":
        return form.text
    if form.term.entry.case == "follow" and heard.casefold() == form.text.casefold():
        return heard
    capital = (opens or form.term.entry.case == "follow") and heard[:1].isupper()
    return form.text[:1].upper() + form.text[1:] if capital else form.text


def _inside_spelling(passage: Passage, match: Match) -> bool:
    """Whether letters said one by one spell a name, or stand in a longer row of them: *c r a i g* holds no AIG."""
    words = passage.words
    letters = all(len(word) == 1 for word in words[match.first : match.last + 1])
    around = (*words[max(0, match.first - 1) : match.first], *words[match.last + 1 : match.last + 2])
    spelled = match.last > match.first and not match.form.text.isupper()
    return letters and (spelled or any(len(word) == 1 for word in around))


def _rule(match: Match) -> str:
    return "listed-variant" if match.form.sort is Sort.VARIANT else "known-term"


def _facts(passage: Passage, match: Match) -> Iterator[Fact]:
    """What the confidence rests on, in words."""
    words = passage.words[match.first : match.last + 1]
    yield Fact("distance in letters, 0 the same", 0.0)
    yield Fact("share of heard words that are ordinary ones", sum(map(is_ordinary, words)) / len(words))
    yield Fact("the term is of a pack, not named for this recording", float(match.form.term.tier is Tier.PACK))
    yield Fact("it is a listed mishearing", float(match.form.sort is Sort.VARIANT))
    yield Fact("words that its entry wants near by stand there", float(bool(near_of(match.form))))


def _reason(match: Match, heard: str) -> str:
    target, where = match.form.term.target, match.form.term.says
    if match.form.sort is Sort.VARIANT:
        return f"*{heard}* is how recognisers write *{target}*, {where}."
    return f"*{match.form.text}* is written so; {where}."
