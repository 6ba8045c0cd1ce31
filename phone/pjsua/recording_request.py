"""The requests of a recording session as the library wants them: headers, two streams, metadata.

Knows RFC 7866 §6.1.1 and §9.1. The metadata come as a document; when is decided elsewhere.
"""

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, Final

import pjsua2 as pj

from phone.call import states
from phone.pjsua.call_facts import CallFacts
from phone.pjsua.dialog import OK, Media, header, offer
from phone.pjsua.sip_trace import RECORDING_CALL_ID
from phone.ports import SessionRequest
from phone.siprec.metadata import DISPOSITION, MEDIA_TYPE, Notice, Reason
from phone.siprec.snapshot import Party, RecordedCall, snapshot
from phone.siprec.writer import write

LABELS: Final = ("1", "2")
"""The near party's stream and the far party's (RFC 4574)."""

ACCEPT: Final = f"application/sdp, {MEDIA_TYPE}"


@dataclass(frozen=True, slots=True)
class Heard:
    """A party on the far stream; None: since the call's start, and still."""

    party: states.Party
    since: datetime | None = None
    until: datetime | None = None


def heard(
    before: tuple[Heard, ...], now: tuple[states.Party, ...], at: datetime
) -> tuple[Heard, ...]:
    """Who is and was heard, if from now on it is these."""
    here = [one.aor for one in now]
    kept = [
        replace(one, until=at) if one.until is None and one.party.aor not in here else one
        for one in before
    ]
    present = [one.party.aor for one in kept if one.until is None]
    return (*kept, *(Heard(one, since=at) for one in now if one.aor not in present))


@dataclass(frozen=True, slots=True)
class Ending:
    """The recording ends; `reason`: why, if not because the call did (RFC 7865 §6.3)."""

    at: datetime
    reason: str = ""


def document(
    request: SessionRequest,
    facts: CallFacts,
    streams: tuple[str, str],
    recorded_from: datetime,
    far: tuple[Heard, ...],
    notices: tuple[Notice, ...] = (),
    ending: Ending | None = None,
) -> str:
    """A full snapshot of the call as it is now (RFC 7865 §6.4), and what was announced in it."""
    near = Party(
        facts.near_id, streams[0], LABELS[0], request.near.aor, request.near.name, facts.near_sends
    )
    first, *others = (_far(facts, streams[1], one) for one in far)
    call = RecordedCall(
        facts.session_id,
        near,
        first,
        facts.started,
        recorded_from,
        others=tuple(others),
        notices=notices,
        recorded_until=ending.at if ending else None,
        ended=facts.ended if ending else None,
        reason=Reason(OK, ending.reason) if ending and ending.reason else None,
    )
    return write(snapshot(call))


def _far(facts: CallFacts, stream: str, one: Heard) -> Party:
    sends = facts.far_sends and one.until is None
    who = one.party
    ids = facts.far_id(who), stream, LABELS[1]
    return Party(*ids, who.aor, who.name, sends, joined=one.since, left=one.until)


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
