"""Who may come in to a review in a browser."""

import asyncio
import re

import pytest

pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

from aiohttp import WSMsgType, WSServerHandshakeError

from mondegreen.errors import MondegreenError
from mondegreen_tui.browser.server import PAGE, listening

PATHS = ["/", "/ws", "/page/page.js", "/static/js/textual.js", "/download/1", "/nothing"]


def own(client) -> dict:
    """What a browser says of a socket that a page of this server opens."""
    return {"Origin": str(client.make_url("/")).rstrip("/")}


async def opened(client):
    """A socket, once the review behind it has said something."""
    socket = await client.ws_connect("/ws", headers=own(client))
    assert (await socket.receive()).data == b"hello there"
    return socket


async def status(client, path="/", **headers) -> int:
    async with client.get(path, headers=headers) as answer:
        return answer.status


async def come_in(server, client) -> None:
    assert await status(client, f"/?token={server.guard.token}") == 200


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("token", ["", "?token=", "?token=guessed", "?token=ünseen"])
def test_without_the_secret_nothing_is_seen(visit, path, token):
    async def visiting(server, client):
        async with client.get(path + token) as answer:
            assert answer.status == 403
            assert "Open the address that mondegreen has printed." in await answer.text()
            assert "Set-Cookie" not in answer.headers

    visit(visiting)


def test_the_secret_opens_the_page_and_no_other(visit):
    async def visiting(server, client):
        assert await status(client, f"/page/page.js?token={server.guard.token}") == 403
        async with client.get(f"/?token={server.guard.token}") as answer:
            assert answer.status == 200
            cookie = answer.headers["Set-Cookie"]
            assert "HttpOnly" in cookie
            assert "SameSite=Strict" in cookie
        for path in ("/", "/page/page.js", "/static/js/textual.js"):
            assert await status(client, path) == 200
        assert len(server.guard.token) > 20
        assert server.guard.token in server.address

    visit(visiting)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "192.0.2.1", "", "@", "[::1", "[x]"]
)
def test_under_a_name_that_is_not_this_machines_nothing_is_seen(visit, path, host):
    async def visiting(server, client):
        await come_in(server, client)
        assert await status(client, path, Host=host) == 403
        assert await status(client, f"{path}?token={server.guard.token}", Host=host) == 403

    visit(visiting)


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:1", "https://{own}", "file://"])
def test_no_page_of_another_origin_gets_an_answer(visit, origin):
    async def visiting(server, client):
        await come_in(server, client)
        told = origin.format(own=own(client)["Origin"].removeprefix("http://"))
        assert await status(client, Origin=told) == 403
        with pytest.raises(WSServerHandshakeError) as refused:
            await client.ws_connect("/ws", headers={"Origin": told})
        assert refused.value.status == 403

    visit(visiting)


def test_a_socket_says_where_it_comes_from(visit):
    async def visiting(server, client):
        await come_in(server, client)
        with pytest.raises(WSServerHandshakeError) as refused:
            await client.ws_connect("/ws")
        assert refused.value.status == 403

    visit(visiting)


def test_a_second_tab_is_told_of_the_first_and_comes_in_after_it(visit, monkeypatch):
    async def visiting(server, client):
        await come_in(server, client)
        socket = await opened(client)
        monkeypatch.setattr("mondegreen_tui.browser.server.PATIENCE", 0.1)
        with pytest.raises(WSServerHandshakeError) as refused:
            await client.ws_connect("/ws", headers=own(client))
        assert refused.value.status == 409
        monkeypatch.undo()
        await socket.close()
        await (await opened(client)).close()

    visit(visiting)


def test_a_page_that_is_loaded_anew_waits_for_its_own_end(visit):
    async def visiting(server, client):
        await come_in(server, client)
        first = await opened(client)
        second = asyncio.create_task(client.ws_connect("/ws", headers=own(client)))
        await asyncio.sleep(0.1)
        await first.close()
        await (await second).close()

    visit(visiting)


def test_the_review_ends_with_the_server(visit):
    async def visiting(server, client):
        await come_in(server, client)
        socket = await opened(client)
        ended = asyncio.create_task(socket.receive())
        await client.server.close()
        assert (await ended).type in (WSMsgType.CLOSE, WSMsgType.CLOSED, WSMsgType.CLOSING)

    visit(visiting)


def test_a_review_that_cannot_begin_closes_its_tab(visit):
    async def visiting(server, client):
        await come_in(server, client)
        server.command = "exit 2"
        socket = await client.ws_connect("/ws", headers=own(client))
        assert (await socket.receive()).type is WSMsgType.CLOSE

    visit(visiting)


def test_nothing_on_the_pages_is_from_outside(visit):
    async def visiting(server, client):
        await come_in(server, client)
        asked = ["/", *(f"/page/{name}" for name in ("page.css", "page.js")), "/static/css/xterm.css"]
        for path in asked:
            async with client.get(path) as answer:
                text = re.sub(r"/\*.*?\*/", "", await answer.text(), flags=re.DOTALL)
                assert not re.findall(r"(?:https?:)?//[a-z]", text), path
                assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
                assert answer.headers["Cache-Control"] == "no-store"
        page = (PAGE / "index.html").read_text("utf-8")
        for address in re.findall(r'(?:src|href)="(?!data:)([^"]*)"', page):
            assert await status(client, address) == 200, address

    visit(visiting)


def test_a_title_is_text(visit):
    async def visiting(server, client):
        async with client.get(f"/?token={server.guard.token}") as answer:
            assert "<title>&lt;script&gt;.srt</title>" in await answer.text()

    visit(visiting, title="<script>.srt")


class TestThePlace:
    def test_is_this_machine_alone(self):
        with listening("localhost", 0) as place:
            assert place.getsockname()[0] in ("127.0.0.1", "::1")

    def test_that_is_taken_is_told(self):
        with listening("127.0.0.1", 0) as place:
            place.listen()
            with pytest.raises(MondegreenError, match=r"address already in use\); name another --port"):
                listening("127.0.0.1", place.getsockname()[1])

    @pytest.mark.parametrize("host", ["0.0.0.0", "::", ""])
    def test_is_never_every_address_at_once(self, host):
        with pytest.raises(MondegreenError, match="--host: name the one address"):
            listening(host, 0)
