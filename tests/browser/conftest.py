"""A server whose reviews are a script that does nothing but wait to be told to end."""

import asyncio
import shlex
import sys

import pytest

pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

from aiohttp import CookieJar
from aiohttp.test_utils import TestClient, TestServer

from mondegreen_tui.browser.server import ReviewServer, listening

REVIEW = """
import os
os.write(1, b"__GANGLION__\\nD" + (11).to_bytes(4, "big") + b"hello there")
while b"quit" not in os.read(0, 4096):
    pass
"""
REVIEW_OF_A_TAB = shlex.join([sys.executable, "-c", REVIEW])


@pytest.fixture
def visit():
    """Lets a coroutine visit the server by a client of its own."""

    def visited(visiting, title="talk.srt"):
        async def act():
            with listening("localhost", 0) as place:
                server = ReviewServer(REVIEW_OF_A_TAB, place, "localhost", title)
                async with TestClient(
                    TestServer(await server._make_app()), cookie_jar=CookieJar(unsafe=True)
                ) as client:
                    await visiting(server, client)

        asyncio.run(act())

    return visited
