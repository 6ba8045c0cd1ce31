"""SIP messages as the recorder needs them: bytes in, headers out, and back (RFC 3261 §7, §18.3).

Lenient in what it reads. Must not know dialogs, recordings or sockets.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType
from typing import Final

HEAD_LIMIT: Final = 32 * 1024
BODY_LIMIT: Final = 512 * 1024
PING: Final = b"\r\n\r\n"
PONG: Final = b"\r\n"

Headers = Sequence[tuple[str, str]]

_COMPACT: Final = MappingProxyType(
    {
        "c": "content-type",
        "e": "content-encoding",
        "f": "from",
        "i": "call-id",
        "k": "supported",
        "l": "content-length",
        "m": "contact",
        "o": "event",
        "s": "subject",
        "t": "to",
        "v": "via",
        "x": "session-expires",
    }
)
_PHRASES: Final = MappingProxyType(
    {
        415: "Unsupported Media Type",
        420: "Bad Extension",
        421: "Extension Required",
        469: "Bad Info Package",
        480: "Temporarily Unavailable",
        481: "Call/Transaction Does Not Exist",
        486: "Busy Here",
        487: "Request Terminated",
        488: "Not Acceptable Here",
        491: "Request Pending",
        500: "Server Internal Error",
        603: "Decline",
        606: "Not Acceptable",
    }
)


class SipError(ValueError):
    """Bytes that are no SIP message."""


@dataclass(frozen=True, slots=True)
class Message:
    """A request or response; header names are in lower case and in their long form."""

    start: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""

    @property
    def method(self) -> str:
        """Of a request; empty for a response."""
        return "" if self.status else self.start.partition(" ")[0]

    @property
    def status(self) -> int:
        """Of a response; 0 for a request."""
        words = self.start.split(" ", 2)
        return int(words[1]) if words[0] == "SIP/2.0" else 0

    def header(self, name: str) -> str:
        """The first value of this header, or nothing."""
        return next((value for key, value in self.headers if key == name.lower()), "")

    def every(self, name: str) -> tuple[str, ...]:
        """The values of this header, one per header line."""
        return tuple(value for key, value in self.headers if key == name.lower())

    def tokens(self, name: str) -> tuple[str, ...]:
        """The comma-separated tokens of this header, in lower case."""
        words = ",".join(self.every(name)).split(",")
        return tuple(word.strip().lower() for word in words if word.strip())

    @property
    def cseq(self) -> int:
        """The sequence number; 0 if there is none."""
        found = re.match(r"[0-9]{1,10}", self.header("cseq"))
        return int(found[0]) if found else 0

    @property
    def branch(self) -> str:
        """The branch of the topmost Via."""
        return parameter(self.header("via").partition(",")[0], "branch")


def parse(data: bytes) -> Message:
    """One whole message; SipError if its start line or a header line is malformed."""
    head, _, body = data.lstrip(b"\r\n").partition(b"\r\n\r\n")
    start, *lines = re.sub(r"\r\n[ \t]+", " ", head.decode("utf-8", "replace")).split("\r\n")
    if not re.fullmatch(r"[A-Z]+ \S+ SIP/2\.0|SIP/2\.0 [1-6][0-9]{2}( .*)?", start):
        raise SipError(f"not a SIP start line: {start[:60]!r}")
    headers = []
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon:
            raise SipError(f"not a header: {line[:60]!r}")
        key = name.strip().lower()
        headers.append((_COMPACT.get(key, key), value.strip()))
    return Message(start, tuple(headers), body)


def missing(request: Message) -> str:
    """What RFC 3261 §8.1.1 demands of every request and this one has not; empty if complete."""
    for name in ("via", "from", "to", "call-id", "cseq"):
        if not request.header(name):
            return f"no {name} header"
    number, _, method = request.header("cseq").partition(" ")
    if not number.isdecimal() or method.strip() != request.method:
        return "CSeq does not fit the request line"
    return "" if tag(request.header("from")) else "From has no tag"


class Framer:
    """Cuts a TCP stream into messages by Content-Length (RFC 3261 §18.3)."""

    def __init__(self) -> None:
        self._pending = b""

    def feed(self, data: bytes) -> list[bytes]:
        """The complete messages so far, and PING for each keepalive (RFC 5626 §4.4.1).

        SipError if the stream cannot be cut: the connection is to be closed.
        """
        self._pending += data
        out = []
        while self._pending:
            if self._pending.startswith(PING):
                out.append(PING)
                self._pending = self._pending[len(PING) :]
            elif self._pending.startswith(b"\r\n") and len(self._pending) > 3:
                self._pending = self._pending[2:]
            elif (whole := self._whole()) > 0:
                out.append(self._pending[:whole])
                self._pending = self._pending[whole:]
            else:
                break
        return out

    def _whole(self) -> int:
        end = self._pending.find(b"\r\n\r\n", 0, HEAD_LIMIT)
        if end < 0:
            if len(self._pending) >= HEAD_LIMIT:
                raise SipError("a message head without end")
            return 0
        found = re.search(
            rb"^(?:content-length|l)[ \t]*:[ \t]*([0-9]{1,9})[ \t]*\r?$",
            self._pending[: end + 2],
            re.IGNORECASE | re.MULTILINE,
        )
        size = int(found[1]) if found else 0
        if size > BODY_LIMIT:
            raise SipError(f"a body of {size} bytes")
        return end + 4 + size if len(self._pending) >= end + 4 + size else 0


def phrase(status: int) -> str:
    """The reason phrase of a status code."""
    if status in _PHRASES:
        return _PHRASES[status]
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else "Refused"


def write(start: str, headers: Iterable[tuple[str, str]], body: bytes = b"") -> bytes:
    """The message as bytes, with its Content-Length."""
    lines = [start, *(f"{name}: {value}" for name, value in headers)]
    return "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode() + body


def response(
    request: Message, status: int, to_tag: str, headers: Headers = (), body: bytes = b""
) -> bytes:
    """The response with the header fields RFC 3261 §8.2.6.2 copies from the request."""
    to = request.header("to")
    to = to if tag(to) or status == 100 else f"{to};tag={to_tag}"
    copied = [("Via", via) for via in request.every("via")]
    copied += [("Record-Route", route) for route in request.every("record-route")]
    copied += [("From", request.header("from")), ("To", to)]
    copied += [("Call-ID", request.header("call-id")), ("CSeq", request.header("cseq"))]
    return write(f"SIP/2.0 {status} {phrase(status)}", [*copied, *headers], body)


def parameter(value: str, name: str) -> str:
    """A header parameter of a name-addr or Via, with or without quotes; empty if absent."""
    outside = value.rpartition(">")[2]
    found = re.search(rf';\s*{re.escape(name)}\s*=\s*"?([^;,"\s]+)', outside, re.IGNORECASE)
    return found[1] if found else ""


def tag(value: str) -> str:
    """The tag of a From or To header."""
    return parameter(value, "tag")


def flags(value: str) -> tuple[str, ...]:
    """The names of all header parameters of a Contact, in lower case."""
    outside = value.rpartition(">")[2] if "<" in value else value.partition(";")[1:][1]
    words = outside.split(",")[0].split(";")
    return tuple(word.partition("=")[0].strip().lower() for word in words if word.strip())


def uri(value: str) -> str:
    """The URI of a name-addr or addr-spec."""
    found = re.search(r"<([^>]*)>", value)
    return found[1].strip() if found else value.partition(";")[0].strip()


def same_user(one: str, other: str) -> bool:
    """Whether two URIs name the same user at the same host, whatever scheme, port, parameters."""
    return bool(_user(one)) and _user(one) == _user(other)


def _user(address: str) -> tuple[str, str] | None:
    found = re.match(
        r"(?:sips?:|tel:)?([^@;?]+)(?:@(\[[^\]]+\]|[^:;?>]+))?", address, re.IGNORECASE
    )
    return (found[1], (found[2] or "").lower()) if found else None
