"""Sound over WebSockets: who listens hears, who speaks is heard, who is slow is let go."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from hw_sim.codec import SimCodec
from hw_sim.sound.ends import OwnEnd, Side
from hw_sim.sound.microphone import BEGINS_AT
from hw_sim.sound.parties import PartiesSound
from hw_sim.web.server import WebServer
from hw_sim.web.sound_api import SLOW, TAKEN, WAITING
from tests.hw_sim.sound.frames import frame
from tests.hw_sim.web.asking import get, origin
from tests.hw_sim.web.fake_phone import TOKEN, FakePhone, Served
from tests.hw_sim.web.fake_sound import FakeSound

Socket = aiohttp.ClientWebSocketResponse


@pytest.fixture
def sound(phone: FakePhone) -> FakeSound:
    phone.sound = sound = FakeSound()
    return sound


@pytest.fixture
def server(phone: FakePhone, sound: FakeSound) -> Iterator[WebServer]:
    with Served(phone) as served:
        yield served


@pytest.fixture
def bench(phone: FakePhone) -> Iterator[WebServer]:
    """Behind it a bench's own sound, of a phone alone."""
    phone.sound = PartiesSound(OwnEnd(SimCodec()), 0.0, lambda: None)
    with Served(phone) as served:
        yield served


class Browser:
    """One that opens links to this server as its own page does."""

    def __init__(self, server: WebServer, session: aiohttp.ClientSession) -> None:
        self._at, self._origin = server.url.replace("http", "ws"), origin(server)
        self._session = session

    @asynccontextmanager
    async def link(self, path: str) -> AsyncIterator[Socket]:
        address = f"{self._at}{path}&token={TOKEN}"
        headers = {"Origin": self._origin}
        async with self._session.ws_connect(address, headers=headers) as socket:
            yield socket


def on(server: WebServer, script: Callable[[Browser], Awaitable[None]]) -> None:
    async def run() -> None:
        async with aiohttp.ClientSession() as session:
            await script(Browser(server, session))

    asyncio.run(run())


async def soon(so: Callable[[], bool]) -> bool:
    for _ in range(500):
        if so():
            return True
        await asyncio.sleep(0.01)
    return False


def test_who_listens_hears_that_side_of_that_party(server: WebServer, sound: FakeSound) -> None:
    codec, end = sound.codecs["1002"], sound.ends["1002"]

    async def script(browser: Browser) -> None:
        async with browser.link("ws/listen?party=1002&side=heard") as socket:
            assert await soon(lambda: end.listened(Side.HEARD))
            for n in range(30):
                codec.write(frame(n))
                codec.read()
            assert [await socket.receive_bytes() for _ in range(30)] == [*map(frame, range(30))]
        assert await soon(lambda: not end.listened(Side.HEARD))  # nothing for nobody

    on(server, script)


def test_who_does_not_keep_up_is_let_go_and_the_audio_thread_never_waits(
    server: WebServer, sound: FakeSound
) -> None:
    codec, end = sound.codecs["near"], sound.ends["near"]

    async def script(browser: Browser) -> None:
        async with browser.link("ws/listen?party=near&side=heard") as socket:
            assert await soon(lambda: end.listened(Side.HEARD))
            for n in range(WAITING + 1):  # all at once: a second and more
                codec.write(frame(n))
            while (message := await socket.receive()).type is aiohttp.WSMsgType.BINARY:
                pass
            assert (message.type, socket.close_code) == (aiohttp.WSMsgType.CLOSE, SLOW)
        assert await soon(lambda: not end.listened(Side.HEARD))

    on(server, script)


def test_who_speaks_is_the_microphone_until_the_link_ends(
    server: WebServer, sound: FakeSound
) -> None:
    codec, end = sound.codecs["near"], sound.ends["near"]

    async def script(browser: Browser) -> None:
        async with browser.link("ws/speak?party=near") as socket:
            assert await soon(lambda: end.live)
            for n in range(1, BEGINS_AT + 1):
                await socket.send_bytes(frame(n))
            assert await soon(lambda: codec.read() == frame(1))
            assert [codec.read() for _ in range(2)] == [frame(2), frame(3)]
        assert await soon(lambda: not end.live)

    on(server, script)


