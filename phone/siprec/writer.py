"""RFC 7865 metadata as XML: strictly what the schema of its §9 allows, in its order.

Knows the document's form. Must not know what the call is doing: see `snapshot`.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from datetime import UTC
from typing import Final
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from phone.siprec.metadata import (
    NAMESPACE,
    NOTICE_NAMESPACE,
    Attendance,
    Flow,
    Metadata,
    Notice,
    Participant,
    Session,
    SessionRecording,
    Stream,
    Time,
)

_UTC_TEXT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SCHEME: Final = re.compile("[A-Za-z][A-Za-z0-9+.-]*:")
_LONE_PERCENT: Final = re.compile("%(?![0-9A-Fa-f]{2})")


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
    body = (
        _element("datamode", metadata.mode.value),
        *map(_session, metadata.sessions),
        *map(_participant, metadata.participants),
        *map(_stream, metadata.streams),
        *map(_recording, metadata.recordings),
        *map(_attendance, metadata.attendances),
        *map(_flow, metadata.flows),
    )
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
        ("announcement-outcome", notice.outcome),
        ("announcement-played", utc(notice.played) if notice.played else ""),
        ("announcement-ended", utc(notice.ended) if notice.ended else ""),
        ("announcement-audience", " ".join(notice.audience)),
        ("announcement-language", notice.language),
        ("announcement-rendering", notice.rendering),
        ("announcement-reason", notice.reason),
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


def _stream(stream: Stream) -> str:
    return _element(
        "stream",
        _element("label", _text(stream.label)),
        stream_id=_id(stream.stream_id),
        session_id=_id(stream.session_id),
    )


def _recording(one: SessionRecording) -> str:
    span = _span(one.associated, one.disassociated)
    return _element("sessionrecordingassoc", *span, session_id=_id(one.session_id))


def _attendance(one: Attendance) -> str:
    return _element(
        "participantsessionassoc",
        *_span(one.associated, one.disassociated),
        participant_id=_id(one.participant_id),
        session_id=_id(one.session_id),
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
    given = _SCHEME.match(text)
    scheme, rest = (given[0], text[given.end() :]) if given else ("sip:", text)
    return scheme + _LONE_PERCENT.sub("%25", quote(rest, safe=":?@!$&'()*+,;=%~", errors="replace"))


def _id(text: str) -> str:
    try:
        size = len(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        size = 0
    if size != 16:  # RFC 7865 §6.10: base64 of a 16-byte UUID
        raise ValueError(f"not the base64 of 16 bytes: {text!r}")
    return text
