"""The sockets of one recorded stream: RTP in, RTCP in and out (RFC 7866 §8.1.8: symmetric)."""

import asyncio
import contextlib
import secrets
import socket
from collections.abc import Callable
from time import monotonic
from typing import Final

from hw_sim.provider.rtp import RtpPacket, parse, receiver_report
from hw_sim.provider.timeline import Channel
from phone.siprec.sdp import Medium

_BATCH: Final = 64
_TRIES: Final = 50


class StreamPort:
    """An even port for RTP and the odd one above it for RTCP, until closed."""

    def __init__(
        self, host: str, channel: Channel, on_packet: Callable[[RtpPacket, float], None]
    ) -> None:
        """OSError if no pair of ports is free."""
        self._channel = channel
        self._on_packet = on_packet
        self._ssrc = secrets.randbits(32)
        self._cname = secrets.token_hex(6)
        self._host = ""
        self._source: str | None = None
        self._reports_to: tuple[str, int] | None = None
        self.alive_at = 0.0
        self._rtp, self._rtcp = _pair(host)
        self.port: int = self._rtp.getsockname()[1]
        loop = asyncio.get_running_loop()
        loop.add_reader(self._rtp, self._read_rtp)
        loop.add_reader(self._rtcp, self._read_rtcp)

    def aim(self, medium: Medium) -> None:
        """The client's address as its SDP says it."""
        self._host = medium.address
        if medium.rtcp_port and self._reports_to is None:
            self._reports_to = (medium.address, medium.rtcp_port)

    def report(self) -> None:
        """Sends a receiver report, so that the client sees us alive."""
        if self._reports_to is None:
            return
        reception = self._channel.reception
        block = reception.block(monotonic()) if reception else b""
        with contextlib.suppress(OSError):  # nobody may listen there; silence is judged elsewhere
            self._rtcp.sendto(receiver_report(self._ssrc, block, self._cname), self._reports_to)

    def close(self) -> None:
        """Frees both ports, after what has come to them by now."""
        self._read_rtp()
        loop = asyncio.get_running_loop()
        for one in (self._rtp, self._rtcp):
            loop.remove_reader(one)
            one.close()

    def _read_rtp(self) -> None:
        for data, source in _datagrams(self._rtp):
            packet = parse(data)
            if packet is not None and self._is_ours(source[0]):
                self.alive_at = monotonic()
                self._on_packet(packet, self.alive_at)

    def _read_rtcp(self) -> None:
        for data, source in _datagrams(self._rtcp):
            if self._is_ours(source[0]):
                self.alive_at = monotonic()
                self._reports_to = source[:2]
                if self._channel.reception is not None:
                    self._channel.reception.sender_reported(data, self.alive_at)

    def _is_ours(self, host: str) -> bool:
        """From the address of the SDP, or else always from the first other one seen."""
        if host == self._host:
            return True
        self._source = self._source or host
        return host == self._source


def _datagrams(sock: socket.socket) -> list[tuple[bytes, tuple[str, int]]]:
    out: list[tuple[bytes, tuple[str, int]]] = []
    with contextlib.suppress(BlockingIOError, ConnectionError):
        while len(out) < _BATCH:
            out.append(sock.recvfrom(4096))
    return out


def _pair(host: str) -> tuple[socket.socket, socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for _ in range(_TRIES):
        pair = socket.socket(family, socket.SOCK_DGRAM), socket.socket(family, socket.SOCK_DGRAM)
        with contextlib.suppress(OSError, OverflowError):
            pair[0].bind((host, 0))
            port = pair[0].getsockname()[1]
            if port % 2 == 0:
                pair[1].bind((host, port + 1))
                for one in pair:
                    one.setblocking(False)
                return pair
        for one in pair:
            one.close()
    raise OSError("no free pair of ports for RTP and RTCP")
