"""A stage for the review screen: sessions made of a line, keys pressed, the app to look at afterwards."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from mondegreen.formats.txt import read
from mondegreen.proposal import Candidate, Kind, Proposal
from mondegreen.sessions.session import Session
from mondegreen_tui.review.app import ReviewApp
from mondegreen_tui.review.desk import Desk

SPEECH = (
    "Craig: today um I talk to Elia who made chat GPT with open Ai and Elia says hello\n\n"
    "Ilya: thank you Craig my name is not Elia at all\n"
)
SWAPS = (("Elia", "Ilya"), ("chat GPT", "ChatGPT"), ("open Ai", "OpenAI"), ("um", ""))


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch):
    for name in [name for name in os.environ if name == "NO_COLOR" or name.startswith("TEXTUAL")]:
        monkeypatch.delenv(name)


@pytest.fixture
def session_of():
    """A session in which every one of the heard words is proposed to be replaced."""

    def made(text=SPEECH, swaps=SWAPS, record=None):
        transcript = read(text)
        proposals = [
            Proposal(
                found.start(),
                found.end(),
                heard,
                new,
                0.9,
                Kind.TERM,
                "named",
                f"Sounds like {new}.",
                (Candidate(new, 0.9), Candidate("Elijah", 0.05)),
            )
            for heard, new in swaps
            for found in re.finditer(rf"(?<!\w){re.escape(heard)}(?!\w)", transcript.text)
        ]
        return Session(transcript, sorted(proposals), record)

    return made


@pytest.fixture
def play():
    """Press keys in the app, then look; the app is returned for what can be seen once it is gone."""

    def played(
        session: Session,
        *keys: str,
        look: Callable[[ReviewApp, object], Awaitable[None]] | None = None,
        size: tuple[int, int] = (120, 30),
        **given,
    ) -> ReviewApp:
        given = {"title": "talk.txt", "output": Path("talk.mended.txt"), "write": lambda: Path("x"), **given}
        app = ReviewApp(session, Desk(**given))

        async def act():
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                await pilot.press(*keys)
                if look:
                    await look(app, pilot)

        asyncio.run(act())
        return app

    return played


@pytest.fixture
def screen_text():
    """What is on the screen, line by line, as a terminal would show it."""

    def shown(app: ReviewApp) -> str:
        return "\n".join(strip.text for strip in app.screen._compositor.render_strips())

    return shown
