"""Options that several verbs share. Nothing of the engine is imported here before an option is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import click

from mondegreen_tui.values import NameOf, NameOrFile, Probability, Understood, language, scorer

SHOWN = 0.3
"""Proposals below this are more often wrong than an editor likes to be asked."""
SURE = 0.9
"""Proposals from this on are applied unasked."""

Verb = Callable[..., int]
Option = Callable[[Verb], Verb]


def dressed(verb: Verb, options: Iterable[Option]) -> Verb:
    """The verb with these options, in the order in which its help lists them."""
    for option in reversed(tuple(options)):
        verb = option(verb)
    return verb


def kind_names() -> Iterable[str]:
    """The kinds of errors."""
    from mondegreen.proposal import Kind

    return tuple(map(str, Kind))


def _pack_names() -> Iterable[str]:
    from mondegreen_dictionaries import pack_names

    return pack_names()


def _format_names() -> Iterable[str]:
    from mondegreen.formats import format_names

    return format_names()


def _policy_names() -> Iterable[str]:
    from mondegreen.policies import POLICIES

    return tuple(POLICIES)


FILE = click.Path(allow_dash=True)
KNOWN = (
    click.option(
        "--notes",
        type=click.Path(dir_okay=False),
        default="",
        metavar="FILE",
        help="Notes on the recording: title, guests, description. Names are drawn from them: text, HTML, a Word "
        "document, a .info.json, a feed, chapters, an earlier transcript. Without it, NAME.notes.md, .txt, .html or "
        ".docx, NAME.info.json or NAME.description beside the transcript is used.",
    ),
    click.option("--term", "terms", multiple=True, metavar="TERM", help="A name or term that was spoken; repeatable."),
    click.option(
        "--pack",
        "packs",
        type=NameOrFile("pack", _pack_names),
        multiple=True,
        metavar="PACK",
        help="Only these packs of terms; repeatable.",
    ),
    click.option(
        "--kind",
        "kinds",
        type=NameOf("kind", kind_names),
        multiple=True,
        metavar="KIND",
        help="Only these kinds of errors; repeatable: term, mishearing, spelling, casing, repeat, filler, tag, "
        "spelled, number, punctuation.",
    ),
)
EDITING = (
    click.option(
        "--policy",
        type=NameOf("policy", _policy_names),
        default=None,
        metavar="POLICY",
        help="How far to go with the speaker's words. strict: every word stays, only what was misheard is mended; "
        "clean: noises, hesitations and stumbles go; reading: what is said only to keep talking goes too. "
        "Without it, what mondegreen.toml says, else clean.",
    ),
    click.option(
        "--language",
        type=Understood("language", language),
        default="",
        metavar="CODE",
        help="The language that is spoken: en, de, pt-BR. Without it, the words tell whether it is English; in any "
        "other, only terms by their letters and what needs no language are looked for.",
    ),
    click.option(
        "--scorer",
        type=Understood("scorer", scorer),
        default="",
        metavar="NAME:WHERE",
        help="Who else is asked about misheard words: masked:FOLDER, a masked language model in ONNX; "
        "served:http://127.0.0.1:PORT/v1, a language model that you serve on this machine; none, nobody. Without it, "
        "what mondegreen.toml says, else nobody.",
    ),
)
READING = (
    click.option(
        "--from",
        "reads",
        type=NameOf("format", _format_names),
        default=None,
        metavar="FORMAT",
        help="The format of the transcript; without it, its content tells.",
    ),
    click.option(
        "--encoding", default="", metavar="CODEC", help="The encoding of the transcript, where it is not UTF-8."
    ),
)


def about_recordings(verb: Verb) -> Verb:
    """Options that say how to read the recordings and what is known of them; the verb gets them as one `context`."""
    return _with(verb, (*KNOWN, *EDITING, *READING))


def about_reading(verb: Verb) -> Verb:
    """Options that say how to read the recordings; the verb gets them as one `context`."""
    return _with(verb, READING)


def _with(verb: Verb, options: Iterable[Option]) -> Verb:
    @wraps(verb)
    def knowing(**given: Any) -> int:
        from mondegreen.recording import Context

        said = {name: given.pop(name) for name in Context._fields if name in given}
        if said.get("policy") and said.get("kinds"):
            _refuse_idle(said["policy"], said["kinds"])
        return verb(context=Context(**{name: value for name, value in said.items() if value}), **given)

    return dressed(knowing, options)


def _refuse_idle(policy: str, kinds: Iterable[str]) -> None:
    """Refuse a policy that leaves alone all that is asked for."""
    from mondegreen.policies import policy_named
    from mondegreen.proposal import Kind

    if policy_named(policy).with_kinds(map(Kind, kinds)).is_idle:
        raise click.UsageError(f"--policy {policy} leaves every {' and '.join(kinds)} as it is; say --policy clean.")


def transcripts(verb: Verb) -> Verb:
    """The argument FILE, once or more."""
    return click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=FILE)(verb)


def transcript(verb: Verb) -> Verb:
    """The argument FILE."""
    return click.argument("path", metavar="FILE", type=FILE)(verb)


def min_confidence(default: float, does: str) -> Option:
    """The option --min-confidence."""
    return click.option(
        "--min-confidence",
        "least",
        type=Probability(),
        default=default,
        show_default=True,
        metavar="0..1",
        help=f"{does} from this confidence on: of 100 proposals shown at 0.8, an editor accepts about 80.",
    )


def ledger(verb: Verb) -> Verb:
    """The option --ledger."""
    return click.option(
        "--ledger",
        type=click.Path(dir_okay=False),
        default="",
        metavar="PATH",
        help="The file of decisions, where it is not FILE.mondegreen.jsonl.",
    )(verb)


def refuse_one_ledger(ledger: str, *, several: bool) -> None:
    """Refuse a ledger that is named for several files.

    Raises:
        click.UsageError: It is.
    """
    if ledger and several:
        raise click.UsageError("one ledger is of one file; leave --ledger out.")
