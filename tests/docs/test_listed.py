"""Whatever stands on a shelf stands on the page about that shelf as well."""

from pathlib import Path

import pytest

from mondegreen.batch.engines import engine_names
from mondegreen.exports import export_names
from mondegreen.hints import service_names
from mondegreen.imports import import_names
from mondegreen.policies import POLICIES
from mondegreen.proposal import Kind
from mondegreen_dictionaries import pack_names
from mondegreen_tui.shapes import shape_names

DOCS = Path(__file__).parents[2] / "docs"
SHELVES = {
    "exports.md": [f"| `{name}` |" for name in export_names()],
    "dictionaries.md": [f"`{name}`" for name in (*service_names(), *import_names())],
    "commands.md": [*engine_names(), *shape_names()],
    "configuration.md": [f"`{name}`" for name in (*POLICIES, *map(str, Kind), *pack_names())],
}


@pytest.mark.parametrize("page", SHELVES)
def test_it_is_named(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    assert [name for name in SHELVES[page] if name not in text] == []
