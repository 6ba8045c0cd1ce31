"""A small SIPREC client for tests: blocking sockets, one recording session, RTP by the packet."""

import base64
import math
import re
import socket
import struct
import time
import uuid
from dataclasses import replace

from phone.siprec import multipart, sdp
from phone.siprec.metadata import DISPOSITION, MEDIA_TYPE
from phone.siprec.multipart import Part
from phone.siprec.snapshot import Party, RecordedCall, snapshot
from phone.siprec.writer import write

PACKET = 160
AT = "2026-11-21T09:00:00Z"


def an_id() -> str:
    return base64.b64encode(uuid.uuid4().bytes).decode()


def mu_law(sample: int) -> int:
    """G.711 by its definition, bit by bit, so that the table under test is not its own witness."""
    sign, magnitude = (0x80 if sample < 0 else 0), min(abs(sample), 32635) + 132
    exponent = max(magnitude.bit_length() - 8, 0)
    return ~(sign | exponent << 4 | magnitude >> exponent + 3 & 15) & 0xFF


def tone(hz: float, start: int, count: int = PACKET, level: int = 8000) -> bytes:
    wave = (level * math.sin(math.tau * hz * (start + i) / 8000) for i in range(count))
    return bytes(mu_law(round(one)) for one in wave)


class Stream:
    """One RTP source with its RTCP neighbour."""

    def __init__(self, ssrc: int) -> None:
        for port in range(20000 + ssrc % 97 * 4, 60000, 400):
            self.rtp, self.rtcp = (socket.socket(type=socket.SOCK_DGRAM) for _ in range(2))
            try:
                self.rtp.bind(("127.0.0.1", port))
                self.rtcp.bind(("127.0.0.1", port + 1))
            except OSError:
                self.rtp.close()
                self.rtcp.close()
                continue
            break
        self.port = self.rtp.getsockname()[1]
        self.ssrc, self.sequence, self.timestamp = ssrc, 65530, 0xFFFFF000
        self.to = ("127.0.0.1", 0)

    def packet(self, payload: bytes, kind: int = 0) -> bytes:
        head = struct.pack("!BBHII", 0x80, kind, self.sequence, self.timestamp, self.ssrc)
        self.sequence = (self.sequence + 1) % 0x10000
        self.timestamp = (self.timestamp + len(payload)) % 0x100000000
        return head + payload

    def send(self, payload: bytes, kind: int = 0) -> None:
        self.rtp.sendto(self.packet(payload, kind), self.to)

    def close(self) -> None:
        self.rtp.close()
        self.rtcp.close()


class Answer:
    """A response or request from the recorder."""

    def __init__(self, data: bytes) -> None:
        head, _, self.body = data.partition(b"\r\n\r\n")
        self.start, *lines = head.decode().split("\r\n")
        self.headers = [
            (k.strip().lower(), v.strip()) for k, _, v in (x.partition(":") for x in lines)
        ]
        self.status = int(self.start.split()[1]) if self.start.startswith("SIP/2.0") else 0
        self.method = "" if self.status else self.start.split()[0]

    def header(self, name: str) -> str:
        return next((v for k, v in self.headers if k == name.lower()), "")


