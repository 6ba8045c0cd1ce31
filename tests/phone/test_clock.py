"""Recording timers on a clock that is told what time it is."""

import re

import pytest

from phone.clock import ClockTimers, SystemClock
from phone.recording.words import Timer
from phone.state import TimerExpired
from tests.phone.desk import VirtualClock


@pytest.fixture
def now() -> VirtualClock:
    return VirtualClock(0.0)


@pytest.fixture
def timers(now: VirtualClock) -> ClockTimers:
    return ClockTimers(now.now)


def test_a_timer_expires_once_and_not_before(now: VirtualClock, timers: ClockTimers) -> None:
    timers.start(0, Timer.ANSWER, 5.0)
    now.time_s = 4.99
    assert timers.expired() == []
    now.time_s = 5.0
    assert timers.expired() == [TimerExpired(0, Timer.ANSWER)]
    assert timers.expired() == []
    assert timers.next_due() is None


def test_a_timer_that_is_started_again_counts_from_then(
    now: VirtualClock, timers: ClockTimers
) -> None:
    timers.start(0, Timer.ANSWER, 5.0)
    now.time_s = 3.0
    timers.start(0, Timer.ANSWER, 5.0)
    now.time_s = 7.9
    assert timers.expired() == []
    assert timers.next_due() == 8.0


def test_a_cancelled_timer_never_expires(now: VirtualClock, timers: ClockTimers) -> None:
    timers.start(0, Timer.ALERT, 1.0)
    timers.cancel(0, Timer.ALERT)
    timers.cancel(0, Timer.ALERT)
    now.time_s = 2.0
    assert timers.expired() == []


def test_the_earliest_is_first_and_slots_are_apart(now: VirtualClock, timers: ClockTimers) -> None:
    timers.start(1, Timer.ANSWER, 3.0)
    timers.start(0, Timer.ANSWER, 4.0)
    timers.start(0, Timer.ALERT, 2.0)
    assert timers.next_due() == 2.0
    timers.cancel(1, Timer.ALERT)
    now.time_s = 9.0
    assert timers.expired() == [
        TimerExpired(0, Timer.ALERT),
        TimerExpired(1, Timer.ANSWER),
        TimerExpired(0, Timer.ANSWER),
    ]


def test_two_timers_of_one_slot_may_be_due_at_once(now: VirtualClock, timers: ClockTimers) -> None:
    timers.start(0, Timer.RETRY, 2.0)
    timers.start(0, Timer.ALERT, 2.0)
    now.time_s = 2.0
    assert set(timers.expired()) == {TimerExpired(0, Timer.RETRY), TimerExpired(0, Timer.ALERT)}


@pytest.mark.parametrize(("drawn", "due"), [(0.0, 2.1), (1.0, 4.0)])
def test_glare_is_spread(drawn: float, due: float) -> None:
    """RFC 3261 §14.1: 2.1–4 s."""
    timers = ClockTimers(lambda: 0.0, lambda: drawn)
    timers.start(0, Timer.GLARE, 2.1)
    assert timers.next_due() == pytest.approx(due)


def test_the_system_clock_never_runs_back_and_has_words() -> None:
    system = SystemClock()
    assert system.now() <= system.now()
    time, date = system.words()
    assert re.fullmatch(r"\d\d:\d\d", time)
    assert re.fullmatch(r"[A-Z][a-z]+ \d{1,2} [A-Z][a-z]+", date)
