"""Who may ask: the page of this very server, and who holds this run's token.

Any web page open on the same machine can send requests to a loopback address. It is kept out four
times over: by Host (a name of its own that points here), by Origin, by Sec-Fetch-Site, and by a
token it cannot know. Knows requests and addresses; must not know what is asked for.
"""

import hmac
from ipaddress import ip_address
from typing import Final

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler, Middleware

TOKEN_IN_QUERY: Final = ("/ws", "/api/screenshot.png", "/api/recordings/")
"""What a browser loads without letting a script add a header: WebSocket, image, audio, link."""

_HTTP_PORT: Final = 80  # not written in Host and Origin
_READING: Final = ("GET", "HEAD")
_OWN_FETCHES: Final = ("same-origin", "none")  # Sec-Fetch-Site: by this page, or typed


def guard(token: str) -> Middleware:
    """The middleware: 403 with one line for whoever may not ask; nothing else is said."""

    @web.middleware
    async def judge(request: web.Request, handler: Handler) -> web.StreamResponse:
        reason = refusal(request, token)
        if reason is not None:
            return web.json_response({"error": reason}, status=403)
        return await handler(request)

    return judge


def refusal(request: web.Request, token: str) -> str | None:
    """Why this request is refused, in one line; None: it may pass."""
    host, origin = request.headers.get(hdrs.HOST), request.headers.get(hdrs.ORIGIN)
    reading = request.method in _READING
    if host not in own_hosts(request):
        return "Host is not an address of this server"
    if origin is not None and origin != f"http://{host}":
        return "Origin is another site"
    if reading and holds_no_state(request.path):
        return None
    if origin is None and (not reading or request.path.startswith("/ws")):
        return f"Origin is missing; expected http://{host}"
    if origin is None and request.headers.get("Sec-Fetch-Site", "none") not in _OWN_FETCHES:
        return "asked for by another site"
    offered = offered_token(request).encode(errors="backslashreplace")  # whatever bytes it was
    if not hmac.compare_digest(offered, token.encode()):
        return "the token of this run is missing or wrong"
    return None


def own_hosts(request: web.Request) -> tuple[str, ...]:
    """What Host may be: the very address and port this connection came in on.

    No other site's name is among them, wherever its DNS points; `localhost` is this machine's own.
    """
    if request.transport is None:
        return ()
    address, port = request.transport.get_extra_info("sockname")[:2]
    number = ip_address(address)
    literal = f"[{number}]" if number.version == 6 else str(number)
    names = (literal, "localhost") if number.is_loopback else (literal,)
    return names if port == _HTTP_PORT else tuple(f"{name}:{port}" for name in names)


def holds_no_state(path: str) -> bool:
    """The page itself and its parts: the same for everybody, without a token in them."""
    return path == "/" or path.startswith("/static/")


def offered_token(request: web.Request) -> str:
    """The token in the Authorization header or, where allowed, in the query; or ""."""
    scheme, _, bearer = request.headers.get(hdrs.AUTHORIZATION, "").partition(" ")
    if scheme.lower() == "bearer":
        return bearer.strip()
    in_query = request.method in _READING and request.path.startswith(TOKEN_IN_QUERY)
    return request.query.get("token", "") if in_query else ""


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Every answer's, also of errors: nothing is kept, framed, sniffed, referred to, embedded."""
    response.headers.update(
        {
            "Content-Security-Policy": _policy(request),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
        }
    )


def _policy(request: web.Request) -> str:
    if not holds_no_state(request.path):
        # A metadata document is whatever a recording client sent: shown, never run.
        return "default-src 'none'; media-src 'self'; frame-ancestors 'none'; sandbox"
    sockets = "".join(f" ws://{host}" for host in own_hosts(request))
    return (
        f"default-src 'self'; connect-src 'self'{sockets}; img-src 'self' blob:; "
        "media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )
