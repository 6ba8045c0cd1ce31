"""A SIP peer of few words, made by hand: one UDP socket for SIP, one for RTP.

It answers INVITE and UPDATE as told, keeps every message and RTP packet, and can send requests.
"""

import re
import socket
import threading
import time
from typing import Any

SDP = (
    "v=0\r\no=plain 1 {version} IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 {address}\r\nt=0 0\r\n"
    "m=audio {port} RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\n"
    "a=rtpmap:101 telephone-event/8000\r\na={direction}\r\n"
)
ALLOW = "INVITE, ACK, BYE, CANCEL"


class PlainPeer:
    """Answers 200 to INVITE, re-INVITE and BYE until told otherwise."""

    def __init__(self, allow: str = ALLOW) -> None:
        self.allow = allow
        self.messages: list[str] = []
        self.packets: list[bytes] = []
        self.answers: dict[str, list[str]] = {}  # method -> status lines to use up first
        self.mute_methods: set[str] = set()  # methods that get no answer
        self.identity = ""  # P-Asserted-Identity of what it sends from now on
        self.name = b""  # in the From of its INVITEs, as it goes on the wire
        self._sip = self._socket()
        self._rtp = self._socket()
        self.port = self._sip.getsockname()[1]
        self._version = 0
        self._running = True
        self._threads = [
            threading.Thread(target=self._serve, daemon=True),
            threading.Thread(target=self._collect, daemon=True),
        ]
        for one in self._threads:
            one.start()

    @property
    def uri(self) -> str:
        return f"sip:1002@127.0.0.1:{self.port}"

    def requests(self, method: str) -> list[str]:
        return [one for one in self.messages if one.startswith(method + " ")]

    def until(self, condition: Any, seconds: float = 5.0) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, self.messages
            time.sleep(0.01)

    def invite(self, port: int, direction: str = "sendrecv", supported: str = "") -> None:
        """Call the telephone that listens on this port, without an offer if `direction` is empty;
        `supported` are option tags."""
        body = self._sdp(direction) if direction else ""
        kind = "Content-Type: application/sdp\r\n" if body else ""
        text = (
            f"INVITE sip:1001@127.0.0.1:{port} SIP/2.0\r\n"
            f"Via: SIP/2.0/UDP 127.0.0.1:{self.port};branch=z9hG4bKi{time.monotonic_ns()}\r\n"
            f"Max-Forwards: 70\r\nFrom: <{self.uri}>;tag=plain\r\n"
            f"To: <sip:1001@127.0.0.1>\r\nCall-ID: {time.monotonic_ns()}\r\nCSeq: 1 INVITE\r\n"
            f"Contact: <{self.uri}>\r\nSupported: {supported}\r\n{kind}"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        )
        named = text.encode().replace(b"From: ", b"From: " + self.name)
        self._sip.sendto(named, ("127.0.0.1", port))

    def update(self, direction: str) -> None:
        """An offer in the early dialog of our INVITE (RFC 3311), which has had a 183."""
        progress = next(one for one in self.messages if one.startswith("SIP/2.0 183"))
        contact = re.search(r"(?mi)^Contact:.*<([^>]*)>", progress)
        assert contact is not None
        self._version += 1
        body = self._sdp(direction)
        text = (
            f"UPDATE {contact[1]} SIP/2.0\r\n"
            f"Via: SIP/2.0/UDP 127.0.0.1:{self.port};branch=z9hG4bKu{time.monotonic_ns()}\r\n"
            f"Max-Forwards: 70\r\nFrom: {_header(progress, 'From')}\r\n"
            f"To: {_header(progress, 'To')}\r\nCall-ID: {_header(progress, 'Call-ID')}\r\n"
            f"CSeq: {self._version + 1} UPDATE\r\nContact: <{self.uri}>\r\n"
            f"Content-Type: application/sdp\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        )
        self._sip.sendto(text.encode(), ("127.0.0.1", int(contact[1].rpartition(":")[2])))

    def reinvite(self, direction: str = "sendrecv", address: str = "127.0.0.1") -> None:
        """An offer of ours in the dialog of the last INVITE received."""
        invite = self.requests("INVITE")[0]
        contact = re.search(r"(?mi)^Contact:.*<([^>]*)>", invite)
        assert contact is not None
        self._version += 1
        body = self._sdp(direction, address)
        self._send(
            f"INVITE {contact[1]} SIP/2.0\r\n"
            f"Via: SIP/2.0/UDP 127.0.0.1:{self.port};branch=z9hG4bKp{time.monotonic_ns()}\r\n"
            "Max-Forwards: 70\r\n"
            f"From: {_header(invite, 'To')};tag=plain\r\nTo: {_header(invite, 'From')}\r\n"
            f"Call-ID: {_header(invite, 'Call-ID')}\r\nCSeq: {self._version} INVITE\r\n"
            f"Contact: <{self.uri}>\r\n{self._asserted()}Content-Type: application/sdp\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        )

    def notify(self, sipfrag: str, state: str = "active") -> None:
        """Tell how the REFER that was received goes (RFC 3515 §2.4.4)."""
        refer = self.requests("REFER")[-1]
        contact = re.search(r"(?mi)^Contact:.*<([^>]*)>", refer)
        assert contact is not None
        self._version += 1
        self._send(
            f"NOTIFY {contact[1]} SIP/2.0\r\n"
            f"Via: SIP/2.0/UDP 127.0.0.1:{self.port};branch=z9hG4bKn{time.monotonic_ns()}\r\n"
            f"Max-Forwards: 70\r\nFrom: {_header(refer, 'To')}\r\n"
            f"To: {_header(refer, 'From')}\r\nCall-ID: {_header(refer, 'Call-ID')}\r\n"
            f"CSeq: {self._version} NOTIFY\r\nContact: <{self.uri}>\r\nEvent: refer\r\n"
            f"Subscription-State: {state}\r\nContent-Type: message/sipfrag\r\n"
            f"Content-Length: {len(sipfrag) + 2}\r\n\r\n{sipfrag}\r\n"
        )

    def voice(self, last: int = 10) -> int:
        """How many different bytes the last packets of PCMU had; silence has one or two."""
        return len(
            {byte for one in self.packets[-last:] if one[1] & 0x7F == 0 for byte in one[12:]}
        )

    def close(self) -> None:
        self._running = False
        for one in (self._sip, self._rtp):
            one.sendto(b"", one.getsockname())
        for thread in self._threads:
            thread.join(2)
        self._sip.close()
        self._rtp.close()

    def _serve(self) -> None:
        while self._running:
            text = self._sip.recv(65535).decode(errors="replace")
            if not text.strip():
                continue
            self.messages.append(text)
            if text.startswith("SIP/2.0 "):
                self._acknowledge(text)
            elif not text.startswith("ACK "):
                self._answer(text)

    def _answer(self, request: str) -> None:
        method = request.partition(" ")[0]
        if method in self.mute_methods:
            return
        status = (self.answers.get(method) or ["200 OK"]).pop(0)
        offered = "a=sendonly" in request
        body = ""
        if method in ("INVITE", "UPDATE") and status.startswith("200"):
            body = self._sdp("recvonly" if offered else "sendrecv")
        to = _header(request, "To")
        vias = "".join(f"{one}\r\n" for one in re.findall(r"(?mi)^Via:.*$", request))
        self._send(
            f"SIP/2.0 {status}\r\n{vias.replace(chr(13) + chr(13), chr(13))}"
            f"From: {_header(request, 'From')}\r\n"
            f"To: {to if 'tag=' in to else to + ';tag=plain'}\r\n"
            f"Call-ID: {_header(request, 'Call-ID')}\r\nCSeq: {_header(request, 'CSeq')}\r\n"
            f"Contact: <{self.uri}>\r\nAllow: {self.allow}\r\n{self._asserted()}"
            + ("Content-Type: application/sdp\r\n" if body else "")
            + f"Content-Length: {len(body)}\r\n\r\n{body}"
        )

    def _acknowledge(self, response: str) -> None:
        cseq = _header(response, "CSeq")
        if "INVITE" not in cseq or response.startswith("SIP/2.0 1"):
            return
        contact = re.search(r"(?mi)^Contact:.*<([^>]*)>", response)
        self._send(
            f"ACK {contact[1] if contact else self.uri} SIP/2.0\r\n"
            f"Via: SIP/2.0/UDP 127.0.0.1:{self.port};branch=z9hG4bKa{time.monotonic_ns()}\r\n"
            f"Max-Forwards: 70\r\nFrom: {_header(response, 'From')}\r\n"
            f"To: {_header(response, 'To')}\r\nCall-ID: {_header(response, 'Call-ID')}\r\n"
            f"CSeq: {cseq.split()[0]} ACK\r\nContent-Length: 0\r\n\r\n"
        )

    def _send(self, text: str) -> None:
        via = re.search(r"(?mi)^Via:[^\r\n]*127\.0\.0\.1:(\d+)", self.messages[0])
        assert via is not None
        self._sip.sendto(text.encode(), ("127.0.0.1", int(via[1])))

    def _asserted(self) -> str:
        return f"P-Asserted-Identity: {self.identity}\r\n" if self.identity else ""

    def _sdp(self, direction: str, address: str = "127.0.0.1") -> str:
        port = self._rtp.getsockname()[1]
        return SDP.format(version=self._version, address=address, port=port, direction=direction)

    def _collect(self) -> None:
        while self._running:
            packet = self._rtp.recv(2048)
            if packet:
                self.packets.append(packet)

    @staticmethod
    def _socket() -> socket.socket:
        made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        made.bind(("127.0.0.1", 0))
        return made


def _header(message: str, name: str) -> str:
    found = re.search(rf"(?mi)^{name}:[ \t]*(.*?)[ \t]*\r?$", message)
    assert found is not None, message
    return found[1]
