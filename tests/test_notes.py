"""What is drawn from notes, and what is not."""

from __future__ import annotations

import pytest

from mondegreen import Corrector
from mondegreen.terms.notes import terms_in


@pytest.mark.parametrize(
    "notes",
    [
        "Ingredients: gochujang, mirin, garlic and molcajete.",
        "gochujang\nmirin\nmolcajete\ngarlic",
        "# What we need\n\n- gochujang\n- mirin\n- 1 old molcajete\n",
        "1. gochujang\n2. mirin\n3. molcajete",
        "To cook (gochujang, garlic, mirin; molcajete): begin early.",
    ],
)
def test_the_words_of_a_list_are_terms_without_a_capital(notes):
    found = terms_in(notes)
    assert {"gochujang", "mirin", "molcajete"} <= set(found)
    assert not {"garlic", "early", "old"} & set(found)


def test_a_rare_word_of_prose_that_no_dictionary_has_is_a_term():
    notes = "This week we plant epimediums in dry shade, and ask how bright a kilonova is when two stars merge."
    assert terms_in(notes) == ("epimediums", "kilonova")


@pytest.mark.parametrize(
    "notes",
    [
        "We recieve many leters from podcasters and redownload the livestream with a perennial, petulant anemone.",
        "Write to gochujang@example.org, see example.org/molcajete and docs.molcajete.com, or look for #gochujang.",
        "El nuevo libro de cocina coreana explica muchas recetas sabrosas.",
        "In dieser Folge sprechen wir darüber, wie man einen schattigen Garten bepflanzt.",
    ],
)
def test_slips_derived_words_addresses_and_other_languages_are_no_terms(notes):
    assert not [term for term in terms_in(notes) if term.islower() and "." not in term]


@pytest.mark.parametrize(
    "notes", ["Hydrangea and other shrubs.", "- Anemone\n- Hydrangea", "Plants: Hydrangea, Anemone, Hosta"]
)
def test_a_capital_at_the_head_of_a_line_or_an_item_says_nothing_of_a_word(notes):
    text = "She has a hydrangea beside the anemone and one more hydrangea. Hydrangea is what she likes."
    assert not {"Hydrangea", "Anemone"} & set(terms_in(notes))
    assert not Corrector(notes=notes).propose(text)


@pytest.mark.parametrize(
    ("notes", "term"),
    [
        ("Our guest is Marc ap Gwilym.", "Marc ap Gwilym"),
        ("We read Ahmad ibn Fadlan and Hind bint Utba.", "Ahmad ibn Fadlan"),
        ("Marc ap Gwilym of the AP is here.", "AP"),
        ("A climber is Hydrangea petiolaris.", "Hydrangea petiolaris"),
        ("A tree is Acer palmatum in autumn.", "Acer palmatum"),
    ],
)
def test_a_name_is_drawn_with_its_small_words_and_a_species_with_its_epithet(notes, term):
    assert term in terms_in(notes)


@pytest.mark.parametrize("notes", ["Bitcoin multisig is new.", "She says Korean perilla is best.", "Grow petiolaris."])
def test_no_species_is_made_of_a_name_and_a_rare_word(notes):
    assert not [term for term in terms_in(notes) if " " in term]


def test_what_is_listed_in_lower_case_is_found_and_takes_no_capital_away():
    notes = "Tags: payjoin, gochujang, molcajete"
    (found,) = Corrector(notes=notes).propose("We talk about PayJoin. We stir in some gochu jang.")
    assert found.replacement == "gochujang"


@pytest.mark.parametrize(
    "heading",
    [
        "# The Basics",
        "- Why It Matters",
        "12:40 The Big Picture",
        "(01:12:40) About the Author",
        "Chapter 3: How To Get Started",
        "Key Takeaways:",
        "Show Notes",
    ],
)
def test_what_heads_a_part_of_the_notes_names_nothing(heading):
    notes = f"A talk with Ilya Sutskever.\n\n{heading}\n\nWe speak of the Genesis Book."
    assert terms_in(notes) == ("Ilya Sutskever", "Genesis Book")


@pytest.mark.parametrize(
    "line", ["How OpenAI Began", "The Genesis Block of Hashcash", "12:40 Silent Payments", "Why BIP"]
)
def test_a_heading_with_a_name_in_it_still_gives_it(line):
    assert terms_in(line)


@pytest.mark.parametrize(
    "code",
    [
        "Use code BREAD20 at checkout.",
        "Get it with promo code BREAD20 today!",
        "Promo Code: BREAD20",
        "Code: BREAD",
        'Enter the code "BREAD20" and save.',
    ],
)
def test_the_code_of_a_sponsor_is_no_term(code):
    assert not [term for term in terms_in(f"We bake with Ana Ruiz.\n{code}") if "BREAD" in term]


@pytest.mark.parametrize("notes", ["We write code with GPT-4.", "The code of RFC 9110 is old.", "Use ChatGPT."])
def test_what_is_merely_spoken_of_beside_code_stays_a_term(notes):
    assert terms_in(notes)


@pytest.mark.parametrize(
    "line",
    [
        "Gracias por escuchar",
        "Merci beaucoup",
        "Bonjour à tous",
        "Mit freundlichen Grüßen",
        "Das ist eine kurze Notiz über Brot.",
    ],
)
def test_a_line_in_another_language_gives_no_ordinary_words_of_it(line):
    assert terms_in(f"{line}\n{line}\nWe bake with Ana Ruiz.") == ("Ana Ruiz",)


@pytest.mark.parametrize("notes", ["- pâte à choux\n- levain", "Acer palmatum\nHosta", "gochujang\nmirin\nmolcajete"])
def test_a_term_of_another_language_in_a_list_is_one(notes):
    assert terms_in(notes)


def test_an_item_gives_its_rare_words_and_not_the_phrase_around_them():
    notes = "- slow light photonics\n- gochujang glazed salmon"
    assert terms_in(notes) == ("photonics", "gochujang")
    assert not Corrector(notes=notes).propose("There was a slower light in photonics, and we glaze the salmon.")
