"""A SIP and RTP peer of few words: it calls or answers, speaks with a known voice in PCMU, and
keeps what it hears, each RTP packet with its arrival.

No library of the product's: asyncio, two UDP sockets. It takes one call at a time.
"""

import asyncio
import re
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hw_sim.provider.g711 import decode
from hw_sim.provider.rtp import parse
from hw_sim.voices import FAR, loop

Track = NDArray[np.int16]
RATE, FRAME = 8000, 160
RINGS_S = 0.2
LATEST = 1 << 31
SOME = 50  # packets: a second
SDP = (
    "v=0\r\no=peer 1 {version} IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
    "m=audio {port} RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\n"
    "a=rtpmap:101 telephone-event/8000\r\na={direction}\r\n"
)
ALLOW = "INVITE, ACK, BYE, CANCEL, PRACK, UPDATE"


@cache
def said() -> Track:
    """What every peer says, as it is sent: after its codec."""
    return decode("PCMU", _encoded())


@cache
def _encoded() -> bytes:
    """µ-law by the nearest of the 256 values."""
    values = decode("PCMU", bytes(range(256))).astype(np.int32)
    order = np.argsort(values, kind="stable")
    samples = np.frombuffer(loop(FAR), "<i2")[::2].astype(np.int32)
    edges = (values[order][1:] + values[order][:-1]) / 2
    return bytes(order[np.searchsorted(edges, samples)].astype(np.uint8))


@dataclass(frozen=True, slots=True)
class Heard:
    """What a peer heard, laid out by the time stamps of RTP, at RATE; when the first sample came
    (s), by the packet that was the least late; how late the latest was; and for each packet its
    place in the track and when it came."""

    track: Track
    begin_s: float
    late_s: float
    arrivals: tuple[tuple[int, float], ...]

    @property
    def lost_s(self) -> float:
        """How much of the time on the wall has no sound for good: by so much its end came later
        after its beginning than its time stamps say."""
        lags = [at - place / RATE for place, at in self.arrivals]
        return min(lags[-SOME:]) - min(lags[:SOME]) if lags else 0.0


class _Wire(asyncio.DatagramProtocol):
    def __init__(self, heard: Callable[[bytes], None]) -> None:
        self._heard = heard

    def datagram_received(self, data: bytes, addr: object) -> None:
        self._heard(data)


