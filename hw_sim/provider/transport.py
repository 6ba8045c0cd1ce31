"""SIP over TCP and UDP on one address: datagrams and streams become whole messages.

Must not know what a message means; a `Flow` is where answers and own requests are sent.
"""

import asyncio
import contextlib
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol, cast

from hw_sim.provider.sip import PING, PONG, Framer, SipError

_TRIES: Final = 20
_BACKLOG: Final = 512


@dataclass(eq=False, slots=True)
class Flow:
    """A way to one peer; `reliable` for TCP. `send` never raises, a closed flow drops."""

    send: Callable[[bytes], None]
    local: tuple[str, int]
    peer: tuple[str, int]
    reliable: bool
    closed: bool = False

    @property
    def transport(self) -> str:
        """The word in a Via."""
        return "TCP" if self.reliable else "UDP"


class Listener(Protocol):
    """Who gets the messages."""

    def receive(self, data: bytes, flow: Flow) -> None:
        """One whole message, not yet parsed."""

    def closed(self, flow: Flow) -> None:
        """A TCP connection is gone."""


class Endpoint:
    """Both transports on one address and port."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._server: asyncio.Server | None = None
        self._udp: asyncio.DatagramTransport | None = None
        self._streams: set[_Stream] = set()
        self.address = ("", 0)

    async def open(self, host: str, port: int) -> None:
        """Listens; port 0 takes one that is free for both. OSError if the port is taken."""
        loop = asyncio.get_running_loop()
        for _ in range(_TRIES if port == 0 else 1):
            server = await loop.create_server(self._stream, host, port, backlog=_BACKLOG)
            chosen = server.sockets[0].getsockname()[:2]
            try:
                udp, _ = await loop.create_datagram_endpoint(
                    lambda: _Datagrams(self._listener), local_addr=chosen
                )
            except OSError:
                server.close()
                continue
            self._server, self._udp, self.address = server, udp, chosen
            return
        raise OSError("UDP port in use")

    async def close(self) -> None:
        """Stops listening and closes every connection."""
        for stream in tuple(self._streams):
            stream.close()
        if self._udp:
            self._udp.close()
        if self._server:
            self._server.close()
            await self._server.wait_closed()

    def _stream(self) -> "_Stream":
        return _Stream(self._listener, self._streams)


class _Stream(asyncio.Protocol):
    def __init__(self, listener: Listener, streams: set["_Stream"]) -> None:
        self._listener = listener
        self._streams = streams
        self._framer = Framer()
        self._transport: asyncio.Transport | None = None
        self._flow: Flow | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        local, peer = _names(transport)
        self._flow = Flow(self._send, local, peer, reliable=True)
        self._streams.add(self)

    def data_received(self, data: bytes) -> None:
        if self._flow is None:
            return
        try:
            for whole in self._framer.feed(data):
                if whole == PING:
                    self._send(PONG)
                else:
                    self._listener.receive(whole, self._flow)
        except SipError:  # RFC 3261 §18.3: a stream that cannot be cut has no next message
            self.close()

    def connection_lost(self, _error: Exception | None) -> None:
        self._streams.discard(self)
        if self._flow:
            self._flow.closed = True
            self._listener.closed(self._flow)

    def close(self) -> None:
        if self._transport:
            self._transport.close()

    def _send(self, data: bytes) -> None:
        if self._transport and not self._transport.is_closing():
            self._transport.write(data)


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, source: tuple[str | Any, int]) -> None:
        udp = self._transport
        if udp is None or not data.strip(b"\r\n\0"):
            return
        local = udp.get_extra_info("sockname")[:2]
        if local[0] in ("0.0.0.0", "::"):
            local = (_towards(source), local[1])
        flow = Flow(lambda out: udp.sendto(out, source), local, source[:2], reliable=False)
        self._listener.receive(data, flow)


def _names(transport: asyncio.BaseTransport) -> tuple[tuple[str, int], tuple[str, int]]:
    local, peer = transport.get_extra_info("sockname"), transport.get_extra_info("peername")
    return local[:2], (peer or ("", 0))[:2]


def _towards(source: tuple[str | Any, int]) -> str:
    """The address of ours from which this peer is reached."""
    family = socket.AF_INET6 if ":" in source[0] else socket.AF_INET
    with contextlib.closing(socket.socket(family, socket.SOCK_DGRAM)) as probe:
        probe.connect(source)
        return str(probe.getsockname()[0])
