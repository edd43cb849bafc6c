"""Who may talk to the explorer: whoever has the token, from this machine, by the page itself."""

import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["LONGEST", "POLICY", "Guard"]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of all that is served."""
LONGEST = 2**20
"""Bytes that a request may have."""
TOO_LONG = f"a request may have {LONGEST} bytes; ask for less at once"
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Guard:
    """Let requests through that bear the token, and mark every answer as one that loads nothing from elsewhere."""

    def __init__(self, app: ASGIApp, *, token: str) -> None:
        """Guard an application by a token."""
        self._app, self._token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return  # no WebSocket is served

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if "cache-control" not in headers:
                    headers["cache-control"] = "no-store"
            await send(message)

        refused = self._refuse(scope)
        if refused is not None:
            await refused(scope, receive, marked)
        else:
            await self._app(scope, _bounded(receive), marked)

    def _refuse(self, scope: Scope) -> Response | None:
        """Return the answer to a request that goes no further."""
        headers = Headers(scope=scope)
        path, method = scope["path"], scope["method"]
        if path == "/" and method == "GET" and "token" in (asked := parse_qs(scope["query_string"].decode("latin-1"))):
            return self._enter(asked["token"][0], scope)
        # a link from elsewhere may lead to the page itself, never to the interface
        own = headers.get("sec-fetch-site", "none") in ("none", "same-origin")
        if not own and (path != "/" or headers.get("sec-fetch-mode") != "navigate"):
            return _error(403, "this request comes from another page; open the explorer's own address")
        if not self._knows(headers, scope):
            if path == "/":
                return PlainTextResponse(
                    "Open the address that kg serve has printed: it holds the token.\n"
                    "请打开 kg serve 打印的网址，其中含有令牌。\n",
                    401,
                )
            return _error(401, "this needs the token: open the address that kg serve has printed")
        if method in ("POST", "PUT", "PATCH"):
            length = headers.get("content-length", "")
            if length.isdecimal() and int(length) > LONGEST:
                return _error(413, TOO_LONG)
            kind = headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind != "application/json":
                return _error(415, "send application/json")
        return None

    def _enter(self, token: str, scope: Scope) -> Response:
        if not self._is_token(token):
            return PlainTextResponse("The token is wrong: open the address that kg serve printed last.\n", 401)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(cookie_name(scope), self._token, httponly=True, samesite="strict", path="/")
        return answer

    def _is_token(self, text: str) -> bool:
        return hmac.compare_digest(text.encode("utf-8", "surrogateescape"), self._token.encode())

    def _knows(self, headers: Headers, scope: Scope) -> bool:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self._is_token(token.strip())
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(cookie_name(scope))
        except CookieError:
            return False
        return cookie is not None and self._is_token(cookie.value)


def _bounded(receive: Receive) -> Receive:
    """Return what receives no more than a request may have, whatever its length says."""
    held = 0

    async def bounded() -> Message:
        nonlocal held
        message = await receive()
        held += len(message.get("body", b""))
        if held > LONGEST:
            raise HTTPException(413, TOO_LONG)
        return message

    return bounded


def cookie_name(scope: Scope) -> str:
    """Return the name of the cookie: browsers send it to every port of a host, so it names the port."""
    return f"zonekg-{(scope.get('server') or ('', 0))[1]}"


def _error(status: int, text: str) -> Response:
    headers = {"www-authenticate": "Bearer"} if status == 401 else {}
    return JSONResponse({"error": text}, status, headers)
