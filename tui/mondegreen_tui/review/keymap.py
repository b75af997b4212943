"""Which keys do what: the two keymaps that ship, and what a person's own configuration changes in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mondegreen.configuration import Configuration, configurations_above
from mondegreen.errors import MalformedError
from mondegreen_tui.ending import did_you_mean
from mondegreen_tui.review.keys import ACTS, DIGITS, Act

MAPS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "default": {act.name: act.keys for act in ACTS},
    "git": {act.name: act.git or act.keys for act in ACTS},
}
"""The keymaps that ship: the keys of each act by its name."""
PRETTY = {"pagedown": "PgDn", "pageup": "PgUp", "down": "↓", "up": "↑", "left": "←", "right": "→"}
SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "return": "enter", " ": "space"}
"""Names of what a terminal cannot tell apart."""
TAKEN = {"ctrl+q": "it always leaves", "ctrl+c": "it copies"}
"""Keys that are not ours to give."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of every act.

    Attributes:
        name: Of the keymap that ships and that it begins with.
        changed: The keys of those acts that have others than in it.
    """

    name: str = "default"
    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def keys(self, act: Act) -> tuple[str, ...]:
        """The keys of an act, at least one; the first is shown."""
        return self.changed.get(act.name) or MAPS[self.name][act.name]

    def shown(self, act: Act) -> str:
        """The first of them as people write it, or all where it matters which is pressed."""
        return self.all_shown(act) if act.counts else pretty(self.keys(act)[0])

    def all_shown(self, act: Act) -> str:
        """All of them as people write them."""
        keys = self.keys(act)
        return "1–9" if keys == DIGITS else "  ".join(map(pretty, keys))

    def act_of(self, key: str) -> tuple[Act, int] | None:
        """What a key does, and which of the keys of this act it is, from 1."""
        for act in ACTS:
            if key in (keys := self.keys(act)):
                return act, keys.index(key) + 1
        return None


def pretty(key: str) -> str:
    """A key as people write it."""
    return PRETTY.get(key, key.replace("ctrl+", "Ctrl-"))


def keymap_near(path: str, name: str = "") -> Keymap:
    """The keymap for the review of this transcript: of the nearest configuration above it that speaks of keys.

    Args:
        path: Of the transcript.
        name: Of a keymap that wins over the one configured; the keys of single acts still hold.

    Raises:
        MalformedError: The configuration is not what it should be.
        UnreadableError: It cannot be read.
    """
    found = next((each for each in configurations_above(path) if each.keys), Configuration())
    return keymap_of(found, name)


def keymap_of(wanted: Configuration, name: str = "") -> Keymap:
    """The keymap that a configuration asks for; `name` is one that wins over its `map`.

    Raises:
        MalformedError: There is no such keymap, act or key, or one key would do two things; the sentence says which.
    """
    given, where = dict(wanted.keys), wanted.path
    begun = name or "".join(given.get("map", ("default",)))
    if begun not in MAPS:
        raise _wrong(where, "map", f"there is no keymap {begun!r}; write {' or '.join(MAPS)}.")
    own = {act: _own_keys(act, keys, where) for act, keys in given.items() if act != "map"}
    owners = _owners(own, where)
    return Keymap(begun, own | dict(_what_is_left(begun, owners, where)))


def _own_keys(name: str, keys: tuple[str, ...], where: str) -> tuple[str, ...]:
    """The keys that a person wants for an act, in the names that are used here."""
    act = next((act for act in ACTS if act.name == name), None)
    if act is None:
        meant = did_you_mean(name, MAPS["default"]) or f" Write one of {', '.join(MAPS['default'])}."
        raise _wrong(where, name, f"there is no such action.{meant}")
    if not keys or (act.counts and len(keys) != len(act.keys)):
        many = f"{len(act.keys)} keys, one for each" if act.counts else "a key"
        example = ", ".join(f'"{key}"' for key in act.keys)
        raise _wrong(where, name, f"it needs {many}, as in {name} = [{example}].")
    return tuple(_known(name, key, where) for key in keys)


def _known(act: str, key: str, where: str) -> str:
    """The name of a key. Textual would take any word for one, and then it could never be pressed."""
    from textual.keys import Keys

    named = SAME.get(key, key)
    if named in TAKEN:
        raise _wrong(where, act, f"{key!r} cannot be given away: {TAKEN[named]}.")
    names = [each.value for each in Keys if not each.value.startswith("<")]
    if named not in names and not (len(named) == 1 and named.isprintable()):
        meant = did_you_mean(key, names)
        raise _wrong(where, act, f"there is no key {key!r}.{meant} Write a character as it is, or space, f2, ctrl+r.")
    return named


def _owners(own: Mapping[str, tuple[str, ...]], where: str) -> Mapping[str, str]:
    """To which act a person gives each key; one key does one thing."""
    owners: dict[str, str] = {}
    for act, keys in own.items():
        for key in keys:
            if owners.setdefault(key, act) != act:
                raise _wrong(where, act, f"{pretty(key)!r} is given to {owners[key]} already; write another key.")
    return owners


def _what_is_left(name: str, owners: Mapping[str, str], where: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The keys of those acts that lose some to what a person wants; none may lose its last."""
    for act in ACTS:
        keys = MAPS[name][act.name]
        left = tuple(key for key in keys if owners.get(key, act.name) == act.name)
        if act.name in owners.values() or left == keys:
            continue
        if not left or act.counts:
            lost = next(key for key in keys if key not in left)
            raise _wrong(where, owners[lost], f"{act.name} needs {pretty(lost)!r}; give {act.name} another key.")
        yield act.name, left


def _wrong(where: str, act: str, says: str) -> MalformedError:
    return MalformedError(f"{where}: keys: {act}: {says}" if where else f"--keys: {says}")
