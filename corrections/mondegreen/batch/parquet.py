"""The rows of a run as Parquet, for those who count in tables. Only where pyarrow is installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from io import BytesIO
from itertools import islice
from typing import Any

from mondegreen.batch.unit import Row, Tally

AT_ONCE = 20_000
"""Rows in one group: what is held in memory."""
LEFT_OUT = ("digest", "result", "known", "stamp")
"""Members that are of use to the next run only."""


def has_parquet() -> bool:
    """Whether it can be written here."""
    return find_spec("pyarrow") is not None


def parquet_of(rows: Iterable[Row]) -> bytes:
    """A Parquet file with these rows, a column for each member; tallies are lists of name, applied, left."""
    import pyarrow as pa
    from pyarrow import parquet

    tally = pa.list_(pa.struct([("name", pa.string()), ("applied", pa.int32()), ("left", pa.int32())]))
    texts, numbers = ("name", "path", "target", "error", "skipped"), ("words", "proposals", "applied", "left")
    schema = pa.schema(
        [
            *((name, pa.string()) for name in texts),
            ("size", pa.int64()),
            *((name, pa.int32()) for name in numbers),
            ("expected", pa.float64()),
            ("wrong", pa.float64()),
            *((name, tally) for name in ("kinds", "rules", "terms")),
            ("remarks", pa.list_(pa.string())),
        ]
    )
    written = BytesIO()
    with parquet.ParquetWriter(written, schema, compression="zstd") as writer:
        for group in _groups(map(_flat, rows)):
            writer.write_table(pa.Table.from_pylist(group, schema))
    return written.getvalue()


def _groups(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while group := list(islice(rows, AT_ONCE)):
        yield group


def _flat(row: Row) -> dict[str, Any]:
    members = {name: _shown(value) for name, value in row.to_json().items() if name not in LEFT_OUT}
    return members | {name: _listed(getattr(row, name)) for name in ("kinds", "rules", "terms")}


def _shown(value: Any) -> Any:
    """A value as UTF-8 can hold it: names of files may not be text."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _listed(tally: Tally) -> list[dict[str, Any]]:
    return [{"name": name, "applied": applied, "left": left} for name, (applied, left) in tally.items()]
