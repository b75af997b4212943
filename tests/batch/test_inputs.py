"""Files, folders, patterns and addresses become files, in one order, and what is no transcript is passed over."""

import os
import zipfile

import pytest

from mondegreen.batch.address import joined
from mondegreen.batch.inputs import Inputs, is_many
from mondegreen.errors import UnreadableError, UnwritableError


@pytest.fixture
def talks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (
        "talks/b.srt", "talks/a.txt", "talks/a.notes.md", "talks/2024/c.vtt", "talks/2024/C.JSON", "talks/song.mp3",
        "talks/a.mended.txt", "talks/a.txt.mondegreen.jsonl", "talks/.git/x.txt", "talks/.hidden.txt", "out/b.srt",
        "talks/mondegreen.toml", "talks/2024/mondegreen.terms.toml",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words")
    return tmp_path / "talks"


def names(*named, **how) -> list[str]:
    return [each.found.name for each in Inputs(named, **how)]


def test_a_folder_is_its_transcripts_in_order_with_their_names_below_it(talks):
    passed = []
    assert names("talks", skip=passed.append) == ["2024/C.JSON", "2024/c.vtt", "a.txt", "b.srt"]
    assert passed == ["talks/song.mp3"]


def test_a_folder_with_nothing_in_it_is_refused(tmp_path):
    with pytest.raises(UnreadableError, match="there is no file in this folder"):
        names(str(tmp_path))


def test_the_notes_beside_a_transcript_come_with_it(talks):
    notes = {each.found.name: each.notes for each in Inputs(["talks"])}
    assert notes["a.txt"] == os.path.join("talks", "a.notes.md")
    assert notes["b.srt"] == ""
    assert next(iter(Inputs(["talks/a.txt"]))).notes == "talks/a.notes.md"


def test_of_several_folders_each_keeps_its_name(talks):
    assert names("talks/2024", "out") == ["2024/C.JSON", "2024/c.vtt", "out/b.srt"]


def test_a_pattern_goes_down_where_it_says_so(talks):
    assert names("talks/*.txt") == ["a.txt"]
    assert names("talks/**/*.vtt") == ["2024/c.vtt"]
    with pytest.raises(UnreadableError, match="no file is meant by this pattern"):
        names("talks/*.sbv")


def test_a_file_that_is_named_is_done_whatever_it_is_called(talks):
    assert names("talks/song.mp3", "talks/a.mended.txt", "none.txt") == ["song.mp3", "a.mended.txt", "none.txt"]


def test_a_file_with_signs_of_a_pattern_in_its_name_is_that_file(talks):
    (talks / "what[1].txt").write_text("words")
    assert not is_many("talks/what[1].txt")
    assert names("talks/what[1].txt") == ["what[1].txt"]


def test_nothing_is_done_twice_and_what_is_excluded_not_at_all(talks):
    assert names("talks", "talks/a.txt", without=["*.JSON", "2024/*.vtt"]) == ["talks/a.txt", "talks/b.srt"]


def test_where_results_go_is_not_walked_into(talks):
    assert "out/b.srt" not in names(".", apart=["out"])


def test_links_to_folders_pipes_and_dangling_links_are_left_alone(talks):
    (talks / "circle").symlink_to(".")
    (talks / "dangling.txt").symlink_to("nowhere")
    (talks / "itself.txt").symlink_to("itself.txt")
    os.mkfifo(talks / "pipe.txt")
    assert names("talks") == ["2024/C.JSON", "2024/c.vtt", "a.txt", "b.srt"]


@pytest.mark.parametrize("name", ["../x.txt", "/x.txt", "a/../../x.txt", ""])
def test_a_name_that_leads_out_of_the_output_is_refused(name):
    with pytest.raises(UnwritableError):
        joined("out", name)


class TestAddresses:
    def test_an_archive_is_walked_like_a_folder(self, talks):
        with zipfile.ZipFile("talks.zip", "w") as archive:
            for place in sorted(talks.rglob("*.*")):
                archive.write(place, place.relative_to(talks))
        found = [(each.found.name, each.found.address, each.notes) for each in Inputs(["zip://::talks.zip"])]
        assert found == [
            ("2024/C.JSON", "zip://2024/C.JSON::talks.zip", ""),
            ("2024/c.vtt", "zip://2024/c.vtt::talks.zip", ""),
            ("a.txt", "zip://a.txt::talks.zip", "zip://a.notes.md::talks.zip"),
            ("b.srt", "zip://b.srt::talks.zip", ""),
        ]
        assert names("zip://2024::talks.zip") == ["C.JSON", "c.vtt"]
        assert names("zip://*.srt::talks.zip") == ["b.srt"]

    def test_an_address_on_this_disk_is_a_path(self, talks):
        assert names(f"file://{talks}/a.txt") == ["a.txt"]
        assert joined("s3://bucket/out", "a/b.txt") == "s3://bucket/out/a/b.txt"
        assert joined("memory://", "a.txt") == "memory://a.txt"
