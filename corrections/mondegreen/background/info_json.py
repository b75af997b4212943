"""What a downloader of videos writes beside them: a `.info.json` with title, description, channel, tags and chapters.

Source: yt-dlp's README, "Output template", for the names of fields. Also chapters alone, as the Podcast Index has them.
"""

from __future__ import annotations

import json
from typing import Any

from mondegreen.background import quoted, text
from mondegreen.errors import MalformedError
from mondegreen.transcripts.reading import decoded

TITLE = ".info.json or chapters in JSON"
SAMPLE = b"""\
{"title": "The mind behind AlexNet", "channel": "Eye on AI", "uploader": "Craig Smith",
 "description": "0:00 Intro\\n1:30 GPT-3\\n\\nWith Ilya Sutskever.", "tags": ["podcast", "OpenAI"],
 "chapters": [{"start_time": 0, "title": "Intro"}, {"start_time": 90, "title": "Meeting Yann LeCun"}]}
"""
NAMES = ("Eye on AI", "Craig Smith", "AlexNet", "GPT-3", "Ilya Sutskever", "OpenAI", "Yann LeCun")
PEOPLE = ("channel", "uploader", "creator", "artist", "author", "guest", "host", "series")
SAID = ("title", "fulltitle", "description")


def recognises(raw: bytes) -> bool:
    """Whether it is a JSON object that has a title and a description, or chapters."""
    if not raw.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return False
    return (b'"title"' in raw and b'"description"' in raw) or b'"chapters"' in raw


def notes(raw: bytes, path: str, stem: str) -> str:
    """Who made it and what it says of itself, a line each; tags in lower case are no names."""
    del stem
    try:
        data: Any = json.loads(decoded(raw, path)[0].removeprefix("\ufeff"))
        chapters = [str(each.get("title", "")) for each in data.get("chapters") or []]
        tags = [str(tag) for tag in data.get("tags") or [] if str(tag) != str(tag).lower()]
    except (ValueError, RecursionError, AttributeError, TypeError) as error:
        raise MalformedError(
            f"{path}: it is not the JSON that it seems to be ({error}); get the whole file."
        ) from error
    said = "\n".join(str(data.get(name) or "") for name in SAID)
    people = quoted(data.get(name) for name in PEOPLE)
    return "\n".join((people, text.notes(said.encode("utf-8", "replace"), path, ""), *chapters, *tags))
