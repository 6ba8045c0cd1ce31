"""What a press does: keys, digits and softkeys; dialling is `dialling`'s."""

from dataclasses import replace
from types import MappingProxyType
from typing import assert_never

from phone.consultation import (
    asking,
    blind_to,
    cancelled,
    complete,
    completes,
    consult,
    given_up,
)
from phone.dialling import answer, dialled
from phone.effects import AskCall, CallAction, SendDtmf
from phone.hold import hold, hold_others, partners, retrieve
from phone.keys import RECORDING_SOFTKEYS, Digit, meaning, pages
from phone.line_keys import CallLine, FocusOn, other_answered
from phone.lines import Setting
from phone.messages import toast
from phone.recorded_calls import record
from phone.slots import Step, hang_up, host_of, into_focus, is_ringing
from phone.state import Message, PhoneState, Purpose
from provisioning.profile import SpeedDial
from softkeys.actions import Softkey
from softkeys.keypad import Key

PURPOSES: MappingProxyType[Softkey, Purpose] = MappingProxyType(
    {
        Softkey.TRANSFER: Purpose.TRANSFER,
        Softkey.BLIND_TRANSFER: Purpose.TRANSFER,
        Softkey.CONFERENCE: Purpose.CONFERENCE,
    }
)


def pressed(profile: Setting, state: PhoneState, key: Key, *, long: bool = False) -> Step:
    """One key, by what it means now."""
    verdict = meaning(profile, state, key, long=long)
    match verdict:
        case None:
            return state, ()
        case Digit(digit):
            return _digit(state, digit)
        case CallLine(line):
            return _seize(replace(state, line=line))
        case FocusOn(slot, act):
            return _to_call(profile, state, slot) if act else (_look_at(state, slot), ())
        case SpeedDial(_, line, target, name):
            return dialled(profile, state, target, line, name)
        case Softkey():
            return _softkey(profile, state, verdict, long=long)
        case Key():
            return replace(state, muted=not state.muted), ()
        case _:
            assert_never(verdict)


def _seize(state: PhoneState) -> Step:
    """Dial tone on the line; whoever talks is put on hold."""
    state, effects = hold_others(state, None)
    return replace(state, focus=None, digits="", page=0), effects


def _digit(state: PhoneState, digit: str) -> Step:
    slot = state.in_focus
    if slot is None or state.focus is None:
        return replace(state, digits=(state.digits or "") + digit, page=0), ()
    if slot.call.talking:
        return state, (SendDtmf(state.focus, digit),)
    return state, ()


def _look_at(state: PhoneState, index: int) -> PhoneState:
    return into_focus(given_up(state), index)


def _to_call(profile: Setting, state: PhoneState, index: int) -> Step:
    """Its line key was pressed: answer it, retrieve it, or take it as the other of a transfer or
    conference that waits for a number."""
    slot, asked = state.slots[index], state.consultation
    if slot is not None and is_ringing(slot):
        return answer(given_up(state), index)
    if asked is not None and asked.other is None and asked.slot != index:
        state = replace(state, consultation=replace(asked, other=index))
        return complete(profile, into_focus(state, index))
    return retrieve(given_up(state), index)


def _softkey(profile: Setting, state: PhoneState, softkey: Softkey, *, long: bool) -> Step:
    if softkey is Softkey.MORE:
        return replace(state, page=(state.page + 1) % len(pages(profile, state))), ()
    if state.focus is None:
        return _off_call(profile, state, softkey, long=long)
    return _on_call(profile, state, state.focus, softkey)


def _off_call(profile: Setting, state: PhoneState, softkey: Softkey, *, long: bool) -> Step:
    digits = state.digits or ""
    match softkey:
        case Softkey.NEW_CALL:
            return replace(state, digits="", page=0), ()
        case Softkey.REDIAL:
            return dialled(profile, state, state.redial, state.line)
        case Softkey.CALL:
            return dialled(profile, state, digits, state.line)
        case Softkey.DELETE:
            return replace(state, digits="" if long else digits[:-1]), ()
        case Softkey.CANCEL:
            return cancelled(state)
        case Softkey.BLIND_TRANSFER:
            return blind_to(profile, state, digits)
        case Softkey.PARK:
            return blind_to(profile, state, profile.park_code)
        case _:
            return _feature(profile, state, softkey)


def _feature(profile: Setting, state: PhoneState, softkey: Softkey) -> Step:
    match softkey:
        case Softkey.DND:
            message = Message.DND_OFF if state.dnd else Message.DND_ON
            return toast(replace(state, dnd=not state.dnd, page=0), message), ()
        case Softkey.UNPARK:
            return dialled(profile, state, profile.unpark_code, state.line)
        case Softkey.PICKUP:
            return dialled(profile, state, profile.pickup_code, state.line)
        case Softkey.GROUP_PICKUP:
            return dialled(profile, state, profile.group_pickup_code, state.line)
        case _:
            return state, ()


def _on_call(profile: Setting, state: PhoneState, index: int, softkey: Softkey) -> Step:
    match softkey:
        case Softkey.ANSWER:
            return answer(state, index)
        case Softkey.REJECT:
            return state, (AskCall(index, CallAction.DECLINE),)
        case Softkey.END_CALL:
            return _hang_up(state, index)
        case Softkey.HOLD:
            return hold(state, index)
        case Softkey.RESUME:
            return retrieve(given_up(state), index)
        case Softkey.SWAP:
            other = other_answered(state, index)
            return (state, ()) if other is None else retrieve(given_up(state), other)
        case Softkey.NEW_CALL:
            return _seize(state)
        case Softkey.TRANSFER | Softkey.CONFERENCE | Softkey.BLIND_TRANSFER:
            purpose = PURPOSES[softkey]
            if softkey is not Softkey.BLIND_TRANSFER and completes(state, index, purpose):
                return complete(profile, state)
            return consult(state, index, purpose)
        case Softkey.PARK:
            return blind_to(profile, asking(state, index, Purpose.TRANSFER), profile.park_code)
        case _:
            return _recording(profile, state, index, softkey)


def _recording(profile: Setting, state: PhoneState, index: int, softkey: Softkey) -> Step:
    """The keys of the one recording: in a conference it is the host's."""
    for event, key in RECORDING_SOFTKEYS:
        if key is softkey:
            state, effects = record(profile, state, host_of(state, index), event)
            return replace(state, page=0), effects
    return _feature(profile, state, softkey)


def _hang_up(state: PhoneState, index: int) -> Step:
    """The call, or both of a conference: of those the one that is left is not recorded anew."""
    members = partners(state, index)
    if len(members) > 1:
        return hang_up(state, members)
    return state, (AskCall(index, CallAction.HANG_UP),)
