"""The phone's sound for a browser: GET /ws/listen, /ws/speak and /api/sound/peaks.

Knows WebSockets and the port's words. No audio thread ever waits here: a frame is laid into a short
queue, and who does not fetch it in time is no listener any more.
"""

import asyncio
import re
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Final

from aiohttp import WSMsgType, web

from hw_sim.command_words import CommandError
from hw_sim.web.port import Sound, Speech
from hw_sim.web.rest import error_answer

FRAME_S: Final = 0.02
WAITING: Final = 50  # frames; who is a second behind hears nothing of now
PATIENCE_S: Final = 1.0
LONGEST_FRAME: Final = 64 * 1024
HEARTBEAT_S: Final = 5.0

TAKEN: Final = 4001
"""Close code of a microphone that has become somebody else's."""
SLOW: Final = 4002
"""Close code of a listener who does not keep up."""
NOT_IN_VIRTUAL_TIME: Final = "nothing sounds in virtual time; redlamp-sim live is the phone in real"

_SECOND: Final = re.compile(r"[0-9]{1,9}(\.[0-9]{1,20})?")
NO_SOCKET: Final = "expected a WebSocket"


class _Waiting:
    """What one listener has not fetched yet; `add` is called on an audio thread."""

    def __init__(self) -> None:
        self.lost = False
        self._frames = deque[bytes]()

    def add(self, frame: bytes) -> None:
        if len(self._frames) < WAITING:
            self._frames.append(frame)
        else:
            self.lost = True

    def fetch(self) -> list[bytes]:
        return [self._frames.popleft() for _ in range(len(self._frames))]


class SoundApi:
    """Listen to a party, be its microphone, look at the last minute (docs/rest.md)."""

    def __init__(self, sound: Sound | None) -> None:
        self._sound = sound
        self._sockets = set[web.WebSocketResponse]()

    def routes(self) -> list[web.RouteDef]:
        """For `web.Application.add_routes`."""
        return [
            web.get("/ws/listen", self._listen),
            web.get("/ws/speak", self._speak),
            web.get("/api/sound/peaks", self._peaks),
        ]

    async def stop(self, _app: web.Application) -> None:
        """Close every link."""
        for socket in list(self._sockets):
            await socket.close(code=1001, message=b"the phone ends")

    async def _peaks(self, request: web.Request) -> web.StreamResponse:
        if self._sound is None:
            return error_answer(409, NOT_IN_VIRTUAL_TIME)
        since = request.query.get("since", "0")
        if not _SECOND.fullmatch(since):
            return error_answer(400, f"since: expected a second of the time line, found {since!r}")
        return web.json_response(self._sound.peaks(float(since)))

    async def _listen(self, request: web.Request) -> web.StreamResponse:
        """Binary messages, a frame each, from now on."""
        if self._sound is None:
            return error_answer(409, NOT_IN_VIRTUAL_TIME)
        if not _is_upgrade(request):
            return error_answer(400, NO_SOCKET)
        waiting = _Waiting()
        side = request.query.get("side", "heard")
        try:
            end = self._sound.listen(request.query.get("party", ""), side, waiting.add)
        except CommandError as error:
            return error_answer(400, str(error))
        try:
            async with self._socket(request) as socket, asyncio.TaskGroup() as tasks:
                sending = tasks.create_task(_send(socket, waiting))
                async for _ in socket:
                    pass
                sending.cancel()
        finally:
            end()
        return socket

    async def _speak(self, request: web.Request) -> web.StreamResponse:
        """Binary messages, a frame each, are what this party says while the link lasts."""
        if self._sound is None:
            return error_answer(409, NOT_IN_VIRTUAL_TIME)
        if not _is_upgrade(request):  # nobody loses the microphone to it
            return error_answer(400, NO_SOCKET)
        loop = asyncio.get_running_loop()
        lost = asyncio.Event()
        try:
            speech = self._sound.speak(
                request.query.get("party", ""), lambda: _safely(loop, lost.set)
            )
        except CommandError as error:
            return error_answer(400, str(error))
        try:
            async with self._socket(request) as socket, asyncio.TaskGroup() as tasks:
                watching = tasks.create_task(_close_when(lost, socket))
                await _take(socket, speech)
                watching.cancel()
        finally:
            speech.end()
        return socket

    @asynccontextmanager
    async def _socket(self, request: web.Request) -> AsyncIterator[web.WebSocketResponse]:
        socket = web.WebSocketResponse(
            heartbeat=HEARTBEAT_S, max_msg_size=LONGEST_FRAME, compress=False
        )
        await socket.prepare(request)
        self._sockets.add(socket)
        try:
            yield socket
        finally:
            self._sockets.discard(socket)


def _is_upgrade(request: web.Request) -> bool:
    return bool(web.WebSocketResponse().can_prepare(request))


async def _send(socket: web.WebSocketResponse, waiting: _Waiting) -> None:
    """All that waits, every frame's length; whoever is too slow is let go."""
    with suppress(ConnectionError):
        while True:
            try:
                for frame in waiting.fetch():
                    await asyncio.wait_for(socket.send_bytes(frame), PATIENCE_S)
            except TimeoutError:
                waiting.lost = True
            if waiting.lost:
                return await _let_go(socket)
            await asyncio.sleep(FRAME_S)


async def _let_go(socket: web.WebSocketResponse) -> None:
    """A goodbye, if it still is taken; then nothing of it is kept."""
    with suppress(TimeoutError):
        closing = socket.close(code=SLOW, message=b"too slow to listen")
        await asyncio.wait_for(closing, PATIENCE_S)
    transport = socket.get_extra_info("transport")
    if transport is not None:
        transport.abort()


async def _take(socket: web.WebSocketResponse, speech: Speech) -> None:
    async for message in socket:
        if message.type is not WSMsgType.BINARY:
            continue
        try:
            speech.put(message.data)
        except ValueError as error:
            await socket.close(code=1003, message=str(error).encode())


async def _close_when(lost: asyncio.Event, socket: web.WebSocketResponse) -> None:
    await lost.wait()
    await socket.close(code=TAKEN, message=b"another page has this microphone now")


def _safely(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
    with suppress(RuntimeError):  # the loop has ended, and the link with it
        loop.call_soon_threadsafe(call)
