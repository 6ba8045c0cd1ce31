"""Driver: the call server on UDP and TCP. Passes on what `forwarding` says to where `routes` says.

Keeps nothing of a call: responses find back by their Via, what follows within a dialog goes from
one end to the other. TCP goes on as TCP, over one connection to each end.
"""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any, Final

from hw_sim.call_server.forwarding import (
    GarbageError,
    Hop,
    Transport,
    answer,
    back,
    is_response,
    onwards,
    read_request,
)
from hw_sim.call_server.routes import Routes
from hw_sim.provider.sip import PING, PONG, Framer, SipError

OK, NOT_FOUND, TOO_MANY_HOPS = 200, 404, 483
CONNECTIONS: Final = 64
ENDS_S: Final = 2.0


class CallServer(asyncio.DatagramProtocol):
    """`ask` is called with a number that is not known, and `enter` or `unknown` answers; None:
    such a number is nobody's (404)."""

    def __init__(self, ask: Callable[[str], None] | None = None) -> None:
        self.routes = Routes(ask)
        self.dropped = 0  # what was no SIP, or for nobody
        self._own = Hop(Transport.UDP, "127.0.0.1", 0)
        self._udp: asyncio.DatagramTransport | None = None
        self._tcp: asyncio.Server | None = None
        self._connections: dict[tuple[str, int], asyncio.StreamWriter] = {}
        self._tasks = set[asyncio.Task[Any]]()

    @property
    def address(self) -> str:
        """`host:port`, the same for UDP and TCP."""
        return str(self._own)

    async def start(self, host: str, port: int) -> None:
        """Listen; port 0 takes a free one. Raises OSError."""
        self._tcp = await asyncio.start_server(self._connected, host, port)
        host, port = self._tcp.sockets[0].getsockname()[:2]
        loop = asyncio.get_running_loop()
        self._udp, _ = await loop.create_datagram_endpoint(lambda: self, (host, port))
        self._own = Hop(Transport.UDP, host, port)

    async def stop(self) -> None:
        """Close all."""
        if self._udp is not None:
            self._udp.close()
        if self._tcp is not None:
            self._tcp.close()
        for writer in tuple(self._connections.values()):
            writer.close()  # whoever reads there is at the end
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=ENDS_S)

    def enter(self, number: str, host: str, port: int) -> None:
        """It is reached there from now on; what waited for it goes there."""
        for data, source in self.routes.enter(number, Hop(Transport.UDP, host, port)):
            self.receive(data, source)

    def unknown(self, number: str) -> None:
        """Nobody is reached there: 404 for what waited for it."""
        for data, source in self.routes.unknown(number):
            self._answer(data, source, NOT_FOUND)

    def receive(self, data: bytes, source: Hop) -> None:
        """One whole message."""
        try:
            if is_response(data):
                self._send(*back(data, self._own))
            else:
                self._request(data, source)
        except GarbageError:
            self.dropped += 1

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """A message, or a blank datagram that keeps a way open."""
        if data.strip():
            self.receive(data, Hop(Transport.UDP, *addr[:2]))

    # inside

    def _request(self, data: bytes, source: Hop) -> None:
        request = read_request(data)
        to = self.routes.find(request.user)
        if self.routes.is_silent(request.user):
            return
        if request.hops == 0:
            self._answer(data, source, TOO_MANY_HOPS)
        elif to is not None:
            to = Hop(source.transport, to.host, to.port)
            own = Hop(source.transport, self._own.host, self._own.port)
            self._send(to, onwards(data, source, own, to))
        elif not request.user:
            self._answer(data, source, OK if request.method == "REGISTER" else NOT_FOUND)
        elif request.method == "INVITE" and self.routes.keep(request.user, data, source):
            return
        elif request.method != "ACK":  # that of our own 404 ends here
            self._answer(data, source, NOT_FOUND)

    def _answer(self, data: bytes, source: Hop, status: int) -> None:
        with contextlib.suppress(GarbageError):
            self._send(source, answer(data, source, status))

    def _send(self, to: Hop, data: bytes) -> None:
        if to.transport is Transport.UDP:
            if self._udp is not None and to.port:
                self._udp.sendto(data, (to.host, to.port))
        elif (there := self._connections.get((to.host, to.port))) is not None:
            there.write(data)
        elif len(self._connections) < CONNECTIONS:
            self._keep(asyncio.ensure_future(self._connect(to, data)))

    def _keep(self, task: asyncio.Task[Any]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _connect(self, to: Hop, data: bytes) -> None:
        try:
            reader, writer = await asyncio.open_connection(to.host, to.port)
        except OSError:
            self.dropped += 1  # nobody is there: who sent it gives up by a timer
            return
        writer.write(data)
        await self._read(reader, writer, to)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._keep(task)
        await self._read(reader, writer, Hop(Transport.TCP, *writer.get_extra_info("peername")[:2]))

    async def _read(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, peer: Hop
    ) -> None:
        framer = Framer()
        self._connections[peer.host, peer.port] = writer
        try:
            while data := await reader.read(65536):
                for whole in framer.feed(data):
                    if whole == PING:
                        writer.write(PONG)
                    else:
                        self.receive(whole, peer)
        except (OSError, SipError):
            self.dropped += 1
        finally:
            self._connections.pop((peer.host, peer.port), None)
            writer.close()
