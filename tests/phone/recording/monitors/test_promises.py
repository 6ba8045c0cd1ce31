"""Each promise to the user is broken by hand, and the monitor says so."""

import pytest

from phone.recording.machine import Effect, Recording, Say
from phone.recording.monitors.promises import Keys, Openings, Privacy, States, Wishes
from phone.recording.monitors.words import Monitor
from phone.recording.words import Action, Event, Mode, Note, Phase, Wish
from tests.phone.recording.monitors.steps import ANSWER, broken, state, wishing

E, P, A, M, W = Event, Phase, Action, Mode, Wish
RECORDING, READY = state(P.RECORDING), state(P.READY)
PAUSED = state(P.PAUSED, W.PAUSED)
ALWAYS = state(P.RECORDING, mode=M.ALWAYS)
STARTING = state(P.STARTING)


@pytest.mark.parametrize(
    ("before", "event", "after", "asks", "rule"),
    [
        (RECORDING, E.RECORD_PRESSED, RECORDING, [], ""),
        (RECORDING, E.RECORD_PRESSED, STARTING, [A.OPEN], "record-pressed acts, and is not"),
        (ALWAYS, E.PAUSE_PRESSED, ALWAYS, [A.SUSPEND], "pause-pressed acts, and is not"),
        (RECORDING, E.PAUSE_PRESSED, RECORDING, [], "pause-pressed is offered, and does nothing"),
        (STARTING, E.PAUSE_PRESSED, wishing(STARTING, W.PAUSED), [], ""),
        (STARTING, E.PAUSE_PRESSED, PAUSED, [], "a change of mind moves nothing"),
        (RECORDING, E.STOP_PRESSED, state(P.STOPPING), [A.CLOSE], ""),
        (RECORDING, E.STOP_PRESSED, state(P.STOPPING), [], "a change of mind"),
        (RECORDING, E.STOP_PRESSED, state(P.STOPPING), [A.SUSPEND], "Stop alone closes"),
        (RECORDING, E.STOP_PRESSED, READY, [A.CLOSE], "Stop is not shown"),
        (RECORDING, E.PAUSE_PRESSED, state(P.FAILED), [A.CLOSE], "Stop alone closes"),
        (RECORDING, E.LOST, state(P.FAILED), [], ""),
    ],
)
def test_keys(
    before: Recording, event: Event, after: Recording, asks: list[Action], rule: str
) -> None:
    assert_says(broken(Keys(), before, event, after, *asks), rule)


def off(mode: Mode) -> Recording:
    return state(P.OFF, mode=mode)


@pytest.mark.parametrize(
    ("in_call", "before", "event", "after", "effects", "rule"),
    [
        (False, off(M.ALWAYS), E.CALL_CONFIRMED, ALWAYS, [], "a session is opened exactly"),
        (False, off(M.ALWAYS), E.CALL_CONFIRMED, off(M.ALWAYS), [], "a recording is off"),
        (False, off(M.NEVER), E.CALL_CONFIRMED, off(M.NEVER), [], ""),
        (False, off(M.ON_DEMAND), E.CALL_CONFIRMED, STARTING, [A.OPEN], "a session is opened"),
        (True, READY, E.CALL_ENDED, READY, [], "a recording is off"),
        (True, RECORDING, E.LOST, off(M.ON_DEMAND), [], "a recording is off"),
        (True, RECORDING, E.CALL_ENDED, off(M.ON_DEMAND), [A.CLOSE], ""),
        (False, off(M.ON_DEMAND), E.ACCEPTED, off(M.ON_DEMAND), [A.CLOSE], "something is asked"),
        (False, off(M.ON_DEMAND), E.ACCEPTED, off(M.ON_DEMAND), [ANSWER], "something is asked"),
        (True, STARTING, E.UNAVAILABLE, STARTING, [A.OPEN], "a session is opened exactly"),
        (True, STARTING, E.NOT_ACCEPTABLE, STARTING, [A.OPEN], "a session is opened exactly"),
        (True, STARTING, E.NOT_ACCEPTABLE, state(P.STARTING_NARROW), [A.OPEN_NARROW], ""),
        (True, state(P.FAILED), E.RETRY_EXPIRED, STARTING, [A.OPEN], "a session is opened"),
        (True, state(P.FAILED), E.RECORD_PRESSED, STARTING, [A.OPEN], ""),
    ],
)
def test_openings(
    in_call: bool,
    before: Recording,
    event: Event,
    after: Recording,
    effects: list[Action | Effect],
    rule: str,
) -> None:
    assert_says(broken(Openings(in_call), before, event, after, *effects), rule)


