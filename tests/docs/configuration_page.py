"""Writes docs/configuration.md from what the program takes: `python tests/docs/configuration_page.py`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mondegreen.errors import TRACEBACK
from mondegreen.own_rules import SURENESS
from mondegreen.policies import POLICIES
from mondegreen.proposal import Kind
from mondegreen.recording import NOTES
from mondegreen.sessions.ledger import SUFFIX
from mondegreen.shows.glossary import NAME
from mondegreen.shows.trained import NAME as TRAINED
from mondegreen_dictionaries import pack_names
from mondegreen_tui.review.themes import SHORT

PAGE = Path(__file__).parents[2] / "docs" / "configuration.md"


class Key(NamedTuple):
    """What the page says of a key: what it takes, what holds without it, what it does, and a line that holds."""

    name: str
    takes: str
    without: str
    does: str
    example: str


def code(names: Iterable[str], last: str = "or") -> str:
    """Names as code, the last after a word."""
    *others, end = (f"`{name}`" for name in names)
    return f"{', '.join(others)} {last} {end}"


KEYS = (
    Key(
        "policy",
        f"{code(POLICIES)}",
        "`clean`",
        "How far to go with the speaker's words. `--policy` wins.\n\n"
        + "\n".join(f"- `{policy.name}`: {policy.says}" for policy in POLICIES.values()),
        'policy = "strict"',
    ),
    Key(
        "language",
        "the code of a language: `en`, `de`, `pt-BR`",
        "the words tell whether it is English",
        "The language that is spoken. In any but English only terms by their letters and what needs no language are "
        "[looked for](hearing.md#other-languages). `--language` wins.",
        'language = "en"',
    ),
    Key(
        "kinds",
        f"a list of {code(Kind)}",
        "those of the policy",
        "Only these kinds of errors are looked for. `--kind` wins.",
        'kinds = ["term", "casing"]',
    ),
    Key(
        "packs",
        "a list of names of shipped packs, and of paths as seen from this file; `[]` for none",
        "`core`, and those that the words of a text call for",
        f"Only these packs are looked into. The shipped ones are {code(pack_names(), 'and')}. `--pack` wins.",
        'packs = ["software", "our-show.toml"]',
    ),
    Key(
        "terms",
        "a list of names and terms",
        "none",
        "They are looked for in every recording. `--term` adds to them. What the show learns stands in its "
        "[glossary](dictionaries.md), not here.",
        'terms = ["Ilya Sutskever", "OpenAI"]',
    ),
    Key(
        "ignore",
        "a list of words and phrases",
        "none",
        "They are left alone wherever they stand; one with a capital only where it stands just so.",
        'ignore = ["so so", "Elia"]',
    ),
    Key(
        "off",
        "a list of names of rules, yours included",
        "none",
        "These [rules](rules.md) are not run. `mondegreen rules off NAME` writes it, and so does `D` in a review.",
        'off = ["filler-like"]',
    ),
    Key(
        "scorer",
        "`masked:` and a folder as seen from this file, or `served:` and an address of this machine",
        "nobody",
        "Who else is asked about misheard words: a language model [of your own](mishearings.md#a-stronger-judge-of-"
        "your-own). `--scorer` wins; `none` is nobody.",
        'scorer = "masked:models/roberta"',
    ),
    Key(
        "theme",
        f"{code(SHORT)}, or the name of another of Textual's",
        "`dark`",
        "The colours of the review; `ansi` takes those of the terminal. `--theme` wins, and `NO_COLOR` over both.",
        'theme = "light"',
    ),
    Key(
        "keys",
        "a table: `map` with the name of a keymap, and a key or a list of keys for each thing that a key does",
        "the map `default`",
        "The keys of the review; [Keys](keys.md) has the names of what they do. `--keys` wins over `map`.",
        '[keys]\nmap = "git"\naccept = ["y", "f4"]',
    ),
    Key(
        "rule",
        "a table for each rule, as often as you like",
        "none",
        "A rule of your own; its fields are below.",
        '[[rule]]\nname = "open-eye"\nheard = "open eye"\nbecomes = "OpenAI"',
    ),
)
FIELDS = (
    Key(
        "name",
        "lower-case words with hyphens",
        "",
        "What the rule is called; no other rule has the name.",
        'name = "open-eye"',
    ),
    Key(
        "heard",
        "words",
        "",
        "The words as they stand: whole words, in any case, with any white space between them. `open eye` is not "
        "found in `open eyes` or `open eye's`.",
        'heard = "open eye"',
    ),
    Key(
        "pattern",
        "an expression for Python's `regex`",
        "",
        "Instead of `heard`. Case counts, unless it begins with `(?i)`.",
        r"pattern = '\b(\d+) per ?cent\b'",
    ),
    Key(
        "becomes",
        "words",
        "",
        r"What to write; empty to delete. In a pattern's rule `\1` and `\g<name>` stand for groups. If `heard` and "
        "`becomes` have no capitals, the capitals of the text are kept.",
        'becomes = "OpenAI"',
    ),
    Key(
        "kind",
        f"{code(Kind)}",
        "`mishearing`",
        "A rule runs where the policy or `kinds` wants its kind: no policy wants `number` unasked, `strict` no "
        "`filler`.",
        'kind = "term"',
    ),
    Key(
        "level",
        f"{code(SURENESS)}",
        "`auto`",
        f"`auto`: applied unasked, {SURENESS['auto']}; `ask`: left for review, {SURENESS['ask']}; `off`: not run.",
        'level = "ask"',
    ),
    Key("near", "a list of words or phrases", "none", "One of them must stand near by.", 'near = ["founder", "lab"]'),
    Key("not_near", "a list of words or phrases", "none", "None of them may stand near by.", 'not_near = ["wide"]'),
    Key("within", "a number of words", "12", "How near that is, to either side.", "within = 5"),
    Key("reason", "a sentence", "none", "What the reviewer reads.", 'reason = "The company."'),
    Key(
        "files",
        "a list of patterns",
        "all files",
        "Only in these files: patterns for the name, or for the path as seen from this file. `*` stands for any "
        "characters, slashes too.",
        'files = ["*.srt"]',
    ),
    Key("speaker", "a list of names", "everybody", "Only where one of these speaks.", 'speaker = ["Craig"]'),
    Key(
        "fixes",
        "a table of texts",
        "none",
        "Tests: texts and what they become.",
        'fixes = { "a founder of open eye" = "a founder of OpenAI" }',
    ),
    Key("stays", "a list of texts", "none", "Tests: texts that are left alone.", 'stays = ["an open eye"]'),
)
ENVIRONMENT = {
    "NO_COLOR": "Where it is set, nothing is coloured ([no-color.org](https://no-color.org)).",
    "TERM": "`dumb`: `review` asks line by line, and nothing is coloured.",
    "VISUAL": "The editor that `E` opens for a paragraph.",
    "EDITOR": "The same, where there is no `VISUAL`.",
    "SSH_CONNECTION": "Where it is set, no sound is looked for beside the transcript; `--audio` names one.",
    "OPENBLAS_NUM_THREADS": "Threads of numpy's linear algebra; where it is not set, the program asks for 1.",
    "RAY_USAGE_STATS_ENABLED": "Where it is not set, the program sets 0: Ray tells its makers nothing of a job.",
    "XDG_CONFIG_HOME": "On Linux, where your configuration folder is made; `~/.config` without it.",
    "XDG_STATE_HOME": "The same for your state folder; `~/.local/state` without it.",
    "XDG_CACHE_HOME": "The same for your cache folder; `~/.cache` without it.",
    "HOME": "Where these three begin.",
    TRACEBACK: "Where it is set, a fault of the program itself is shown whole, for a report to its makers.",
}
HEAD = """\
# Configuration

