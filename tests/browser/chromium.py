"""A headless Chromium, driven by its own protocol: https://chromedevtools.github.io/devtools-protocol/."""

from __future__ import annotations

import asyncio
import base64
import itertools
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-extensions --disable-background-networking "
    "--disable-component-update --disable-default-apps --disable-sync --hide-scrollbars --remote-debugging-port=0"
).split()
PATIENCE = 40.0
"""Seconds that anything may take on a busy machine."""


class Tab:
    """One page.

    Attributes:
        requested: The addresses that it has asked for, sockets included.
        complaints: What the browser had against them.
    """

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future] = {}
        self.requested: list[str] = []
        self.complaints: list[str] = []

    async def listen(self) -> None:
        """Hear answers and events until the page is gone."""
        async for message in self._socket:
            said = message.json()
            if "id" in said:
                self._answers.pop(said["id"]).set_result(said)
            elif said["method"] == "Network.requestWillBeSent":
                self.requested.append(said["params"]["request"]["url"])
            elif said["method"] == "Network.webSocketCreated":
                self.requested.append(said["params"]["url"])
            elif said["method"] == "Log.entryAdded":
                self.complaints.append(said["params"]["entry"]["text"])

    async def ask(self, method: str, **parameters) -> dict:
        """Call the protocol."""
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        said = await asyncio.wait_for(answer, PATIENCE)
        assert "error" not in said, said
        return said["result"]

    async def open(self, address: str) -> None:
        """Go there."""
        for domain in ("Page", "Network", "Log", "Runtime"):
            await self.ask(f"{domain}.enable")
        await self.ask("Page.navigate", url=address)

    async def value(self, script: str):
        """What a script is worth."""
        return (await self.ask("Runtime.evaluate", expression=script, returnByValue=True))["result"].get("value")

    async def until(self, script: str) -> None:
        """Wait for a script to be true."""
        async with asyncio.timeout(PATIENCE):
            while not await self.value(script):  # noqa: ASYNC110 (the page has no events for us)
                await asyncio.sleep(0.1)

    async def press(self, character: str) -> None:
        """Press the key of a character."""
        for kind in ("keyDown", "keyUp"):
            text = {"text": character} if kind == "keyDown" else {}
            await self.ask("Input.dispatchKeyEvent", type=kind, key=character, **text)

    async def picture(self) -> bytes:
        """The page as PNG."""
        return base64.b64decode((await self.ask("Page.captureScreenshot", format="png"))["data"])


@asynccontextmanager
async def browser(width: int = 1100, height: int = 640) -> AsyncIterator[Tab]:
    """A browser that knows nothing of others, with one tab; it is gone afterwards."""
    assert PROGRAM
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        flags = (*FLAGS, f"--user-data-dir={folder}", f"--window-size={width},{height}", "about:blank")
        nowhere = asyncio.subprocess.DEVNULL
        process = await asyncio.create_subprocess_exec(PROGRAM, *flags, stdout=nowhere, stderr=nowhere)
        try:
            async with aiohttp.ClientSession() as session, session.ws_connect(await _page(session, Path(folder))) as ws:
                tab = Tab(ws)
                listening = asyncio.create_task(tab.listen())
                yield tab
                listening.cancel()
        finally:
            process.terminate()
            await process.wait()


async def _page(session: aiohttp.ClientSession, folder: Path) -> str:
    """Where the one page of a browser that has just been started can be driven."""
    told = folder / "DevToolsActivePort"
    async with asyncio.timeout(PATIENCE):
        while not told.exists() or not (lines := told.read_text().split()):  # noqa: ASYNC110 (a file has no events)
            await asyncio.sleep(0.1)
        while True:
            async with session.get(f"http://127.0.0.1:{lines[0]}/json") as answer:
                pages = [each for each in await answer.json() if each["type"] == "page"]
            if pages:
                return pages[0]["webSocketDebuggerUrl"]
            await asyncio.sleep(0.1)
