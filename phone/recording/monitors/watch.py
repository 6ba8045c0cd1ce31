"""All monitors of one recording together: what tests, the simulator and a fuzzer carry along.

One `WATCH` per call; the first promise that is broken ends it.
"""

from dataclasses import dataclass
from typing import Final, TypeVar

from phone.recording.machine import Effect, Recording
from phone.recording.monitors.deadlines import Backoff, Timers
from phone.recording.monitors.promises import Keys, Openings, Privacy, States, Wishes
from phone.recording.monitors.session import Sessions
from phone.recording.monitors.words import Monitor, Violation
from phone.recording.words import Event

M = TypeVar("M", bound=Monitor)


@dataclass(frozen=True, slots=True)
class Watch:
    """Monitors side by side: a monitor itself."""

    monitors: tuple[Monitor, ...]

    def step(
        self, before: Recording, event: Event, effects: tuple[Effect, ...], after: Recording
    ) -> "Watch | Violation":
        monitors = list[Monitor]()
        for monitor in self.monitors:
            verdict = monitor.step(before, event, effects, after)
            if isinstance(verdict, Violation):
                return Violation(f"{type(monitor).__name__}: {verdict.rule}")
            monitors.append(verdict)
        return Watch(tuple(monitors))

    def seen_by(self, kind: type[M]) -> M:
        """The monitor of this kind; raises LookupError if it is not among them."""
        for monitor in self.monitors:
            if isinstance(monitor, kind):
                return monitor
        raise LookupError(kind.__name__)


WATCH: Final = Watch(
    (Sessions(), Privacy(), Wishes(), Openings(), Keys(), Timers(), Backoff(), States())
)
