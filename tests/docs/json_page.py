"""Writes docs/json.md from the schemas of what is written: `python tests/docs/json_page.py`."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "json.md"
SCHEMAS = ("finding", "export", "ledger", "run")
HEAD = """\
# JSON

What other programs can read. Each form has a [JSON Schema](https://json-schema.org) (draft 7), and a test holds what is
really written to it; this page is made of them. Keys may be added; none changes its meaning within a version. Where a
line is an object, the file is JSON Lines. `check --format sarif` writes
[SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), which has a schema of its own.

A key with a * is missing where what it says is not known, or does not apply.
"""
NUMBERS = {(0, 1): "0 to 1", (0, None): "0 or more", (1, None): "1 or more"}


def schema(name: str) -> dict[str, Any]:
    """The schema of this name."""
    return json.loads((DOCS / "schemas" / f"{name}.schema.json").read_text("utf-8"))


def page() -> str:
    """The whole page."""
    return "".join((HEAD, *(part for name in SCHEMAS for part in section(name, schema(name)))))


def section(name: str, data: Mapping[str, Any]) -> Iterator[str]:
    """One form: what it is, its keys, and the objects in it."""
    title, said = data["title"], data["description"]
    yield f"\n## {title}\n\n{said} [{name}.schema.json](schemas/{name}.schema.json)\n"
    if "properties" in data:
        yield table(data)
    for part, inner in data.get("definitions", {}).items():
        yield f"\n### {title.split(',')[0]}: {part}\n\n"
        yield from [f"{inner['description']}\n\n"] if "description" in inner else []
        yield table(inner).lstrip("\n")


def table(data: Mapping[str, Any]) -> str:
    """The keys of an object."""
    rows = (
        f"| `{key}`{'' if key in data.get('required', ()) else ' *'} | {takes(value)} | {value['description']} |\n"
        for key, value in data["properties"].items()
    )
    return f"\n| key | value | what it is |\n|---|---|---|\n{''.join(rows)}"


def takes(value: Mapping[str, Any]) -> str:
    """What stands behind a key."""
    if "enum" in value:
        return ", ".join(f"`{each}`" for each in value["enum"])
    if "const" in value:
        return f"`{value['const']}`"
    kind = value["type"] if isinstance(value["type"], str) else " or ".join(value["type"])
    if kind == "array":
        items = value["items"]
        return f"array of {items['$ref'].rpartition('/')[2]}" if "$ref" in items else f"array of {items['type']}"
    bounds = NUMBERS.get((value.get("minimum"), value.get("maximum")))
    return f"{kind}, {bounds}" if bounds else kind


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
