"""The recorder's contract (phone.ports.Recorder): its reports, simulated and on the wire."""

from itertools import count

import pytest

from phone.call.states import Party
from phone.ports import SessionRequest
from phone.recording.reports import RecorderReported
from phone.recording.words import Event
from tests.contract.stage import Stage, Telephone
from tests.contract.test_user_agent import call

SERIAL = count(1)
NEAR, METTE = Party("", "4021", "sip:4021@pbx.test"), Party("", "1002", "sip:1002@pbx.test")


def open_session(stage: Stage, **changed: object) -> None:
    request = SessionRequest(0, next(SERIAL), stage.recorder_uri, NEAR, METTE, **changed)  # type: ignore[arg-type]
    stage.near.ask("recorder.open", request)


def reports(one: Telephone) -> list[str]:
    return [it.event.value for it in one.posted if isinstance(it, RecorderReported)]


def until(stage: Stage, *events: Event) -> None:
    """Exactly these have been reported, in this order."""
    wanted = [event.value for event in events]
    for _ in range(100):
        if reports(stage.near) == wanted:
            return
        stage.pass_time(0.05)
    assert reports(stage.near) == wanted


@pytest.fixture
def recorded(stage: Stage) -> Stage:
    call(stage.near, stage.mette)
    return stage


def test_start_pause_resume_stop(recorded: Stage) -> None:
    near = recorded.near
    open_session(recorded)
    until(recorded, Event.ACCEPTED)
    near.ask("recorder.suspend", 0)
    until(recorded, Event.ACCEPTED, Event.SUSPENDED)
    near.ask("recorder.resume", 0)
    until(recorded, Event.ACCEPTED, Event.SUSPENDED, Event.RESUMED)
    near.ask("recorder.close", 0)
    until(recorded, Event.ACCEPTED, Event.SUSPENDED, Event.RESUMED, Event.CLOSED)


@pytest.mark.parametrize(
    ("fault", "report"),
    [
        ("refuse 403", Event.FORBIDDEN),
        ("refuse 404", Event.NOT_FOUND),
        ("refuse 488", Event.NOT_ACCEPTABLE),
        ("refuse 503", Event.UNAVAILABLE),
        ("no-siprec", Event.NOT_A_RECORDER),
        ("inactive", Event.ACCEPTED_INACTIVE),
        ("one-sided", Event.ONE_SIDED),
    ],
)
def test_what_becomes_of_an_invite(recorded: Stage, fault: str, report: Event) -> None:
    recorded.provider(fault)
    open_session(recorded)
    until(recorded, report)


def test_a_recorder_that_is_ready_later(recorded: Stage) -> None:
    recorded.provider("inactive")
    open_session(recorded)
    until(recorded, Event.ACCEPTED_INACTIVE)
    recorded.provider("ready")
    until(recorded, Event.ACCEPTED_INACTIVE, Event.BECAME_READY)


def test_the_recorder_s_own_pause_and_its_end(recorded: Stage) -> None:
    open_session(recorded)
    until(recorded, Event.ACCEPTED)
    told = [Event.ACCEPTED]
    for words, report in (
        ("pause", Event.PAUSED_BY_RECORDER),
        ("unpause", Event.BECAME_READY),
        ("bye", Event.ENDED_BY_RECORDER),
    ):
        recorded.provider(words)
        told.append(report)
        until(recorded, *told)


@pytest.mark.parametrize(
    ("code", "report"), [(488, Event.CHANGE_REFUSED), (491, Event.GLARE), (481, Event.LOST)]
)
def test_a_pause_that_is_refused(recorded: Stage, code: int, report: Event) -> None:
    open_session(recorded)
    until(recorded, Event.ACCEPTED)
    recorded.provider(f"refuse-changes {code}")
    recorded.near.ask("recorder.suspend", 0)
    until(recorded, Event.ACCEPTED, report)


def test_a_stop_that_nobody_answers_and_a_second_recording_at_once(recorded: Stage) -> None:
    """SPEC H6; a session is closed for us when we say so."""
    near = recorded.near
    recorded.provider("silent")
    open_session(recorded)
    recorded.pass_time(0.2)
    near.ask("recorder.close", 0)
    until(recorded, Event.CLOSED)
    recorded.provider("ok")
    near.forget()
    open_session(recorded)
    until(recorded, Event.ACCEPTED)
    near.ask("recorder.close", 0, "joined a conference")
    open_session(recorded)
    recorded.pass_time(0.5)
    assert sorted(reports(near)) == ["accepted", "accepted", "closed"]


def test_a_new_party_is_told_without_a_report(recorded: Stage) -> None:
    open_session(recorded)
    until(recorded, Event.ACCEPTED)
    recorded.near.ask("recorder.parties", 0, (METTE, Party("", "1003", "sip:1003@pbx.test")))
    recorded.pass_time(0.5)
    until(recorded, Event.ACCEPTED)
