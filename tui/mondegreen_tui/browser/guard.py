"""Who may come in: only a browser that was given the address, only for pages of our own, one at a time.

A server on this machine is within reach of every page that its user opens anywhere. So a request must come with the
cookie that only the printed address gives, which no other user and no other page has; to a name of this machine, for a
stranger's name may suddenly lead here (DNS rebinding); and, where a page has caused it, from a page of our own.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import hdrs, web

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Guard:
    """Lets requests in, or not.

    Attributes:
        token: The secret of the printed address, new each time.
    """

    def __init__(self, host: str, port: int) -> None:
        self.token = secrets.token_urlsafe(24)
        self._hosts = LOOPBACK | {host.strip("[]").lower()}
        self._cookie = f"mondegreen-{port}"

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Handle what may come in; who knows the secret gets the cookie.

        Raises:
            web.HTTPForbidden: It may not.
        """
        if refusal := self._refusal(request):
            raise web.HTTPForbidden(text=f"{refusal} Open the address that mondegreen has printed.\n")
        response = await handler(request)
        if self._knows(request):
            response.set_cookie(self._cookie, self.token, httponly=True, samesite="Strict", path="/")
        return response

    async def dress(self, request: web.Request, response: web.StreamResponse) -> None:  # noqa: ARG002 (aiohttp's)
        """Give every answer the headers that keep it to itself."""
        response.headers.update(HEADERS)

    def _refusal(self, request: web.Request) -> str:
        if _name_in(request.host) not in self._hosts:
            return "This is not the name of this machine."
        origin = request.headers.get(hdrs.ORIGIN)
        wanted = hdrs.UPGRADE in request.headers  # a browser always says from which page a socket is opened
        if (origin or wanted) and origin != f"{request.scheme}://{request.host}":
            return "This comes from another page."
        if not self._knows(request) and not self._is(request.cookies.get(self._cookie, "")):
            return "The secret is missing."
        return ""

    def _knows(self, request: web.Request) -> bool:
        return request.path == "/" and self._is(request.query.get("token", ""))

    def _is(self, told: str) -> bool:
        return secrets.compare_digest(told.encode(), self.token.encode())


def _name_in(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:  # a bracket without its other half
        return None
