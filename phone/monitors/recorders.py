"""The recorders of all slots, as they live it: what they are asked, and how long is waited.

The protocol of one session stands in `recording.monitors.session`; here it is held through
conferences, transfers and replaced calls, where one recording takes the place of another.
"""

from dataclasses import dataclass

from phone.call.events import CallTimer
from phone.effects import AskRecorder, CancelTimer, StartTimer
from phone.monitors.words import Effects, Violation
from phone.notices.compliance import Compliance
from phone.recording.monitors.session import ANSWERS, MEANT, OVER, REQUESTS, Session
from phone.recording.reports import RecorderReported
from phone.recording.rules import timers_due
from phone.recording.words import Mode, Timer
from phone.state import Ending, PhoneEvent, PhoneState, Slot, TimerExpired


@dataclass(frozen=True, slots=True)
class Sessions:
    """A recorder is opened once and closed once for each session, one transaction at a time, and
    none is left open: the phase of its slot tells the truth."""

    standing: frozenset[tuple[int, Session]] = frozenset()

    def step(
        self,
        before: PhoneState,  # noqa: ARG002  recorders do not see it
        event: PhoneEvent,
        effects: Effects,
        after: PhoneState,
    ) -> "Sessions | Violation":
        standing = dict(self.standing)
        if isinstance(event, RecorderReported):
            now = standing.get(event.slot, Session.NONE)
            standing[event.slot] = ANSWERS.get((now, event.event), now)
        for effect in effects:
            if isinstance(effect, AskRecorder):
                now = standing.get(effect.slot, Session.NONE)
                allowed = REQUESTS.get((now, effect.action))
                if allowed is None:
                    return Violation(f"asked to {effect.action.value} while: {now.value}")
                standing[effect.slot] = allowed
        for index, session in standing.items():
            if session not in _meant(after.slots[index]):
                return Violation(f"{_phase(after.slots[index])}, and its recorder: {session.value}")
        for index, slot in enumerate(after.slots):
            if Session.NONE not in _meant(slot) and index not in standing:
                return Violation(f"{_phase(slot)}, and there is no session")
        calls = {index for index, slot in enumerate(after.slots) if slot}
        kept = {it for it in standing.items() if it[0] in calls and it[1] is not Session.NONE}
        return Sessions(frozenset(kept))


def _meant(slot: Slot | None) -> tuple[Session, ...]:
    return MEANT[slot.recording.phase] if slot else OVER


def _phase(slot: Slot | None) -> str:
    return slot.recording.phase.value if slot else "no call"


def _due(slot: Slot) -> frozenset[Timer | CallTimer]:
    delayed = slot.compliance is Compliance.DELAYED
    return timers_due(slot.recording) | ({CallTimer.COMPLIANCE_DELAY} if delayed else set())


@dataclass(frozen=True, slots=True)
class Timers:
    """The timers of each recording run, and none outlives its call."""

    running: frozenset[tuple[int, Timer | CallTimer]] = frozenset()

    def step(
        self,
        before: PhoneState,  # noqa: ARG002  a clock sees effects only
        event: PhoneEvent,
        effects: Effects,
        after: PhoneState,
    ) -> "Timers | Violation":
        running = set(self.running)
        if isinstance(event, TimerExpired):
            running.discard((event.slot, event.timer))
        for effect in effects:
            if isinstance(effect, StartTimer):
                running.add((effect.slot, effect.timer))
            elif isinstance(effect, CancelTimer):
                running.discard((effect.slot, effect.timer))
        for index, slot in enumerate(after.slots):
            runs = {timer for at, timer in running if at == index}
            due = _due(slot) if slot else frozenset[Timer | CallTimer]()
            over = {Timer.RETRY} if slot and slot.ending is Ending.UNRECORDED else set[Timer]()
            if not due - over <= runs <= due:
                names = sorted(timer.value for timer in runs)
                return Violation(f"{_phase(slot)}, and these timers run: {names}")
        return Timers(frozenset(running))


@dataclass(frozen=True, slots=True)
class Admission:
    """DESIGN §3 "capacity": no call is placed or accepted without room for its recording, but an
    emergency call. Whom it is with may change later, and may ask for a recording then that fails.
    """

    def step(
        self,
        before: PhoneState,
        event: PhoneEvent,  # noqa: ARG002  by whatever reason
        effects: Effects,  # noqa: ARG002  a dialog is taken with the slot
        after: PhoneState,
    ) -> "Admission | Violation":
        pairs = zip(before.slots, after.slots, strict=True)
        new = [now for was, now in pairs if was is None and now and not now.call.emergency]
        if new and sum(map(_dialogs, after.slots)) > after.dialogs:
            return Violation("a call has no room for its recording")
        return self


def _dialogs(slot: Slot | None) -> int:
    if slot is None or slot.call.emergency:
        return 0
    return 1 if slot.recording.mode is Mode.NEVER else 2
