"""A run in a folder of its own: what was asked for, what is done, what is left. It can be stopped at any time.

run.json             the settings; another run with others is refused
manifest.jsonl       the files, in order
report/N-ID.jsonl    a row for each file of a shard, written last: it is the mark that the shard is done
ledgers/             what was decided on each file, for a review
report.jsonl         the rows of all files, in order; also as HTML, and as Parquet where that is installed
lock                 held while a run is at work
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from mondegreen.batch.address import is_far, joined
from mondegreen.batch.commit import written_before
from mondegreen.batch.exclusive import LOCK, locked
from mondegreen.batch.index import Index
from mondegreen.batch.intents import forget, forget_all
from mondegreen.batch.kept import (
    LEDGERS,
    MANIFEST,
    PAGE,
    PARQUET,
    REPORT,
    REPORTS,
    SETTINGS,
    line_of,
    name_in,
    object_in,
    rows_at,
    shards_in,
    turn_of,
    units_in,
)
from mondegreen.batch.left import Left, in_doubt, is_done
from mondegreen.batch.parquet import has_parquet, parquet_of
from mondegreen.batch.plan import Places
from mondegreen.batch.settings import differences
from mondegreen.batch.store import lines_at, listing, make_folder, move, present, remove, write, write_in_pieces
from mondegreen.batch.unit import WHATEVER, Outcome, Row, Unit
from mondegreen.disk.begun import sweep
from mondegreen.errors import LostError, UnwritableError
from mondegreen.recording import Context
from mondegreen.sessions.beside import SUFFIX

NOTHING = Context()
VERSION = 1
AT_ONCE = 1000
"""Lines that are written with one call."""
STAGING, DRAFT = "staging", "manifest.draft"


class Run:
    """The folder of a run, held while it is open.

    Args:
        folder: Where it is.
        settings: All that results depend on beside the files.
        context: What is said about all recordings, for who reviews the results.
        fresh: Whether everything is to be done again, with other settings perhaps.

    Raises:
        LostError: Another run is at work there, or it was begun with other settings.
        UnwritableError: The folder cannot be written to.
    """

    def __init__(
        self, folder: str, settings: Mapping[str, Any], context: Context = NOTHING, *, fresh: bool = False
    ) -> None:
        self.folder = folder
        self.settings = dict(settings)
        self._context = context
        self._made = [] if is_far(folder) else [each for each in _upwards(folder) if not each.exists()]
        self._lock = locked(folder)
        try:
            self._begin(fresh=fresh)
        except BaseException:
            self.close()
            raise

    def _begin(self, *, fresh: bool) -> None:
        before = object_in(self._at(SETTINGS)) if present(self._at(SETTINGS)) else None
        if before is not None and not fresh and (said := differences(before.get("settings", {}), self.settings)):
            raise LostError(
                f"{self.folder}: this run was begun with other settings ({said}); "
                "say --fresh to do all of it again, or name another folder."
            )
        shards = shards_in(self._at(REPORTS))
        self._turn = 1 + max(map(turn_of, shards), default=0)
        self._since = self._turn if fresh else (before or {}).get("since", 0)
        self._before = Index(shards)
        self._kept = Index(shard for shard in shards if turn_of(shard) >= self._since) if self._since else self._before
        self._now = Index()
        self._wrote: dict[str, set[str]] = {}
        if not is_far(self.folder):
            make_folder(Path(self._at(STAGING)))
            self._wrote = written_before(self._at(STAGING))
            sweep(Path(self._at(STAGING)))
            if fresh:
                forget_all(self._at(STAGING))

    def _at(self, name: str) -> str:
        return joined(self.folder, name)

    @property
    def staging(self) -> str:
        """The folder for what is not yet in its place; empty where each place has its own way."""
        return "" if is_far(self.folder) else self._at(STAGING)

    def plan(self, units: Iterable[Unit], *, overwrite: bool = False) -> tuple[Left, int]:
        """The units that are left to do, and how many there are in all; the manifest is written.

        A file is done again if it or what is known about it has changed, or its result is gone. One that only seems
        to have changed is left to the worker, who reads it anyway.

        Raises:
            UnwritableError: The results of two would go to one place; nothing has changed then.
        """
        marks, places, draft = bytearray(), Places(), self._at(DRAFT)
        write_in_pieces(draft, _together(self._lines(units, marks, places, overwrite=overwrite)))
        try:
            places.refuse_clash(units_in(draft))
        except UnwritableError:
            remove(draft)
            raise
        about = {"since": self._since, "context": self._context._asdict(), "begun_in": os.getcwd()}
        body = {"mondegreen-run": VERSION, "settings": self.settings, **about}
        write(self._at(SETTINGS), json.dumps(body, indent=1, sort_keys=True).encode())
        move(draft, self._at(MANIFEST))
        return Left(self._at(MANIFEST), marks), len(marks)

    def _lines(self, units: Iterable[Unit], marks: bytearray, places: Places, *, overwrite: bool) -> Iterator[bytes]:
        """The lines of the manifest; of each it is marked whether it is to be done, and where its result goes."""
        there = listing(os.path.dirname(self.folder))
        for unit in units:
            row = self._kept.row(unit.name)
            gone = bool(unit.target and row and row.result and not there(unit.target))
            marks.append(not is_done(unit, row, gone=gone))
            places.take(unit)
            before = row if self._before is self._kept else self._before.row(unit.name)
            here = self._with_places(unit, before, overwrite=overwrite)
            yield line_of(here._replace(done="" if gone else in_doubt(unit, row))._asdict())

    def _with_places(self, unit: Unit, before: Row | None, *, overwrite: bool) -> Unit:
        """The unit with the place of its ledger, and with what it may write over."""
        if not unit.target:
            return unit
        ours = {before.result if before else "", *self._wrote.get(unit.target, ())} - {""}
        return unit._replace(
            ours=WHATEVER if overwrite else " ".join(sorted(ours)),
            keeps=joined(self._at(LEDGERS), unit.name + SUFFIX),
        )

    def keep(self, outcomes: Sequence[Outcome]) -> None:
        """Mark these units as done.

        Raises:
            UnwritableError: The disk is full or gone; they will be done again.
        """
        rows = [row for outcome in outcomes if (row := self._row(outcome))]
        if not rows:
            return
        data = b"".join(line_of(row.to_json()) for row in rows)
        shard = joined(self._at(REPORTS), f"{self._turn}-{blake2b(data, digest_size=8).hexdigest()}.jsonl")
        write(shard, data)
        self._now.add(shard, [row.name for row in rows])
        for row in rows:
            if self.staging and not (row.target or row.error):
                forget(self.staging, row.name)

    def _row(self, outcome: Outcome) -> Row | None:
        if not outcome.same:
            return outcome.row
        row = self._kept.row(outcome.unit.name)
        return replace(row, size=outcome.unit.size, stamp=outcome.unit.stamp) if row else None

    def rows(self) -> Iterator[Row]:
        """What is known of each file of the manifest, in its order, as it was when the run was last finished."""
        return rows_at(self._at(REPORT))

    def finish(self) -> None:
        """Bring the rows of all files together in one report, in their order."""
        from mondegreen.batch.page import run_page  # a page costs a check 7 ms that it does not need

        names = map(name_in, lines_at(self._at(MANIFEST)))
        lines = (self._now.line(name) or self._kept.line(name) for name in names)
        write_in_pieces(self._at(REPORT), _together(line + b"\n" for line in lines if line))
        write(self._at(PAGE), run_page(self.rows, "What was done").encode())
        if has_parquet():
            write(self._at(PARQUET), parquet_of(self.rows()))
        if not is_far(self.folder):
            self._forget()

        self._drop_old()

    def _drop_old(self) -> None:
        """Remove what was done before all was begun afresh, once all of it is done again."""
        old = [shard for shard in shards_in(self._at(REPORTS)) if turn_of(shard) < self._since]
        if old and _count(self._at(REPORT)) == _count(self._at(MANIFEST)):
            for shard in old:
                remove(shard)

    def _forget(self) -> None:
        """Remove what workers have said of their results: the rows say it now."""
        with suppress(OSError):
            for place in Path(self._at(STAGING)).iterdir():
                place.unlink(missing_ok=True)

    def close(self) -> None:
        """Let others in. A run that was never planned leaves nothing behind."""
        if self._lock >= 0:
            if self._made and not present(self._at(SETTINGS)):
                with suppress(OSError):
                    Path(self._at(STAGING)).rmdir()
                    Path(self._at(LOCK)).unlink()
                    for folder in self._made:
                        folder.rmdir()
            os.close(self._lock)
            self._lock = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _together(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in fewer pieces."""
    each = iter(lines)
    while some := list(islice(each, AT_ONCE)):
        yield b"".join(some)


def _count(address: str) -> int:
    return sum(1 for _ in lines_at(address))


def _upwards(folder: str) -> tuple[Path, ...]:
    """This folder and those above it, innermost first."""
    return (Path(folder), *Path(folder).parents)
