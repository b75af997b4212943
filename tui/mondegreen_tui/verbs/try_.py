"""`mondegreen try`: show what a rule would change, before it is one of yours."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import click

from mondegreen_tui.ending import attempted, did_you_mean
from mondegreen_tui.options import about_reading, transcripts
from mondegreen_tui.output import counted, show, tell
from mondegreen_tui.values import NameOrFile, rule_names

if TYPE_CHECKING:
    from mondegreen.own_rules import OwnRule
    from mondegreen.proposal import Proposal
    from mondegreen.recording import Context
    from mondegreen.rule import Rule
    from mondegreen.transcripts.transcript import Transcript

    Chosen = OwnRule | Rule


@click.command("try", short_help="Show what one rule would change in these files.")
@click.argument("rule", metavar="RULE", type=NameOrFile("rule", rule_names))
@transcripts
@about_reading
def verb(rule: str, paths: tuple[str, ...], context: Context) -> int:
    """Show what RULE would change in each FILE, and how often, and change nothing.

    RULE is the name of a rule, of the shelf or of your own, or a TOML file with one [[rule]] in it. One that is off
    is tried all the same.
    """
    chosen = _chosen(rule)
    counts: list[int] = []
    code = max(attempted(partial(_tried, chosen, path, context, counts.append)) for path in paths)
    if len(paths) > 1:
        tell(f"{chosen.name}: {counted(sum(counts), 'change')} in {counted(len(counts), 'file')}.")
    return code


def _chosen(name: str) -> Chosen:
    from mondegreen.configuration import configuration_in, configuration_near
    from mondegreen.rule import all_rules

    if name.endswith(".toml"):
        rules = configuration_in(name).rules
        if len(rules) != 1:
            raise click.UsageError(f"{name} has {counted(len(rules), 'rule')}; write just one [[rule]] in it.")
        return rules[0]
    every: dict[str, Chosen] = {rule.name: rule for rule in all_rules()}
    if name not in every:  # a rule of the shelf is no matter of configuration
        every |= {own.name: own for own in configuration_near("-").rules}
    if name not in every:
        raise click.UsageError(f"There is no rule {name!r}.{did_you_mean(name, every)}")
    return every[name]


def _tried(chosen: Chosen, path: str, context: Context, count: Callable[[int], None]) -> int:
    from mondegreen.sessions.session import Session
    from mondegreen_tui.differences import word_lines
    from mondegreen_tui.recording import opened, settle

    heard = opened(path, context)
    session = Session(heard, _found(chosen, path, heard))
    settle(session, 0)
    for line in word_lines(path, session):
        show(*line)
    count(len(session.proposals))
    tell(f"{path}: {counted(len(session.proposals), 'change')}.")
    return 0


def _found(chosen: Chosen, path: str, heard: Transcript) -> tuple[Proposal, ...]:
    from mondegreen.limits import outside, seen_in, switched_off, united
    from mondegreen.own_rules import OwnRule
    from mondegreen.passage import Passage
    from mondegreen.policies import CLEAN
    from mondegreen.settle import settled
    from mondegreen_tui.recording import timed

    own = [chosen] if isinstance(chosen, OwnRule) else []
    if any(not rule.concerns(path) for rule in own):
        return ()
    rule = chosen.among(heard.segments) if isinstance(chosen, OwnRule) else chosen
    limits = united((*CLEAN.off_limits(heard.text), *seen_in(heard, switched_off(heard.source))))
    with timed(own):
        return settled(outside(rule.propose(Passage.of(heard.text)), limits))
