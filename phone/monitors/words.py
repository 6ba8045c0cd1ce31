"""The words of monitors over the whole phone: a promise followed through time, and its violation.

Knows nothing of what is promised; each group of promises is a module beside this one. A monitor
remembers facts of slots as pairs, so that it fits a phone with any number of appearances.
"""

from collections.abc import Iterable
from typing import Protocol

from phone.call.events import CallEnded
from phone.effects import AskCall, CallAction, PhoneEffect
from phone.recording.monitors.words import Violation as Violation  # noqa: PLC0414  the same word
from phone.state import PhoneEvent, PhoneState, Slot

Effects = tuple[PhoneEffect, ...]


class Monitor(Protocol):
    """A small automaton and a frozen value: it is carried along with the phone."""

    def step(
        self, before: PhoneState, event: PhoneEvent, effects: Effects, after: PhoneState
    ) -> "Monitor | Violation":
        """The monitor after this step of `machine.step`, or what the step broke."""


def asked(effects: Iterable[PhoneEffect], action: CallAction) -> frozenset[int]:
    """The slots whose call is asked for `action`."""
    return frozenset(it.slot for it in effects if isinstance(it, AskCall) and it.action is action)


def lasting(
    before: PhoneState, event: PhoneEvent, after: PhoneState
) -> Iterable[tuple[int, Slot, Slot]]:
    """The calls that go on: slot, before, after. A slot may be taken anew as its call ends."""
    gone = event.slot if isinstance(event, CallEnded) else None
    for index, (was, now) in enumerate(zip(before.slots, after.slots, strict=True)):
        if was is not None and now is not None and index != gone:
            yield index, was, now