def test_the_newest_page_has_the_microphone_and_the_other_is_told(
    server: WebServer, sound: FakeSound
) -> None:
    end = sound.ends["1002"]

    async def script(browser: Browser) -> None:
        async with browser.link("ws/speak?party=1002") as first:
            assert await soon(lambda: end.live)
            async with browser.link("ws/speak?party=1002"):
                assert (await first.receive(5)).type is aiohttp.WSMsgType.CLOSE
                assert first.close_code == TAKEN
                assert end.live
        assert await soon(lambda: not end.live)

    on(server, script)


def test_what_is_no_frame_ends_the_link(server: WebServer, sound: FakeSound) -> None:
    async def script(browser: Browser) -> None:
        async with browser.link("ws/speak?party=near") as socket:
            await socket.send_bytes(b"abc")
            message = await socket.receive(5)
            assert (message.data, message.extra) == (1003, "expected 640 bytes of sound, found 3")

    on(server, script)


@pytest.mark.parametrize("path", ["ws/listen?party=1009&side=heard", "ws/speak?party=1009"])
def test_nobody_is_there(server: WebServer, path: str) -> None:
    async def script(browser: Browser) -> None:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            async with browser.link(path):
                pass
        assert refused.value.status == 400

    on(server, script)


@pytest.mark.parametrize("path", ["/ws/listen?party=near", "/ws/speak?party=near"])
def test_what_is_no_web_socket_takes_nothing_from_anybody(
    server: WebServer, sound: FakeSound, path: str
) -> None:
    lost = list[str]()
    sound.speak("near", lambda: lost.append("near"))
    answer = get(server, path, Origin=origin(server))
    assert (answer.status, answer.json) == (400, {"error": "expected a WebSocket"})
    assert lost == []


@pytest.mark.parametrize("path", ["/ws/listen?party=near", "/ws/speak?party=near"])
def test_another_site_neither_listens_nor_speaks(
    server: WebServer, sound: FakeSound, path: str
) -> None:
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    foreign = get(server, f"{path}&token={TOKEN}", **upgrade, Origin="http://evil.example")
    nobody = get(server, f"{path}&token={TOKEN}", **upgrade)
    assert [foreign.status, nobody.status] == [403, 403]
    assert nobody.json["error"] == f"Origin is missing; expected {origin(server)}"
    assert not sound.ends["near"].live


def test_the_picture_since_a_second(server: WebServer, sound: FakeSound) -> None:
    sound.picture = {"near": {"said": {"from_s": 2.0, "peaks": [-5, 7]}}}
    assert get(server, "/api/sound/peaks?since=1.5").json == sound.picture
    assert get(server, "/api/sound/peaks").json == sound.picture
    assert sound.asked_s == [1.5, 0.0]


@pytest.mark.parametrize(
    "word", ["x", "", "nan", "inf", "-1", "-0.5", "1e308", "1e9", "1_0", "%D9%A1", "9" * 400]
)
def test_since_is_a_second_of_the_time_line(bench: WebServer, word: str) -> None:
    answer = get(bench, f"/api/sound/peaks?since={word}")
    expected = "since: expected a second of the time line, found "
    assert (answer.status, answer.json["error"].startswith(expected)) == (400, True)


@pytest.mark.parametrize("word", ["0", "12.34", "999999999.9"])
def test_a_second_that_nothing_has_yet_is_one(bench: WebServer, word: str) -> None:
    nothing = {"from_s": None, "peaks": []}
    answer = get(bench, f"/api/sound/peaks?since={word}")
    assert (answer.status, answer.json["near"]) == (200, {"said": nothing, "heard": nothing})


@pytest.mark.parametrize("path", ["/api/sound/peaks", "/ws/listen", "/ws/speak"])
def test_in_virtual_time_nothing_sounds(tmp_path: Path, path: str) -> None:
    with Served(FakePhone(tmp_path)) as server:
        answer = get(server, path, Origin=origin(server))
        assert answer.status == 409
        assert "virtual time" in answer.json["error"]
