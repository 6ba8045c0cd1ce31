"""What leads from call to call: the line keys, each to the calls of its line, and Up and Down.

A projection of state and profile; knows no softkeys.
"""

from dataclasses import dataclass

from phone.call.states import CallState
from phone.lines import Setting
from phone.slots import in_emergency, is_ringing, may_be_retrieved, wants_talk
from phone.state import PhoneState
from provisioning.profile import SpeedDial


@dataclass(frozen=True, slots=True)
class CallLine:
    """Seize the line; whoever talks is put on hold."""

    line: int


@dataclass(frozen=True, slots=True)
class FocusOn:
    """Look at this call; with `act`, answer it if it rings and retrieve it if it is held."""

    slot: int
    act: bool = False


def line_key(
    profile: Setting, state: PhoneState, number: int
) -> CallLine | FocusOn | SpeedDial | None:
    """The key's meaning now; None: it does nothing."""
    for speed_dial in profile.speed_dials:
        if speed_dial.key == number:
            return speed_dial if _may_call(state) else None
    if in_emergency(state) or not any(line.number == number for line in profile.lines):
        return None  # an emergency call is not left by a slip of the finger
    calls = calls_on(state, number)
    for index in calls:
        slot = state.slots[index]
        if slot and is_ringing(slot):
            return FocusOn(index, act=True)
    for index in calls:
        slot = state.slots[index]
        if may_be_retrieved(slot) and not wants_talk(slot):
            return FocusOn(index, act=True)
    if calls:
        return None if state.focus in calls else FocusOn(calls[0])
    return CallLine(number) if state.digits is None or state.line != number else None


def calls_on(state: PhoneState, number: int) -> list[int]:
    """The slots with calls of a line, the one in focus first."""
    calls = [index for index, slot in enumerate(state.slots) if slot and slot.call.line == number]
    return sorted(calls, key=lambda index: index != state.focus)


def neighbour(state: PhoneState, way: int) -> FocusOn | None:
    """The call that Down (1) or Up (-1) leads to; an emergency call is not left."""
    calls = [index for index, slot in enumerate(state.slots) if slot]
    if state.focus is None or len(calls) < 2 or in_emergency(state):
        return None
    return FocusOn(calls[(calls.index(state.focus) + way) % len(calls)])


def other_answered(state: PhoneState, focus: int) -> int | None:
    """The first other answered call, to swap with."""
    for index, slot in enumerate(state.slots):
        if index != focus and may_be_retrieved(slot):
            return index
    return None


def _may_call(state: PhoneState) -> bool:
    """A speed dial calls when nobody is spoken to: idle, dialling, or with the call on hold."""
    slot = state.in_focus
    return slot is None or (slot.call.state is CallState.CONFIRMED and not wants_talk(slot))
