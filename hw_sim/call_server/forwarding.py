"""What a stateless proxy does to a message: RFC 3261 §16.6, §16.7, §16.11. Bytes in, bytes out.

Pure; knows neither numbers nor sockets. What need not change is passed on byte for byte.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import Enum
from typing import Final
from urllib.parse import unquote

from hw_sim.provider import sip

LONGEST_WAY: Final = 70  # RFC 3261 §16.6 step 3
COOKIE: Final = "z9hG4bK"  # §8.1.1.7
ENCODING: Final = "latin-1"  # every byte is a character, and comes back as it was

_REQUEST: Final = re.compile(r"([A-Z]+) (sips?:(?:([^@;?\s]*)@)?[^\s;?@]*)(\S*) SIP/2\.0", re.I)
_VIA: Final = re.compile(r"(?:via|v)[ \t]*:[ \t]*(.*)", re.I)
_HOPS: Final = re.compile(r"max-forwards[ \t]*:[ \t]*(\d{1,9})[ \t]*", re.I)
_RPORT: Final = re.compile(r";\s*(?:rport|received)(?:\s*=\s*[^;,\s]*)?(?=[;,\s]|$)", re.I)
_SENT_BY: Final = re.compile(
    r"SIP\s*/\s*2\.0\s*/\s*(UDP|TCP)\s+([\w.-]+)(?:\s*:\s*(\d{1,5}))?", re.I
)


class Transport(Enum):
    """RFC 3261 §18."""

    UDP = "UDP"
    TCP = "TCP"


@dataclass(frozen=True, slots=True)
class Hop:
    """One end of the way between two elements."""

    transport: Transport
    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be known of a request to pass it on; `user` without escapes, empty if none."""

    method: str
    user: str
    hops: int  # Max-Forwards


class GarbageError(ValueError):
    """Bytes that cannot be passed on."""


def is_response(data: bytes) -> bool:
    """Whether it goes back."""
    return data.startswith(b"SIP/")


def read_request(data: bytes) -> Request:
    """Raises GarbageError."""
    start, *headers = _head(data)[0]
    found = _REQUEST.fullmatch(start)
    if found is None or not any(map(_VIA.match, headers)):
        raise GarbageError(f"no request: {start[:60]!r}")
    hops = next((int(it[1]) for line in headers if (it := _HOPS.fullmatch(line))), LONGEST_WAY)
    return Request(found[1].upper(), unquote(found[3] or ""), hops)


def onwards(data: bytes, source: Hop, own: Hop, target: Hop) -> bytes:
    """The request with its URI at `target`, one hop less, where it came from (RFC 3261 §18.2.1,
    RFC 3581 §4) and our Via. Same branch, same branch of ours: an ACK or CANCEL and every
    retransmission go the way of their INVITE (§16.11). Raises GarbageError."""
    (start, *headers), body = _head(data)
    found, hops = _REQUEST.fullmatch(start), read_request(data).hops
    assert found is not None
    user = f"{found[3]}@" if found[3] else ""
    lines = [f"{found[1]} {found[2].partition(':')[0]}:{user}{target}{found[4]} SIP/2.0"]
    first = next(index for index, line in enumerate(headers) if _VIA.match(line))
    branch = hashlib.sha256(headers[first].encode(ENCODING)).hexdigest()[:24]
    via = f"SIP/2.0/{own.transport.value} {own};branch={COOKIE}{branch}"
    lines += [f"Via: {via}", f"Max-Forwards: {hops - 1}"]
    kept = [*headers[:first], _received(headers[first], source), *headers[first + 1 :]]
    lines += [line for line in kept if not _HOPS.fullmatch(line)]
    return "\r\n".join([*lines, "", ""]).encode(ENCODING) + body


def back(data: bytes, own: Hop) -> tuple[Hop, bytes]:
    """Where a response goes, and what goes there: without the topmost Via, which has to be ours
    (RFC 3261 §16.7 step 3). Raises GarbageError."""
    (start, *headers), body = _head(data)
    vias = [index for index, line in enumerate(headers) if _VIA.match(line)]
    if len(vias) < 2:  # two values in one line are never ours: we write a line of our own
        raise GarbageError("a response that is for nobody else")
    topmost = _SENT_BY.match(_value(headers[vias[0]]))
    if topmost is None or (topmost[2], int(topmost[3] or 5060)) != (own.host, own.port):
        raise GarbageError("a response whose topmost Via is not ours")
    del headers[vias[0]]
    to = _came_from(_value(headers[vias[1] - 1]))
    return to, "\r\n".join([start, *headers, "", ""]).encode(ENCODING) + body


def answer(data: bytes, source: Hop, status: int) -> bytes:
    """A stateless answer (RFC 3261 §8.2.7): the same To tag for every retransmission; a REGISTER
    has its own bindings back (§10.3). Raises GarbageError."""
    (start, *headers), body = _head(data)
    first = next((index for index, line in enumerate(headers) if _VIA.match(line)), None)
    if first is None:
        raise GarbageError("no Via")
    headers[first] = _received(headers[first], source)
    try:
        request = sip.parse("\r\n".join([start, *headers, "", ""]).encode(ENCODING) + body)
    except sip.SipError as error:
        raise GarbageError(str(error)) from error
    copied = [
        (name.title(), value) for name in ("contact", "expires") for value in request.every(name)
    ]
    tag = hashlib.sha256(request.branch.encode()).hexdigest()[:12]
    return sip.response(request, status, tag, copied if status == 200 else ())


def _head(data: bytes) -> tuple[list[str], bytes]:
    head, end, body = data.lstrip(b"\r\n").partition(b"\r\n\r\n")
    if not end:
        raise GarbageError("a head without end")
    return re.sub(r"\r\n[ \t]+", " ", head.decode(ENCODING)).split("\r\n"), body


def _value(line: str) -> str:
    """The first value of a Via line."""
    return line.partition(":")[2].partition(",")[0].strip()


def _received(line: str, source: Hop) -> str:
    first, comma, rest = line.partition(",")
    return f"{_RPORT.sub('', first).rstrip()};received={source.host};rport={source.port}" + (
        comma + rest
    )


def _came_from(via: str) -> Hop:
    sent_by = _SENT_BY.match(via)
    if sent_by is None:
        raise GarbageError(f"no Via: {via[:60]!r}")
    host, port = sip.parameter(via, "received"), sip.parameter(via, "rport")
    port = port if port.isdecimal() else sent_by[3] or "5060"
    if int(port) > 65535:
        raise GarbageError(f"no port: {port}")
    return Hop(Transport(sent_by[1].upper()), host or sent_by[2], int(port))
