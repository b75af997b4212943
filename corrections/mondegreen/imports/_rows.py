"""Rows of a table in text, as spreadsheets write them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from mondegreen.errors import MalformedError


def rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows that hold anything, each cell without white space around it; lines of comments are left out.

    Raises:
        MalformedError: A quote does not end, or a cell is longer than a list of words has any.
    """
    reader = csv.reader(StringIO(text), delimiter=delimiter, strict=True, skipinitialspace=True)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells) and not cells[0].startswith("#"):
                yield cells
    except csv.Error as error:
        raise MalformedError(f"line {reader.line_num}: {error}; mend that place.") from error


def head(text: str, delimiter: str = ",") -> Sequence[str]:
    """The first row in lower case, as headings are compared; nothing where it is no row."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    try:
        return [cell.lower() for cell in next(rows(line, delimiter), [])]
    except MalformedError:
        return []
