"""The configuration in a TOML file: read, and what is wrong with it said with its place and what to write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mondegreen.configuration import SHARED, Configuration
from mondegreen.errors import MalformedError, UnknownNameError
from mondegreen.languages import language_code
from mondegreen.outside.tables import Table, toml_of
from mondegreen.own_rules import SURENESS, OwnRule
from mondegreen.policies import POLICIES
from mondegreen.proposal import Kind
from mondegreen.rule import all_rules
from mondegreen_dictionaries import PackError, pack_path

KEYS = ("policy", "language", "kinds", "packs", "terms", "ignore", "off", "scorer", "theme", "keys", "rule")
OF_A_RULE = tuple("name heard pattern becomes kind level near not_near within reason files speaker fixes stays".split())


def configured(path: str, raw: bytes) -> Configuration:
    """The configuration in these bytes of the file at this path; an empty one where a shared file has none.

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
