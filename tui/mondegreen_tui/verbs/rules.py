"""`mondegreen rules`: which rules there are, and what each of them does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from mondegreen_tui.ending import did_you_mean
from mondegreen_tui.output import NOTHING, Part, show, tell
from mondegreen_tui.values import NameOrFile, rule_names

if TYPE_CHECKING:
    from mondegreen.configuration import Configuration
    from mondegreen.own_rules import OwnRule
    from mondegreen.rule import Rule


@click.command("rules", short_help="List the rules, explain one, or switch some off or on.")
@click.argument("words", metavar="[off|on] [NAME]...", nargs=-1, type=NameOrFile("rule", rule_names))
def verb(words: tuple[str, ...]) -> int:
    """List the rules, your own included: name, kind, level, and what is wrong where it finds something.

    The level is the first policy that wants it (strict, clean, reading), that of a rule of your own (auto, ask), or
    off, as mondegreen.toml has it. With NAME, say what this rule fixes and what it spares.

    With off or on before the names, these rules are switched off or on, in the mondegreen.toml (or pyproject.toml)
    that holds in this folder; where there is none, it is begun here.
    """
    from mondegreen.configuration import configuration_near
    from mondegreen.rule import all_rules

    wanted = configuration_near("-")
    own = {each.name: each for each in wanted.rules}
    rules = [*(each.everywhere() for each in own.values()), *sorted(all_rules(), key=lambda rule: rule.name)]
    switched = words[:1] if words[:1] in (("off",), ("on",)) else ()
    named = [_found(name, rules) for name in words[len(switched) :]]
    if switched:
        return _switch(wanted, [rule.name for rule in named], own, on=switched == ("on",))
    lines = (line for rule in named for line in _explained(rule, own.get(rule.name), wanted))
    for line in lines if named else _table(rules, own, wanted):
        show(*line)
    return 0


def _found(name: str, rules: Sequence[Rule]) -> Rule:
    found = next((rule for rule in rules if rule.name == name), None)
    if found is None:
        raise click.UsageError(f"There is no rule {name!r}.{did_you_mean(name, [rule.name for rule in rules])}")
    return found


def _switch(wanted: Configuration, names: Sequence[str], own: dict[str, OwnRule], *, on: bool) -> int:
    from mondegreen.switching import switch_off, switch_on

    if not names:
        raise click.UsageError("name the rules to switch; 'mondegreen rules' lists them.")
    what = "on" if on else "off"
    for name in names:
        path = (switch_on if on else switch_off)("-", name)
        if on and name in own and own[name].level == "off":
            tell(f'{name}: its own level is off; write level = "ask" or "auto" in its table in {path}.')
        elif (name in wanted.off) is not on:
            tell(f"{name} is {what} already.")
        else:
            tell(f"{name} is {what} from now on, as {path} has it.")
    return 0


def _table(rules: Iterable[Rule], own: dict[str, OwnRule], wanted: Configuration) -> Iterator[Sequence[Part]]:
    rows = [(rule.name, str(rule.kind), level(rule, own.get(rule.name), wanted), rule.says) for rule in rules]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for name, kind, how_far, says in rows:
        yield [
            (f"{name:{widths[0]}}", "bold"),
            f"  {kind:{widths[1]}}  ",
            (f"{how_far:{widths[2]}}", "dim"),
            f"  {says}",
        ]


def level(rule: Rule, own: OwnRule | None, wanted: Configuration) -> str:
    """How far one must want to go for this rule to run."""
    if rule.name in wanted.off:
        return "off"
    return own.level if own else rule.level.name.lower()


def _explained(rule: Rule, own: OwnRule | None, wanted: Configuration) -> Iterator[Sequence[Part]]:
    yield [(rule.name, "bold"), f"  {rule.kind}, {level(rule, own, wanted)}"]
    yield [rule.says]
    if own:
        yield from ([f"{key}: {said}"] for key, said in _conditions(own) if said)
        yield [f"from {wanted.path}"]
    for before, after in rule.fixes.items():
        yield ["fixes   ", (before, "red"), " → ", (after or NOTHING, "green")]
    yield from (["spares  ", text] for text in rule.spares)
    yield from (["changes, though it should not  ", text] for text in rule.wrongly)


def _conditions(own: OwnRule) -> Iterator[tuple[str, str]]:
    yield "heard", own.heard
    yield "pattern", own.pattern
    yield "becomes", own.becomes or NOTHING
    yield "near", ", ".join(own.near)
    yield "not near", ", ".join(own.not_near)
    yield "files", ", ".join(own.files)
    yield "speaker", ", ".join(own.speaker)
