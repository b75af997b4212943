"""The JSON that whisper.cpp writes."""

from __future__ import annotations

from mondegreen.formats import _literal, _speech
from mondegreen.formats._copies import Copies
from mondegreen.formats._json import parsed, peeked
from mondegreen.formats._literal import line_of
from mondegreen.formats._speech import Keys
from mondegreen.transcripts.transcript import Draft, Transcript

TITLE = "whisper.cpp (JSON)"
SUFFIXES = ()
CHANGES = "The segments are read; the tokens follow them."

SAMPLE = """\
{
	"systeminfo": "AVX = 1",
	"model": {"type": "base", "multilingual": true},
	"result": {"language": "en"},
	"transcription": [
		{
			"timestamps": {"from": "00:00:00,000", "to": "00:00:03,500"},
			"offsets": {"from": 0, "to": 3500},
			"text": " I talked to Ilya of open Ai.",
			"tokens": [
				{"text": "[_BEG_]", "offsets": {"from": 0, "to": 0}, "id": 50363, "p": 0.9},
				{"text": " I", "offsets": {"from": 0, "to": 200}, "id": 314, "p": 0.98},
				{"text": " talked", "offsets": {"from": 200, "to": 500}, "id": 6619, "p": 0.97},
				{"text": " to", "offsets": {"from": 500, "to": 600}, "id": 284, "p": 0.99},
				{"text": " Il", "offsets": {"from": 600, "to": 800}, "id": 6125, "p": 0.7},
				{"text": "ya", "offsets": {"from": 800, "to": 1000}, "id": 3972, "p": 0.6},
				{"text": " of", "offsets": {"from": 1000, "to": 1200}, "id": 286, "p": 0.9},
				{"text": " open", "offsets": {"from": 1200, "to": 1600}, "id": 1280, "p": 0.5},
				{"text": " A", "offsets": {"from": 1600, "to": 1700}, "id": 317, "p": 0.5},
				{"text": "i", "offsets": {"from": 1700, "to": 1800}, "id": 72, "p": 0.4},
				{"text": ".", "offsets": {"from": 1800, "to": 1900}, "id": 13, "p": 0.8}
			],
			"speaker": "0"
		},
		{
			"timestamps": {"from": "00:00:03,500", "to": "00:00:05,000"},
			"offsets": {"from": 3500, "to": 5000},
			"text": " The caf\\u00e9. [SPEAKER_TURN]",
			"speaker": "0"
		}
	]
}
"""
READS = """\
I talked to Ilya of open Ai.
The café."""

TURN = "[SPEAKER_TURN]"
UNSURE = "?"
"""Where two channels are equally loud, the program does not know who speaks."""
MILLISECOND = 0.001
TOKEN = Keys("text", "from", "to", confidence="p", unit=MILLISECOND, inside="offsets")


def recognises(source: str) -> bool:
    """Whether it has a transcription in segments with offsets."""
    first = peeked(source).get("transcription", 0)
    return first.get("text").is_text and first.get("offsets", "from").number is not None


def read(source: str) -> Transcript:
    """The transcript in it: the segments, of which the tokens are copies.

    Raises:
        MalformedError: It is not JSON.
    """
    draft, nodes = Draft(source), parsed(source).get("transcription").items
    starts: list[int] = []
    for node in nodes:
        draft.segment(node.get("speaker").name.strip(UNSURE), *TOKEN.times(node))
        line = line_of(source, node.get("text"))
        turn = line.text.endswith(TURN)
        line = line.cut(0, len(line.text) - turn * len(TURN)).trimmed()
        starts.append(draft.words(line.text, line.pieces) if line.text else -1)
        if turn or node.get("speaker_turn_next").value is True:
            draft.gap()
    copies = Copies(source, draft)
    for node, place in zip(nodes, starts, strict=True):
        if place >= 0:
            copies.again(place)
            copies.words(node.get("tokens").items, TOKEN, exact=True)
    return draft.finish("whisper_cpp", ascii_only=source.isascii())


escape = _literal.escape
labels = _speech.labels
