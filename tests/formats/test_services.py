"""Services' JSON as their documentation has it: every copy is mended, and who speaks is known."""

import json

import pytest

from mondegreen.formats import format_named, read
from mondegreen.transcripts.edits import Edit
from mondegreen.transcripts.patch import patched
from mondegreen.transcripts.speakers import speakers


def word(text, start, end, **more):
    return {"word": text, "start": start, "end": end, "confidence": 0.9, **more}


def timed(text, start, end, **more):
    return {"startTime": f"{start}s", "endTime": f"{end}s", "word": text, **more}


def item(number, text, speaker, start=None):
    kind, times = ("punctuation", {}) if start is None else ("pronunciation", {"start_time": start, "end_time": start})
    return {"id": number, "type": kind, "alternatives": [{"confidence": "1.0", "content": text}], **times, **speaker}


def heard(text, start, **more):
    return {"text": text, "start": start, "end": start + 90, "confidence": 0.9, **more}


A, B = {"speaker_label": "spk_0"}, {"speaker_label": "spk_1"}
FORMS = {
    "aws, diarized, with audio segments": (
        {
            "results": {
                "transcripts": [{"transcript": "Hi Elia. Yes."}],
                "speaker_labels": {"speakers": 2, "segments": [{**A, "items": [A, A]}, {**B, "items": [B]}]},
                "items": [
                    item(0, "Hi", A, "0.0"),
                    item(1, "Elia", A, "0.5"),
                    item(2, ".", A),
                    item(3, "Yes", B, "2.0"),
                    item(4, ".", B),
                ],
                "audio_segments": [
                    {"id": 0, "transcript": "Hi Elia.", **A, "items": [0, 1, 2]},
                    {"id": 1, "transcript": "Yes.", **B, "items": [3, 4]},
                ],
            }
        },
        "Hi Elia.\n\nYes.",
        ["spk_0", "spk_1"],
        3,
    ),
    "google, first version, diarized": (
        {
            "results": [
                {"alternatives": [{"transcript": "hi Elia", "words": [timed("hi", 0, 1), timed("Elia", 1, 2)]}]},
                {"alternatives": [{"transcript": " yes", "words": [timed("yes", 2, 3)]}]},
                {
                    "alternatives": [
                        {
                            "words": [
                                timed("hi", 0, 1, speakerTag=1),
                                timed("Elia", 1, 2, speakerTag=1),
                                timed("yes", 2, 3, speakerTag=2),
                            ]
                        }
                    ]
                },
            ]
        },
        "hi Elia\n\nyes",
        ["Speaker 1", "Speaker 2"],
        3,
    ),
    "google, second version, two in one result": (
        {
            "results": [
                {
                    "alternatives": [
                        {
                            "transcript": "hi Elia yes",
                            "words": [
                                {"startOffset": "0s", "endOffset": "1s", "word": "hi", "speakerLabel": "1"},
                                {"startOffset": "1s", "endOffset": "2s", "word": "Elia", "speakerLabel": "1"},
                                {"startOffset": "2s", "endOffset": "3s", "word": "yes", "speakerLabel": "2"},
                            ],
                        }
                    ]
                }
            ]
        },
        "hi Elia\n\nyes",
        ["1", "2"],
        2,
    ),
    "deepgram, bare words with utterances": (
        {
            "results": {
                "channels": [
                    {
                        "alternatives": [
                            {
                                "transcript": "hi Elia yes",
                                "words": [
                                    word("hi", 0, 1, speaker=0, speaker_confidence=0.5),
                                    word("Elia", 1, 2, speaker=0, speaker_confidence=0.5),
                                    word("yes", 2, 3, speaker=1, speaker_confidence=0.5),
                                ],
                            }
                        ]
                    }
                ],
                "utterances": [
                    {"transcript": "hi Elia", "words": [word("hi", 0, 1), word("Elia", 1, 2)], "speaker": 0},
                    {"transcript": "yes", "words": [word("yes", 2, 3)], "speaker": 1},
                ],
            }
        },
        "hi Elia\n\nyes",
        ["Speaker 0", "Speaker 1"],
        4,
    ),
    "assemblyai, several channels": (
        {
            "text": "Hi Elia. Yes.",
            "multichannel": True,
            "words": [
                heard("Hi", 0, speaker="1A", channel="1"),
                heard("Elia.", 90, speaker="1A", channel="1"),
                heard("Yes.", 300, speaker="2A", channel="2"),
            ],
            "utterances": [
                {"text": "Hi Elia.", "speaker": "1A", "words": [heard("Hi", 0), heard("Elia.", 90)]},
                {"text": "Yes.", "speaker": "2A", "words": [heard("Yes.", 300)]},
            ],
        },
        "Hi Elia.\n\nYes.",
        ["1A", "2A"],
        4,
    ),
    "rev, with what nobody understood": (
        {
            "monologues": [
                {
                    "speaker": 0,
                    "speaker_info": {"id": "0", "display_name": "Agent"},
                    "elements": [
                        {"type": "text", "value": "Hi", "ts": 0.2, "end_ts": 0.6, "confidence": 0.9},
                        {"type": "punct", "value": " "},
                        {"type": "unknown", "value": "<inaudible>"},
                        {"type": "punct", "value": " "},
                        {"type": "text", "value": "Elia", "ts": 1, "end_ts": 1.2},
                    ],
                }
            ]
        },
        "Hi <inaudible> Elia",
        ["Speaker 0"],
        1,
    ),
    "whisperx, a word without a time": (
        {
            "segments": [
                {
                    "start": 0.1,
                    "end": 2,
                    "text": " In 2023 Elia",
                    "words": [
                        {"word": "In", "start": 0.1, "end": 0.3, "score": 0.9, "speaker": "SPEAKER_00"},
                        {"word": "2023"},
                        {"word": "Elia", "start": 1, "end": 1.2, "score": 0.5, "speaker": "SPEAKER_00"},
                    ],
                    "speaker": "SPEAKER_00",
                }
            ],
            "word_segments": [{"word": "In"}, {"word": "2023"}, {"word": "Elia", "start": 1, "end": 1.2}],
        },
        "In 2023 Elia",
        ["SPEAKER_00"],
        3,
    ),
    "whisper.cpp, two channels": (
        {
            "transcription": [
                {"offsets": {"from": 0, "to": 2000}, "text": " Hi Elia", "speaker": "0"},
                {"offsets": {"from": 2000, "to": 3000}, "text": " yes", "speaker": "?"},
            ]
        },
        "Hi Elia\n\nyes",
        ["0", ""],
        1,
    ),
    "openai, diarized": (
        {
            "task": "transcribe",
            "text": "Hi Elia. Yes.",
            "segments": [
                {"type": "transcript.text.segment", "start": 0, "end": 2, "text": " Hi Elia.", "speaker": "agent"},
                {"type": "transcript.text.segment", "start": 2, "end": 3, "text": "Yes.", "speaker": "A"},
            ],
            "usage": {"type": "duration", "seconds": 3},
        },
        "Hi Elia.\n\nYes.",
        ["agent", "A"],
        2,
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_copy_is_mended_and_speakers_are_known(form):
    value, text, names, copies = FORMS[form]
    source = json.dumps(value, indent=1)
    transcript = read(source)
    assert transcript.text == text
    assert [speaker.name for speaker in speakers(transcript)] == names
    start = text.index("Elia")
    mended = patched(transcript, [Edit(start, start + 4, "Ilya")], format_named(transcript.format).escape)
    assert (mended.count("Elia"), mended.count("Ilya")) == (0, copies)
    assert mended == source.replace("Elia", "Ilya")
