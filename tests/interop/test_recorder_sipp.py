"""SIPp as the recorder: what it checks is in its scenarios, what the phone reports is here."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from phone.call.states import Party
from phone.ports import SessionRequest
from phone.recording.reports import RecorderReported
from phone.recording.words import Event
from tests.live.recorders import Sipp
from tests.live.telephone import Telephone, close, connect

pytestmark = pytest.mark.live
SERIAL = count(1)
REFUSED = "503 Service Unavailable"


@pytest.fixture(scope="module")
def phone() -> Iterator[Telephone]:
    """A phone in a confirmed call."""
    near, far = Telephone(440.0), Telephone(1000.0, user="1002")
    try:
        near.ready()
        far.ready()
        connect(near, far)
        yield near
    finally:
        close(near, far)


@pytest.fixture
def near(phone: Telephone) -> Iterator[Telephone]:
    phone.forget()
    yield phone
    phone.ask("recorder.close", 0)
    phone.listen(0.1)
    assert phone.faults == []


def open_session(near: Telephone, uri: str, *, narrow: bool = False) -> None:
    parties = (
        Party("Front desk", "1001", "sip:1001@pbx.example"),
        Party("Pat", "1002", "sip:1002@pbx.example"),
    )
    near.ask("recorder.open", SessionRequest(0, next(SERIAL), uri, *parties, narrow=narrow))


def reports(near: Telephone) -> list[Event]:
    return [one.event for one in near.posted if isinstance(one, RecorderReported)]


def wait(near: Telephone, event: Event, seconds: float = 5.0) -> None:
    near.until(lambda: reports(near)[-1:] == [event], seconds)


def ended_well(recorder: Sipp) -> None:
    code, errors = recorder.verdict()
    assert code == 0, errors


def test_every_message_is_as_rfc_7866_wants_it(near: Telephone, tmp_path: Path) -> None:
    recorder = Sipp("recorder_session.xml", tmp_path)
    open_session(near, recorder.uri)
    wait(near, Event.ACCEPTED)
    near.ask("recorder.suspend", 0)
    wait(near, Event.SUSPENDED)
    near.ask("recorder.resume", 0)
    wait(near, Event.RESUMED)
    near.ask("recorder.close", 0)
    wait(near, Event.CLOSED)
    ended_well(recorder)


@pytest.mark.parametrize(
    ("status", "event"),
    [
        ("403 Forbidden", Event.FORBIDDEN),
        ("404 Not Found", Event.NOT_FOUND),
        ("420 Bad Extension", Event.NOT_A_RECORDER),
        (REFUSED, Event.UNAVAILABLE),
    ],
)
def test_a_refusal(near: Telephone, tmp_path: Path, status: str, event: Event) -> None:
    recorder = Sipp("recorder_refuses.xml", tmp_path, replace=(REFUSED, status))
    open_session(near, recorder.uri)
    wait(near, event)
    assert [(one.event, one.detail) for one in near.posted] == [(event, status)]
    ended_well(recorder)


def test_narrow_after_488(near: Telephone, tmp_path: Path) -> None:
    recorder = Sipp("recorder_narrow.xml", tmp_path, calls=2)
    open_session(near, recorder.uri)
    wait(near, Event.NOT_ACCEPTABLE)
    open_session(near, recorder.uri, narrow=True)
    wait(near, Event.ACCEPTED)
    near.ask("recorder.close", 0)
    wait(near, Event.CLOSED)
    assert reports(near) == [Event.NOT_ACCEPTABLE, Event.ACCEPTED, Event.CLOSED]
    ended_well(recorder)


def test_an_answer_that_comes_too_late_is_ended(near: Telephone, tmp_path: Path) -> None:
    recorder = Sipp("recorder_late.xml", tmp_path)
    open_session(near, recorder.uri)
    near.listen(0.3)
    near.ask("recorder.close", 0)
    wait(near, Event.CLOSED, 1.0)
    near.listen(1.2)
    assert reports(near) == [Event.CLOSED]
    ended_well(recorder)


def test_a_recorder_with_a_will_of_its_own(near: Telephone, tmp_path: Path) -> None:
    recorder = Sipp("recorder_own_will.xml", tmp_path)
    open_session(near, recorder.uri)
    wait(near, Event.ENDED_BY_RECORDER)
    assert reports(near) == [
        Event.ACCEPTED_INACTIVE,
        Event.BECAME_READY,
        Event.PAUSED_BY_RECORDER,
        Event.ENDED_BY_RECORDER,
    ]
    ended_well(recorder)
