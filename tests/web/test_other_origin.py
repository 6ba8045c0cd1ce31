"""A page of another origin, open in the same browser: it presses no key, reads no state or audio.

Real Chromium, a real phone page beside it, and the worst a page can do: it knows the port, it may
even know the token, and its own name may point at this machine (DNS rebinding).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from aiohttp import web
from playwright.sync_api import Browser, Page, sync_playwright

from hw_sim.provider.storage import Archive
from hw_sim.sound.ends import Side
from hw_sim.web.server import WebServer, listening
from tests.hw_sim.web.fake_phone import TOKEN, FakePhone, Served
from tests.hw_sim.web.fake_sound import FakeSound
from tests.web.page import ARGUMENTS, CHROMIUM

pytestmark = [pytest.mark.web, pytest.mark.timeout(120)]

OTHER_SITE = "evil.example"
"""A name that points at this machine, as its owner may let it."""


@dataclass(frozen=True, slots=True)
class Victim:
    """The phone, its server, and a recording that somebody would like to hear."""

    phone: FakePhone
    server: WebServer
    recording: str
    sound: FakeSound

    @property
    def url(self) -> str:
        return self.server.url.rstrip("/")


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Victim]:
    phone = FakePhone(tmp_path_factory.mktemp("phone") / "provider")
    phone.sound = sound = FakeSound()
    archive = Archive(phone.recordings)
    folder = archive.begin(datetime(2026, 11, 21, 9, 38, tzinfo=UTC), {"state": "ended"})
    folder.write(0, bytes(64_000), 16_000)
    folder.close(16_000)
    archive.close()
    with Served(phone) as server:
        yield Victim(phone, server, f"/api/recordings/{folder.name}/recording.wav", sound)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    rebinding = f"--host-resolver-rules=MAP {OTHER_SITE} 127.0.0.1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*ARGUMENTS, rebinding]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[int]:
    """The port of a server of somebody else, with one empty page."""

    async def empty(_: web.Request) -> web.Response:
        return web.Response(text="<!doctype html><title>evil</title>", content_type="text/html")

    app = web.Application()
    app.add_routes([web.get("/", empty)])
    server = WebServer(app, "", listening("127.0.0.1", 0))
    server.start()
    yield server.port
    server.stop()


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """Where it is open."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(params=["127.0.0.1", OTHER_SITE])
def evil(tab: Page, elsewhere: int, request: pytest.FixtureRequest) -> Page:
    """A page that was opened from another port of this machine, or from another site."""
    tab.goto(f"http://{request.param}:{elsewhere}/")
    return tab


FETCH = """async ([url, options]) => {
  try {
    const answer = await fetch(url, options);
    return [answer.type, answer.status, await answer.text()];
  } catch (error) {
    return ["refused"];
  }
}"""
LOADED = """([kind, address]) => new Promise((resolve) => {
  const element = document.createElement(kind);
  element.onload = element.onloadeddata = element.onloadedmetadata = () => resolve("loaded");
  element.onerror = () => resolve("refused");
  element.src = address;
  document.body.append(element);
})"""
SOCKET = """(address) => new Promise((resolve) => {
  const socket = new WebSocket(address);
  socket.onopen = () => socket.send('{"command": "press Record"}');
  socket.onmessage = ({ data }) => resolve(String(data));
  socket.onclose = () => resolve("refused");
})"""
FORM = """([action, type]) => {
  const frame = Object.assign(document.createElement("iframe"), { name: "into" });
  const form = Object.assign(document.createElement("form"), {
    action, method: "post", enctype: type, target: "into" });
  const field = Object.assign(document.createElement("input"), {
    name: '{"command": "press Record", "x": "', value: '"}' });
  form.append(field);
  document.body.append(frame, form);
  form.submit();
}"""
WITH_TOKEN = {"Authorization": f"Bearer {TOKEN}"}


def is_unharmed(victim: Victim) -> bool:
    """No key was pressed, whatever was tried."""
    return victim.phone.performed == []


