"""Timers as a clock follows them, and how long they run."""

import pytest

from phone.recording.machine import Ask, CancelTimer, Effect, Recording, StartTimer
from phone.recording.monitors.deadlines import Backoff, Timers
from phone.recording.words import Action, Event, Mode, Phase, Timer, Wish
from tests.phone.recording.monitors.steps import ANSWER, broken, state

E, P, T = Event, Phase, Timer
STARTING, RECORDING = state(P.STARTING), state(P.RECORDING)
FAILED = state(P.FAILED, mode=Mode.ALWAYS, attempt=1)
PAUSING = state(P.PAUSING, Wish.PAUSED)
ALERT, RETRY = StartTimer(T.ALERT, 5.0), StartTimer(T.RETRY, 2.0)
OPEN = Ask(Action.OPEN)


@pytest.mark.parametrize(
    ("running", "before", "event", "after", "effects", "rule"),
    [
        ({T.ANSWER}, STARTING, E.ACCEPTED, RECORDING, [CancelTimer(T.ANSWER)], ""),
        ({T.ANSWER}, STARTING, E.ACCEPTED, RECORDING, [], "recording, and these timers run"),
        (set(), RECORDING, E.CLOSED, RECORDING, [CancelTimer(T.ANSWER)], "answer is cancelled"),
        ({T.ANSWER}, STARTING, E.PAUSE_PRESSED, STARTING, [ANSWER], "answer is started twice"),
        ({T.ANSWER}, PAUSING, E.SUSPENDED, PAUSING, [Ask(Action.SUSPEND), ANSWER], ""),
        ({T.ANSWER}, PAUSING, E.SUSPENDED, PAUSING, [Ask(Action.SUSPEND)], "a request is sent"),
        (set(), state(P.READY), E.RECORD_PRESSED, STARTING, [OPEN], "starting, and these"),
        (set(), RECORDING, E.LOST, FAILED, [RETRY, ALERT], ""),
        (set(), RECORDING, E.LOST, FAILED, [ALERT], "failed, and these timers run: ['alert']"),
        (set(), RECORDING, E.LOST, FAILED, [RETRY, RETRY, ALERT], "retry is started twice"),
        ({T.ALERT, T.RETRY}, FAILED, E.CALL_ENDED, state(P.OFF), [], "off, and these"),
        ({T.ALERT}, FAILED, E.ALERT_EXPIRED, state(P.FAILED_QUIET), [], ""),
        ({T.ALERT}, FAILED, E.ALERT_EXPIRED, state(P.FAILED_QUIET), [CancelTimer(T.ALERT)], ""),
    ],
)
def test_timers(
    running: set[Timer],
    before: Recording,
    event: Event,
    after: Recording,
    effects: list[Effect],
    rule: str,
) -> None:
    told = broken(Timers(frozenset(running)), before, event, after, *effects)
    assert told.startswith(rule)
    assert bool(told) is bool(rule)


@pytest.mark.parametrize(
    ("failures", "effect", "well"),
    [
        (0, RETRY, True),
        (0, StartTimer(T.RETRY, 4.0), False),
        (1, StartTimer(T.RETRY, 4.0), True),
        (2, StartTimer(T.RETRY, 8.0), True),
        (3, StartTimer(T.RETRY, 16.0), True),
        (4, StartTimer(T.RETRY, 30.0), True),
        (5, StartTimer(T.RETRY, 30.0), True),
        (5, StartTimer(T.RETRY, 60.0), False),
        (0, StartTimer(T.ALERT, 5.0), True),
        (0, StartTimer(T.GLARE, 2.1), True),
        (0, StartTimer(T.GLARE, 2.0), False),
        (0, StartTimer(T.RECORDER_PAUSE, 5.0), True),
        (0, ANSWER, True),
        (0, StartTimer(T.ANSWER, 5.0), False),
    ],
)
def test_how_long(failures: int, effect: StartTimer, well: bool) -> None:
    told = broken(Backoff(failures), RECORDING, E.LOST, FAILED, effect)
    assert told == ("" if well else f"{effect.timer.value} runs for {effect.seconds} s")


def test_a_success_starts_the_count_anew() -> None:
    failed = Backoff(3).step(RECORDING, E.LOST, (), FAILED)
    assert failed == Backoff(4)
    assert failed.step(FAILED, E.ALERT_EXPIRED, (), state(P.FAILED_QUIET)) == Backoff(4)
    assert failed.step(STARTING, E.ACCEPTED, (), RECORDING) == Backoff(0)
    assert failed.step(FAILED, E.RETRY_EXPIRED, (), STARTING) == Backoff(4)
