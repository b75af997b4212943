"""Where the program keeps things of its own on this machine."""

from __future__ import annotations

from pathlib import Path


def cache_home() -> Path:
    """The folder of what can be made again at any time; it may not be there yet."""
    from platformdirs import user_cache_path

    return user_cache_path("mondegreen")


def state_home() -> Path:
    """The folder of what was learned in use and is of no use to others; it may not be there yet."""
    from platformdirs import user_state_path

    return user_state_path("mondegreen")


def config_home() -> Path:
    """The folder of what a person has written for every transcript; it may not be there yet."""
    from platformdirs import user_config_path

    return user_config_path("mondegreen")
