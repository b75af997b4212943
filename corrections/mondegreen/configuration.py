"""Configuration: what a person or a project always wants, from the TOML file nearest to a transcript."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mondegreen.disk.files import bytes_of
from mondegreen.disk.homes import config_home
from mondegreen.languages import language_code
from mondegreen.policies import CLEAN, Policy, policy_named
from mondegreen.transcripts.transcript import Segment

if TYPE_CHECKING:
    from mondegreen.own_rules import OwnRule

OWN, SHARED = "mondegreen.toml", "pyproject.toml"


class Configuration(NamedTuple):
    """What one file asks for; where it says nothing, the default holds.

    Attributes:
        path: The file; empty where there is none.
        policy: The name of a policy.
        language: The code of the language that is spoken; empty where the words tell.
        kinds: Names of the kinds to propose, or None.
        packs: Names of shipped packs and paths of others, or None.
        terms: Names and terms of every recording.
        ignore: Words and phrases left alone.
        off: Names of rules that are not run.
        scorer: Who else is asked about misheard words, as `--scorer` takes it; empty for nobody.
        theme: The colours of the review, by name; who shows a review knows which there are.
        keys: Keys of the review by the name of what they do, and under `map` the name of a keymap.
        rules: Rules of the user's own, those that are off included.
    """

    path: str = ""
    policy: str = ""
    language: str = ""
    kinds: tuple[str, ...] | None = None
    packs: tuple[str, ...] | None = None
    terms: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    scorer: str = ""
    theme: str = ""
    keys: tuple[tuple[str, tuple[str, ...]], ...] = ()
    rules: tuple[OwnRule, ...] = ()

    def policy_for(self, path: str, segments: Collection[Segment], name: str = "", language: str = "") -> Policy:
        """How far to go with one transcript; `name` and `language` win over what is configured.

        Raises:
            UnknownNameError: There is no such policy or language.
        """
        policy = policy_named(name or self.policy or CLEAN.name)
        if spoken := language or self.language:
            policy = policy.in_language(language_code(spoken))
        for own in self.rules_for(path):
            policy = policy.with_rules(own.among(segments))
        off = set(self.off).difference(own.name for own in self.rules)
        return (policy.without(*off) if off else policy).ignoring(self.ignore)

    def rules_for(self, path: str) -> tuple[OwnRule, ...]:
        """The rules of the user's own that are run on this transcript."""
        place = str(Path(path).absolute())
        home = Path(self.path).absolute().parent if self.path else Path.cwd()
        name = Path(place).relative_to(home).as_posix() if Path(place).is_relative_to(home) else place
        return tuple(
            own for own in self.rules if own.level != "off" and own.name not in self.off and own.concerns(name)
        )


def configuration_near(path: str) -> Configuration:
    """The configuration that holds for this transcript: of the nearest folder above it that has one, whole.

    Where none has, it is the one that a person keeps for everything, in the folder for such things. In a folder,
    `mondegreen.toml` comes before `pyproject.toml`. Standard input stands in the current folder.

    Raises:
        MalformedError: The file is not what it should be; one sentence with the file, the key and what to write.
        UnreadableError: The file cannot be read.
    """
    return next(configurations_above(path), Configuration())


def configurations_above(path: str) -> Iterator[Configuration]:
    """The configurations in the folders above this transcript, the nearest first, and at last the person's own.

    Only what belongs to a person and not to a show, like keys, is looked for further up than in the first.

    Raises:
        MalformedError: The file is not what it should be; one sentence with the file, the key and what to write.
        UnreadableError: The file cannot be read.
    """
    start = Path.cwd() if path == "-" else Path(path).absolute().parent
    for folder in (start, *start.parents):
        if (folder / OWN).is_file():
            yield configuration_in(str(folder / OWN))
        elif (folder / SHARED).is_file() and b"mondegreen" in bytes_of(str(folder / SHARED)):
            found = configuration_in(str(folder / SHARED))
            if found.path:
                yield found
    if (config_home() / OWN).is_file():
        yield configuration_in(str(config_home() / OWN))


def configuration_in(path: str) -> Configuration:
    """The configuration in this file; an empty one where it is a `pyproject.toml` that says nothing of Mondegreen.

    While the file stays as it is, the answer is the very same, so that a rule that has become too slow stays off.

    Raises:
        MalformedError: The file is not what it should be; one sentence with the file, the key and what to write.
        UnreadableError: The file cannot be read.
    """
    return understood(path, bytes_of(path))


@cache
def understood(path: str, raw: bytes) -> Configuration:
    """The configuration in these bytes of the file at this path.

    Raises:
        MalformedError: They are not what they should be.
    """
    from mondegreen.configured import configured  # where there is a file

    return configured(path, raw)
