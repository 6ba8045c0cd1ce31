"""A phone in virtual time for the page: a simulated bench that is paced by the real clock.

One lock; whoever holds it moves time or does a command, and keeps the state for those who look. At
every command virtual time stands at a whole millisecond, so that a scenario can say when it was.
"""

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from hw_sim.command_words import CommandError
from hw_sim.live_profile import beyond
from hw_sim.page_recordings import summary
from hw_sim.scenario.written import Beginning, replay
from hw_sim.sim.bench import SimBench, SimOptions
from hw_sim.web.pace import SPEEDS, Pace, pace_in
from hw_sim.web.port import JsonObject
from hw_sim.web.steps import TITLE
from indicators.models.mpp8851 import MPP8851

SLICE_S: Final = 0.02
LONGEST_S: Final = 0.25
"""Real time that is made up for at most: who was asleep does not wake to an hour of calls."""

STEP_S: Final = 60.0

_MS: Final = 1000
_HAIR: Final = 1e-6  # of a millisecond: what is left of one by binary fractions


class PageBench:
    """Implements `web.port.LivePhone` and `web.port.Steps`; `pass_time` is its pump's."""

    recordings: Final = None  # the simulated provider keeps no sound
    sound: Final = None  # virtual time has none

    def __init__(self, options: SimOptions, pace: Pace = Pace.X1) -> None:
        """Raises ProfileError. What the profile is to be stands in `options.script_sets` alone,
        as it will in the scenario."""
        self._options = options
        self._lock = threading.RLock()
        self._listeners = dict[int, Callable[[str], None]]()
        self._changed = set[str]()  # what listeners have not been told yet
        self._speed, self._owed_s = SPEEDS[pace], 0.0
        self._state: JsonObject = {}
        self._begin()

    # web.port.LivePhone

    def state(self) -> JsonObject:
        """As it was when the lock was last given back: never half a step."""
        return dict(self._state)

    def recorded(self) -> list[JsonObject]:
        """The provider's sessions, newest first."""
        with self._lock:
            clock, people = self._bench.site.clock, self._bench.site.people
            kept = self._bench.recorded()
            return [summary(one, clock.now(), clock.wall(), people.name) for one in kept]

    def screenshot(self) -> bytes:
        """PNG of the LCD."""
        return self._bench.screenshot()

    def timeline(self, after: int = 0) -> list[JsonObject]:
        """Entries with greater ids."""
        return self._bench.timeline(after)

    def listen(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """Call `listener` with what changed; returns the end of it."""
        self._listeners[id(listener)] = listener
        return lambda: self._listeners.pop(id(listener), None) and None

    def perform(self, command: str) -> JsonObject:
        """One line: of the vocabulary, in virtual time, or a word of time. Raises CommandError."""
        pace = pace_in(command)
        result: dict[str, Any] = {"ok": True}
        with self._moving():
            if pace is None:
                result = self._perform(command)
            else:
                self._speed, self._owed_s = SPEEDS[pace], 0.0
                self._changed.add("state")
                if pace is Pace.STEP:
                    self._step()
        return result

    # web.port.Steps

    def begin(self) -> None:
        """The phone begins anew: only so can what is done be done again."""
        with self._lock:
            self._begin()
            self._changed |= {"restart", "state", "screen", "recordings"}
        self._tell()

    def scenario(self) -> str:
        """What has been done since the phone began, and its whole history."""
        with self._lock:
            sets = beyond(self._options.script_sets, ())
            beginning = Beginning(TITLE, sets, self._options.seed)
            done = [one for one in self._bench.timeline() if one["id"] not in self._refused]
            text = replay(done, self._bench.captured_s(), beginning)
        model = self._options.model
        return text if model == MPP8851 else f"# run it with --model {model.name}\n{text}"

    # time

    def pass_time(self, real_s: float) -> None:
        """So many seconds have passed where the people are."""
        with self._lock:
            if not self._speed:
                return
            self._owed_s += min(real_s, LONGEST_S) * self._speed
            whole = math.floor(self._owed_s * _MS + _HAIR) / _MS
            self._owed_s -= whole
            # What breaks is on the time line, which all can see; time stands still then.
            with suppress(CommandError), self._moving():
                self._bench.advance(whole)

    @contextmanager
    def _moving(self) -> Iterator[None]:
        """The bench is this thread's; what it comes to is seen and told afterwards.

        A phone that breaks is what is looked for here: time stands still. Raises CommandError.
        """
        with self._lock:
            known = len(self._bench.broken)
            try:
                try:
                    yield
                finally:
                    self._bench.advance(self._until_whole_s())
            except CommandError:
                raise
            except Exception as error:
                why = f"the phone broke: {type(error).__name__}: {error}"
                self._speed = 0
                self._fault(why)
                raise CommandError(why) from error
            finally:
                for one in self._bench.broken[known:]:
                    self._fault(str(one))
                self._keep()
        self._tell()

    def _perform(self, command: str) -> JsonObject:
        """What was not possible is not done again. Raises CommandError."""
        try:
            return self._bench.perform(command)
        except CommandError:
            new = self._bench.timeline(self._newest)
            self._refused |= {int(one["id"]) for one in new if "command" in one}
            raise

    def _step(self) -> None:
        """To what happens next, or the longest step if nothing will."""
        before = self._bench.captured_s()
        self._bench.advance(STEP_S, lambda: self._bench.captured_s() > before)

    def _until_whole_s(self) -> float:
        now = self._bench.captured_s()
        return max(0.0, math.ceil(now * _MS - _HAIR) / _MS - now)

    # inside

    def _begin(self) -> None:
        self._bench = SimBench(self._options)
        self._newest = 0  # entry when the state was kept last
        self._refused = set[int]()  # entries of commands that were not possible
        self._bench.listen(self._changed.add)
        self._keep()

    def _keep(self) -> None:
        for entry in self._bench.timeline(self._newest)[-1:]:
            self._newest = int(entry["id"])
        now_s = round(self._bench.captured_s(), 3)
        self._state = self._bench.state() | {
            "time": {"virtual": True, "speed": self._speed, "now_s": now_s}
        }

    def _fault(self, text: str) -> None:
        site = self._bench.site
        site.line.add(site.clock.now(), "faults", "fault", text)

    def _tell(self) -> None:
        """What has changed since it was told last, when all can see it."""
        with self._lock:
            changed = sorted(self._changed)
            self._changed.clear()
        for listener in list(self._listeners.values()):
            for what in changed:
                listener(what)


def pump(bench: PageBench, stop: threading.Event) -> None:
    """Let virtual time follow the real one until `stop`."""
    last = time.monotonic()
    while not stop.wait(SLICE_S):
        now = time.monotonic()
        bench.pass_time(now - last)
        last = now
