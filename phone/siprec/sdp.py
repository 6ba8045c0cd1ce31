"""SDP as the recording session and the recorded call use it: labels, directions, `a=record`.

Knows RFC 4566 lines, RFC 4574 labels and RFC 7866 §7. Must not know who offers or answers.
Texts come and go as whole bodies; what is not touched stays as it was, line ends become CRLF.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final


class SdpError(ValueError):
    """The body is not SDP, or cannot become what was asked for."""


class RecordState(Enum):
    """RFC 7866 §7.3.1, `a=record`: what the sender's recording of this medium is doing."""

    ON = "on"
    OFF = "off"
    PAUSED = "paused"


class Direction(Enum):
    """RFC 4566 §6, seen from the sender of the body."""

    SENDRECV = "sendrecv"
    SENDONLY = "sendonly"
    RECVONLY = "recvonly"
    INACTIVE = "inactive"


@dataclass(frozen=True, slots=True)
class Format:
    """One RTP payload type of an m-line; static ones are named by RFC 3551."""

    payload: int
    name: str
    clock: int


@dataclass(frozen=True, slots=True)
class Medium:
    """One m-line with what applies to it; `port` 0 means refused or removed (RFC 3264 §6)."""

    kind: str
    port: int
    protocol: str
    formats: tuple[Format, ...]
    direction: Direction
    address: str = ""
    label: str = ""
    rtcp_port: int = 0


_STATIC: Final = MappingProxyType(
    {0: ("PCMU", 8000), 8: ("PCMA", 8000), 9: ("G722", 8000), 18: ("G729", 8000)}
)
_DIRECTIONS: Final = frozenset(one.value for one in Direction)
_M_LINE: Final = re.compile(r"m=(\S+) (\d{1,5})(?:/\d+)? (\S+) (\S.*)")
_RTPMAP: Final = re.compile(r"a=rtpmap:(\d{1,3})\s+([^/\s]+)/(\d{1,6})", re.IGNORECASE)


def media(sdp: str) -> tuple[Medium, ...]:
    """The m-lines in order, with session-level values where they have none of their own.

    SdpError if the body does not begin with `v=0` or an m-line is malformed.
    """
    session, *sections = _sections(sdp)
    if session[:1] != ["v=0"]:
        raise SdpError("the body does not begin with v=0")
    return tuple(_medium(section, session) for section in sections)


def directions(sdp: str) -> tuple[Direction, ...]:
    """The direction of each m-line; a medium that is refused (port 0) is inactive."""
    return tuple(one.direction if one.port else Direction.INACTIVE for one in media(sdp))


def record_state(sdp: str) -> RecordState | None:
    """What `a=record` says of the first audio medium, which beats the session's; None if absent."""
    session, *sections = _sections(sdp)
    audio = next((one for one in sections if one[0].startswith("m=audio ")), [])
    for lines in (audio, session):
        words = [word.strip().lower() for word in _values(lines, "record")]
        known = [state for word in words for state in RecordState if state.value == word]
        if known:
            return known[-1]
    return None


def with_record(sdp: str, state: RecordState) -> str:
    """The body with one session-level `a=record` (RFC 7866 §7.3.1) and no other."""
    session, *sections = [_without(section, "record") for section in _sections(sdp)]
    at = next((i for i, line in enumerate(session) if line.startswith("a=")), len(session))
    return _join([[*session[:at], f"a=record:{state.value}", *session[at:]], *sections])


def with_labels(sdp: str, labels: Sequence[str]) -> str:
    """The body with one `a=label` per m-line (RFC 7866 §7.1.1); SdpError if the numbers differ."""
    session, *sections = _sections(sdp)
    if len(sections) != len(labels):
        raise SdpError(f"{len(sections)} m-lines, expected {len(labels)}")
    labelled = (
        [*_without(section, "label"), f"a=label:{label}"]
        for section, label in zip(sections, labels, strict=True)
    )
    return _join([session, *labelled])


def only_codecs(sdp: str, names: Collection[str]) -> str:
    """The body with no audio formats but those named, say `PCMU` and `PCMA`, in their order.

    SdpError if an audio medium has none of them. telephone-event goes too unless it is named.
    """
    wanted = {name.upper() for name in names}
    session, *sections = _sections(sdp)
    return _join([session, *(_restricted(section, session, wanted) for section in sections)])


def _restricted(section: list[str], session: list[str], wanted: set[str]) -> list[str]:
    medium = _medium(section, session)
    if medium.kind != "audio":
        return section
    kept = [str(one.payload) for one in medium.formats if one.name.upper() in wanted]
    if not kept:
        raise SdpError(f"an audio medium has none of {', '.join(sorted(wanted))}")
    head = " ".join([*section[0].split()[:3], *kept])
    bound = re.compile(r"a=(?:rtpmap|fmtp|rtcp-fb):(\d+)\s")
    return [
        head,
        *(line for line in section[1:] if not (m := bound.match(line)) or m[1] in kept),
    ]


def _medium(section: list[str], session: list[str]) -> Medium:
    line = _M_LINE.fullmatch(section[0])
    if line is None or int(line[2]) > 65535:
        raise SdpError(f"malformed m-line: {section[0]!r}")
    mapped = {
        int(found[1]): (found[2], int(found[3]))
        for found in map(_RTPMAP.match, section)
        if found is not None
    }
    payloads = [int(word) for word in line[4].split() if re.fullmatch(r"\d{1,3}", word)]
    formats = (Format(one, *(mapped.get(one) or _STATIC.get(one, ("", 0)))) for one in payloads)
    connection = _connection(section) or _connection(session)
    rtcp = next(iter(_values(section, "rtcp")), "").split()
    port = int(line[2])
    return Medium(
        kind=line[1],
        port=port,
        protocol=line[3],
        formats=tuple(formats),
        direction=_direction(section) or _direction(session) or Direction.SENDRECV,
        address=connection,
        label=next(iter(_values(section, "label")), "").strip(),
        rtcp_port=int(rtcp[0])
        if rtcp and re.fullmatch("[0-9]{1,5}", rtcp[0])
        else port and port + 1,
    )


def _direction(lines: list[str]) -> Direction | None:
    found = [line[2:].strip() for line in lines if line[2:].strip() in _DIRECTIONS]
    return Direction(found[-1]) if found else None


def _connection(lines: list[str]) -> str:
    words = next((line.split() for line in lines if line.startswith("c=IN ")), [])
    return words[2].partition("/")[0] if len(words) == 3 else ""


def _values(lines: list[str], attribute: str) -> Iterator[str]:
    prefix = f"a={attribute}:"
    return (line[len(prefix) :] for line in lines if line.startswith(prefix))


def _without(lines: list[str], attribute: str) -> list[str]:
    return [line for line in lines if not line.startswith(f"a={attribute}:")]


def _sections(sdp: str) -> list[list[str]]:
    """The session's lines, then those of each m-line."""
    sections: list[list[str]] = [[]]
    for line in (one.rstrip() for one in re.split(r"\r\n|\n|\r", sdp)):
        if line.startswith("m="):
            sections.append([])
        if line:
            sections[-1].append(line)
    return sections


def _join(sections: list[list[str]]) -> str:
    return "".join(f"{line}\r\n" for section in sections for line in section)
