"""The words around a proposal are heard: by a player that only writes its arguments down, and once by mpv itself."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
import wave
from pathlib import Path

import pytest

from mondegreen.formats import read
from mondegreen.proposal import Kind, Proposal
from mondegreen.sessions.session import Session
from mondegreen_tui.review.bars import IDLE
from mondegreen_tui.sound import Sound, sound_beside

CAPTIONS = """\
1
00:01:00,000 --> 00:01:10,000
I met Elia at noon and then I met Elia again

2
00:01:20,000 --> 00:01:24,000
and he said nothing
"""
PLAYER = """#!/bin/sh
printf '%s ' "$@" >>"$HEARD"
echo >>"$HEARD"
{then}
"""
posix = pytest.mark.skipif(os.name != "posix", reason="the player of these tests is a shell script")


@pytest.fixture
def player(tmp_path, monkeypatch):
    """Puts a player on the path that writes its arguments down and then does as told; what it wrote, line by line."""
    heard = tmp_path / "heard.txt"
    monkeypatch.setenv("HEARD", str(heard))

    def put(then="exec sleep 30"):
        place = tmp_path / "bin" / "mpv"
        place.parent.mkdir(exist_ok=True)
        place.write_text(PLAYER.format(then=then))
        place.chmod(0o755)
        monkeypatch.setenv("PATH", f"{place.parent}{os.pathsep}{os.environ['PATH']}")

        def lines(count):
            until = time.monotonic() + 5
            while not heard.exists() or heard.read_text().count("\n") < count:
                assert time.monotonic() < until, "the player was not started"
                time.sleep(0.01)
            return heard.read_text().splitlines()

        return lines

    return put


@pytest.fixture
def session():
    transcript = read(CAPTIONS)
    starts = [at for at in range(len(transcript.text)) if transcript.text.startswith("Elia", at)]
    return Session(transcript, [Proposal(at, at + 4, "Elia", "Ilya", 0.9, Kind.TERM, "named", "") for at in starts])


@pytest.fixture
def film(tmp_path):
    place = tmp_path / "talk.mp4"
    place.write_bytes(b"")
    return place


def times(line: str) -> tuple[float, ...]:
    """Start, length and speed, as the player was told them."""
    said = dict(word.removeprefix("--").split("=", 1) for word in line.split() if "=" in word)
    return tuple(float(said[name]) for name in ("start", "length", "speed"))


@posix
class TestTheKeys:
    def test_play_the_words_around_the_current_proposal(self, player, session, film, play):
        lines = player()
        app = play(session, "n", "space", sound=Sound(session.transcript, film))
        [line] = lines(1)
        begins, length, speed = times(line)
        assert line.split()[-2:] == ["--", str(film)]
        assert begins < 60 + 10 * session.proposals[1].start / 44 < begins + length
        assert begins > 60
        assert speed == 1
        assert app.review.notice.text == "Playing 0:01:05 to 0:01:11."

    def test_play_it_again_a_little_earlier_faster_and_slower(self, player, session, film, play):
        lines = player()
        play(session, "n", "space", "b", "b", "+", "-", "-", sound=Sound(session.transcript, film))
        heard = [times(line) for line in lines(6)]
        starts = [begins for begins, _, _ in heard]
        assert [round(starts[0] - each) for each in starts] == [0, 2, 4, 4, 4, 4]
        assert len({round(begins + length, 1) for begins, length, _ in heard}) == 1
        assert [speed for _, _, speed in heard] == [1, 1, 1, 1.25, 1, 0.75]

    def test_stop_what_is_playing(self, player, session, film, play):
        lines = player()
        sound = Sound(session.transcript, film)

        async def look(app, pilot):
            lines(1)
            assert sound.playing
            await pilot.press("space")
            assert not sound.playing
            assert app.review.notice.text == "Stopped."

        play(session, "space", look=look, sound=sound)
        assert len(lines(1)) == 1

    def test_say_that_the_player_cannot_play_it(self, player, session, film, play):
        player("exit 2")

        async def look(app, pilot):
            await pilot.pause(0.8)
            assert "mpv cannot play talk.mp4 (it ended with 2)" in app.review.notice.text

        play(session, "space", look=look, sound=Sound(session.transcript, film))


@posix
@pytest.mark.parametrize("key", ["q", "a"])
def test_leaving_the_review_ends_the_player(player, session, film, play, key):
    lines = player()
    sound = Sound(session.transcript, film)

    async def look(app, pilot):
        lines(1)
        assert sound.playing
        app.review.action_accept = lambda: 1 / 0
        await pilot.press(key)

    with contextlib.suppress(ZeroDivisionError):
        play(session, "space", look=look, sound=sound)
    assert not sound.playing


@pytest.fixture
def lacking(player, session, film, monkeypatch):
    """A session and its sound, where one thing is missing."""

    def made(what):
        player()
        if what == "player":
            monkeypatch.setenv("PATH", "")
        text = "I met Elia" if what == "times" else CAPTIONS
        found = Session(read(text), session.proposals[:1])
        return found, Sound(found.transcript, None if what == "sound" else film)

    return made


@pytest.mark.parametrize(
    ("missing", "told"), [("sound", "name it with --audio"), ("player", "install it"), ("times", "has no times")]
)
def test_what_is_missing_greys_the_keys_and_is_said(lacking, play, missing, told):
    session, sound = lacking(missing)

    async def look(app, pilot):
        assert told in app.review.notice.text
        assert any(IDLE in str(span.style) for span in app.review.key_line.render().spans)

    play(session, "space", "b", "+", look=look, size=(160, 30), sound=sound)


def test_the_line_of_keys_offers_to_play_where_there_is_something_to_hear(player, session, film, play):
    player()

    async def look(app, pilot):
        assert "space play" in app.review.key_line.render().plain

    play(session, look=look, size=(80, 24), sound=Sound(session.transcript, film))


class TestWhatStandsBeside:
    @pytest.mark.parametrize(
        ("transcript", "sound"),
        [
            ("talk.srt", "talk.mp3"),
            ("talk.srt", "TALK.WAV"),
            ("talk.en-US.vtt", "talk.webm"),
            ("talk.v2.srt", "talk.v2.opus"),
            ("talk", "talk.flac"),
        ],
    )
    def test_under_the_same_name_is_the_sound(self, tmp_path, transcript, sound):
        (tmp_path / sound).touch()
        assert sound_beside(str(tmp_path / transcript)) == tmp_path / sound

    @pytest.mark.parametrize("other", ["walk.mp3", "talk.txt", "talk.mp3.part", "talks.mp3"])
    def test_under_another_is_not(self, tmp_path, other):
        (tmp_path / other).touch()
        assert sound_beside(str(tmp_path / "talk.srt")) is None

    def test_is_no_folder(self, tmp_path):
        (tmp_path / "talk.mp3").mkdir()
        assert sound_beside(str(tmp_path / "talk.srt")) is None


@pytest.fixture
def silent_mpv(tmp_path, monkeypatch):
    """The real player, without a loudspeaker, and half a minute of silence for it."""
    real = shutil.which("mpv")
    if real is None:
        pytest.skip("mpv is not installed")
    place = tmp_path / "bin" / "mpv"
    place.parent.mkdir()
    place.write_text(f'#!/bin/sh\nexec {real} --ao=null "$@"\n')
    place.chmod(0o755)
    monkeypatch.setenv("PATH", f"{place.parent}{os.pathsep}{os.environ['PATH']}")
    with wave.open(str(tmp_path / "talk.wav"), "wb") as file:
        file.setparams((1, 1, 8000, 0, "NONE", ""))
        file.writeframes(b"\x80" * 8000 * 90)
    return tmp_path / "talk.wav"


def test_mpv_itself_plays_to_the_end_of_the_words(silent_mpv, session):
    sound = Sound(session.transcript, silent_mpv)
    sound.change_tempo(9, 0, 1)
    try:
        assert sound.playing
        sound._process.wait(60)
        assert sound.trouble == ""
    finally:
        sound.stop()


KILLED = """
import os, signal, sys
sys.path[:0] = {path!r}
from pathlib import Path
from mondegreen.formats import read
from mondegreen_tui.sound import Sound
sound = Sound(read({captions!r}), Path({film!r}))
sound.play(0, 60)
print(sound._process.pid, flush=True)
sys.stdin.read(1)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_player_does_not_outlive_a_review_that_is_killed(silent_mpv):
    script = KILLED.format(path=sys.path, captions=CAPTIONS, film=str(silent_mpv))
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as review:
        player = Path("/proc") / review.stdout.readline().decode().strip()
        until = time.monotonic() + 60
        while "ao=null" not in (player / "cmdline").read_text():
            assert time.monotonic() < until
            time.sleep(0.02)
        time.sleep(0.3)
        review.communicate(b"x")
    while alive(player):
        assert time.monotonic() < until, "the player still plays"
        time.sleep(0.02)


def alive(process: Path) -> bool:
    """Whether this process runs; one that has ended may still be listed."""
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
