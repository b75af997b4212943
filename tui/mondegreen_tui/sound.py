"""The sound of a transcript, a few words at a time, by mpv: https://mpv.io/manual/stable/."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from socket import socket, socketpair

from mondegreen.transcripts.moments import Moments
from mondegreen.transcripts.transcript import Transcript
from mondegreen_tui.phrases import clock
from mondegreen_tui.safe import safe_line

PLAYER = "mpv"
OPTIONS = ("--no-config", "--no-terminal", "--no-video")
ENDINGS = (".mp3", ".m4a", ".wav", ".flac", ".ogg", ".opus", ".mp4", ".mkv", ".webm", ".mov")
LONGEST_TAG = 12
"""Characters between dots that may stand in the name of a transcript and not of its sound: `talk.en-US.vtt`."""
TEMPOS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
AROUND, AROUND_A_GUESS = 1.2, 2.5
"""Seconds played on either side of the words, where their own times are known and where they are not."""
LONGEST = 20.0
"""Seconds that are played at once."""
EARLIER = 2.0


def sound_beside(path: str) -> Path | None:
    """The sound or film that stands beside a transcript under the same name."""
    source = Path(path)
    with suppress(OSError):
        beside = {each.name.casefold(): each for each in sorted(source.absolute().parent.iterdir()) if each.is_file()}
        for stem in _stems(source):
            for ending in ENDINGS:
                if found := beside.get(f"{stem}{ending}".casefold()):
                    return found
    return None


def _stems(source: Path) -> Iterator[str]:
    yield source.stem
    inner = Path(source.stem)
    if 1 < len(inner.suffix) <= LONGEST_TAG:
        yield inner.stem


class Sound:
    """Plays the words around a place. Each call answers with a sentence on what is heard, or why nothing is."""

    def __init__(self, transcript: Transcript, file: Path | None, refusal: str = "") -> None:
        """`refusal` says why nothing shall be played; empty where it may."""
        self._moments = Moments(transcript)
        self._file = file
        self._program = shutil.which(PLAYER)
        self._refusal = refusal
        self._process: subprocess.Popen[bytes] | None = None
        self._lifeline: socket | None = None
        self._tempo = TEMPOS.index(1.0)
        self._last: tuple[int, int] | None = None
        self._lead = 0.0

    @property
    def missing(self) -> str:
        """Why nothing can be played, and what to do; empty where it can."""
        if self._refusal:
            return self._refusal
        if self._file is None:
            return "There is no sound beside the transcript; name it with --audio."
        if not self._program:
            return f"Sound is played by {PLAYER}, which is not there; install it."
        if not self._moments.known:
            return "The transcript has no times, so nobody knows where these words are in the sound."
        return ""

    @property
    def playing(self) -> bool:
        """Whether something is heard."""
        return self._process is not None and self._process.poll() is None

    @property
    def trouble(self) -> str:
        """Why what was to be heard was not; empty where it was."""
        code = self._process.poll() if self._process else None
        if not code or code < 0:
            return ""
        name = self._file.name if self._file else ""
        return f"{PLAYER} cannot play {safe_line(name)} (it ended with {code}); try it by hand."

    def play(self, start: int, end: int) -> str:
        """Play the words between these characters of the reading text and a little around them, or stop."""
        if self.playing and self._last == (start, end):
            self.stop()
            return "Stopped."
        self._lead = 0.0
        return self._play(start, end)

    def again(self, start: int, end: int) -> str:
        """Play them from a little earlier than the last time."""
        self._lead = self._lead + EARLIER if self._last == (start, end) else EARLIER
        return self._play(start, end)

    def change_tempo(self, by: int, start: int, end: int) -> str:
        """Play them faster, or slower where `by` is negative, from now on."""
        self._tempo = min(max(0, self._tempo + by), len(TEMPOS) - 1)
        return self._play(start, end)

    def stop(self) -> None:
        """Be silent."""
        process, self._process = self._process, None
        if process and process.poll() is None:
            process.kill()
            process.wait()
        if self._lifeline:
            self._lifeline.close()

    def _play(self, start: int, end: int) -> str:
        if self.missing:
            return self.missing
        moment = self._moments.of(start, end)
        if moment is None:
            return self.missing
        self.stop()
        around = AROUND if moment.exact else AROUND_A_GUESS
        begins = max(0.0, moment.begins - around - self._lead)
        length = min(LONGEST, moment.ends + around - begins)
        self._last = start, end
        try:
            self._start(f"--start={begins:.2f}", f"--length={length:.2f}", f"--speed={TEMPOS[self._tempo]:g}")
        except OSError as error:
            return f"{PLAYER} cannot be started ({(error.strerror or str(error)).lower()})."
        return self._told(begins, begins + length)

    def _start(self, *how: str) -> None:
        """One player for one listening, on a lifeline: it ends by itself, and at once when its review has died."""
        ours, theirs = socketpair()
        self._lifeline = ours
        line = [f"--input-ipc-client=fd://{theirs.fileno()}"] if os.name == "posix" else []
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 (no shell, and the file stands behind --)
                [str(self._program), *OPTIONS, *line, *how, "--", str(self._file)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()] if line else (),
            )

    def _told(self, begins: float, ends: float) -> str:
        tempo = "" if TEMPOS[self._tempo] == 1 else f", {TEMPOS[self._tempo]:g} times as fast"
        return f"Playing {clock(round(begins))} to {clock(round(ends))}{tempo}."
