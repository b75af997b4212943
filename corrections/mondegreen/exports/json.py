"""All that is known, for other programs: words, times, speakers, decisions. docs/json.md describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mondegreen.exports import Shown
from mondegreen.exports._cues import spoken_of
from mondegreen.sessions.session import Session
from mondegreen.transcripts.mended import Word

TITLE = "JSON"
SUFFIX = ".json"
FRONT = True
IS_TEXT = True

VERSION = 1
"""Of the form: it grows when a reader of the last one could misunderstand it. New keys alone do not make it grow."""


def export(session: Session, shown: Shown) -> bytes:
    """The JSON text, indented, in UTF-8."""
    segments = list(_segments(session))
    front = shown.front
    made = {
        "mondegreen_export": VERSION,
        **({"title": front.title, **dict(front.facts())} if front else {}),
        "speakers": list(dict.fromkeys(segment["speaker"] for segment in segments if "speaker" in segment)),
        "segments": segments,
        "decisions": list(_decisions(session)),
    }
    return f"{json.dumps(made, ensure_ascii=False, indent=1)}\n".encode("utf-8", "replace")


def _segments(session: Session) -> Iterator[dict[str, Any]]:
    for segment, spoken in spoken_of(session):
        if spoken.lines:
            yield {
                **_known(speaker=segment.speaker or None, begins=segment.begins, ends=segment.ends),
                "text": " ".join(spoken.lines),
                "words": [_word(word) for word in spoken.words],
            }


def _word(word: Word) -> dict[str, Any]:
    said = _known(begins=word.begins, ends=word.ends, confidence=word.confidence, heard=word.heard)
    return {"text": word.text, **said}


def _decisions(session: Session) -> Iterator[dict[str, Any]]:
    for place, proposal in enumerate(session.proposals):
        if ruling := session.ruling(place):
            yield {
                "start": proposal.start,
                "end": proposal.end,
                "heard": proposal.text,
                "stands": proposal.text if ruling.text is None else ruling.text,
                "verdict": ruling.verdict,
                "by": ruling.by,
                "kind": proposal.kind,
                "rule": proposal.rule,
                "reason": proposal.reason,
                "confidence": proposal.confidence,
            }


def _known(**values: Any) -> dict[str, Any]:
    """Those that are known."""
    return {name: value for name, value in values.items() if value is not None}
