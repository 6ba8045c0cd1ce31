"""One recorded call as its snapshots tell it, with the cross-checks no schema makes."""

import base64
from dataclasses import replace
from pathlib import Path

from lxml import etree

from phone.siprec.metadata import Flow, Metadata, Notice, Reason
from phone.siprec.sdp import media, with_labels
from phone.siprec.snapshot import Party, RecordedCall, snapshot
from phone.siprec.writer import write

SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("rs-metadata.xsd"))))
ANSWERED, RECORDED, STOPPED, ENDED = (
    "2026-11-21T09:00:00Z",
    "2026-11-21T09:00:02Z",
    "2026-11-21T09:03:00Z",
    "2026-11-21T09:04:10Z",
)


def an_id(number: int) -> str:
    return base64.b64encode(bytes([number] * 16)).decode()


CALL = RecordedCall(
    session_id=an_id(1),
    near=Party(an_id(2), an_id(3), "1", "sip:1001@pbx.example", "Front desk"),
    far=Party(an_id(4), an_id(5), "2", "tel:+15551230000", "Pat Caller"),
    started=ANSWERED,
    recorded_from=RECORDED,
    sip_session_id="4d4f5c1a2b3c4d5e8f90a1b2c3d4e5f6;remote=6f5e4d3c2b1a0f9e8d7c6b5a49382716",
)
OFFER = with_labels(
    "v=0\r\no=phone 7001 1 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n"
    "m=audio 40000 RTP/AVP 0\r\na=sendonly\r\nm=audio 40004 RTP/AVP 0\r\na=sendonly\r\n",
    ("1", "2"),
)


def told(call: RecordedCall) -> Metadata:
    """The snapshot, after the checks that hold for every one of them."""
    metadata = snapshot(call)
    SCHEMA.assertValid(etree.fromstring(write(metadata).encode()))
    sessions = {one.session_id for one in metadata.sessions}
    parties = {one.participant_id for one in metadata.participants}
    streams = {one.stream_id for one in metadata.streams}
    assert {one.label for one in metadata.streams} == {one.label for one in media(OFFER)}
    assert {one.session_id for one in (*metadata.streams, *metadata.recordings)} <= sessions
    assert {one.participant_id for one in (*metadata.attendances, *metadata.flows)} <= parties
    assert {one for flow in metadata.flows for one in (*flow.sends, *flow.receives)} <= streams
    senders = [one for flow in metadata.flows for one in flow.sends]
    assert call.others or len(senders) == len(set(senders))
    return metadata


def test_start_each_party_sends_its_stream_and_hears_the_others() -> None:
    metadata = told(CALL)
    near, far = CALL.near, CALL.far
    assert metadata.flows == (
        Flow(near.participant_id, (near.stream_id,), (far.stream_id,), RECORDED),
        Flow(far.participant_id, (far.stream_id,), (near.stream_id,), RECORDED),
    )
    assert metadata.recordings[0].associated == RECORDED
    assert [one.associated for one in metadata.attendances] == [ANSWERED, ANSWERED]


def test_a_conference_has_all_far_parties_on_one_stream_for_as_long_as_each_was_there() -> None:
    """RFC 7865 §6.8: several participants may send a mixed stream."""
    far, near = CALL.far, CALL.near
    jonas = Party(an_id(6), far.stream_id, far.label, "sip:1003@pbx.example", joined=RECORDED)
    gone = replace(jonas, participant_id=an_id(7), sends=False, left=STOPPED)
    metadata = told(replace(CALL, others=(jonas, gone)))
    assert [one.participant_id for one in metadata.participants] == [
        near.participant_id, far.participant_id, an_id(6), an_id(7),
    ]  # fmt: skip
    assert metadata.flows[0].receives == (far.stream_id,)
    assert [one.sends for one in metadata.flows[1:]] == [(far.stream_id,), (far.stream_id,), ()]
    assert [(one.associated, one.disassociated) for one in metadata.attendances[2:]] == [
        (RECORDED, None),
        (RECORDED, STOPPED),
    ]
    ended = told(replace(CALL, others=(gone,), ended=ENDED))
    assert [one.disassociated for one in ended.flows] == [ENDED, ENDED, STOPPED]


def test_hold_takes_the_silent_partys_send_and_the_others_recv_away() -> None:
    metadata = told(replace(CALL, far=replace(CALL.far, sends=False)))
    near, far = CALL.near, CALL.far
    assert metadata.flows == (
        Flow(near.participant_id, (near.stream_id,), (), RECORDED),
        Flow(far.participant_id, (), (near.stream_id,), RECORDED),
    )


def test_a_held_call_that_nobody_hears_has_neither_send_nor_recv() -> None:
    held = replace(CALL, near=replace(CALL.near, sends=False), far=replace(CALL.far, sends=False))
    assert [(one.sends, one.receives) for one in told(held).flows] == [((), ()), ((), ())]


def test_stop_while_the_call_goes_on_detaches_the_call_but_does_not_end_it() -> None:
    metadata = told(replace(CALL, recorded_until=STOPPED))
    assert metadata.sessions[0].stop is None
    assert [one.disassociated for one in metadata.recordings] == [STOPPED]
    assert [one.disassociated for one in metadata.attendances] == [None, None]
    assert [one.disassociated for one in metadata.flows] == [STOPPED, STOPPED]


def test_hang_up_ends_session_attendance_and_streams_at_once() -> None:
    metadata = told(replace(CALL, ended=ENDED, reason=Reason(16, "Normal call clearing", "Q.850")))
    assert metadata.sessions[0].stop == ENDED
    assert metadata.sessions[0].reasons == (Reason(16, "Normal call clearing", "Q.850"),)
    ends = (*metadata.recordings, *metadata.attendances, *metadata.flows)
    assert {one.disassociated for one in ends} == {ENDED}


def test_announcements_are_told_in_the_session() -> None:
    notices = (Notice("start", RECORDED, audience=("near", "far"), language="en"),)
    assert told(replace(CALL, notices=notices)).sessions[0].notices == notices
