"""The phone's one thread: timers, queue, and the SIP library's turn (DESIGN §5).

Other threads only post events, or ask for something to be done here and wait for it.
"""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

from phone.clock import ClockTimers
from phone.dispatcher import Dispatcher

LONGEST_TURN_S = 0.1

T = TypeVar("T")


class Agent(Protocol):
    """What is polled: the SIP library."""

    def turn(self, ms: int) -> None: ...

    def wake(self) -> None: ...


class PhoneLoop:
    """Runs a dispatcher and an agent until stopped."""

    def __init__(self, agent: Agent, timers: ClockTimers, now: Callable[[], float]) -> None:
        self._agent, self._timers, self._now = agent, timers, now
        self._calls: deque[Callable[[], None]] = deque()
        self._stopping = threading.Event()
        self._thread: int | None = None

    def wake(self) -> None:
        """End the library's poll, unless this is the loop's own thread."""
        if self._thread is not None and threading.get_ident() != self._thread:
            self._agent.wake()

    def run(self, dispatcher: Dispatcher) -> None:
        """Turn until `stop`; the caller's thread is the phone's."""
        self._thread = threading.get_ident()
        while not self._stopping.is_set():
            while self._calls:
                self._calls.popleft()()
            for expired in self._timers.expired():
                dispatcher.post(expired)
            dispatcher.turn()
            self._agent.turn(self._milliseconds(dispatcher))

    def stop(self) -> None:
        """End `run` after this turn; from any thread."""
        self._stopping.set()
        self.wake()

    def on_thread(self, work: Callable[[], T], timeout_s: float = 5.0) -> T:
        """Do `work` on the phone's thread and return its result; TimeoutError if it is stuck."""
        if threading.get_ident() == self._thread:
            return work()
        done: Future[T] = Future()

        def perform() -> None:
            try:
                done.set_result(work())
            except BaseException as error:  # noqa: BLE001  it is raised where it was asked for
                done.set_exception(error)

        self._calls.append(perform)
        self.wake()
        return done.result(timeout_s)

    def _milliseconds(self, dispatcher: Dispatcher) -> int:
        due = min(dispatcher.next_due(), self._timers.next_due() or float("inf"))
        return int(max(0.0, min(LONGEST_TURN_S, due - self._now())) * 1000)
