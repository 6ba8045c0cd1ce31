"""Placing a call and answering one: who is held first, and whether there is room."""

from dataclasses import replace

from phone.call.address import NoProxyError, target_uri, user_part
from phone.call.states import Call, CallState, Direction
from phone.effects import AskCall, CallAction, Dial, PhoneEffect
from phone.hold import hold_others
from phone.lines import Setting, is_emergency, line_of
from phone.messages import toast
from phone.slots import Step, free, into_focus, place, refocus, room, wants_talk
from phone.state import Message, PhoneState
from phone.transfer import party_at


def answer(state: PhoneState, index: int) -> Step:
    """Answer this call; whoever talks is held first."""
    state, effects = hold_others(state, None)
    return into_focus(state, index), (*effects, AskCall(index, CallAction.ANSWER))


def number_uri(profile: Setting, dialled_number: str, line: int) -> str | None:
    """The SIP URI of what was keyed; None: the line has no proxy to dial a number at."""
    try:
        return target_uri(dialled_number, line_of(profile, line).proxy)
    except NoProxyError:
        return None


def dialled(profile: Setting, state: PhoneState, target: str, line: int, name: str = "") -> Step:
    """Call `target` from `line`; empty, or while another call is being set up: nothing. Without a
    `name`, a speed dial's."""
    if not target.strip():
        return state, ()
    uri = number_uri(profile, target, line)
    if uri is None:
        return toast(_without_number(state), Message.NO_PROXY), ()
    emergency = is_emergency(profile, user_part(uri))
    if not emergency and any(slot and _setting_up(slot.call) for slot in state.slots):
        return state, ()
    remote = party_at(uri, name or _name_of(profile, uri))
    call = Call(line, Direction.INITIATOR, remote, emergency=emergency)
    index = room(profile, state, call)
    effects: tuple[PhoneEffect, ...] = ()
    if index is None and emergency:
        index, effects = _make_room(state)
    if index is None:
        return toast(state, Message.NO_ROOM), ()
    state, held = hold_others(state, None)
    asked = state.consultation
    state = into_focus(place(profile, state, index, call), index)
    state = replace(state, redial=target, line=line)
    if asked is not None and asked.other is None:
        other = None if emergency else replace(asked, other=index)
        state = replace(state, consultation=other)
    return state, (*effects, *held, Dial(index, line, uri))


def _without_number(state: PhoneState) -> PhoneState:
    """What was keyed leads nowhere: back to the calls there are."""
    asked = state.consultation
    asked = None if asked is not None and asked.other is None else asked
    state = replace(state, digits=None, consultation=asked)
    return refocus(state) if state.focus is None else state


def _setting_up(call: Call) -> bool:
    return call.direction is Direction.INITIATOR and call.state is not CallState.CONFIRMED


def _make_room(state: PhoneState) -> tuple[int | None, tuple[PhoneEffect, ...]]:
    """An emergency call is never blocked: a held call, else any, makes room for it."""
    calls = [index for index, slot in enumerate(state.slots) if slot and not slot.call.emergency]
    calls.sort(key=lambda index: wants_talk(state.slots[index]))
    index = free(state)
    if index is None or not calls:
        return None, ()
    return index, (AskCall(calls[0], CallAction.HANG_UP),)


def _name_of(profile: Setting, uri: str) -> str:
    """The label of the speed dial that calls the same party, or nothing."""
    for dial in profile.speed_dials:
        proxy = line_of(profile, dial.line).proxy
        if (proxy or "@" in dial.target) and target_uri(dial.target, proxy) == uri:
            return dial.name
    return ""
