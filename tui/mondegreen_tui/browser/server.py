"""The server: one review, in one tab, through textual-serve."""

from __future__ import annotations

import asyncio
import html
import socket
from contextlib import suppress
from pathlib import Path

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

from mondegreen.errors import MondegreenError
from mondegreen_tui.browser.guard import Guard

PAGE = Path(__file__).parent / "page"
PATIENCE = 2.0
"""Seconds that a tab waits for the one before it, which may just be closing: a page that is loaded anew."""
HEARTBEAT = 15.0
"""Seconds between questions whether the tab is still there."""
FAREWELL = 3.0
"""Seconds that a review is given to end when the server ends."""


class ReviewServer(Server):
    """Starts a review for a tab, as textual-serve does for any app, but behind a guard and with a page of our own."""

    def __init__(self, command: str, listening: socket.socket, host: str, title: str) -> None:
        """`command` is for the shell; `listening` is bound already, under the name `host`."""
        port: int = listening.getsockname()[1]
        super().__init__(command, host=host, port=port, title=title)
        self.guard = Guard(host, port)
        self._listening = listening
        self._free = asyncio.Semaphore()
        self._tab: web.WebSocketResponse | None = None

    @property
    def address(self) -> str:
        """What is opened in a browser; who has it may decide."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/?token={self.guard.token}"

    def run(self) -> None:
        """Serve until a signal ends it."""
        web.run_app(self._make_app(), sock=self._listening, print=None, access_log=None, shutdown_timeout=FAREWELL)

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self.guard.middleware])
        app.on_shutdown.append(self._close_tab)
        app.on_response_prepare.append(self.guard.dress)
        app.add_routes(
            [
                web.get("/", self.handle_page),
                web.get("/ws", self.handle_websocket),
                web.get("/download/{key}", self.handle_download),
                web.static("/static", self.statics_path),
                web.static("/page", PAGE),
            ]
        )
        return app

    async def handle_page(self, request: web.Request) -> web.Response:
        """The one page."""
        del request
        text = (PAGE / "index.html").read_text("utf-8").replace("{title}", html.escape(self.title))
        return web.Response(text=text, content_type="text/html")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Start the review for this tab, and end it with it.

        Raises:
            web.HTTPConflict: Another tab has it.
        """
        try:
            await asyncio.wait_for(self._free.acquire(), PATIENCE)
        except TimeoutError:
            raise web.HTTPConflict(text="The review is open in another tab.\n") from None
        try:
            return await self._review(request)
        finally:
            self._tab = None
            self._free.release()

    async def _review(self, request: web.Request) -> web.WebSocketResponse:
        self._tab = tab = web.WebSocketResponse(heartbeat=HEARTBEAT)
        await tab.prepare(request)

        async def closing() -> None:
            await tab.close()

        review = Review(
            self.command,
            write_bytes=tab.send_bytes,
            write_str=tab.send_str,
            close=closing,
            download_manager=self.download_manager,
        )
        width, height = (to_int(request.query.get(name, ""), usual) for name, usual in (("width", 80), ("height", 24)))
        await review.start(width, height)
        try:
            await self._process_messages(tab, review)
        finally:
            await review.stop()
        return tab

    async def _close_tab(self, app: web.Application) -> None:
        """End the review with the server, at once: nothing is lost by it."""
        del app
        if self._tab:
            await self._tab.close()


class Review(AppService):
    """The review of one tab, a process of its own."""

    async def run(self) -> None:
        """Pass on what it draws, and close the tab when it has ended, of whatever death."""
        with suppress(asyncio.CancelledError):  # of its own reader, where there was nothing to read
            await super().run()
        self.stdin.close()
        if self._process:
            await self._process.wait()
        await self.remote_close()


def listening(host: str, port: int) -> socket.socket:
    """A socket that is bound to this name and port.

    Raises:
        MondegreenError: It cannot be; the sentence says what to do.
    """
    if host in ("", "0.0.0.0", "::"):  # noqa: S104 (it is refused)
        raise MondegreenError("--host: name the one address under which this machine is to be reached.")
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return _bound(socket.socket(family, kind, protocol), place)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise MondegreenError(f"{host}:{port} cannot be listened at ({reason}); name another --port.") from error


def _bound(found: socket.socket, place: tuple[object, ...]) -> socket.socket:
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(place)
    except OSError:
        found.close()
        raise
    return found
