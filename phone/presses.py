"""What a press does: keys, digits, and a target dialled at once."""

from dataclasses import replace
from types import MappingProxyType

from phone.call.address import NoProxyError, target_uri, user_part
from phone.call.states import Call, CallState, Direction, Party
from phone.effects import AskCall, CallAction, Dial, SendDtmf
from phone.keys import RECORDING_SOFTKEYS, CallLine, Digit, meaning, pages
from phone.messages import toast
from phone.slots import Setting, Step, free, line_of, place, record
from phone.state import Message, PhoneState
from provisioning.profile import SpeedDial
from softkeys.actions import Softkey
from softkeys.keypad import Key

CALL_SOFTKEYS: MappingProxyType[Softkey, CallAction] = MappingProxyType(
    {
        Softkey.ANSWER: CallAction.ANSWER,
        Softkey.REJECT: CallAction.DECLINE,
        Softkey.END_CALL: CallAction.HANG_UP,
        Softkey.HOLD: CallAction.HOLD,
        Softkey.RESUME: CallAction.RETRIEVE,
    }
)


def pressed(profile: Setting, state: PhoneState, key: Key) -> Step:
    """One key, by what it means now."""
    verdict = meaning(profile, state, key)
    match verdict:
        case None:
            return state, ()
        case Digit(digit):
            return _digit(state, digit)
        case CallLine(line):
            return replace(state, digits="", line=line, page=0), ()
        case SpeedDial(_, line, target, name):
            return dialled(profile, state, target, line, name)
        case Softkey():
            return _softkey(profile, state, verdict)
        case _:
            return replace(state, muted=not state.muted), ()


def dialled(profile: Setting, state: PhoneState, target: str, line: int, name: str = "") -> Step:
    """Call `target` from `line`; busy or empty: nothing. Without a `name`, a speed dial's."""
    index = free(state)
    if index is None or not target.strip():
        return state, ()
    try:
        uri = target_uri(target, line_of(profile, line).proxy)
    except NoProxyError:
        return toast(replace(state, digits=None), Message.NO_PROXY), ()
    remote = Party(name or _name_of(profile, uri), user_part(uri), uri)
    call = Call(line, Direction.INITIATOR, remote)
    state = replace(place(profile, state, index, call), redial=target, line=line)
    return state, (Dial(index, line, uri),)


def _name_of(profile: Setting, uri: str) -> str:
    """The label of the speed dial that calls the same party, or nothing."""
    for dial in profile.speed_dials:
        proxy = line_of(profile, dial.line).proxy
        if (proxy or "@" in dial.target) and target_uri(dial.target, proxy) == uri:
            return dial.name
    return ""


def _digit(state: PhoneState, digit: str) -> Step:
    slot = state.in_focus
    if slot is None or state.focus is None:
        return replace(state, digits=(state.digits or "") + digit, page=0), ()
    if slot.call.state is CallState.CONFIRMED:
        return state, (SendDtmf(state.focus, digit),)
    return state, ()


def _softkey(profile: Setting, state: PhoneState, softkey: Softkey) -> Step:
    if state.focus is not None and softkey is not Softkey.MORE:
        return _call_softkey(state, state.focus, softkey)
    match softkey:
        case Softkey.MORE:
            return replace(state, page=(state.page + 1) % len(pages(profile, state))), ()
        case Softkey.NEW_CALL:
            return replace(state, digits="", page=0), ()
        case Softkey.REDIAL:
            return dialled(profile, state, state.redial, state.line)
        case Softkey.CALL:
            return dialled(profile, state, state.digits or "", state.line)
        case Softkey.DELETE:
            return replace(state, digits=(state.digits or "")[:-1]), ()
        case Softkey.CANCEL:
            return replace(state, digits=None, page=0), ()
        case _:
            return state, ()


def _call_softkey(state: PhoneState, index: int, softkey: Softkey) -> Step:
    if softkey in CALL_SOFTKEYS:
        return state, (AskCall(index, CALL_SOFTKEYS[softkey]),)
    for event, key in RECORDING_SOFTKEYS:
        if key is softkey:
            state, effects = record(state, index, event)
            return replace(state, page=0), effects
    return state, ()
