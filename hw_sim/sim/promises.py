"""Promises that are kept through time, watched on a simulated phone as it runs.

The monitors of the whole phone and of each recording, one set from each power on; and that
everything settles after the last call. A promise that is broken once is not watched any further.
"""

from collections.abc import Iterator
from typing import Final

from hw_sim.sim.phone import SimPhone
from hw_sim.sim.recording_monitors import RecordingMonitors
from indicators.lamps import DARK, Lamp
from phone.dispatcher import Change
from phone.monitors.watch import WATCH, Watch
from phone.monitors.words import Violation

SETTLED_S: Final = 70.0
"""So long after the last call all is over, whatever was lost: twice the 32 s of RFC 3261 §17."""
LAMPS: Final = (Lamp.RECORD, Lamp.PAUSE, Lamp.MUTE)


class Promises:
    """Of one bench; a phone that is switched on again begins anew."""

    def __init__(self) -> None:
        self._phone: SimPhone | None = None
        self._watch: Watch | None = None
        self._recordings = RecordingMonitors()
        self._idle_since: float | None = None
        self._judged = False

    def step(self, phone: SimPhone, change: Change) -> Iterator[str]:
        """What this step has broken, in words."""
        self._begin(phone)
        if self._watch is not None:
            verdict = self._watch.step(change.before, change.event, change.effects, change.after)
            self._watch = verdict if isinstance(verdict, Watch) else None
            if isinstance(verdict, Violation):
                yield verdict.rule
        yield from self._recordings.step(phone.dispatcher.profile, change)

    def rest(self, phone: SimPhone, now: float) -> Iterator[str]:
        """What has not settled, once after each last call."""
        self._begin(phone)
        if not phone.dispatcher.state.idle:
            self._idle_since, self._judged = None, False
        elif self._idle_since is None:
            self._idle_since = now
        elif not self._judged and now - self._idle_since >= SETTLED_S:
            self._judged = True
            yield from _unsettled(phone)

    def _begin(self, phone: SimPhone) -> None:
        if phone is not self._phone:
            self._phone, self._watch, self._recordings = phone, WATCH, RecordingMonitors()
            self._idle_since, self._judged = None, False


def _unsettled(phone: SimPhone) -> Iterator[str]:
    lamps = dict(phone.dispatcher.presentation.lamps)
    left = (
        ("a timer runs", phone.timers.next_due() is not None),
        ("a recording session stands", phone.recorder.dialogs > 0),
        ("a call stands", phone.agent.dialogs > 0),
        ("a gate is open", any(map(any, phone.gates.open.values()))),
        ("something sounds", phone.notices.is_busy),
        ("a lamp is lit", any(lamps.get(lamp, DARK) != DARK for lamp in LAMPS)),
    )
    for what, is_so in left:
        if is_so:
            yield f"settled: {what} without a call"
