"""The requests of a recording session as the library wants them: headers, two streams, metadata.

Knows RFC 7866 §6.1.1 and §9.1. The metadata come as a document; when is decided elsewhere.
"""

import uuid
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, Final

import pjsua2 as pj

from phone.pjsua.call_facts import CallFacts
from phone.pjsua.dialog import Media, header, offer
from phone.pjsua.sip_trace import RECORDING_CALL_ID
from phone.ports import SessionRequest
from phone.siprec.metadata import DISPOSITION, MEDIA_TYPE
from phone.siprec.snapshot import Party, RecordedCall, snapshot
from phone.siprec.writer import write

LABELS: Final = ("1", "2")
"""The near party's stream and the far party's (RFC 4574)."""

ACCEPT: Final = f"application/sdp, {MEDIA_TYPE}"


def document(
    request: SessionRequest,
    facts: CallFacts,
    streams: tuple[str, str],
    recorded_from: datetime,
    until: datetime | None = None,
) -> str:
    """A full snapshot of the call as it is now; `until` ends the recording (RFC 7865 §6.4)."""
    near = Party(
        facts.near_id, streams[0], LABELS[0], request.near.aor, request.near.name, facts.near_sends
    )
    far = Party(
        facts.far_id, streams[1], LABELS[1], request.far.aor, request.far.name, facts.far_sends
    )
    call = RecordedCall(
        facts.session_id,
        near,
        far,
        facts.started,
        recorded_from,
        recorded_until=until,
        ended=facts.ended if until else None,
    )
    return write(snapshot(call))


def first(request: SessionRequest, xml: str) -> pj.CallOpParam:
    """The INVITE that opens the session; From is the recorded party."""
    prm = change(Media.SEND, xml)
    prm.opt.customCallId = f"{RECORDING_CALL_ID}{uuid.uuid4().hex}"
    if request.near.aor.startswith("sip:"):
        prm.txOption.localUri = f"<{request.near.aor}>"
    return prm


def change(direction: Media, xml: str) -> pj.CallOpParam:
    """A re-INVITE with both streams in `direction`, and a snapshot."""
    prm = offer(direction, len(LABELS))
    option = prm.txOption
    option.multipartContentType.type, option.multipartContentType.subType = "multipart", "mixed"
    part = pj.SipMultipartPart()
    part.contentType.type, _, part.contentType.subType = MEDIA_TYPE.partition("/")
    part.headers.append(header("Content-Disposition", DISPOSITION))
    part.body = xml
    option.multipartParts.append(part)
    _add_headers(option)
    return prm


def last(xml: str) -> pj.CallOpParam:
    """The BYE, with the final snapshot."""
    prm = pj.CallOpParam()
    prm.txOption.contentType, prm.txOption.msgBody = MEDIA_TYPE, xml
    _add_headers(prm.txOption)
    prm.txOption.headers.append(header("Content-Disposition", DISPOSITION))
    return prm


def ping() -> pj.CallSendRequestParam:
    """OPTIONS within the dialog: is the recorder there (RFC 3261 §11)?"""
    prm = pj.CallSendRequestParam()
    prm.method = "OPTIONS"
    return prm


def _add_headers(option: Any) -> None:
    option.headers.append(header("Require", "siprec"))
    option.headers.append(header("Accept", ACCEPT))
    option.headers.append(header("Date", format_datetime(datetime.now(UTC), usegmt=True)))
