"""What may stand behind an option. Nothing of the engine is imported here before a value is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import isnan
from typing import TYPE_CHECKING, Any

import click

from mondegreen_tui.ending import did_you_mean

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class NameOf(click.ParamType):  # type: ignore[type-arg]  # it takes none in click 8.2
    """One of the names that the engine knows; it is asked only when the option is used, or completed."""

    def __init__(self, what: str, names: Callable[[], Iterable[str]]) -> None:
        self.name = what
        self._names = names

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, or a question which one was meant."""
        names = tuple(self._names())
        if value not in names:
            meant = did_you_mean(value, names)
            self.fail(f"there is no {self.name} {value!r}.{meant} There are {', '.join(names)}.", param, ctx)
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        """The names that begin like this."""
        from click.shell_completion import CompletionItem

        del ctx, param
        return [CompletionItem(name) for name in self._names() if name.startswith(incomplete)]


class NameOrFile(click.Path):
    """One of the names that the engine knows, or a file; which it is, the engine says."""

    def __init__(self, what: str, names: Callable[[], Iterable[str]]) -> None:
        super().__init__()
        self.name = what
        self._names = names

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        """The names that begin like this; files where none does."""
        from click.shell_completion import CompletionItem

        names = [CompletionItem(name) for name in self._names() if name.startswith(incomplete)]
        return names or super().shell_complete(ctx, param, incomplete)


def rule_names() -> Iterable[str]:
    """The rules of the shelf."""
    from mondegreen.rule import all_rules

    return sorted(rule.name for rule in all_rules())


class Probability(click.FloatRange):
    """A number from 0 to 1."""

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number. NaN is in every range, for click."""
        number = super().convert(value, param, ctx)
        if isnan(number):
            self.fail("it is not a number from 0 to 1", param, ctx)
        return number


class Understood(click.ParamType):  # type: ignore[type-arg]  # it takes none in click 8.2
    """What the engine understands, or says what is wrong with; it is asked only where there is something to ask."""

    def __init__(self, what: str, understood: Callable[[str], str]) -> None:
        self.name = what
        self._understood = understood

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """As the engine takes it; nothing stays nothing."""
        if not value:
            return value
        from mondegreen.errors import UnknownNameError

        try:
            return self._understood(value)
        except UnknownNameError as error:
            self.fail(str(error), param, ctx)


def language(code: str) -> str:
    """The code of a language without its region."""
    from mondegreen.languages import language_code

    return language_code(code)


def scorer(name: str) -> str:
    """Who else is asked, and where: of a kind that there is."""
    from mondegreen.scorers import judge_named

    judge_named(name)
    return name
