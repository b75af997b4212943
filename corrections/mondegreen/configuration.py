"""Configuration: what a person or a project always wants, from the TOML file nearest to a transcript."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mondegreen.disk.files import bytes_of
from mondegreen.disk.homes import config_home
from mondegreen.errors import MalformedError, UnknownNameError
from mondegreen.languages import language_code
from mondegreen.outside.tables import Table, toml_of
from mondegreen.own_rules import SURENESS, OwnRule
from mondegreen.policies import CLEAN, POLICIES, Policy, policy_named
from mondegreen.proposal import Kind
from mondegreen.rule import all_rules
from mondegreen.transcripts.transcript import Segment
from mondegreen_dictionaries import PackError, pack_path

OWN, SHARED = "mondegreen.toml", "pyproject.toml"
KEYS = ("policy", "language", "kinds", "packs", "terms", "ignore", "off", "scorer", "theme", "keys", "rule")
OF_A_RULE = tuple("name heard pattern becomes kind level near not_near within reason files speaker fixes stays".split())


@dataclass(frozen=True, slots=True)
class Configuration:
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
    data: Any = toml_of(raw, path)
    if Path(path).name == SHARED:
        tools = data.get("tool")
        data = tools.get("mondegreen") if isinstance(tools, dict) else None
        if data is None:
            return Configuration()
        if not isinstance(data, dict):
            raise MalformedError(f"{path}: tool.mondegreen: write a table, [tool.mondegreen].")
    return _configuration(Table(path, data))


def _configuration(table: Table) -> Configuration:
    table.only(KEYS)
    rules = tuple(_rules(table))
    taken = [each.name for each in all_rules()] if rules or "off" in table.data else []
    for number, own in enumerate(rules):
        if own.name in taken or own.name in (other.name for other in rules[:number]):
            raise table.wrong(f"rule {own.name!r}", "the name is taken; write another.")
    return Configuration(
        path=table.where,
        policy=table.one_of("policy", POLICIES),
        language=_language(table),
        kinds=table.some_of("kinds", tuple(map(str, Kind))) or None,
        packs=tuple(_packs(table)) if "packs" in table.data else None,
        terms=table.texts("terms"),
        ignore=table.texts("ignore"),
        off=table.some_of("off", (*taken, *(own.name for own in rules))),
        scorer=_scorer(table),
        theme=table.text("theme"),
        keys=table.lists("keys"),
        rules=rules,
    )


def _language(table: Table) -> str:
    given = table.text("language")
    try:
        return language_code(given) if given else ""
    except UnknownNameError as error:
        raise table.wrong("language", str(error)) from error


def _scorer(table: Table) -> str:
    """Its name; a path in it is as seen from the file that names it."""
    given = table.text("scorer")
    if not given:
        return ""
    from mondegreen.scorers import judge_named  # not every file names one

    try:
        _, where = judge_named(given)
    except UnknownNameError as error:
        raise table.wrong("scorer", str(error)) from error
    path = "" if not where or "//" in where else str(Path(table.where).parent / Path(where).expanduser())
    return f"{given.partition(':')[0]}:{path}" if path else given


def _packs(table: Table) -> Iterator[str]:
    """Names as they are; paths as seen from the file that names them."""
    for name in table.texts("packs"):
        try:
            path = pack_path(name)
        except PackError as error:
            raise table.wrong("packs", str(error)) from error
        beside = Path(table.where).parent / name
        if not path.is_absolute() and not beside.is_file():
            raise table.wrong("packs", f"there is no file {beside}; write a path as seen from this file.")
        yield str(beside) if not path.is_absolute() else name


def _rules(table: Table) -> Iterator[OwnRule]:
    given = table.data.get("rule", [])
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        raise table.wrong("rule", "write each rule as a table, [[rule]].")
    for number, each in enumerate(given, 1):
        name = each.get("name")
        called = repr(name) if isinstance(name, str) else f"{number}"
        yield _rule(Table(f"{table.where}: rule {called}", each))


def _rule(table: Table) -> OwnRule:
    table.only(OF_A_RULE)
    heard, pattern = table.text("heard"), table.text("pattern")
    if bool(heard.strip()) == bool(pattern):
        raise table.wrong("heard", "write either heard, the words as they stand, or pattern.")
    for key, example in (("name", "open-eye"), ("becomes", "OpenAI")):
        if key not in table.data:
            raise table.wrong(key, f'it is missing; write {key} = "{example}".')
    name = table.text("name")
    if not name or not all(part.isalnum() and part == part.lower() for part in name.split("-")):
        raise table.wrong("name", 'write lower-case words with hyphens, as in name = "open-eye".')
    try:
        return OwnRule(
            name,
            table.text("becomes"),
            heard,
            pattern,
            Kind(table.one_of("kind", tuple(map(str, Kind)), Kind.MISHEARING)),
            table.one_of("level", tuple(SURENESS), "auto"),
            near=table.texts("near"),
            not_near=table.texts("not_near"),
            within=table.number("within", 12),
            reason=table.text("reason"),
            files=table.texts("files"),
            speaker=table.texts("speaker"),
            fixes=table.pairs("fixes"),
            stays=table.texts("stays"),
        )
    except MalformedError as error:
        if str(error).startswith(table.where):
            raise
        raise MalformedError(f"{table.where}: {error}") from error