class Client:
    """One recording session. `streams[0]` is the near party's, label 1."""

    def __init__(self, address: str, *, udp: bool = False, near_label: str = "1") -> None:
        host, _, port = address.rpartition(":")
        self.peer = (host, int(port))
        self.udp = udp
        self.socket = socket.socket(type=socket.SOCK_DGRAM if udp else socket.SOCK_STREAM)
        self.socket.settimeout(5)
        self.socket.connect(self.peer)
        self.call_id = f"{uuid.uuid4()}@127.0.0.1"
        self.tag, self.to_tag, self.cseq, self.branch = uuid.uuid4().hex[:8], "", 0, ""
        self.streams = [Stream(0x1000), Stream(0x2000)]
        self.version, self.direction, self.formats = 1, "sendonly", "0"
        far_label = "2" if near_label == "1" else "1"
        self.call = RecordedCall(
            session_id=an_id(),
            near=Party(an_id(), an_id(), near_label, "sip:1001@pbx.example", "Front desk"),
            far=Party(an_id(), an_id(), far_label, "tel:+15551230000", "Åse Østergård"),
            started=AT,
            recorded_from=AT,
        )
        self.labels = (near_label, far_label)
        self._buffer = b""

    # --- messages -------------------------------------------------------------------------

    def offer(self) -> str:
        lines = [
            "v=0",
            f"o=phone 1 {self.version} IN IP4 127.0.0.1",
            "s=-",
            "c=IN IP4 127.0.0.1",
            "t=0 0",
        ]
        for one in self.streams:
            lines += [f"m=audio {one.port} RTP/AVP {self.formats}", f"a={self.direction}"]
        return sdp.with_labels("\r\n".join(lines), self.labels)

    def body(self, document: str | None = None, offer: str | None = None) -> tuple[str, bytes]:
        document = write(snapshot(self.call)) if document is None else document
        offer = self.offer() if offer is None else offer
        parts = (
            Part(MEDIA_TYPE, document.encode(), DISPOSITION),
            Part("application/sdp", offer.encode()),
        )
        return multipart.content_type("rs"), multipart.build(parts, "rs")

    def message(
        self,
        method: str,
        headers: list[tuple[str, str]] | None = None,
        body: tuple[str, bytes] = ("", b""),
        *,
        require: str = "siprec",
        contact: str = ";+sip.src",
    ) -> bytes:
        if method not in ("ACK", "CANCEL"):
            self.cseq += 1
        if method != "CANCEL":
            self.branch = f"z9hG4bK{uuid.uuid4().hex[:12]}"
        host, port = self.socket.getsockname()
        to = f";tag={self.to_tag}" if self.to_tag and method != "CANCEL" else ""
        lines = [
            f"{method} sip:srs@{self.peer[0]}:{self.peer[1]} SIP/2.0",
            f"Via: SIP/2.0/{'UDP' if self.udp else 'TCP'} {host}:{port};branch={self.branch};rport",
            "Max-Forwards: 70",
            f"From: <sip:1001@pbx.example>;tag={self.tag}",
            f"To: <sip:srs@127.0.0.1>{to}",
            f"Call-ID: {self.call_id}",
            f"CSeq: {self.cseq} {method}",
            f"Contact: <sip:1001@{host}:{port}>{contact}",
            *(f"{k}: {v}" for k, v in headers or []),
        ]
        if require:
            lines.append(f"Require: {require}")
        if body[0]:
            lines.append(f"Content-Type: {body[0]}")
        return "\r\n".join([*lines, f"Content-Length: {len(body[1])}", "", ""]).encode() + body[1]

    def transmit(self, data: bytes) -> None:
        self.socket.sendall(data)

    def receive(self, timeout: float = 5.0) -> Answer:
        """The next message from the recorder."""
        self.socket.settimeout(timeout)
        if self.udp:
            return Answer(self.socket.recv(65536))
        while True:
            head, mark, rest = self._buffer.partition(b"\r\n\r\n")
            if mark:
                size = int(re.search(rb"Content-Length: (\d+)", head)[1])
                if len(rest) >= size:
                    self._buffer = rest[size:]
                    return Answer(head + mark + rest[:size])
            data = self.socket.recv(65536)
            if not data:
                raise ConnectionError("the recorder closed the connection")
            self._buffer += data

    def receive_bytes(self, size: int) -> bytes:
        """The next bytes of the connection, whatever they are."""
        while len(self._buffer) < size:
            self._buffer += self.socket.recv(65536)
        taken, self._buffer = self._buffer[:size], self._buffer[size:]
        return taken

    def ask(self, method: str, *args: object, **options: object) -> Answer:
        """Sends a request, returns its final response, and acknowledges an INVITE's."""
        self.transmit(self.message(method, *args, **options))
        while (answer := self.receive()).status < 200:
            pass
        if method == "INVITE":
            if answer.status < 300:
                self.to_tag = answer.header("to").partition("tag=")[2]
                self.aim(answer)
            self.transmit(self.message("ACK"))
        return answer

    def reply(
        self, request: Answer, status: int = 200, body: tuple[str, bytes] = ("", b"")
    ) -> None:
        """Answers a request of the recorder's."""
        copied = [
            f"{k}: {v}" for k, v in request.headers if k in ("via", "from", "to", "call-id", "cseq")
        ]
        kind = [f"Content-Type: {body[0]}"] if body[0] else []
        lines = [f"SIP/2.0 {status} X", *copied, *kind, f"Content-Length: {len(body[1])}", "", ""]
        self.transmit("\r\n".join(lines).encode() + body[1])

    def aim(self, answer: Answer) -> None:
        if answer.body:
            for stream, medium in zip(self.streams, sdp.media(answer.body.decode()), strict=False):
                stream.to = ("127.0.0.1", medium.port)

    # --- the session ----------------------------------------------------------------------

    def invite(self, **options: object) -> Answer:
        """The initial INVITE or a re-INVITE with a full snapshot."""
        return self.ask("INVITE", [], self.body(), **options)

    def turn(self, direction: str) -> Answer:
        """A re-INVITE with this direction."""
        self.direction, self.version = direction, self.version + 1
        return self.invite()

    def bye(self) -> Answer:
        """Ends call and session, with the last snapshot."""
        self.call = replace(self.call, ended="2026-11-21T09:01:00Z")
        return self.ask("BYE", [], (MEDIA_TYPE, write(snapshot(self.call)).encode()))

    def talk(self, seconds: float, hz: tuple[float, ...] = (440.0, 1000.0)) -> None:
        """Sends both tones in real time."""
        begin = time.monotonic()
        for number in range(round(seconds * 50)):
            time.sleep(max(0.0, begin + number / 50 - time.monotonic()))
            for stream, pitch in zip(self.streams, hz, strict=True):
                if stream.to[1]:
                    stream.send(tone(pitch, number * PACKET))

    def close(self) -> None:
        self.socket.close()
        for one in self.streams:
            one.close()
