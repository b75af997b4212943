"""What is known of English is not said of other languages."""

import pytest
from wordfreq import available_languages, get_frequency_dict

from mondegreen import Corrector
from mondegreen.errors import UnknownNameError
from mondegreen.languages import LEAST, LISTED, SIGNS, language_code, language_of
from mondegreen.passage import Passage
from mondegreen.policies import CLEAN
from mondegreen.terms.vocabulary import is_word

GERMAN = """Guten Tag und herzlich willkommen zu unserer Sendung. Heute sprechen wir mit Frau Müller über die Zukunft
der künstlichen Intelligenz. Wir haben ja in den letzten Jahren gesehen, dass die die Modelle immer größer werden.
Man kann am Ende sagen, dass wir eine Art von Wandel sehen. Die Firma hat mit der Universität München zusammen
gearbeitet, mit Open Ai und mit Jan Lekun. [Musik] Ich bin im Wald gewesen, und da war ein Hut am Baum."""
FRENCH = """Bonjour et bienvenue dans notre émission. Aujourd'hui nous nous sommes réunis pour parler de l'avenir. On a
pour but de faire plus. C'est comme on dit une question de temps, et pas de chat. La science est une main
tendue. Je pense que c'est un pain quotidien, euh, et puis nous avons parlé avec Open Ai. Il faut aller au
bout de la chose, sans fin."""


def proposed(text, **known):
    return [(p.text, p.replacement) for p in Corrector(**known).propose(text)]


@pytest.mark.parametrize("language", sorted(set(available_languages("small")) - {"en"}))
def test_no_other_language_is_taken_for_english(language):
    shares = get_frequency_dict(language, wordlist="small")
    whole = sum(shares.values())
    assert sum(shares.get(sign, 0.0) for sign in SIGNS) < LEAST / 2 * whole
    assert sum(share for word, share in shares.items() if is_word(word)) < LISTED * 0.7 * whole


@pytest.mark.parametrize("text", [GERMAN, FRENCH])
def test_in_another_language_nothing_is_mended_by_what_is_known_of_english(text):
    assert language_of(Passage.of(text)) == "und"
    assert proposed(text) == ([("[Musik]", "")] if "[Musik]" in text else [])


def test_in_another_language_a_named_term_is_found_by_its_letters_and_not_by_its_sound():
    assert ("Open Ai", "OpenAI") in proposed(GERMAN, terms=["OpenAI", "Yann LeCun"])
    assert "Jan Lekun" not in dict(proposed(GERMAN, terms=["OpenAI", "Yann LeCun"]))


def test_in_another_language_a_small_word_may_be_no_acronym_and_is_asked_about():
    asked = {p.text: p.confidence for p in Corrector(terms=["MIT"]).propose(GERMAN)}
    assert asked["mit"] < 0.9


def test_a_language_that_is_named_is_believed():
    assert "Jan Lekun" in dict(proposed(GERMAN, terms=["Yann LeCun"], policy=CLEAN.in_language("en")))
    assert proposed("we went to the the house", policy=CLEAN.in_language("de")) == []


def test_a_list_of_english_words_is_english():
    assert language_of(Passage.of("milk butter flour sugar eggs salt pepper " * 10)) == "en"


def test_a_text_too_short_to_tell_is_taken_for_english():
    assert language_of(Passage.of("Guten Tag und willkommen")) == "en"


@pytest.mark.parametrize(("text", "code"), [("en", "en"), ("pt-BR", "pt"), (" DE ", "de"), ("zh_Hans", "zh")])
def test_a_code_may_have_a_region(text, code):
    assert language_code(text) == code


@pytest.mark.parametrize("text", ["", "German", "e", "x y", "en-"])
def test_what_is_no_code_is_said(text):
    with pytest.raises(UnknownNameError, match="write a code such as en, de or pt-BR"):
        language_code(text)
