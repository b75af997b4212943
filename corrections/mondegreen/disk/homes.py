"""Where the program keeps things of its own on this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_home() -> Path:
    """The folder of what can be made again at any time; it may not be there yet."""
    if plain := _on_linux("XDG_CACHE_HOME", ".cache"):
        return plain
    from platformdirs import user_cache_path

    return user_cache_path("mondegreen")


def state_home() -> Path:
    """The folder of what was learned in use and is of no use to others; it may not be there yet."""
    if plain := _on_linux("XDG_STATE_HOME", ".local/state"):
        return plain
    from platformdirs import user_state_path

    return user_state_path("mondegreen")


def config_home() -> Path:
    """The folder of what a person has written for every transcript; it may not be there yet."""
    if plain := _on_linux("XDG_CONFIG_HOME", ".config"):
        return plain
    from platformdirs import user_config_path

    return user_config_path("mondegreen")


def _on_linux(variable: str, otherwise: str) -> Path | None:
    """The same that platformdirs says, if it is as simple as that: importing it takes longer than a file is checked."""
    named, home = os.environ.get(variable, "").strip(), os.path.expanduser("~")
    if sys.platform != "linux" or not os.path.isabs(named or home) or home == "/":  # that is no home, but none at all
        return None
    return Path(named or os.path.join(home, otherwise), "mondegreen")
