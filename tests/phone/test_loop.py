"""The phone's one thread: what others ask is done here, and they are woken by nobody else."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from phone.clock import ClockTimers
from phone.loop import LONGEST_TURN_S, PhoneLoop
from phone.recording.words import Timer
from softkeys.keypad import Key, KeyPressed
from tests.phone.desk import Desk, VirtualClock, profile


class Agent:
    """A SIP library's poll: each turn waits until it is woken."""

    def __init__(self) -> None:
        self.turns: list[int] = []
        self.wakes: list[str] = []
        self.each: Callable[[], None] = lambda: None
        self._woken = threading.Event()

    def turn(self, ms: int) -> None:
        self.turns.append(ms)
        self.each()
        self._woken.wait(0.01)
        self._woken.clear()

    def wake(self) -> None:
        self.wakes.append(threading.current_thread().name)
        self._woken.set()


class Bench:
    """A loop with a desk on it."""

    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.agent, self.timers = Agent(), ClockTimers(self.clock.now)
        self.loop = PhoneLoop(self.agent, self.timers, self.clock.now)
        self.desk = Desk(profile())
        self.desk.clock.time_s = self.clock.time_s

    @contextmanager
    def running(self) -> Iterator[None]:
        thread = threading.Thread(
            target=self.loop.run, args=(self.desk.dispatcher,), name="the phone"
        )
        thread.start()
        try:
            self.loop.on_thread(lambda: None)
            yield
        finally:
            self.loop.stop()
            thread.join(5)
            assert not thread.is_alive()


def test_work_is_done_on_the_phones_thread_and_its_result_comes_back() -> None:
    bench = Bench()
    with bench.running():
        assert bench.loop.on_thread(lambda: threading.current_thread().name) == "the phone"


def test_an_error_is_raised_where_the_work_was_asked_for() -> None:
    bench = Bench()
    with bench.running():
        with pytest.raises(ZeroDivisionError):
            bench.loop.on_thread(lambda: 1 // 0)
        assert bench.loop.on_thread(lambda: "still there") == "still there"


def test_work_asked_for_on_the_phones_thread_is_done_at_once() -> None:
    bench = Bench()
    with bench.running():
        inner = bench.loop.on_thread(lambda: bench.loop.on_thread(lambda: "inner", 0.0))
        assert inner == "inner"


def test_a_loop_that_is_stuck_is_a_timeout() -> None:
    with pytest.raises(TimeoutError):
        Bench().loop.on_thread(lambda: None, timeout_s=0.0)


def test_only_other_threads_wake_the_library() -> None:
    bench = Bench()
    bench.loop.wake()  # before it runs nobody polls
    assert bench.agent.wakes == []
    with bench.running():
        bench.agent.wakes.clear()
        bench.loop.on_thread(bench.loop.wake)
        assert bench.agent.wakes == [threading.current_thread().name]


def test_a_stop_from_a_turn_ends_the_run_after_it() -> None:
    bench = Bench()
    bench.agent.each = bench.loop.stop
    bench.loop.run(bench.desk.dispatcher)
    assert len(bench.agent.turns) == 1
    assert bench.agent.wakes == []


def test_a_loop_that_was_stopped_before_it_ran_does_not_turn() -> None:
    bench = Bench()
    bench.loop.stop()
    bench.loop.run(bench.desk.dispatcher)
    assert bench.agent.turns == []


def test_what_is_queued_and_due_is_handled_before_the_library_is_polled() -> None:
    bench = Bench()
    bench.desk.dispatcher.post(KeyPressed(Key.DIGIT_5))
    bench.timers.start(0, Timer.ANSWER, 0.0)
    seen = list[tuple[str | None, float | None]]()

    def look() -> None:
        seen.append((bench.desk.dispatcher.state.digits, bench.timers.next_due()))
        bench.loop.stop()

    bench.agent.each = look
    bench.loop.run(bench.desk.dispatcher)
    assert seen == [("5", None)]


@pytest.mark.parametrize(
    ("due_in_s", "ms"), [(0.03, 30), (0.0, 0), (5.0, int(LONGEST_TURN_S * 1000))]
)
def test_a_poll_lasts_until_something_is_due_and_never_long(due_in_s: float, ms: int) -> None:
    bench = Bench()
    bench.agent.each = bench.loop.stop
    bench.timers.start(0, Timer.ANSWER, due_in_s or 1e-9)
    bench.loop.run(bench.desk.dispatcher)
    assert bench.agent.turns[0] in (ms, ms - 1)
