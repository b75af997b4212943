"""TOML from outside: of bounded size, and every value asked for by its type."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from mondegreen.errors import MalformedError
from mondegreen_dictionaries.meant import did_you_mean

LARGEST = 1_000_000


def toml_of(raw: bytes, path: str, largest: int = LARGEST) -> Mapping[str, Any]:
    """What these bytes of a TOML file hold; no bytes hold nothing.

    Raises:
        MalformedError: It is of more bytes than the largest may have, not UTF-8, or not TOML.
    """
    if not raw:
        return {}
    import tomllib  # most folders hold none

    if len(raw) > largest:
        raise MalformedError(f"{path}: more than {largest:,} bytes; put terms into a pack of their own.")
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise MalformedError(f"{path}: it is not UTF-8; save it as UTF-8.") from error
    except RecursionError as error:
        raise MalformedError(f"{path}: it is nested too deeply; write it flat.") from error
    except ValueError as error:
        raise MalformedError(f"{path}: it is not TOML ({error}); mend that place.") from error


class Table(NamedTuple):
    """A table of a file, and what a message calls it."""

    where: str
    data: Mapping[str, Any]

    def wrong(self, key: str, says: str) -> MalformedError:
        """What to say of a key."""
        return MalformedError(f"{self.where}: {key}: {says}")

    def only(self, keys: Collection[str]) -> None:
        """There is no other key than these."""
        for key in self.data:
            if key not in keys:
                meant = did_you_mean(key, keys)
                raise MalformedError(f"{self.where}: there is no key {key!r}; write one of {', '.join(keys)}.{meant}")

    def text(self, key: str, default: str = "") -> str:
        """A string."""
        value = self.data.get(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, f'write a string, as in {key} = "…".')
        return value

    def one_of(self, key: str, names: Collection[str], default: str = "") -> str:
        """One of these names."""
        value = self.text(key, default)
        if key in self.data and value not in names:
            raise self._unknown(key, value, "one", names)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, none of them empty."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self.wrong(key, f'write a list of strings that are not empty, as in {key} = ["…"].')
        return tuple(value)

    def some_of(self, key: str, names: Collection[str]) -> tuple[str, ...]:
        """A list of these names."""
        for value in (chosen := self.texts(key)):
            if value not in names:
                raise self._unknown(key, value, "some", names)
        return chosen

    def _unknown(self, key: str, value: str, many: str, names: Collection[str]) -> MalformedError:
        meant = did_you_mean(value, names)
        return self.wrong(key, f"there is no {value!r}; write {many} of {', '.join(names)}.{meant}")

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """A table of strings by strings."""
        value = self.data.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
            raise self.wrong(key, f'write a table of strings, as in {key} = {{ "before" = "after" }}.')
        return tuple(value.items())

    def lists(self, key: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """A table of lists of strings by strings; a string stands for a list of one."""
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, f"write a table, [{key}].")
        inner = Table(f"{self.where}: {key}", value)
        return tuple((name, (each,) if isinstance(each, str) else inner.texts(name)) for name, each in value.items())

    def number(self, key: str, default: int) -> int:
        """A whole number from 1 to 1000."""
        value = self.data.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 1000:
            raise self.wrong(key, f"write a whole number from 1 to 1000, as in {key} = {default}.")
        return value
