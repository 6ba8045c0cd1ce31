"""What a recording session tells its recorder about the call: RFC 7865, as data and as XML.

Knows the elements of RFC 7865 and their order. Must not know the phone's states, where ids come
from or what time it is: ids and times are given. `snapshot` composes, `reader` parses.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Final
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

NAMESPACE: Final = "urn:ietf:params:xml:ns:recording:1"
NOTICE_NAMESPACE: Final = "urn:redlamp:recording-notice:1"
MEDIA_TYPE: Final = "application/rs-metadata+xml"  # RFC 9806: with +xml, whatever RFC 7866 says
DISPOSITION: Final = "recording-session"  # RFC 7866 §9.1

Time = datetime | str
"""An aware datetime, or RFC 3339 text in UTC that ends in `Z`."""

_UTC_TEXT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONE_PERCENT: Final = re.compile("%(?![0-9A-Fa-f]{2})")


class DataMode(Enum):
    """RFC 7865 §5.1.2: a snapshot of everything, or changes to an earlier one."""

    COMPLETE = "complete"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the session ended, in the words of RFC 3326."""

    cause: int
    text: str = ""
    protocol: str = "SIP"


@dataclass(frozen=True, slots=True)
class Notice:
    """One announcement that was played to the parties, and is not in the recording (SPEC C2, C3).

    `announcement`: start, stop, pause, resume or compliance; `audience`: near and/or far;
    `rendering`: `words`, or `tone` where no prompt could be played.
    """

    announcement: str
    played: Time
    ended: Time | None = None
    audience: tuple[str, ...] = ()
    language: str = ""
    rendering: str = "words"


@dataclass(frozen=True, slots=True)
class Session:
    """The communication session (RFC 7865 §6.3)."""

    session_id: str
    sip_session_ids: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    start: Time | None = None
    stop: Time | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """A party (RFC 7865 §6.5); `aor` is a bare `sip:`, `sips:` or `tel:` URI."""

    participant_id: str
    aor: str
    name: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of the recording session (RFC 7865 §6.7); `label` is the SDP's `a=label`."""

    stream_id: str
    session_id: str
    label: str


@dataclass(frozen=True, slots=True)
class SessionRecording:
    """Since when the call is attached to the recording session (RFC 7865 §6.4)."""

    session_id: str
    associated: Time | None = None
    disassociated: Time | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """When a participant was in the call (RFC 7865 §6.6, participantsessionassoc)."""

    participant_id: str
    session_id: str
    associated: Time | None = None
    disassociated: Time | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """What a participant contributes to and hears (RFC 7865 §6.8, participantstreamassoc)."""

    participant_id: str
    sends: tuple[str, ...] = ()
    receives: tuple[str, ...] = ()
    associated: Time | None = None
    disassociated: Time | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """One rs-metadata document (RFC 7865 §6.1)."""

    mode: DataMode = DataMode.COMPLETE
    sessions: tuple[Session, ...] = ()
    participants: tuple[Participant, ...] = ()
    streams: tuple[Stream, ...] = ()
    recordings: tuple[SessionRecording, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    flows: tuple[Flow, ...] = ()


def utc(time: Time) -> str:
    """`time` as RFC 3339 with capital T and Z; ValueError for a naive datetime or other text."""
    if isinstance(time, str):
        if not _UTC_TEXT.fullmatch(time):
            raise ValueError(f"not an RFC 3339 time in UTC: {time!r}")
        return time
    if time.tzinfo is None:
        raise ValueError(f"a time without zone: {time!r}")
    precision = "milliseconds" if time.microsecond >= 1000 else "seconds"
    return time.astimezone(UTC).isoformat(timespec=precision).removesuffix("+00:00") + "Z"


def write(metadata: Metadata) -> str:
    """The document, valid by the schema of RFC 7865 §9; ValueError for a bad id or time."""
    body = [
        _element("datamode", metadata.mode.value),
        *map(_session, metadata.sessions),
        *map(_participant, metadata.participants),
        *(
            _element(
                "stream",
                _element("label", _text(one.label)),
                stream_id=_id(one.stream_id),
                session_id=_id(one.session_id),
            )
            for one in metadata.streams
        ),
        *(
            _element(
                "sessionrecordingassoc",
                *_span(one.associated, one.disassociated),
                session_id=_id(one.session_id),
            )
            for one in metadata.recordings
        ),
        *(
            _element(
                "participantsessionassoc",
                *_span(one.associated, one.disassociated),
                participant_id=_id(one.participant_id),
                session_id=_id(one.session_id),
            )
            for one in metadata.attendances
        ),
        *map(_flow, metadata.flows),
    ]
    root = _element("recording", *("\n" + line for line in body), "\n", xmlns=NAMESPACE)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'


def _session(session: Session) -> str:
    return _element(
        "session",
        *(_element("sipSessionID", _text(one)) for one in session.sip_session_ids),
        *(
            _element("reason", _text(one.text), cause=str(one.cause), protocol=one.protocol)
            for one in session.reasons
        ),
        *_times(("start-time", session.start), ("stop-time", session.stop)),
        *map(_notice, session.notices),  # foreign elements come last (RFC 7865 §5.2)
        session_id=_id(session.session_id),
    )


def _notice(notice: Notice) -> str:
    children = (  # text only: recorders extract extension data by element name
        ("announcement", notice.announcement),
        ("announcement-played", utc(notice.played)),
        ("announcement-ended", utc(notice.ended) if notice.ended else ""),
        ("announcement-audience", " ".join(notice.audience)),
        ("announcement-language", notice.language),
        ("announcement-rendering", notice.rendering),
    )
    said = (_element(name, _text(text)) for name, text in children if text)
    return _element("recording-notice", *said, xmlns=NOTICE_NAMESPACE)


def _participant(one: Participant) -> str:
    language = {"xml:lang": one.language} if one.language else {}
    name = (_element("name", _text(one.name), **language),) if one.name else ()
    return _element(
        "participant",
        _element("nameID", *name, aor=_uri(one.aor)),
        participant_id=_id(one.participant_id),
    )


def _flow(flow: Flow) -> str:
    return _element(
        "participantstreamassoc",
        *(_element("send", _id(stream)) for stream in flow.sends),
        *(_element("recv", _id(stream)) for stream in flow.receives),
        *_span(flow.associated, flow.disassociated),
        participant_id=_id(flow.participant_id),
    )


def _span(associated: Time | None, disassociated: Time | None) -> Iterable[str]:
    return _times(("associate-time", associated), ("disassociate-time", disassociated))


def _times(*named: tuple[str, Time | None]) -> Iterable[str]:
    return (_element(name, utc(time)) for name, time in named if time is not None)


def _element(tag: str, *children: str, **attributes: str) -> str:
    words = [tag, *(f"{name}={quoteattr(_clean(value))}" for name, value in attributes.items())]
    return f"<{' '.join(words)}>{''.join(children)}</{tag}>"


def _text(text: str) -> str:
    return escape(_clean(text), {"\r": "&#13;"})


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _uri(text: str) -> str:
    return _LONE_PERCENT.sub("%25", quote(text, safe=":/?@!$&'()*+,;=%~-._", errors="replace"))


def _id(text: str) -> str:
    try:
        size = len(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        size = 0
    if size != 16:  # RFC 7865 §6.10: base64 of a 16-byte UUID
        raise ValueError(f"not the base64 of 16 bytes: {text!r}")
    return text
