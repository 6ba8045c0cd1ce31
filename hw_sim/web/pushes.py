"""The WebSocket: what changed goes to each page that looks, and its commands come back.

Changes are coalesced: a page gets the newest state, the new entries and the newest picture, at most
thirty times a second, and the state at least once a second, so that silence means a lost link.
"""

import asyncio
import json
from collections.abc import Callable
from functools import partial
from typing import Final

from aiohttp import WSMsgType, web

from hw_sim.commands import CommandError
from hw_sim.web.background import in_background
from hw_sim.web.port import JsonObject, LivePhone
from hw_sim.web.rest import STUCK, command_in

FRAME_S: Final = 1 / 30
REFRESH_S: Final = 1.0
PEAK_S: Final = 0.02
PEAKS_S: Final = 0.2
PEAKS_AGAIN_S: Final = 0.6
"""So far back the picture of the sound is sent each time: a far party's comes later, in pieces."""
LONGEST_COMMAND: Final = 64 * 1024  # bytes

_EVERYTHING: Final = ("state", "timeline", "screen")


class Lcd:
    """The newest picture, drawn once however many pages look."""

    def __init__(self, phone: LivePhone) -> None:
        self._phone = phone
        self._stale = True
        self._picture = b""
        self._drawing = asyncio.Lock()

    def changed(self) -> None:
        """The picture is no longer what the phone shows."""
        self._stale = True

    async def png(self) -> bytes:
        """The LCD now."""
        async with self._drawing:
            if self._stale:
                self._stale = False
                self._picture = await in_background(self._phone.screenshot)
            return self._picture


class Viewer:
    """One page: what it has been sent, and what is due."""

    def __init__(self, phone: LivePhone, lcd: Lcd, socket: web.WebSocketResponse) -> None:
        self._phone, self._lcd, self._socket = phone, lcd, socket
        self._due = set(_EVERYTHING)
        self._changed = asyncio.Event()
        self._entry = 0
        self._picture = b""

    def tell(self, what: str) -> None:
        """Something changed; on the server's loop."""
        self._due.add(what)
        self._changed.set()

    async def send(self) -> None:
        """Send what is due, until cancelled or the link is gone."""
        while True:
            due, self._due = self._due, set()
            self._changed.clear()
            if "restart" in due:
                self._entry = 0
                await self._send_json({"type": "restart"})
            await self._send_json({"type": "state", "state": self._phone.state()})
            await self._send_entries()
            if "screen" in due:
                await self._send_picture()
            if "recordings" in due:
                await self._send_json({"type": "recordings"})
            await asyncio.sleep(FRAME_S)
            try:
                await asyncio.wait_for(self._changed.wait(), REFRESH_S - FRAME_S)
            except TimeoutError:
                continue

    async def draw(self) -> None:
        """Send what is new in the picture of the sound, the last minute at first."""
        sound = self._phone.sound
        if sound is None:
            return
        since_s = 0.0
        while True:
            peaks = sound.peaks(since_s)
            traces = [trace for sides in peaks.values() for trace in sides.values()]
            ends_s = [_end_s(trace) for trace in traces if trace["peaks"]]
            if ends_s:
                since_s = max(ends_s) - PEAKS_AGAIN_S
                await self._send_json({"type": "peaks", "parties": peaks})
            await asyncio.sleep(PEAKS_S)

    async def obey(self) -> None:
        """Do what the page asks, in its order, until it goes."""
        async for message in self._socket:
            if message.type is not WSMsgType.TEXT:
                continue
            try:
                command = command_in(message.data)
                await in_background(partial(self._phone.perform, command))
            except CommandError as error:
                await self._send_json({"type": "error", "error": str(error)})
            except TimeoutError:
                await self._send_json({"type": "error", "error": STUCK})

    async def _send_entries(self) -> None:
        entries = self._phone.timeline(self._entry)
        if entries:
            self._entry = int(entries[-1]["id"])
            await self._send_json({"type": "timeline", "entries": entries})

    async def _send_picture(self) -> None:
        picture = await self._lcd.png()
        if picture != self._picture:
            self._picture = picture
            await self._socket.send_bytes(picture)

    async def _send_json(self, message: JsonObject) -> None:
        await self._socket.send_str(json.dumps(message, ensure_ascii=False))


def _end_s(trace: JsonObject) -> float:
    return float(trace["from_s"]) + len(trace["peaks"]) / 2 * PEAK_S


class Pushes:
    """GET /ws: every page that looks, told of every change."""

    def __init__(self, phone: LivePhone) -> None:
        self._phone = phone
        self._lcd = Lcd(phone)
        self._viewers = set[Viewer]()
        self._sockets = set[web.WebSocketResponse]()
        self._unlisten: Callable[[], None] = lambda: None

    def routes(self) -> list[web.RouteDef]:
        """For `web.Application.add_routes`."""
        return [web.get("/ws", self._look)]

    async def start(self, _app: web.Application) -> None:
        """Listen to the phone, from the server's loop."""
        loop = asyncio.get_running_loop()

        def heard(what: str) -> None:
            loop.call_soon_threadsafe(self._tell, what)

        self._unlisten = self._phone.listen(heard)

    async def stop(self, _app: web.Application) -> None:
        """Stop listening and close every page's link."""
        self._unlisten()
        for socket in list(self._sockets):
            await socket.close(code=1001, message=b"the phone ends")

    def _tell(self, what: str) -> None:
        if what == "screen":
            self._lcd.changed()
        for viewer in self._viewers:
            viewer.tell(what)

    async def _look(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(heartbeat=20, max_msg_size=LONGEST_COMMAND, compress=False)
        await socket.prepare(request)
        viewer = Viewer(self._phone, self._lcd, socket)
        self._viewers.add(viewer)
        self._sockets.add(socket)
        try:
            async with asyncio.TaskGroup() as tasks:
                sending = [tasks.create_task(it) for it in (viewer.send(), viewer.draw())]
                await viewer.obey()
                for task in sending:
                    task.cancel()
        except* ConnectionError:
            pass  # the page went while it was being told something
        finally:
            self._viewers.discard(viewer)
            self._sockets.discard(socket)
        return socket
