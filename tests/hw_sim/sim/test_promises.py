"""Promises through time on a simulated phone: one set for each power on, and the end of it all."""

from collections.abc import Callable

import pytest

from hw_sim.sim import promises
from hw_sim.sim.bench import SimBench
from hw_sim.sim.recorder import SimRecorder
from hw_sim.sim.sound import SimNotices
from hw_sim.sim.user_agent import SimUserAgent
from phone.effects import AskRecorder
from phone.monitors.words import Effects, Violation
from phone.recording.words import Action, Timer
from phone.state import PhoneEvent, PhoneState
from tests.hw_sim.sim.benches import ALWAYS, called, perform

Patch = pytest.MonkeyPatch
LONG = "advance 69 s"


def broken(there: SimBench) -> list[str]:
    return [str(one) for one in there.broken]


def ended() -> SimBench:
    """A call was recorded; since 0.68 s there is none."""
    return perform(called(*ALWAYS), "wait recording recording 1 s\npress End call")


def test_a_call_settles() -> None:
    perform(ended(), "advance 200 s\ndial 1003\nadvance 2 s\npress End call\nadvance 200 s")


def a_timer_runs(there: SimBench, patch: Patch) -> None:
    there.running.timers.start(0, Timer.GLARE, 1000.0)


def a_recording_session_stands(there: SimBench, patch: Patch) -> None:
    patch.setattr(SimRecorder, "dialogs", property(lambda _: 1))


def a_call_stands(there: SimBench, patch: Patch) -> None:
    patch.setattr(SimUserAgent, "dialogs", property(lambda _: 1))


def something_sounds(there: SimBench, patch: Patch) -> None:
    patch.setattr(SimNotices, "is_busy", property(lambda _: True))


def a_lamp_is_lit(there: SimBench, patch: Patch) -> None:
    patch.setattr(promises, "DARK", None)


@pytest.mark.parametrize(
    "leave",
    [a_timer_runs, a_recording_session_stands, a_call_stands, something_sounds, a_lamp_is_lit],
    ids=lambda it: it.__name__,
)
def test_what_is_left_over_is_told_once(
    leave: Callable[[SimBench, Patch], None], monkeypatch: Patch
) -> None:
    there = perform(ended(), LONG)
    leave(there, monkeypatch)
    perform(there, "advance 0.9 s")
    there.perform("advance 500 s")
    what = leave.__name__.replace("_", " ")
    (told,) = broken(there)
    assert told.endswith(f" s: settled: {what} without a call")
    assert 70.6 < there.broken[0].time_s < 71.7


def test_without_a_call_for_a_moment_nothing_need_have_settled(monkeypatch: Patch) -> None:
    there = perform(ended(), LONG)
    a_call_stands(there, monkeypatch)
    perform(there, "dial 1003\nadvance 2 s\npress End call\nadvance 60 s")


class OneClose:
    """A monitor that allows one recording session to be closed; it tells when it is begun."""

    def __init__(self, closed: int = 0) -> None:
        self.closed = closed

    def step(
        self, before: PhoneState, event: PhoneEvent, effects: Effects, after: PhoneState
    ) -> "OneClose | Violation":
        closes = [it for it in effects if isinstance(it, AskRecorder) and it.action is Action.CLOSE]
        closed = self.closed + len(closes)
        return Violation("OneClose: twice") if closed > 1 else OneClose(closed)


CALL = "dial 1002\nadvance 2 s\npress End call\nadvance 1 s"


def test_a_monitor_is_carried_along_and_told_of_once(monkeypatch: Patch) -> None:
    monkeypatch.setattr(promises, "WATCH", OneClose())
    monkeypatch.setattr(promises, "Watch", OneClose)
    there = perform(called(*ALWAYS), "advance 1 s\npress End call\nadvance 1 s")
    for line in f"{CALL}\n{CALL}".splitlines():
        there.perform(line)
    assert broken(there) == ["4.640 s: OneClose: twice"]


def test_a_phone_that_is_switched_on_begins_anew(monkeypatch: Patch) -> None:
    monkeypatch.setattr(promises, "WATCH", OneClose())
    monkeypatch.setattr(promises, "Watch", OneClose)
    there = perform(called(*ALWAYS), "advance 1 s\npress End call\nadvance 1 s")
    perform(there, f"power off\npower on\n{CALL}")
