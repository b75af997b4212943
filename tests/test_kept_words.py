"""A worker meets new words without end: what it keeps of them has a bound, and what it says of them does not change."""

from __future__ import annotations

import contextlib
import inspect
import pkgutil
from importlib import import_module

import mondegreen
from mondegreen.hearing import pronunciations
from mondegreen.mishearings import language
from mondegreen.terms.vocabulary import is_word, zipf

ABOUT_WORDS = {"word", "form", "text", "stem", "token"}
WORDS = [f"{head}{tail}" for head in ("gra", "plu", "tosk", "venn") for tail in ("nder", "mish", "lo", "ket", "rix")]


def modules():
    """Those of the engine, but for commands and what needs a library that is not installed, as scikit-learn."""
    for each in pkgutil.walk_packages(mondegreen.__path__, "mondegreen."):
        if not each.name.endswith("__main__"):
            with contextlib.suppress(ModuleNotFoundError):
                yield import_module(each.name)


def test_no_answer_about_a_word_is_kept_without_a_bound():
    kept = {value for module in modules() for value in vars(module).values() if hasattr(value, "cache_info")}
    about = {each for each in kept if ABOUT_WORDS & set(inspect.signature(each).parameters)}
    assert {zipf, is_word} <= about
    assert not [each.__qualname__ for each in about if each.cache_info().maxsize is None]


def test_readings_of_an_archive_are_forgotten_and_made_again_alike(monkeypatch):
    before = {word: pronunciations.heard_as([word])[word] for word in WORDS}
    monkeypatch.setattr(pronunciations, "KEPT", 5)
    monkeypatch.setattr(pronunciations, "_heard", {})
    monkeypatch.setattr(pronunciations, "_known", {})
    for _ in range(2):
        assert {word: pronunciations.heard_as([word])[word] for word in WORDS} == before
        assert len(pronunciations._heard) <= 6
        assert len(pronunciations._known) <= 6
    assert pronunciations.heard_as(WORDS) == before


def test_numbers_of_words_are_forgotten_and_looked_up_again(monkeypatch):
    monkeypatch.setattr(language, "KEPT", 5)
    numbers = language.Numbers({word: place for place, word in enumerate(WORDS)}.get)
    assert [numbers[word] for word in (*WORDS, *WORDS)] == [*range(len(WORDS)), *range(len(WORDS))]
    assert len(numbers) <= 5
