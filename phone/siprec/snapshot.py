"""The whole of a two-party call as recorded by the phone: one complete RFC 7865 document.

Knows that a device-recorded call has two streams, each sent by one party and heard by the other.
Must not know XML, SIP or the recording's states: what happened is told by times and flags.
"""

from dataclasses import dataclass

from phone.siprec.metadata import (
    Attendance,
    Flow,
    Metadata,
    Notice,
    Participant,
    Reason,
    Session,
    SessionRecording,
    Stream,
    Time,
)


@dataclass(frozen=True, slots=True)
class Party:
    """One side of the call: who, and the stream it is recorded on.

    Ids are base64 of 16 random bytes each, the same for the whole recording (RFC 7865 §6.10).
    `sends` is false while hold keeps this party from being heard by the other (RFC 7865 §6.8.1).
    `joined` and `left` are for one that was not there from the call's start to its end.
    """

    participant_id: str
    stream_id: str
    label: str
    aor: str
    name: str = ""
    sends: bool = True
    joined: Time | None = None
    left: Time | None = None


@dataclass(frozen=True, slots=True)
class RecordedCall:
    """A call between the phone's user (`near`) and the other party (`far`). `others` are, or were,
    heard on the far party's stream too: in a conference, or one after the other.

    `started` and `ended` are the call's times; `recorded_from` and `recorded_until` say when it
    was attached to this recording session. A recording that is stopped while the call goes on has
    the second and not `ended`; without it, the recording ends with the call.
    """

    session_id: str
    near: Party
    far: Party
    started: Time
    recorded_from: Time
    others: tuple[Party, ...] = ()
    sip_session_id: str = ""
    notices: tuple[Notice, ...] = ()
    recorded_until: Time | None = None
    ended: Time | None = None
    reason: Reason | None = None


def snapshot(call: RecordedCall) -> Metadata:
    """The full snapshot that goes with every INVITE, re-INVITE and BYE (RFC 7866 §9.1).

    Pause is not in it: RFC 7865 has no word for it, the SDP's direction says it.
    """
    parties = (call.near, call.far, *call.others)
    return Metadata(
        sessions=(_session(call),),
        participants=tuple(
            dict.fromkeys(Participant(one.participant_id, one.aor, one.name) for one in parties)
        ),
        streams=tuple(
            Stream(one.stream_id, call.session_id, one.label) for one in (call.near, call.far)
        ),
        recordings=(
            SessionRecording(
                call.session_id, call.recorded_from, call.recorded_until or call.ended
            ),
        ),
        attendances=tuple(
            Attendance(
                one.participant_id,
                call.session_id,
                one.joined or call.started,
                one.left or call.ended,
            )
            for one in parties
        ),
        flows=tuple(_flow(call, one) for one in parties),
    )


def _flow(call: RecordedCall, one: Party) -> Flow:
    """What a party sends and hears; for one that has left, until then."""
    across = (call.far, *call.others) if one is call.near else (call.near,)
    heard = [other for other in across if other.sends and other.left is None]
    return Flow(
        one.participant_id,
        sends=(one.stream_id,) if one.sends else (),
        receives=tuple(dict.fromkeys(other.stream_id for other in heard)),
        associated=one.joined or call.recorded_from,
        disassociated=one.left or call.recorded_until or call.ended,
    )


def _session(call: RecordedCall) -> Session:
    return Session(
        call.session_id,
        sip_session_ids=(call.sip_session_id,) if call.sip_session_id else (),
        reasons=(call.reason,) if call.reason else (),
        start=call.started,
        stop=call.ended,
        notices=call.notices,
    )
