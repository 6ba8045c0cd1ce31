"""All monitors of the whole phone together: what tests, the simulator and the fuzzer carry along.

One `WATCH` per phone, from its first step on; the first promise that is broken ends it.
"""

from dataclasses import dataclass
from typing import Final, TypeVar

from phone.monitors.calls import Ends, Focus, Microphone, Transfers
from phone.monitors.notices import Announcements
from phone.monitors.privacy import Privacy
from phone.monitors.recorders import Admission, Sessions, Timers
from phone.monitors.words import Effects, Monitor, Violation
from phone.state import PhoneEvent, PhoneState

M = TypeVar("M", bound=Monitor)


@dataclass(frozen=True, slots=True)
class Watch:
    """Monitors side by side: a monitor itself."""

    monitors: tuple[Monitor, ...]

    def step(
        self, before: PhoneState, event: PhoneEvent, effects: Effects, after: PhoneState
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
    (
        Sessions(),
        Timers(),
        Admission(),
        Announcements(),
        Privacy(),
        Microphone(),
        Focus(),
        Transfers(),
        Ends(),
    )
)
