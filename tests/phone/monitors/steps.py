"""Steps of the phone made by hand, as a faulty machine would make them, for monitors to judge."""

from dataclasses import replace

from phone.call.states import Call
from phone.effects import AskCall, CallAction, PhoneEffect
from phone.monitors.words import Monitor, Violation
from phone.recording.words import Mode, Phase
from phone.state import Ending, PhoneEvent, PhoneState, Slot
from tests.phone.states import CALL, phone, slot

IDLE = phone(None, None, focus=None)
TALKING = slot()
HELD = slot(local=True)


def broken(
    monitor: Monitor,
    before: PhoneState,
    event: PhoneEvent,
    after: PhoneState,
    *effects: PhoneEffect,
) -> str:
    """What the monitor says of the step; empty if it is content."""
    verdict = monitor.step(before, event, effects, after)
    return verdict.rule if isinstance(verdict, Violation) else ""


def asks(index: int, action: CallAction) -> AskCall:
    """One thing asked of one call."""
    return AskCall(index, action)


def call(**changes: object) -> Call:
    """An answered call, but for what is said."""
    return replace(CALL, **changes)  # type: ignore[arg-type]


def ending(how: Ending | None, phase: Phase = Phase.READY, **changes: object) -> Slot:
    """A call that is on its way out."""
    return replace(slot(phase, Mode.ON_DEMAND, call=call(**changes)), ending=how)
