"""Pictures of the screen for the documentation, as SVG.

python tests/review/pictures.py FOLDER [NAME ...]

Those that the pages show are made by `python tests/review/pictures.py docs review cards`.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from pathlib import Path

from mondegreen import Corrector
from mondegreen.sessions.session import Session
from mondegreen.transcripts.reading import transcript_at
from mondegreen_tui.review.app import ReviewApp
from mondegreen_tui.review.desk import Desk
from mondegreen_tui.review.keymap import Keymap

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = DOCS / "example" / "slow-machines-12.srt"
SHOWN = ("review", "cards")
"""Those that stand on pages."""
PICTURES = {
    "review": ((118, 22), "a a a a a a a r a a a", {}),
    "review-80": ((80, 24), "a r a", {}),
    "review-light": ((100, 26), "a a r", {"theme": "textual-light"}),
    "review-ansi": ((100, 26), "a a r", {"theme": "ansi-dark"}),
    "review-no-colour": ((100, 26), "a a r", {"colours": False}),
    "review-git": ((100, 26), "y y n", {"keymap": Keymap("git")}),
    "cards": ((118, 28), "tab a a a a a r a a", {}),
    "cards-80": ((80, 24), "tab n n", {}),
    "find": ((118, 28), "n / m a c h i n e enter", {}),
    "paragraph": ((118, 28), "n n E", {}),
    "end": ((118, 28), "tab a a a r a a a a a a a a a a a a tab p n n n n n n n n", {}),
    "help": ((100, 40), "?", {}),
}


def session():
    """The example that ships with the project, with its notes."""
    transcript = transcript_at(str(EXAMPLE))
    notes = EXAMPLE.with_suffix(".notes.md").read_text("utf-8")
    return Session(transcript, Corrector(notes=notes).propose(transcript))


async def picture(size, keys, *, colours=True, **given) -> str:
    """The screen after these keys."""
    os.environ |= {} if colours else {"NO_COLOR": "1"}
    app = ReviewApp(session(), Desk(EXAMPLE.name, EXAMPLE.with_suffix(".mended.srt"), Path, **given))
    os.environ.pop("NO_COLOR", None)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        return self_contained(app.export_screenshot(title=f"mondegreen review {EXAMPLE.name}"))


def self_contained(svg: str) -> str:
    """The picture without the fonts that it would fetch from elsewhere."""
    return re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono")


def main(folder: Path, *names: str) -> None:
    """Draw those that are named, or all."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (size, keys, given) in PICTURES.items():
        if names and name not in names:
            continue
        (folder / f"{name}.svg").write_text(asyncio.run(picture(size, keys, **given)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
