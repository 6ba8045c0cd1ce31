"""The requests of a recording session, as they are handed to the library."""

from datetime import UTC, datetime

from phone.call.states import Party
from phone.pjsua import recording_request
from phone.pjsua.call_facts import CallFacts, identifier
from phone.pjsua.recording_request import Ending, Heard, heard
from phone.ports import SessionRequest
from phone.siprec.metadata import Notice, Reason
from phone.siprec.reader import read
from phone.siprec.writer import utc

REQUEST = SessionRequest(
    0,
    7,
    "sip:srs@rec.example;transport=tcp",
    Party("Front desk", "1001", "sip:1001@pbx.example"),
    Party("Pat", "1002", "sip:1002@pbx.example"),
)
STREAMS = (identifier(), identifier())
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 21, 9, 5, tzinfo=UTC)
FAR = (Heard(REQUEST.far),)
JONAS = Party("Jonas", "1003", "sip:1003@pbx.example")


def document_at_end(facts: CallFacts, reason: str = "") -> str:
    return recording_request.document(REQUEST, facts, STREAMS, NOW, FAR, ending=Ending(NOW, reason))


def test_what_was_announced_is_in_the_first_document_and_in_the_last() -> None:
    facts, told = CallFacts(), (Notice("compliance", utc(NOW), utc(LATER), ("far",), "da"),)
    for ending in (None, Ending(LATER)):
        document = recording_request.document(REQUEST, facts, STREAMS, NOW, FAR, told, ending)
        assert read(document.encode()).sessions[0].notices == told


def test_who_is_heard_on_hold() -> None:
    facts = CallFacts()
    sends = []
    for held in ((False, False), (True, False), (False, True)):
        facts.hold(*held)
        document = recording_request.document(REQUEST, facts, STREAMS, NOW, FAR)
        sends.append([bool(one.sends) for one in read(document.encode()).flows])
    assert sends == [[True, True], [False, False], [False, True]]


def test_a_recording_that_is_stopped_while_the_call_goes_on() -> None:
    facts = CallFacts()
    last = read(document_at_end(facts).encode())
    assert last.recordings[0].disassociated is not None
    assert last.sessions[0].stop is None
    facts.end()
    last = read(document_at_end(facts).encode())
    assert last.sessions[0].stop is not None


def test_the_same_call_keeps_its_ids_over_two_recordings() -> None:
    facts = CallFacts()
    one, two = (
        read(
            recording_request.document(
                REQUEST, facts, (identifier(), identifier()), NOW, FAR
            ).encode()
        )
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


def test_why_a_recording_ends_that_the_call_did_not_end() -> None:
    """RFC 7865 §6.3; without a reason of ours there is no such element."""
    facts = CallFacts()
    said = [read(document_at_end(facts, one).encode()).sessions[0].reasons for one in ("", "moved")]
    assert said == [(), (Reason(200, "moved"),)]


def test_who_joins_and_leaves_keeps_its_id_and_its_times() -> None:
    facts = CallFacts()
    joined = heard(FAR, (REQUEST.far, JONAS), NOW)
    assert joined == (*FAR, Heard(JONAS, since=NOW))
    left = heard(joined, (REQUEST.far,), LATER)
    assert left == (*FAR, Heard(JONAS, since=NOW, until=LATER))
    assert heard(left, (REQUEST.far,), LATER) == left
    back = heard(left, (JONAS,), LATER)
    assert [(one.party.number, one.until) for one in back] == [
        ("1002", LATER),
        ("1003", LATER),
        ("1003", None),
    ]
    told = read(recording_request.document(REQUEST, facts, STREAMS, NOW, back).encode())
    assert [one.name for one in told.participants] == ["Front desk", "Pat", "Jonas"]
    assert len(told.streams) == 2
    assert [bool(one.sends) for one in told.flows] == [True, False, False, True]
