"""What is released: the wheel holds all of the program and nothing else, and says of itself only what is so."""

import subprocess
import sys
from email import message_from_bytes
from pathlib import Path
from zipfile import ZipFile

import pytest

import mondegreen
import mondegreen_tui

ROOT = Path(__file__).parents[2]
PACKAGES = {
    "mondegreen": ROOT / "corrections",
    "mondegreen_dictionaries": ROOT / "dictionaries",
    "mondegreen_tui": ROOT / "tui",
}
MOST = 12 << 20
"""Bytes of a wheel; docs/speed.md says what fills it."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """The wheel, as it would be uploaded."""
    place = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", place], cwd=ROOT, check=True, timeout=100
    )
    return ZipFile(next(place.glob("*.whl")))


def told(wheel: ZipFile, file: str) -> bytes:
    """A file of what the wheel says of itself."""
    return wheel.read(next(name for name in wheel.namelist() if name.endswith(f".dist-info/{file}")))


def test_it_holds_every_file_of_the_packages_and_no_other(wheel: ZipFile) -> None:
    ours = {
        file.relative_to(room).as_posix()
        for package, room in PACKAGES.items()
        for file in (room / package).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert {name for name in wheel.namelist() if ".dist-info/" not in name} == ours


@pytest.mark.parametrize("package", PACKAGES)
def test_its_types_are_there_for_others(wheel: ZipFile, package: str) -> None:
    assert f"{package}/py.typed" in wheel.namelist()


def test_it_stays_small(wheel: ZipFile) -> None:
    assert Path(str(wheel.filename)).stat().st_size < MOST


def test_all_data_in_it_is_named_in_the_notice_that_it_carries(wheel: ZipFile) -> None:
    notice = told(wheel, "licenses/NOTICE").decode("utf-8")
    data = [name for name in wheel.namelist() if name.startswith("mondegreen_dictionaries/data/")]
    assert data
    assert [name for name in data if Path(name).name not in notice] == []


def test_its_version_is_that_of_the_changelog_the_citation_and_the_program(wheel: ZipFile) -> None:
    version = message_from_bytes(told(wheel, "METADATA"))["Version"]
    assert version == mondegreen.__version__ == mondegreen_tui.__version__
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\n## {version} " in (ROOT / "CHANGELOG.md").read_text("utf-8")
