"""Every answer of a recorder, as the recording machine's event (words.Event)."""

import pytest

from phone.recording.words import REPORTS, Event
from phone.verdicts import Ask, Flow, accepted, flow, refusal, refused_change, turned


def answer(*media: str, address: str = "127.0.0.1") -> str:
    head = f"v=0\r\no=s 1 1 IN IP4 h\r\ns=-\r\nc=IN IP4 {address}\r\nt=0 0\r\n"
    return head + "".join(f"m=audio {one}\r\n" for one in media)


READY = "5000 RTP/AVP 0\r\na=recvonly"
ASLEEP = "5000 RTP/AVP 0\r\na=inactive"
GONE = "0 RTP/AVP 0"


@pytest.mark.parametrize(
    ("sdp", "expected"),
    [
        (answer(READY, READY), Flow.BOTH),
        (answer("5000 RTP/AVP 0\r\na=sendrecv", READY), Flow.BOTH),
        (answer(ASLEEP, ASLEEP), Flow.NONE),
        (answer(READY, ASLEEP), Flow.NONE),
        (answer("5000 RTP/AVP 0\r\na=sendonly", READY), Flow.NONE),
        (answer(READY, READY, address="0.0.0.0"), Flow.NONE),
        (answer(READY, GONE), Flow.ONE_SIDED),
        (answer(READY), Flow.ONE_SIDED),
        (answer(GONE, GONE), Flow.REFUSED),
        (answer(), Flow.REFUSED),
        ("", Flow.REFUSED),
        ("m=audio x", Flow.REFUSED),
    ],
)
def test_what_may_be_sent(sdp: str, expected: Flow) -> None:
    assert flow(sdp) is expected


@pytest.mark.parametrize(
    ("statuses", "event"),
    [
        ((401, 403, 407), Event.FORBIDDEN),
        ((404, 410, 604), Event.NOT_FOUND),
        ((400, 405, 415, 420, 501), Event.NOT_A_RECORDER),
        ((488, 606), Event.NOT_ACCEPTABLE),
        ((302, 408, 480, 486, 487, 500, 502, 503, 504, 600, 603), Event.UNAVAILABLE),
    ],
)
def test_a_refusal_to_open(statuses: tuple[int, ...], event: Event) -> None:
    assert {refusal(status) for status in statuses} == {event}


@pytest.mark.parametrize(
    ("ask", "given", "event"),
    [
        (Ask.OPEN, Flow.BOTH, Event.ACCEPTED),
        (Ask.OPEN, Flow.NONE, Event.ACCEPTED_INACTIVE),
        (Ask.OPEN, Flow.ONE_SIDED, Event.ONE_SIDED),
        (Ask.OPEN, Flow.REFUSED, Event.NOT_ACCEPTABLE),
        (Ask.RESUME, Flow.BOTH, Event.RESUMED),
        (Ask.RESUME, Flow.NONE, Event.ACCEPTED_INACTIVE),
        (Ask.RESUME, Flow.ONE_SIDED, Event.ONE_SIDED),
        (Ask.RESUME, Flow.REFUSED, Event.ONE_SIDED),
        *((Ask.SUSPEND, given, Event.SUSPENDED) for given in Flow),
        *((Ask.REFRESH, given, None) for given in Flow),
    ],
)
def test_an_acceptance(ask: Ask, given: Flow, event: Event | None) -> None:
    assert accepted(ask, given) is event


@pytest.mark.parametrize(
    ("before", "given", "event"),
    [
        (Flow.BOTH, Flow.BOTH, None),
        (Flow.BOTH, Flow.NONE, Event.PAUSED_BY_RECORDER),
        (Flow.BOTH, Flow.ONE_SIDED, Event.ONE_SIDED),
        (Flow.BOTH, Flow.REFUSED, Event.ONE_SIDED),
        (Flow.NONE, Flow.BOTH, Event.BECAME_READY),
        (Flow.NONE, Flow.NONE, None),
    ],
)
def test_the_answer_to_a_snapshot_may_stop_the_sound(
    before: Flow, given: Flow, event: Event | None
) -> None:
    assert accepted(Ask.REFRESH, given, before) is event
    assert accepted(Ask.REFRESH, given, None) is None  # we are paused, and send nothing anyway


def test_a_refused_change() -> None:
    heard = {status: refused_change(status, heard=True) for status in (408, 481, 488, 491, 500)}
    assert heard == {
        408: Event.LOST,
        481: Event.LOST,
        488: Event.CHANGE_REFUSED,
        491: Event.GLARE,
        500: Event.CHANGE_REFUSED,
    }
    assert refused_change(503, heard=False) is Event.LOST


def test_the_recorders_own_offers() -> None:
    assert turned(Flow.BOTH, Flow.NONE) is Event.PAUSED_BY_RECORDER
    assert turned(Flow.NONE, Flow.BOTH) is Event.BECAME_READY
    assert turned(Flow.BOTH, Flow.BOTH) is None
    assert turned(Flow.NONE, Flow.NONE) is None
    assert turned(Flow.BOTH, Flow.ONE_SIDED) is Event.ONE_SIDED


def test_only_reports_are_reported() -> None:
    said = {refusal(status) for status in range(300, 700)}
    said |= {refused_change(status, heard=True) for status in range(300, 700)}
    assert said <= set(REPORTS)
