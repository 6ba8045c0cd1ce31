"""Who may ask: each way in is closed by itself, and a refusal says nothing but its reason."""

import pytest

from hw_sim.web.server import WebServer
from tests.hw_sim.web.asking import BEARER, ask, origin
from tests.hw_sim.web.fake_phone import TOKEN, FakePhone, Served

GUARDED = (
    "/api/state",
    "/api/timeline",
    "/api/screenshot.png",
    "/api/recordings",
    "/api/recordings/20261121T093849Z-acaf08df/recording.wav",
    "/api/nothing-of-the-sort",
    "/ws",
)
COMMAND = '{"command": "press Record"}'
OPENING = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
NO_TOKEN = "the token of this run is missing or wrong"
NO_HOST = "Host is not an address of this server"


def reason(server: WebServer, path: str, headers: dict[str, str], method: str = "GET") -> str:
    """Why it is refused; "" when it is not."""
    answer = ask(server, path, headers, method, COMMAND if method == "POST" else "")
    if answer.status != 403:
        return ""
    assert list(answer.json) == ["error"]
    return str(answer.json["error"])


@pytest.mark.parametrize("path", GUARDED)
def test_nothing_is_told_without_the_token(server: WebServer, path: str) -> None:
    own = {"Origin": origin(server)}
    assert reason(server, path, own) == NO_TOKEN
    assert reason(server, path, {**own, "Authorization": "Bearer "}) == NO_TOKEN
    assert reason(server, path, {**own, "Authorization": f"Bearer {TOKEN}x"}) == NO_TOKEN
    assert reason(server, path, {**own, "Authorization": f"Basic {TOKEN}"}) == NO_TOKEN
    for strange in ("Bearer é", "Bearer \xff", f"Bearer {TOKEN}\xff", "Bearer \xed\xa0\x80"):
        assert reason(server, path, {**own, "Authorization": strange}) == NO_TOKEN


@pytest.mark.parametrize("path", GUARDED)
@pytest.mark.parametrize(
    "foreign", ["http://evil.example", "null", "http://127.0.0.1:1", "https://{own}", ""]
)
def test_no_other_origin_may_ask_even_with_the_token(
    server: WebServer, path: str, foreign: str
) -> None:
    where = foreign.format(own=origin(server).removeprefix("http://"))
    assert reason(server, path, {**BEARER, "Origin": where}) == "Origin is another site"


@pytest.mark.parametrize("path", ["/", "/static/theme.css", *GUARDED])
@pytest.mark.parametrize(
    "host", ["evil.example:{port}", "127.0.0.1:1", "127.0.0.1", "0.0.0.0:{port}", ""]
)
def test_a_name_of_another_site_that_points_here_is_refused(
    server: WebServer, path: str, host: str
) -> None:
    named = host.format(port=server.port)
    asked = {**BEARER, "Host": named, "Origin": f"http://{named}"}
    assert reason(server, path, asked) == NO_HOST


def test_two_hosts_are_none(server: WebServer) -> None:
    own = f"127.0.0.1:{server.port}"
    twice = ask(server, "/api/state", {**BEARER, "Host": f"{own}, evil.example"})
    assert twice.status in (400, 403)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("path", GUARDED[:-1])
def test_what_another_site_embeds_is_refused_by_its_fetch_metadata(
    server: WebServer, path: str, site: str
) -> None:
    asked = {**BEARER, "Sec-Fetch-Site": site}
    assert reason(server, path, asked) == "asked for by another site"


def test_what_changes_something_needs_an_origin(server: WebServer, phone: FakePhone) -> None:
    needed = f"Origin is missing; expected {origin(server)}"
    assert reason(server, "/api/command", BEARER, "POST") == needed
    assert reason(server, "/api/command", BEARER, "OPTIONS") == needed
    assert reason(server, "/", BEARER, "POST") == needed
    assert reason(server, "/ws", {**BEARER, **OPENING}) == needed
    assert phone.performed == []


def test_the_page_is_nobodys_secret_and_holds_none(server: WebServer) -> None:
    linked = ask(server, "/", {"Sec-Fetch-Site": "cross-site"})  # somebody followed a link
    assert linked.status == 200
    assert TOKEN.encode() not in linked.body
    assert ask(server, "/static/theme.css", {}).status == 200


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_our_own_names(server: WebServer, host: str) -> None:
    own = f"{host}:{server.port}"
    assert reason(server, "/api/state", {**BEARER, "Host": own, "Origin": f"http://{own}"}) == ""


def test_one_of_our_names_is_not_the_origin_of_the_other(server: WebServer) -> None:
    mixed = {**BEARER, "Host": f"localhost:{server.port}", "Origin": origin(server)}
    assert reason(server, "/api/state", mixed) == "Origin is another site"


def test_the_token_in_the_address_is_for_what_cannot_send_a_header(server: WebServer) -> None:
    asked = f"?token={TOKEN}"
    recording = "/api/recordings/20261121T093849Z-acaf08df/recording.wav"
    assert ask(server, f"/api/screenshot.png{asked}", {}).status == 200
    assert ask(server, f"{recording}{asked}", {}).status == 404
    for path in ("/api/state", "/api/timeline", "/api/recordings"):
        assert reason(server, f"{path}{asked}", {}) == NO_TOKEN
    own = {"Origin": origin(server)}
    assert reason(server, f"/api/command{asked}", own, "POST") == NO_TOKEN
    assert reason(server, f"/ws{asked}x", {**own, **OPENING}) == NO_TOKEN


def test_on_ipv6_the_names_are_those_of_that_address(phone: FakePhone) -> None:
    with Served(phone, "::1") as server:
        own = f"[::1]:{server.port}"
        assert server.url == f"http://{own}/"
        assert ask(server, "/api/state", {**BEARER, "Host": own}).status == 200
        assert reason(server, "/", {"Host": f"127.0.0.1:{server.port}"}) == NO_HOST


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/static/theme.css", 200), ("/api/state", 403), ("/static/none.js", 404)],
)
def test_the_headers_of_every_answer(server: WebServer, path: str, status: int) -> None:
    answer = ask(server, path, {})
    assert answer.status == status
    kept = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    assert kept.items() <= answer.headers.items()
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_the_page_runs_nothing_but_its_own_files(server: WebServer) -> None:
    policy = ask(server, "/", {}).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'self'; connect-src 'self' ws://127.0.0.1:")
    assert "unsafe" not in policy


def test_a_document_of_a_stranger_runs_nothing(server: WebServer) -> None:
    policy = ask(server, "/api/recordings", BEARER).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert policy.endswith("sandbox")
