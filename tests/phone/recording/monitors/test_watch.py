"""Monitors side by side."""

import pytest

from phone.recording.machine import Recording, step
from phone.recording.monitors.deadlines import Timers
from phone.recording.monitors.promises import Privacy
from phone.recording.monitors.session import Session, Sessions
from phone.recording.monitors.watch import WATCH, Watch
from phone.recording.monitors.words import Violation
from phone.recording.words import Event, Mode, Phase, Timer


def test_all_follow_the_same_step() -> None:
    before = Recording(Mode.ALWAYS)
    after, effects = step(before, Event.CALL_CONFIRMED)
    watch = WATCH.step(before, Event.CALL_CONFIRMED, effects, after)
    assert isinstance(watch, Watch)
    assert watch.seen_by(Sessions) == Sessions(Session.OPENING)
    assert watch.seen_by(Timers) == Timers(frozenset({Timer.ANSWER}))


def test_the_promise_that_is_broken_is_named_with_its_monitor() -> None:
    lying = Recording(Mode.ON_DEMAND, Phase.RECORDING)
    verdict = Watch((Privacy(), Sessions())).step(lying, Event.ACCEPTED, (), lying)
    assert verdict == Violation("Sessions: the phase says recording, the recorder: no session")


def test_a_monitor_that_is_not_there_is_not_found() -> None:
    with pytest.raises(LookupError, match="Timers"):
        Watch((Privacy(),)).seen_by(Timers)
