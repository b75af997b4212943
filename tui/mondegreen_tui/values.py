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


class Pack(click.Path):
    """A shipped pack, or a file."""

    name = "pack"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        """The shipped packs that begin like this; files where none does."""
        from click.shell_completion import CompletionItem

        from mondegreen_dictionaries import pack_names

        names = [CompletionItem(name) for name in pack_names() if name.startswith(incomplete)]
        return names or super().shell_complete(ctx, param, incomplete)


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


class Scorer(click.ParamType):  # type: ignore[type-arg]  # it takes none in click 8.2
    """Who else is asked, and where."""

    name = "scorer"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, of a kind that there is."""
        if not value:
            return ""
        from mondegreen.errors import UnknownNameError
        from mondegreen.scorers import judge_named

        try:
            judge_named(value)
        except UnknownNameError as error:
            self.fail(str(error), param, ctx)
        return value


class Language(click.ParamType):  # type: ignore[type-arg]  # it takes none in click 8.2
    """The code of a language."""

    name = "language"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code without its region."""
        if not value:
            return ""
        from mondegreen.errors import UnknownNameError
        from mondegreen.languages import language_code

        try:
            return language_code(value)
        except UnknownNameError as error:
            self.fail(str(error), param, ctx)
