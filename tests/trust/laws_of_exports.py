"""What must hold of all that is made of a session, whatever words stand in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib.resources import files

from mondegreen import Kind, Proposal
from mondegreen.exports import Front, Shown, export_named
from mondegreen.formats import read
from mondegreen.report import part, report
from mondegreen.sessions.filters import filter_of
from mondegreen.sessions.session import Session

CAPTIONS = "1\n00:00:01,000 --> 00:00:02,000\n<v Craig>um</v> and so\n\n2\n00:00:02,000 --> 00:00:03,000\nyes\n"
EVIL = (
    "a --> b\n\n3\n00:00:01,000 --> 00:00:09,000\nx",
    "<script>alert(1)</script> {\\an8} <v x> &lt; ]]> <!--",
    "\x00\x1b[2J\x9b\u202eabc\u2066\ufeff\u2028x\ud800",
    "]\\`*_ [a](javascript:x) # -",
    "=cmd|' /C calc'!A0",
)
SEEDS = {str(number): words.encode("utf-8", "surrogatepass") for number, words in enumerate(EVIL)}
TAG = re.compile(r"<[a-z!/][a-z0-9]*", re.IGNORECASE)
PAGES = [files("mondegreen.pages") / name for name in ("frame.html", "report.html", "report.js", "transcript.html")]
OURS = {tag for page in PAGES for tag in TAG.findall(page.read_text("utf-8"))}
TIMES = re.compile(r"^[0-9:.,]+ --> [0-9:.,]+$", re.MULTILINE)


def hold(raw: bytes) -> None:
    """Put words into captions by a decision, name everything by them, and make all that can be made of it.

    Raises:
        AssertionError: A law is broken. Any other error is a fault as well.
    """
    words = raw.decode("utf-8", "surrogatepass" if _whole(raw) else "replace")
    made, plain = _session(words), _session("word")
    front = Front(title=words, source=words, date=words, note=words, policy=words)
    calm = Front(title="x", source="x", date="x", note="x", policy="x")
    for name, laws in LAWS.items():
        hostile = export_named(name).export(made, Shown(times=True, front=front)).decode()
        laws(hostile, export_named(name).export(plain, Shown(times=True, front=calm)).decode())
    _own_tags(report([part(words, made)], words))
    filter_of(words, [words[:9]]).passes(made.proposals[0], made.ruling(0))


def _whole(raw: bytes) -> bool:
    try:
        raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _session(words: str) -> Session:
    transcript = read(CAPTIONS)
    start = transcript.text.index("um")
    made = Session(transcript, [Proposal(start, start + 2, "um", "uh", 0.9, Kind.TERM, "by-heart", "known *by* heart")])
    made.edit((0,), words)
    return made


def _own_tags(hostile: str, plain: str = "") -> None:
    """No word is an element: there are none but those of our own pages."""
    del plain
    assert set(TAG.findall(hostile)) <= OURS
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", hostile)


def _captions(hostile: str, plain: str) -> None:
    """As many arrows as times, and nothing between two captions that is none."""
    del plain
    assert hostile.count("-->") == len(TIMES.findall(hostile)) > 0
    assert len({segment.begins for segment in read(hostile).segments}) <= len(TIMES.findall(hostile))


def _object(hostile: str, plain: str) -> None:
    assert json.loads(hostile).keys() <= json.loads(plain).keys()


def _front(hostile: str, plain: str) -> None:
    """Front matter of as many lines, each of which is a string."""
    head, matter, _ = hostile.split("---\n", 2)
    assert not head
    for line in filter(None, matter.split("\n")):
        name, _, said = line.partition(": ")
        assert isinstance(json.loads(said), str)
        assert f"{name}: " in plain


def _anything(hostile: str, plain: str) -> None:
    assert hostile
    assert plain


LAWS: dict[str, Callable[[str, str], None]] = {
    "html": _own_tags, "json": _object, "md": _front, "srt": _captions, "txt": _anything, "vtt": _captions,
}  # fmt: skip
