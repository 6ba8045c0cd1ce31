"""Each invariant is broken by a state made by hand, and by that state alone."""

from dataclasses import replace

import pytest

from phone.call.states import RecordWord
from phone.recording import rules
from phone.recording.machine import Recording
from phone.recording.rules import FOR_GOOD, MAY_PASS, invariants, keys_allowed
from phone.recording.shown import Flow
from phone.recording.words import Event, Mode, Phase, Timer, Wish

E, M, P, W = Event, Mode, Phase, Wish
RECORDED = Recording(M.ON_DEMAND, P.RECORDING)
FAILED = Recording(M.ALWAYS, P.FAILED, failure=E.LOST, attempt=1)
HOLDS = (
    Recording(M.NEVER),
    Recording(M.ON_DEMAND, P.READY),
    RECORDED,
    Recording(M.ALWAYS_PAUSE_RESUME, P.PAUSED, W.PAUSED),
    Recording(M.ALWAYS_PAUSE_RESUME, P.STARTING, W.PAUSED, attempt=5),
    FAILED,
)


@pytest.mark.parametrize("recording", HOLDS)
def test_what_may_be_may_be(recording: Recording) -> None:
    assert invariants(recording) == ()


@pytest.mark.parametrize(
    ("recording", "name"),
    [
        (Recording(M.NEVER, P.STARTING), "mode Never"),
        (Recording(M.ALWAYS, P.READY), "only On Demand"),
        (Recording(M.ALWAYS_PAUSE_RESUME, P.STOPPING), "only On Demand"),
        (Recording(M.ALWAYS, P.PAUSING), "only a mode with Pause"),
        (Recording(M.ALWAYS, P.STARTING, W.PAUSED), "only a mode with Pause"),
        (replace(RECORDED, wish=W.PAUSED), "phase and wish"),
        (replace(RECORDED, wish=W.PAUSED), "sound flows"),
        (replace(RECORDED, phase=P.RECORDER_PAUSED, wish=W.PAUSED), "phase and wish"),
        (replace(RECORDED, phase=P.PAUSED), "phase and wish"),
        (replace(RECORDED, failure=E.LOST), "a reason"),
        (replace(FAILED, failure=None), "a reason"),
        (replace(FAILED, failure=E.CALL_CONFIRMED), "a reason"),
        (replace(FAILED, attempt=0), "failures in a row"),
        (replace(FAILED, attempt=6), "failures in a row"),
        (replace(RECORDED, attempt=1), "failures in a row"),
    ],
)
def test_what_may_not_be_is_named(recording: Recording, name: str) -> None:
    assert any(broken.startswith(name) for broken in invariants(recording))


@pytest.mark.parametrize(
    ("projection", "lie", "name"),
    [
        ("word", RecordWord.PAUSED, "screen, sound"),
        ("api_state", "paused", "screen, sound"),
        ("flow", Flow.NONE, "sound flows"),
        ("keys", frozenset({E.RECORD_PRESSED}), "exactly the keys"),
        ("timers", frozenset({Timer.ANSWER}), "the timers"),
    ],
)
def test_a_lie_about_a_recording_is_named(
    projection: str, lie: object, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, projection, lambda _: lie)
    assert any(broken.startswith(name) for broken in invariants(RECORDED))


def test_a_failure_may_pass_or_is_for_an_admin() -> None:
    assert not set(MAY_PASS) & set(FOR_GOOD)


@pytest.mark.parametrize(
    ("mode", "phase", "wish", "offered"),
    [
        (M.ON_DEMAND, P.READY, W.ON, "record"),
        (M.ON_DEMAND, P.STARTING, W.ON, "pause stop"),
        (M.ON_DEMAND, P.STARTING, W.PAUSED, "resume stop"),
        (M.ON_DEMAND, P.RECORDING, W.ON, "pause stop"),
        (M.ON_DEMAND, P.PAUSING, W.PAUSED, "resume stop"),
        (M.ON_DEMAND, P.PAUSING, W.ON, "pause stop"),
        (M.ON_DEMAND, P.PAUSED, W.PAUSED, "resume stop"),
        (M.ON_DEMAND, P.RECORDER_PAUSED, W.ON, "pause stop"),
        (M.ON_DEMAND, P.STOPPING, W.ON, ""),
        (M.ON_DEMAND, P.FAILED, W.ON, "record"),
        (M.ALWAYS_PAUSE_RESUME, P.RECORDING, W.ON, "pause"),
        (M.ALWAYS_PAUSE_RESUME, P.PAUSED, W.PAUSED, "resume"),
        (M.ALWAYS_PAUSE_RESUME, P.FAILED, W.ON, ""),
        (M.ALWAYS, P.RECORDING, W.ON, ""),
        (M.NEVER, P.OFF, W.ON, ""),
    ],
)
def test_keys_by_mode_and_state(mode: Mode, phase: Phase, wish: Wish, offered: str) -> None:
    """SPEC B2, B3 and DESIGN §3, in a table."""
    wanted = frozenset(Event(f"{key}-pressed") for key in offered.split())
    assert keys_allowed(Recording(mode, phase, wish)) == wanted
