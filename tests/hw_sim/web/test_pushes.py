"""The WebSocket: the whole at first, then what changed, coalesced; and commands in their order."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from hw_sim.web.server import WebServer
from tests.hw_sim.web.asking import origin
from tests.hw_sim.web.fake_phone import PNG, TOKEN, FakePhone, Served
from tests.hw_sim.web.fake_sound import FakeSound

Socket = aiohttp.ClientWebSocketResponse
Message = dict[str, Any] | bytes | None


@asynccontextmanager
async def page(server: WebServer) -> AsyncIterator[Socket]:
    """A page that has connected."""
    address = f"{server.url.replace('http', 'ws')}ws?token={TOKEN}"
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(address, headers={"Origin": origin(server)}) as socket,
    ):
        yield socket


async def hear(socket: Socket) -> Message:
    """The next message; None: the link is closed."""
    message = await socket.receive(5)
    if message.type is aiohttp.WSMsgType.BINARY:
        picture: bytes = message.data
        return picture
    if message.type is aiohttp.WSMsgType.TEXT:
        said: dict[str, Any] = json.loads(message.data)
        return said
    return None


async def until(socket: Socket, wanted: Callable[[Message], bool]) -> Message:
    """The next message that is so."""
    while True:
        message = await hear(socket)
        assert message is not None
        if wanted(message):
            return message


def of(kind: str) -> Callable[[Message], bool]:
    return lambda message: isinstance(message, dict) and message["type"] == kind


def picture(message: Message) -> bool:
    return isinstance(message, bytes)


def on(server: WebServer, script: Callable[[Socket], Awaitable[None]]) -> None:
    """Run what a page does."""

    async def run() -> None:
        async with page(server) as socket:
            await script(socket)

    asyncio.run(run())


def test_a_page_that_comes_is_told_everything(server: WebServer, phone: FakePhone) -> None:
    async def script(socket: Socket) -> None:
        assert [await hear(socket) for _ in range(3)] == [
            {"type": "state", "state": phone.state()},
            {"type": "timeline", "entries": phone.timeline()},
            PNG + b"0",
        ]

    on(server, script)


def test_a_phone_that_begins_anew_is_told_from_its_beginning(
    server: WebServer, phone: FakePhone
) -> None:
    async def script(socket: Socket) -> None:
        await until(socket, of("timeline"))
        phone._entries.clear()
        phone.add("call", "trying")
        phone.tell("restart")
        assert await until(socket, of("restart")) == {"type": "restart"}
        entries = await until(socket, of("timeline"))
        assert entries == {"type": "timeline", "entries": phone.timeline()}

    on(server, script)


def test_a_press_is_done_and_seen(server: WebServer, phone: FakePhone) -> None:
    async def script(socket: Socket) -> None:
        await until(socket, picture)
        await socket.send_json({"command": "press Record"})
        entries = await until(socket, of("timeline"))
        assert entries == {"type": "timeline", "entries": phone.timeline(1)}
        assert await until(socket, picture) == PNG + b"1"
        seen = await until(socket, of("state"))
        assert seen == {"type": "state", "state": phone.state()}

    on(server, script)


def test_keys_are_pressed_in_the_order_in_which_they_came(
    server: WebServer, phone: FakePhone
) -> None:
    keys = [f"press {key}" for key in "4021*#" * 5]

    async def script(socket: Socket) -> None:
        for key in [*keys, "press Nothing"]:
            await socket.send_json({"command": key})
        await until(socket, of("error"))

    on(server, script)
    assert phone.performed == [*keys, "press Nothing"]


def test_errors_are_one_line_and_end_nothing(server: WebServer) -> None:
    async def script(socket: Socket) -> None:
        for asked, error in (
            ('{"command": "pres Record"}', "unknown word 'pres'; did you mean press?"),
            ('{"command": "press ResumeRec"}', "no key or softkey 'ResumeRec' is there now"),
            ('{"command": "press Stuck"}', "the phone does not answer"),
            ("press Record", 'expected {"command": "press Record"}, one line of text'),
        ):
            await socket.send_str(asked)
            assert await until(socket, of("error")) == {"type": "error", "error": error}

    on(server, script)


def test_recordings_that_changed_are_to_be_asked_for(server: WebServer, phone: FakePhone) -> None:
    async def script(socket: Socket) -> None:
        await until(socket, picture)
        phone.tell("recordings")
        assert await until(socket, of("recordings")) == {"type": "recordings"}

    on(server, script)


def test_a_hundred_changes_at_once_are_a_few_messages_and_end_with_the_newest(
    server: WebServer, phone: FakePhone
) -> None:
    async def script(socket: Socket) -> None:
        await until(socket, picture)
        for number in range(100):
            phone.set_toast(f"toast {number}")
            phone.draw()
        messages = list[Message]()
        while messages[-1:] != [PNG + b"100"]:
            messages.append(await hear(socket))
        assert len(messages) < 20
        states = [one for one in messages if of("state")(one)]
        assert states[-1]["state"]["toast"]["text"] == "toast 99"

    on(server, script)
    assert phone.drawn < 10


def test_a_picture_that_looks_the_same_is_not_sent_again(
    server: WebServer, phone: FakePhone
) -> None:
    async def script(socket: Socket) -> None:
        await until(socket, picture)
        phone.tell("screen")
        await until(socket, of("state"))
        phone.tell("recordings")
        heard = [await hear(socket)]
        while heard[-1] != {"type": "recordings"}:
            heard.append(await hear(socket))
        assert not any(map(picture, heard))

    on(server, script)


def test_silence_is_never_longer_than_a_second(server: WebServer) -> None:
    async def script(socket: Socket) -> None:
        await until(socket, picture)
        began = time.monotonic()
        for _ in range(2):
            assert of("state")(await hear(socket))
        assert time.monotonic() - began < 4

    on(server, script)


def test_one_drawing_for_all_who_look(server: WebServer, phone: FakePhone) -> None:
    async def run() -> None:
        async with page(server) as one, page(server) as other:
            for socket in (one, other):
                assert await until(socket, picture) == PNG + b"0"
            phone.draw()
            for socket in (one, other):
                assert await until(socket, picture) == PNG + b"1"

    asyncio.run(run())
    assert phone.drawn == 2


def test_who_goes_is_forgotten_and_others_go_on(server: WebServer, phone: FakePhone) -> None:
    async def run() -> None:
        async with page(server) as stays:
            async with page(server) as goes:
                await until(goes, picture)
            phone.tell("recordings")
            assert await until(stays, of("recordings")) == {"type": "recordings"}

    asyncio.run(run())


def test_a_phone_that_ends_says_goodbye(phone: FakePhone) -> None:
    server = Served(phone).__enter__()

    async def script(socket: Socket) -> None:
        await until(socket, picture)
        stopping = asyncio.create_task(asyncio.to_thread(server.stop))
        while await hear(socket) is not None:
            pass
        assert socket.close_code == aiohttp.WSCloseCode.GOING_AWAY
        await stopping

    on(server, script)


def test_a_message_longer_than_any_command_ends_the_link(
    server: WebServer, phone: FakePhone
) -> None:
    async def script(socket: Socket) -> None:
        await socket.send_str(" " * 100_000)
        while await hear(socket) is not None:
            pass
        assert socket.close_code == aiohttp.WSCloseCode.MESSAGE_TOO_BIG

    on(server, script)
    assert phone.performed == []


def test_the_picture_of_the_sound_is_sent_as_it_grows(server: WebServer, phone: FakePhone) -> None:
    """The last minute at first, then what is new and a little before it."""
    phone.sound = sound = FakeSound()
    trace = {"from_s": 2.0, "peaks": [-5, 7] * 100}
    sound.picture = {"near": {"said": trace, "heard": {"from_s": None, "peaks": []}}}

    async def script(socket: Socket) -> None:
        for _ in range(2):
            told = await until(socket, of("peaks"))
            assert told == {"type": "peaks", "parties": sound.picture}
        assert sound.asked_s[:2] == [0.0, pytest.approx(2.0 + 2.0 - 0.6)]

    on(server, script)
