"""A group of verbs that is a folder: put a file there and its verb is found, and imported when it is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import cast

import click

from mondegreen_tui.ending import did_you_mean


def names_in(folder: ModuleType) -> tuple[str, ...]:
    """The names of the verbs in this folder."""
    return tuple(sorted(_modules(folder)))


@cache
def _modules(folder: ModuleType) -> Mapping[str, str]:
    """The module of each verb; where a verb is a word of Python's own, its file has an underscore behind it."""
    names = (module.name for module in iter_modules(folder.__path__) if not module.name.startswith("_"))
    return {name.removesuffix("_").replace("_", "-"): name for name in names}


class Shelf(click.Group):
    """The verbs of one folder, each loaded when it is asked for."""

    folder: ModuleType

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, without loading anything."""
        del ctx
        return list(names_in(self.folder))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of this name."""
        del ctx
        module = _modules(self.folder).get(cmd_name)
        return cast("click.Command", import_module(f"{self.folder.__name__}.{module}").verb) if module else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that is meant, or a question which one could be."""
        name = args[0]
        if name not in names_in(self.folder) and not name.startswith("-") and not ctx.resilient_parsing:
            ctx.fail(f"There is no verb {name!r}.{self.meant(name)}")
        return super().resolve_command(ctx, args)

    def meant(self, name: str) -> str:
        """A question which verb could be meant, or nothing."""
        return did_you_mean(name, names_in(self.folder))
