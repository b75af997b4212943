"""How the settings of two runs differ, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from string import hexdigits
from typing import Any


def differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """How the settings of two runs differ, in a few words."""
    before, now = (json.loads(json.dumps(each)) for each in (before, now))
    names = [name for name in sorted({*before, *now}) if before.get(name) != now.get(name)]
    return ", ".join(_difference(name, before.get(name), now.get(name)) for name in names)


def _difference(name: str, then: object, now: object) -> str:
    if _is_digest(then) and _is_digest(now):
        return f"{name}: not what they were"
    told = ("none" if each is None else "some" if _is_digest(each) else _told(each) for each in (then, now))
    return "{}: then {}, now {}".format(name, *told)


def _told(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and len(value) == 32 and set(value) <= set(hexdigits)