class NoticePeer:
    """Made and used on the thread of its loop, and by nobody else."""

    def __init__(self) -> None:
        self.packets: list[tuple[float, bytes]] = []
        self.told: list[tuple[float, str]] = []  # each SIP message received
        self._to = ("127.0.0.1", 0)
        self._speaking: asyncio.Task[None] | None = None
        self._dialog = ""  # the headers that every request of ours has
        self._serial, self._port_there = 1, 0
        self.number = ""

    async def listen(self) -> "NoticePeer":
        """Open both sockets."""
        there = asyncio.get_running_loop()
        where = ("127.0.0.1", 0)
        self._sip, _ = await there.create_datagram_endpoint(lambda: _Wire(self._hear), where)
        self._rtp, _ = await there.create_datagram_endpoint(lambda: _Wire(self._keep), where)
        self.port = self._sip.get_extra_info("sockname")[1]
        self._rtp_port = self._rtp.get_extra_info("sockname")[1]
        return self

    def close(self) -> None:
        """No more of it."""
        self._be_silent()
        self._sip.close()
        self._rtp.close()

    def begin(self, number: str) -> None:
        """A new call, with a history of its own, of whoever has this number."""
        self._be_silent()
        self.number = number
        self.packets, self.told = [], []

    def call(self, port: int, user: str) -> None:
        """Invite the phone that listens on this port; it may answer reliably before it answers."""
        self._serial, self._to = 1, ("127.0.0.1", port)
        self._dialog = (
            f"From: <sip:{self.number}@127.0.0.1:{self.port}>;tag=peer{time.monotonic_ns()}\r\n"
            f"To: <sip:{user}@127.0.0.1>\r\nCall-ID: {time.monotonic_ns()}@peer\r\n"
        )
        self._ask("INVITE", f"sip:{user}@127.0.0.1:{port}", "Supported: 100rel\r\n", self._sdp())

    def heard(self, began: float) -> Heard:
        """What it heard, with `began` (monotonic) as the beginning of its axis."""
        there = [(at, packet) for at, data in self.packets if (packet := parse(data)) is not None]
        there = [(at, one) for at, one in there if one.payload_type == 0]
        if not there:
            return Heard(np.zeros(0, np.int16), 0.0, 0.0, ())
        base = there[0][1].timestamp
        places = [(one.timestamp - base + LATEST) % (2 * LATEST) - LATEST for _, one in there]
        first = min(places)
        track = np.zeros(max(places) - first + FRAME, np.int16)
        for place, (_, one) in zip(places, there, strict=True):
            samples = decode("PCMU", one.payload)
            track[place - first : place - first + len(samples)] = samples
        arrivals = tuple(
            (place - first, at - began) for place, (at, _) in zip(places, there, strict=True)
        )
        lags = [at - place / RATE for place, at in arrivals]
        return Heard(track, min(lags), max(lags) - min(lags), arrivals)

    # SIP

    def _hear(self, data: bytes) -> None:
        text = data.decode(errors="replace")
        if not text.strip():
            return
        self.told.append((time.monotonic(), text))
        if text.startswith("SIP/2.0 "):
            self._answered(text)
        elif not text.startswith("ACK "):
            self._asked(text)

    def _asked(self, request: str) -> None:
        method = request.partition(" ")[0]
        via = re.search(r"(?mi)^Via:[^\r\n]*?127\.0\.0\.1:(\d+)", request)
        assert via is not None
        self._to = ("127.0.0.1", int(via[1]))
        if method == "INVITE" and "tag=" not in _header(request, "To"):
            self._reply(request, "180 Ringing")
            later = asyncio.get_running_loop().call_later
            later(RINGS_S, self._reply, request, "200 OK")
            later(RINGS_S, self._speak_to, request)
            return
        self._reply(request, "200 OK")
        if method == "BYE":
            self._be_silent()

    def _reply(self, request: str, status: str) -> None:
        to = _header(request, "To")
        offered = "m=audio" in request and status.startswith("200")
        direction = "recvonly" if "a=sendonly" in request else "sendrecv"
        body = self._sdp(direction) if offered else ""
        self._send(
            f"SIP/2.0 {status}\r\nVia: {_header(request, 'Via')}\r\n"
            f"From: {_header(request, 'From')}\r\n"
            f"To: {to if 'tag=' in to else to + ';tag=peer'}\r\n"
            f"Call-ID: {_header(request, 'Call-ID')}\r\nCSeq: {_header(request, 'CSeq')}\r\n",
            body,
        )

    def _answered(self, response: str) -> None:
        method = _header(response, "CSeq").split()[1]
        contact = re.search(r"(?mi)^Contact:.*<([^>]*)>", response)
        if method != "INVITE" or contact is None:
            return
        self._dialog = re.sub(
            r"To: [^\r]*", lambda _: f"To: {_header(response, 'To')}", self._dialog
        )
        self._learn(response)
        if rseq := re.search(r"(?mi)^RSeq:[ \t]*(\d+)", response):
            cseq = _header(response, "CSeq")
            self._serial += 1
            self._ask("PRACK", contact[1], f"RAck: {rseq[1]} {cseq}\r\n", "")
        if response.startswith("SIP/2.0 200"):
            self._ask("ACK", contact[1], "", "", cseq=int(_header(response, "CSeq").split()[0]))
            self._speak_to(response)

    def _ask(self, method: str, uri: str, more: str, body: str, cseq: int | None = None) -> None:
        branch = f"z9hG4bK{time.monotonic_ns()}"
        self._send(
            f"{method} {uri} SIP/2.0\r\n"
            f"Via: SIP/2.0/UDP 127.0.0.1:{self.port};branch={branch}\r\nMax-Forwards: 70\r\n"
            f"{self._dialog}CSeq: {cseq or self._serial} {method}\r\n{more}",
            body,
        )

    def _send(self, head: str, body: str) -> None:
        kind = "Content-Type: application/sdp\r\n" if body else ""
        contact = f"Contact: <sip:{self.number}@127.0.0.1:{self.port}>\r\nAllow: {ALLOW}\r\n"
        text = f"{head}{contact}{kind}Content-Length: {len(body)}\r\n\r\n{body}"
        self._sip.sendto(text.encode(), self._to)

    def _sdp(self, direction: str = "sendrecv") -> str:
        version = time.monotonic_ns() // 1000
        return SDP.format(version=version, port=self._rtp_port, direction=direction)

    # RTP

    def _keep(self, data: bytes) -> None:
        self.packets.append((time.monotonic(), data))

    def _speak_to(self, message: str) -> None:
        self._learn(message)
        if self._speaking is None:
            speaking = self._speak(("127.0.0.1", self._port_there))
            self._speaking = asyncio.get_running_loop().create_task(speaking)

    def _learn(self, message: str) -> None:
        """Where it listens; a 200 after a reliable 183 does not say so again (RFC 3262 §5)."""
        if port := re.search(r"(?m)^m=audio (\d+)", message):
            self._port_there = int(port[1])

    def _be_silent(self) -> None:
        if self._speaking is not None:
            self._speaking.cancel()
            self._speaking = None

    async def _speak(self, to: tuple[str, int]) -> None:
        """A packet of 20 ms every 20 ms, for ever; what is late is made up for."""
        voice, due, number = _encoded(), time.monotonic(), 0
        while True:
            begin = number * FRAME % len(voice)
            head = struct.pack("!BBHII", 0x80, 0, number & 0xFFFF, number * FRAME, 0x5EED)
            self._rtp.sendto(head + voice[begin : begin + FRAME], to)
            number, due = number + 1, due + FRAME / RATE
            await asyncio.sleep(max(0.0, due - time.monotonic()))


def _header(message: str, name: str) -> str:
    found = re.search(rf"(?mi)^{name}:[ \t]*(.*?)[ \t]*\r?$", message)
    assert found is not None, message
    return found[1]
