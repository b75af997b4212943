"""What is given to a worker, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cached_property
from hashlib import blake2b
from typing import Any, NamedTuple, Self

from mondegreen import __version__
from mondegreen.configuration import Configuration, understood
from mondegreen.proposal import Proposal
from mondegreen.recording import Context

STDOUT = "-"
WHATEVER = "*"
"""Of a result: it may take the place of whatever stands there."""


class Does(StrEnum):
    """What a job is for."""

    CHECK = "check"
    FIX = "fix"
    IN_PLACE = "in place"


@dataclass(frozen=True)
class Job:
    """What is done with every file.

    Attributes:
        does: What it is for.
        context: What is said about all recordings.
        least: Proposals are applied from this confidence on.
        shown: Proposals below this are as if they were not there.
        whole: Whether the text before and after is wanted, to show the difference.
        remembers: Whether what a hand decided counts for other files of the show: not while those are being done.
        folders: Whether the tree of the results is made as it is needed.
        staging: The folder for what is not yet in its place; empty for the folder of each file.
        configured: The path and the bytes of the configuration of files that no folder of this machine holds.
    """

    does: Does
    context: Context
    least: float
    shown: float
    whole: bool = False
    remembers: bool = False
    folders: bool = False
    staging: str = ""
    configured: tuple[str, bytes] = ("", b"")

    @property
    def settings(self) -> dict[str, Any]:
        """All that a result depends on beside the files; runs with other settings are other runs."""
        context = {name: value for name, value in self.context._asdict().items() if value and name != "notes"}
        return {"version": __version__, "does": self.does, "min-confidence": self.least, "shown": self.shown, **context}

    @cached_property
    def configuration(self) -> Configuration:
        """The configuration of files that are not on this machine."""
        path, raw = self.configured
        return understood(path, raw) if path else Configuration()


class Unit(NamedTuple):
    """One transcript to be done.

    Attributes:
        path: Where it is.
        name: What it is called below the folder that was named.
        size: Its length in bytes.
        stamp: When it last changed, in whatever way its place tells that.
        walked: Whether it was found rather than named: then it need not be a transcript.
        known: The digest of what is known about it: its notes, terms, packs and configuration.
        target: Where the result goes: empty for nowhere, `-` to be handed back.
        ours: The digests of results that may be replaced there, with spaces; `*` for whatever stands there.
        ledger: Where decisions on it are read; empty for nowhere.
        keeps: Where decisions on it are kept; empty for nowhere.
        notes: Where its notes are.
        terms: Its own terms.
        packs: Its own packs.
        done: The digest of it when it was last done; empty if it is to be done in any case.
    """

    path: str
    name: str
    size: int = 0
    stamp: str = ""
    walked: bool = False
    known: str = ""
    target: str = ""
    ours: str = ""
    ledger: str = ""
    keeps: str = ""
    notes: str = ""
    terms: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    done: str = ""


Tally = dict[str, list[int]]
"""By name: how many proposals were applied, and how many are left."""


@dataclass(slots=True)
class Row:
    """What a report says of one file.

    Attributes:
        name: Its name below the folder that was named.
        path: Where it is.
        target: Where the result is.
        size: Its length in bytes.
        stamp: When it last changed.
        known: The digest of what was known about it.
        digest: The digest of it.
        result: The digest of the result.
        words: How many words it has.
        proposals: How many proposals were made.
        applied: How many changes are in the result.
        left: How many proposals wait for a person.
        expected: Of those that are left, how many are right if confidences are: errors that are left.
        wrong: Of those that were applied unasked, how many are not right if confidences are.
        kinds: Applied and left by kind of error.
        rules: Applied and left by rule.
        terms: Applied and left by the words to write, of terms only.
        error: Why it could not be done.
        skipped: Why it need not be done: it is no transcript.
        remarks: What else a person should know.
    """

    name: str
    path: str
    target: str = ""
    size: int = 0
    stamp: str = ""
    known: str = ""
    digest: str = ""
    result: str = ""
    words: int = 0
    proposals: int = 0
    applied: int = 0
    left: int = 0
    expected: float = 0.0
    wrong: float = 0.0
    kinds: Tally = field(default_factory=dict)
    rules: Tally = field(default_factory=dict)
    terms: Tally = field(default_factory=dict)
    error: str = ""
    skipped: str = ""
    remarks: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, unit: Unit, **more: Any) -> Self:
        """The row of this unit."""
        return cls(unit.name, unit.path, unit.target, unit.size, unit.stamp, unit.known, **more)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The row in an object of a report; members of a later version are left out."""
        return cls(**{name: data[name] for name in NAMES if name in data})

    def to_json(self) -> dict[str, Any]:
        """The row as an object of a report."""
        return {name: getattr(self, name) for name in NAMES}

    @property
    def need(self) -> float:
        """How much a file needs a person: errors that can be found in it by deciding what is left."""
        return self.expected


NAMES = tuple(each.name for each in fields(Row))


class Finding(NamedTuple):
    """A proposal and where it stands in the file, in lines and columns from 1; when it was said, in seconds."""

    proposal: Proposal
    line: int
    column: int
    end_line: int
    end_column: int
    begins: float | None


class Texts(NamedTuple):
    """The source before and after, and its encoding."""

    before: str
    after: str
    codec: str


@dataclass(slots=True)
class Outcome:
    """What became of a unit.

    Attributes:
        unit: The unit.
        row: What the report says of it.
        findings: What was proposed, for a job that checks.
        data: The result, where it is to be handed back.
        codec: How it is encoded.
        texts: The text before and after, for a job that wants them.
        trace: Where the program itself is at fault: the whole of it, for its makers.
        full: Whether the disk is full: then nothing more can be done.
        same: Whether it is what it was when it was last done, so that nothing had to be done; the row is not filled.
    """

    unit: Unit
    row: Row
    findings: tuple[Finding, ...] = ()
    data: bytes = b""
    codec: str = "utf-8"
    texts: Texts | None = None
    trace: str = ""
    full: bool = False
    same: bool = False


def digest_of(data: bytes) -> str:
    """The digest by which a report knows bytes."""
    return blake2b(data, digest_size=16).hexdigest()