def test_the_page_of_the_phone_itself_may(browser: Browser, victim: Victim) -> None:
    """What the others are refused does work: else their tests would show nothing."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{victim.url}/static/theme.css")
    ask = {"headers": WITH_TOKEN}
    kind, status, text = page.evaluate(FETCH, [f"{victim.url}/api/state", ask])
    assert (kind, status, "softkeys" in text) == ("basic", 200, True)
    body = {**ask, "method": "POST", "body": '{"command": "expect recording ready"}'}
    assert page.evaluate(FETCH, [f"{victim.url}/api/command", body])[1] == 200
    context.close()
    victim.phone.performed.clear()


@pytest.mark.parametrize(
    "path",
    ["/", "/static/main.js", "/api/state", "/api/timeline", "/api/recordings", "/api/sound/peaks"],
)
@pytest.mark.parametrize("headers", [{}, WITH_TOKEN], ids=["blind", "with the token"])
def test_it_cannot_read(evil: Page, victim: Victim, path: str, headers: dict[str, str]) -> None:
    assert evil.evaluate(FETCH, [victim.url + path, {"headers": headers}]) == ["refused"]


@pytest.mark.parametrize("path", ["/api/state", "/", "/api/screenshot.png?token=" + TOKEN])
def test_without_cors_it_cannot_even_load(evil: Page, victim: Victim, path: str) -> None:
    assert evil.evaluate(FETCH, [victim.url + path, {"mode": "no-cors"}]) == ["refused"]


@pytest.mark.parametrize("mode", ["no-cors", "cors"])
@pytest.mark.parametrize("query", ["", f"?token={TOKEN}"])
def test_it_cannot_press_a_key_by_fetch(evil: Page, victim: Victim, mode: str, query: str) -> None:
    options = {"method": "POST", "mode": mode, "body": '{"command": "press Record"}'}
    assert evil.evaluate(FETCH, [f"{victim.url}/api/command{query}", options]) == ["refused"]
    assert is_unharmed(victim)


def test_it_cannot_press_a_key_by_fetch_with_the_token(evil: Page, victim: Victim) -> None:
    body = '{"command": "press Record"}'
    options = {"method": "POST", "headers": WITH_TOKEN, "body": body}
    assert evil.evaluate(FETCH, [f"{victim.url}/api/command", options]) == ["refused"]
    assert is_unharmed(victim)


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]
)
def test_it_cannot_press_a_key_by_a_form(evil: Page, victim: Victim, kind: str) -> None:
    address = f"{victim.url}/api/command"
    with evil.expect_response(address) as answer:
        evil.evaluate(FORM, [f"{address}", kind])
    assert answer.value.status == 403
    assert is_unharmed(victim)


@pytest.mark.parametrize("query", ["", f"?token={TOKEN}"])
def test_it_cannot_look_on_or_press_by_web_socket(evil: Page, victim: Victim, query: str) -> None:
    address = f"{victim.url.replace('http', 'ws')}/ws{query}"
    assert evil.evaluate(SOCKET, address) == "refused"
    assert is_unharmed(victim)


@pytest.mark.parametrize("path", ["/ws/listen", "/ws/speak"])
def test_it_can_neither_listen_nor_speak(evil: Page, victim: Victim, path: str) -> None:
    """Not even with the token: live sound is not a page's of somebody else."""
    address = f"{victim.url.replace('http', 'ws')}{path}?party=near&token={TOKEN}"
    assert evil.evaluate(SOCKET, address) == "refused"
    end = victim.sound.ends["near"]
    assert (end.live, end.listened(Side.HEARD)) == (False, False)


@pytest.mark.parametrize("query", ["", f"?token={TOKEN}"])
def test_it_cannot_show_the_lcd(evil: Page, victim: Victim, query: str) -> None:
    address = f"{victim.url}/api/screenshot.png{query}"
    assert evil.evaluate(LOADED, ["img", address]) == "refused"


@pytest.mark.parametrize("kind", ["audio", "video"])
@pytest.mark.parametrize("query", ["", f"?token={TOKEN}"])
def test_it_cannot_play_a_recording(evil: Page, victim: Victim, kind: str, query: str) -> None:
    address = f"{victim.url}{victim.recording}{query}"
    assert evil.evaluate(LOADED, [kind, address]) == "refused"


@pytest.mark.parametrize("path", ["/api/state", "/static/main.js"])
def test_it_cannot_run_what_is_ours_as_a_script(evil: Page, victim: Victim, path: str) -> None:
    assert evil.evaluate(LOADED, ["script", f"{victim.url}{path}?token={TOKEN}"]) == "refused"


def test_it_cannot_frame_the_phone(evil: Page, victim: Victim) -> None:
    evil.evaluate(LOADED, ["iframe", victim.server.address])
    framed = [frame for frame in evil.frames if frame != evil.main_frame]
    assert [frame.locator("#phone").count() for frame in framed] == [0]
    assert is_unharmed(victim)


def test_it_keeps_no_hold_of_a_phone_it_opened(evil: Page, victim: Victim) -> None:
    with evil.expect_popup() as opened:
        evil.evaluate("(address) => { window.held = window.open(address); }", victim.url)
    opened.value.wait_for_load_state()
    assert evil.evaluate("window.held.closed") is True  # cut off by Cross-Origin-Opener-Policy
    assert opened.value.evaluate("window.opener") is None


ATTEMPTS: dict[str, Callable[[Page, str, str], object]] = {
    "state": lambda page, at, _: page.evaluate(FETCH, [f"{at}/api/state", {"headers": WITH_TOKEN}]),
    "command": lambda page, at, _: page.evaluate(
        FETCH,
        [
            f"{at}/api/command",
            {"method": "POST", "headers": WITH_TOKEN, "body": '{"command": "press Record"}'},
        ],
    ),
    "audio": lambda page, at, wav: page.evaluate(FETCH, [f"{at}{wav}?token={TOKEN}", {}]),
}


@pytest.mark.parametrize("what", ATTEMPTS)
def test_a_name_that_points_here_opens_nothing(browser: Browser, victim: Victim, what: str) -> None:
    """DNS rebinding: one origin for the browser; Host tells them apart."""
    context = browser.new_context()
    page = context.new_page()
    at = f"http://{OTHER_SITE}:{victim.server.port}"
    assert page.goto(f"{at}/").status == 403
    _, status, text = ATTEMPTS[what](page, at, victim.recording)
    assert (status, text) == (403, '{"error": "Host is not an address of this server"}')
    assert page.evaluate(SOCKET, f"{at.replace('http', 'ws')}/ws?token={TOKEN}") == "refused"
    assert is_unharmed(victim)
    context.close()
