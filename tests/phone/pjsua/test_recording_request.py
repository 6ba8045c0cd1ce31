"""The requests of a recording session, as they are handed to the library."""

from datetime import UTC, datetime

from phone.call.states import Party
from phone.pjsua import recording_request
from phone.pjsua.call_facts import CallFacts, identifier
from phone.ports import SessionRequest
from phone.siprec.reader import read

REQUEST = SessionRequest(
    0,
    7,
    "sip:srs@rec.example;transport=tcp",
    Party("Front desk", "1001", "sip:1001@pbx.example"),
    Party("Pat", "1002", "sip:1002@pbx.example"),
)
STREAMS = (identifier(), identifier())
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def test_who_is_heard_on_hold() -> None:
    facts = CallFacts()
    sends = []
    for held in ((False, False), (True, False), (False, True)):
        facts.hold(*held)
        document = recording_request.document(REQUEST, facts, STREAMS, NOW)
        sends.append([bool(one.sends) for one in read(document.encode()).flows])
    assert sends == [[True, True], [False, False], [False, True]]


def test_a_recording_that_is_stopped_while_the_call_goes_on() -> None:
    facts = CallFacts()
    last = read(recording_request.document(REQUEST, facts, STREAMS, NOW, NOW).encode())
    assert last.recordings[0].disassociated is not None
    assert last.sessions[0].stop is None
    facts.end()
    last = read(recording_request.document(REQUEST, facts, STREAMS, NOW, NOW).encode())
    assert last.sessions[0].stop is not None


def test_the_same_call_keeps_its_ids_over_two_recordings() -> None:
    facts = CallFacts()
    one, two = (
        read(recording_request.document(REQUEST, facts, (identifier(), identifier()), NOW).encode())
        for _ in range(2)
    )
    assert one.sessions[0].session_id == two.sessions[0].session_id
    assert one.participants == two.participants
    assert one.streams != two.streams


def test_the_headers_of_the_first_request() -> None:
    prm = recording_request.first(REQUEST, "<recording/>")
    headers = {one.hName: one.hValue for one in prm.txOption.headers}
    assert headers["Require"] == "siprec"
    assert headers["Accept"] == "application/sdp, application/rs-metadata+xml"
    assert headers["Date"].endswith(" GMT")
    assert prm.txOption.localUri == "<sip:1001@pbx.example>"
    assert prm.opt.customCallId.startswith("rs-")
