"""Monitors of the whole phone, side by side."""

import pytest

from phone.call.events import CallConfirmed
from phone.machine import step
from phone.monitors.calls import Focus
from phone.monitors.recorders import Sessions, Timers
from phone.monitors.watch import WATCH, Watch
from phone.monitors.words import Violation
from phone.recording.monitors.session import Session
from phone.recording.words import Phase, Timer
from phone.state import PhoneState, TargetDialled
from softkeys.keypad import Key, KeyPressed
from tests.phone.desk import profile
from tests.phone.states import phone, slot


def test_all_follow_the_same_step() -> None:
    setting, state, watch = profile("Always"), PhoneState(), WATCH
    for event in (TargetDialled("1002"), CallConfirmed(0)):
        after, effects = step(setting, state, event)
        following = watch.step(state, event, effects, after)
        assert isinstance(following, Watch)
        state, watch = after, following
    assert watch.seen_by(Sessions) == Sessions(frozenset({(0, Session.OPENING)}))
    assert watch.seen_by(Timers) == Timers(frozenset({(0, Timer.ANSWER)}))


def test_the_promise_that_is_broken_is_named_with_its_monitor() -> None:
    lying = phone(slot(Phase.RECORDING))
    verdict = Watch((Focus(), Sessions())).step(lying, KeyPressed(Key.MUTE), (), lying)
    assert verdict == Violation("Sessions: recording, and there is no session")


def test_a_monitor_that_is_not_there_is_not_found() -> None:
    with pytest.raises(LookupError, match="Timers"):
        Watch((Focus(),)).seen_by(Timers)
