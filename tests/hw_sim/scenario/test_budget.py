"""The guard against runs that never end."""

import contextlib
import itertools
import signal

import pytest

from hw_sim.scenario.budget import EndlessError, guarded


def test_what_does_not_end_is_ended_and_named() -> None:
    told = pytest.raises(EndlessError, match=r"still running after 0\.05 s of real time")
    with told, guarded(0.05):
        go_on()


def test_it_is_ended_though_the_first_alarm_is_lost() -> None:
    """As Python loses what is raised while it destroys an object."""
    with pytest.raises(EndlessError), guarded(0.05):
        lose_one_and_go_on()


def lose_one_and_go_on() -> None:
    with contextlib.suppress(EndlessError):
        go_on()
    go_on()


def go_on() -> None:
    for _ in itertools.repeat(None):
        pass


def test_what_ends_in_time_leaves_the_alarm_as_it_was() -> None:
    before = signal.getsignal(signal.SIGALRM)
    mine = signal.setitimer(signal.ITIMER_REAL, 50)
    try:
        with guarded(5):
            assert signal.getitimer(signal.ITIMER_REAL)[0] <= 5
        assert 5 < signal.getitimer(signal.ITIMER_REAL)[0] <= 50
    finally:
        signal.setitimer(signal.ITIMER_REAL, *mine)
    assert signal.getsignal(signal.SIGALRM) is before
