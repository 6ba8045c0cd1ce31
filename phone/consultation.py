"""A second call that is placed to transfer the first, or to join it: asking, completing, giving up.

The number is asked for first (Consultation without `other`), then the other party; the second
press of the same key completes it.
"""

from dataclasses import replace

from phone.conference import join
from phone.dialling import number_uri
from phone.hold import hold, retrieve
from phone.lines import Setting
from phone.messages import toast
from phone.slots import Step, refocus
from phone.state import Consultation, Message, PhoneState, Purpose
from phone.transfer import attended, blind


def asking(state: PhoneState, index: int, purpose: Purpose) -> PhoneState:
    """A number is asked for, for this call."""
    return replace(state, consultation=Consultation(purpose, index))


def consult(state: PhoneState, index: int, purpose: Purpose) -> Step:
    """Hold this call and ask for the number of another."""
    slot = state.slots[index]
    state, effects = hold(state, index)
    line = slot.call.line if slot else state.line
    state = asking(replace(state, line=line), index, purpose)
    return replace(state, focus=None, digits="", page=0), effects


def completes(state: PhoneState, focus: int, purpose: Purpose) -> bool:
    """Whether the second press may come now: with either of the two in focus."""
    asked = state.consultation
    if asked is None or asked.other is None or asked.purpose is not purpose:
        return False
    return focus in (asked.slot, asked.other)


def complete(profile: Setting, state: PhoneState) -> Step:
    """The second press of Transfer or Conference."""
    asked = state.consultation
    if asked is None or asked.other is None:
        return state, ()
    if asked.purpose is Purpose.TRANSFER:
        return attended(state, asked.slot, asked.other)
    return join(profile, state, asked.slot, asked.other)


def blind_to(profile: Setting, state: PhoneState, number: str) -> Step:
    """REFER the call that waits for a number to `number`, without asking there first."""
    asked = state.consultation
    slot = state.slots[asked.slot] if asked else None
    if asked is None or slot is None:
        return state, ()
    uri = number_uri(profile, number, slot.call.line)
    if uri is None:
        return toast(state, Message.NO_PROXY), ()
    state, effects = hold(state, asked.slot)
    state, more = blind(state, asked.slot, uri)
    return state, effects + more


def cancelled(state: PhoneState) -> Step:
    """Back to where the user was before the number was asked for."""
    asked = state.consultation
    if asked is not None and asked.other is None and state.slots[asked.slot] is not None:
        return retrieve(replace(state, consultation=None), asked.slot)
    return refocus(state), ()


def given_up(state: PhoneState) -> PhoneState:
    """Going to another call gives up a transfer or conference that waits for its number."""
    asked = state.consultation
    return replace(state, consultation=None) if asked and asked.other is None else state
