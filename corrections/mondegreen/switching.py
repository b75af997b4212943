"""Switching a rule off and on for all transcripts of a folder, in the configuration that holds there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from mondegreen.configuration import OWN, SHARED, configuration_near
from mondegreen.disk.files import bytes_of, written
from mondegreen.errors import MalformedError, UnknownNameError
from mondegreen.rule import all_rules
from mondegreen_dictionaries.amend import with_listed, without_listed


def configuration_for(path: str) -> Path:
    """The configuration of this transcript, or where one would be begun: beside it."""
    found = configuration_near(path).path
    return Path(found) if found else Path(path).absolute().parent / OWN


def can_be_off(path: str, rule: str) -> bool:
    """Whether this is the name of a rule: the search for names and terms is none."""
    own = (each.name for each in configuration_near(path).rules)
    return rule in {*(each.name for each in all_rules()), *own}


def switch_off(path: str, rule: str) -> Path:
    """Run this rule no more on transcripts for which the configuration of this one holds; where that is written.

    Raises:
        UnknownNameError: There is no such rule.
        MalformedError: The configuration is not what it should be; it stays as it is.
        UnwritableError: Its place is not writable.
    """
    return _switched(path, rule, with_listed)


def switch_on(path: str, rule: str) -> Path:
    """Run this rule again where `switch_off` would have it run no more; where that is written.

    Raises:
        UnknownNameError: There is no such rule.
        MalformedError: The configuration is not what it should be; it stays as it is.
        UnwritableError: Its place is not writable.
    """
    return _switched(path, rule, without_listed)


def _switched(path: str, rule: str, change: Callable[[str, Sequence[str], str, str], str]) -> Path:
    if not can_be_off(path, rule):
        raise UnknownNameError(f"{rule} is no rule that could be off; terms that are never wanted are told one by one.")
    place = configuration_for(path)
    text = bytes_of(str(place)).decode("utf-8-sig") if place.exists() else ""
    try:
        after = change(text, ("tool", "mondegreen") if place.name == SHARED else (), "off", rule)
    except ValueError as error:
        raise MalformedError(f'{place}: write off = ["{rule}"] into it by hand ({error}).') from error
    if after != text:
        written(place, after.encode())
    return place