@pytest.mark.parametrize(
    ("paused", "before", "event", "after", "rule"),
    [
        (False, RECORDING, E.PAUSE_PRESSED, RECORDING, "sound flows"),
        (True, PAUSED, E.RESUMED, RECORDING, "sound flows"),
        (True, state(P.FAILED, mode=M.ALWAYS_PAUSE_RESUME), E.RESUME_PRESSED, RECORDING, "sound"),
        (True, PAUSED, E.RESUME_PRESSED, RECORDING, ""),
        (True, state(P.FAILED), E.RECORD_PRESSED, RECORDING, ""),
        (True, off(M.ON_DEMAND), E.CALL_CONFIRMED, RECORDING, ""),
        (False, ALWAYS, E.PAUSE_PRESSED, ALWAYS, ""),
    ],
)
def test_privacy(
    paused: bool, before: Recording, event: Event, after: Recording, rule: str
) -> None:
    assert_says(broken(Privacy(paused), before, event, after), rule)


REFUSED, UNCONFIRMED = Say(Note.RESUME_REFUSED), Say(Note.PAUSE_UNCONFIRMED)
RESUMING, PAUSING = state(P.RESUMING), state(P.PAUSING, W.PAUSED)


@pytest.mark.parametrize(
    ("wish", "before", "event", "after", "says", "rule"),
    [
        (W.ON, RECORDING, E.PAUSE_PRESSED, state(P.PAUSING), [], "the wish is on"),
        (W.PAUSED, PAUSED, E.LOST, state(P.FAILED), [], "the wish is on, the user's word paused"),
        (W.PAUSED, PAUSED, E.LOST, state(P.FAILED, W.PAUSED), [], ""),
        (W.PAUSED, PAUSED, E.RESUME_PRESSED, state(P.RESUMING, W.PAUSED), [], "the wish is paused"),
        (W.PAUSED, state(P.STOPPING, W.PAUSED), E.CLOSED, READY, [], ""),
        (W.ON, RESUMING, E.CHANGE_REFUSED, PAUSED, [REFUSED], ""),
        (W.ON, RESUMING, E.CHANGE_REFUSED, PAUSED, [], "what was refused is said once"),
        (W.ON, RESUMING, E.CHANGE_REFUSED, PAUSED, [REFUSED, REFUSED], "what was refused"),
        (W.PAUSED, PAUSING, E.CHANGE_REFUSED, PAUSED, [UNCONFIRMED], ""),
        (W.PAUSED, PAUSING, E.SUSPENDED, PAUSED, [UNCONFIRMED], "what was refused"),
    ],
)
def test_wishes(
    wish: Wish,
    before: Recording,
    event: Event,
    after: Recording,
    says: list[Effect],
    rule: str,
) -> None:
    assert_says(broken(Wishes(wish), before, event, after, *says), rule)


def test_states() -> None:
    assert_says(broken(States(), RECORDING, E.LOST, ALWAYS), "the mode has changed")
    assert_says(broken(States(), READY, E.LOST, state(P.PAUSED)), "phase and wish")
    assert_says(broken(States(), READY, E.LOST, READY), "")


@pytest.mark.parametrize("monitor", [Keys(), Openings(in_call=True), Privacy(), Wishes(), States()])
def test_a_step_that_changes_nothing_is_well(monitor: Monitor) -> None:
    assert monitor.step(READY, E.ACCEPTED, (), READY) == monitor


def assert_says(told: str, rule: str) -> None:
    assert told.startswith(rule)
    assert bool(told) is bool(rule)
