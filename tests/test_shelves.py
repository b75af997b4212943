"""A shelf is what lies in its folder."""

import sys

import pytest

from mondegreen.errors import UnknownNameError
from mondegreen.shelf import Shelf, as_word


@pytest.fixture
def package(tmp_path, monkeypatch):
    folder = tmp_path / "jars"
    folder.mkdir()
    for name in ("__init__", "plum", "sour_cherry", "json_", "_lids"):
        (folder / f"{name}.py").write_text(f"NAME = {name!r}\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield "jars"
    for name in [name for name in sys.modules if name.split(".")[0] == "jars"]:
        del sys.modules[name]


def test_its_names_are_those_of_its_files_but_for_common_ground(package):
    assert Shelf(package, "jar").names() == ("json_", "plum", "sour_cherry")


def test_names_can_be_written_as_people_write_them(package):
    shelf = Shelf(package, "jar", as_word)
    assert shelf.names() == ("json", "plum", "sour-cherry")
    assert shelf.named("sour-cherry").NAME == "sour_cherry"


def test_nothing_is_loaded_before_it_is_asked_for(package):
    shelf = Shelf(package, "jar")
    shelf.names()
    assert "jars.plum" not in sys.modules
    shelf.named("plum")
    assert "jars.plum" in sys.modules


def test_a_name_that_is_none_is_told_with_those_there_are(package):
    with pytest.raises(UnknownNameError, match=r"There is no jar 'pear'; there are json_, plum, sour_cherry\."):
        Shelf(package, "jar").named("pear")
