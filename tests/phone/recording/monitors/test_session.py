"""The recorder port's protocol, as the recorder lives it."""

import pytest

from phone.recording.monitors.session import ANSWERS, MEANT, REQUESTS, Session, Sessions
from phone.recording.words import REPORTS, Action, Event, Phase
from tests.phone.recording.monitors.steps import broken, state

E, P, A, S = Event, Phase, Action, Session


@pytest.mark.parametrize(
    ("session", "before", "event", "after", "asks", "rule"),
    [
        (S.NONE, P.READY, E.RECORD_PRESSED, P.STARTING, [A.OPEN], ""),
        (S.OPENING, P.STARTING, E.RECORD_PRESSED, P.STARTING, [A.OPEN], "asked to open"),
        (S.NONE, P.READY, E.STOP_PRESSED, P.STOPPING, [A.CLOSE], "asked to close"),
        (S.WILLING, P.RECORDING, E.STOP_PRESSED, P.STOPPING, [A.CLOSE, A.CLOSE], "asked to close"),
        (S.NONE, P.FAILED, E.PAUSE_PRESSED, P.PAUSING, [A.SUSPEND], "asked to suspend"),
        (S.SUSPENDING, P.PAUSING, E.RESUME_PRESSED, P.RESUMING, [A.RESUME], "asked to resume"),
        (S.WILLING, P.RECORDING, E.CALL_ENDED, P.OFF, [], "the phase says off"),
        (S.WILLING, P.RECORDING, E.LOST, P.RECORDING, [], "the phase says recording"),
        (S.WILLING, P.RECORDING, E.LOST, P.FAILED, [A.CLOSE], "asked to close"),
        (S.WILLING, P.RECORDING, E.PAUSED_BY_RECORDER, P.RECORDING, [], "the phase says"),
        (S.OPENING, P.STARTING, E.ACCEPTED_INACTIVE, P.RECORDING, [], "the phase says"),
        (S.RESUMING, P.RESUMING, E.CHANGE_REFUSED, P.RECORDING, [], "the phase says"),
        (S.SUSPENDED, P.PAUSED, E.BECAME_READY, P.RECORDING, [], "the phase says"),
        (S.UNWILLING, P.NOT_READY, E.ONE_SIDED, P.NOT_READY, [], "the phase says not-ready"),
        (S.UNWILLING, P.NOT_READY, E.ONE_SIDED, P.FAILED, [A.CLOSE], ""),
        (S.WILLING, P.RECORDING, E.CALL_ENDED, P.OFF, [A.CLOSE], ""),
        (S.CLOSING, P.OFF, E.ACCEPTED, P.RECORDING, [], "the phase says recording"),
        (S.CLOSING, P.FAILED, E.RETRY_EXPIRED, P.STARTING, [A.OPEN], ""),
    ],
)
def test_step(
    session: Session, before: Phase, event: Event, after: Phase, asks: list[Action], rule: str
) -> None:
    told = broken(Sessions(session), state(before), event, state(after), *asks)
    assert told.startswith(rule)
    assert bool(told) is bool(rule)


def test_only_reports_are_answers() -> None:
    assert {event for _, event in ANSWERS} == set(REPORTS)


def test_every_phase_claims_a_session_and_every_action_is_possible() -> None:
    assert set(MEANT) == set(Phase)
    assert {action for _, action in REQUESTS} == set(Action)
