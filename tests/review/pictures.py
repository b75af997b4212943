"""Pictures of the screen for the documentation, as SVG.

python tests/review/pictures.py FOLDER
"""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

SPEECH = """\
Craig: This week I talked to Elia, a co-founder and chief scientist of open Ai and one of the minds behind chat GPT, \
which I think, um, it is no exaggeration to say is changing the world. This is not the first time. [Music]

Ilya: Thank you. I was born in Russia and grew up in Israel, and then, um, as a teenager I moved to Canada. We used \
cooper netties from the start, and open Ai came later.

Craig: Elia, what got you into it?
"""
SWAPS = (
    ("Elia", "Ilya", 0.93, "term", "Sounds like Ilya, named in the notes; Elia is named nowhere."),
    ("open Ai", "OpenAI", 0.97, "term", "A known way to mishear OpenAI."),
    ("chat GPT", "ChatGPT", 0.97, "term", "A known way to mishear ChatGPT."),
    ("cooper netties", "Kubernetes", 0.88, "term", "Sounds like Kubernetes; there is no such thing as cooper netties."),
    (", um,", "", 0.81, "filler", "A filler, which readers do without."),
    ("[Music]", "", 0.9, "tag", "A recogniser's note about a sound; nobody says it."),
)
PICTURES = {
    "review-wide": ((120, 30), "a a r", "textual-dark"),
    "review-80": ((80, 24), "a r a", "textual-dark"),
    "review-light": ((100, 26), "A a r", "textual-light"),
}


def session():
    """A talk with something to decide."""
    from mondegreen.formats.txt import read
    from mondegreen.proposal import Candidate, Kind, Proposal
    from mondegreen.session import Session

    transcript = read(SPEECH)
    proposals = [
        Proposal(*found.span(), heard, new, sure, Kind(kind), "example", reason, (Candidate(new, sure), *others))
        for heard, new, sure, kind, reason in SWAPS
        for others in [(Candidate("Elijah", 0.04),) if heard == "Elia" else ()]
        for found in re.finditer(re.escape(heard), transcript.text)
    ]
    return Session(transcript, sorted(proposals))


async def picture(size, keys, theme) -> str:
    """The screen after these keys."""
    from mondegreen_tui.review.app import ReviewApp

    app = ReviewApp(session(), title="interview.txt", output=Path("interview.mended.txt"), write=Path)
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await pilot.press(*keys.split())
        await pilot.pause()
        return app.export_screenshot(title="mondegreen review interview.txt")


def main(folder: Path) -> None:
    """Draw them all."""
    for name, (size, keys, theme) in PICTURES.items():
        (folder / f"{name}.svg").write_text(asyncio.run(picture(size, keys, theme)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[2] / room) for room in ("corrections", "dictionaries", "tui")]
    main(Path(sys.argv[1]))