What you always want stands in `mondegreen.toml`, or under `[tool.mondegreen]` in `pyproject.toml`. Mondegreen looks for
it in the folder of the transcript, then in each folder above. The nearest file holds, and it alone; in one folder,
`mondegreen.toml` comes first. For standard input it looks in the current folder. Where no folder has one, the
`mondegreen.toml` in your configuration folder holds (`~/.config/mondegreen` on Linux): a good place for `[keys]` and
`theme`, which are looked for in every one of these files, nearest first, because they are yours and not a show's.

`mondegreen lint` says what is wrong in the file and runs the tests of its rules. It may have up to 1 MB. An unknown
key, or a value that is not as it should be, ends the command before anything is read, with the place and what to write.

| key | takes | without it |
|---|---|---|
"""
RULE = """
## The fields of a rule

[Rules of your own](rules-of-your-own.md) shows how to write one. `name`, `becomes` and either `heard` or `pattern` are
needed.

| field | takes | without it | what it does |
|---|---|---|---|
"""


def page() -> str:
    """The whole page."""
    rows = (f"| [`{key.name}`](#{key.name}) | {key.takes} | {key.without} |\n" for key in KEYS)
    rule = (f"| `{key.name}` | {key.takes} | {key.without or '–'} | {key.does} |\n" for key in FIELDS)
    environment = (f"| `{name}` | {does} |\n" for name, does in ENVIRONMENT.items())
    return "".join(
        (
            HEAD,
            *rows,
            *map(entry, KEYS),
            RULE,
            *rule,
            "\n## The environment\n\n| variable | what it does |\n|---|---|\n",
            *environment,
            *files(),
        )
    )


def entry(key: Key) -> str:
    """What the page says of one key of the file."""
    return f"\n## {key.name}\n\n{key.does}\n\n```toml\n{key.example}\n```\n"


def files() -> Iterator[str]:
    """What the program reads and keeps beside a transcript, and in folders of its own."""
    beside = ", ".join(f"`talk{suffix}`" for suffix in NOTES)
    yield "\n## Files\n\n| where | what it is |\n|---|---|\n"
    yield f"| {beside} beside `talk.srt` | notes on the recording, found by themselves |\n"
    yield f"| `{NAME}` in the folder or above it | the [glossary](dictionaries.md) of the show |\n"
    yield f"| `talk.srt{SUFFIX}` beside `talk.srt` | the ledger: every decision on it |\n"
    yield f"| `{TRAINED}` in the folder or above it | what [`mondegreen train`](mishearings.md) knows of the field |\n"
    yield "| `mondegreen.toml` in your configuration folder | what holds where no folder has one |\n"
    yield "| `terms.toml` in your configuration folder | terms of your own, for every show |\n"
    yield "| your state folder (`~/.local/state/mondegreen`) | how often each proposal was accepted, by show |\n"
    yield "| your cache folder (`~/.cache/mondegreen`) | what can be made again at any time; delete it as you like |\n"
    yield "\nOn other systems than Linux the three folders are where the system wants them.\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
