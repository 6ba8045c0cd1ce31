"""Placing a call and answering one: who is held first, and whether there is room."""

from dataclasses import replace

from phone.call.address import NoProxyError, target_uri, user_part
from phone.call.states import Arrival, Call, CallState, Direction, Party
from phone.compliance import is_due, language_of
from phone.effects import AskCall, CallAction, Dial, PhoneEffect
from phone.hold import hold_others
from phone.lines import Setting, is_emergency, line_of
from phone.messages import toast
from phone.notices.compliance import Compliance
from phone.slots import (
    Step,
    free,
    hang_up,
    in_emergency,
    into_focus,
    is_offered,
    place,
    put,
    refocus,
    room,
    wants_talk,
)
from phone.state import Message, PhoneState, Urgent
from phone.transfer import party_at


def incoming(profile: Setting, line: int, remote: Party, arrival: Arrival) -> Call:
    """A call that is offered to us, in the language of whom it came to."""
    language = language_of(profile, line, arrival.came_to)
    return Call(line, Direction.RECIPIENT, remote, CallState.EARLY, language=language)


def needs_early_media(profile: Setting, call: Call, arrival: Arrival) -> bool:
    """Whether the caller is to hear something before we alert (SPEC C6); not one who calls back
    after an emergency call."""
    return not arrival.callback and is_due(profile, call)


def slot_for_offer(profile: Setting, state: PhoneState, call: Call) -> int | None:
    """Where a call that is offered now goes; None: the dispatcher answers 486 (RFC 3261 §21.4.24)
    for DND, in an emergency, or because there is no room for it and its recording."""
    return None if state.dnd or in_emergency(state) else room(profile, state, call)


def offered(
    profile: Setting, state: PhoneState, index: int, call: Call, arrival: Arrival
) -> PhoneState:
    """It takes the focus only if nothing else has it: no key changes under the user's finger."""
    state = place(profile, state, index, call)
    slot = state.slots[index]
    if slot is not None and needs_early_media(profile, call, arrival):
        state = put(state, index, replace(slot, compliance=Compliance.DUE))
    return into_focus(state, index) if state.focus is None and state.digits is None else state


def answer(state: PhoneState, index: int) -> Step:
    """Answer this call, once; whoever talks is held first."""
    slot = state.slots[index]
    if slot is None or slot.call.answer_wanted:
        return state, ()
    state, effects = hold_others(state, None)
    state = put(state, index, replace(slot, call=replace(slot.call, answer_wanted=True)))
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
    if _must_wait(state, emergency=emergency):
        return state, ()
    remote = party_at(uri, name or _name_of(profile, uri))
    language = language_of(profile, line)
    call = Call(line, Direction.INITIATOR, remote, emergency=emergency, language=language)
    index = room(profile, state, call)
    effects: tuple[PhoneEffect, ...] = ()
    if index is None and emergency:
        state, effects = _make_room(state)
        index = free(state)
        if index is None:  # as soon as an appearance is free
            return replace(state, urgent=Urgent(target, line)), effects
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
    state = replace(state, consultation=asked)
    return refocus(state) if state.focus is None else state


def urgent_call(profile: Setting, state: PhoneState) -> Step:
    """An appearance has become free: the emergency call that waited for one is placed."""
    waiting = state.urgent
    if waiting is None:
        return state, ()
    return dialled(profile, replace(state, urgent=None), waiting.target, waiting.line)


def _must_wait(state: PhoneState, *, emergency: bool) -> bool:
    """One call is set up at a time, and none beside an emergency call, be it another such."""
    if in_emergency(state) or emergency:
        return in_emergency(state) or state.urgent is not None
    return any(slot and _setting_up(slot.call) for slot in state.slots)


def _setting_up(call: Call) -> bool:
    return call.direction is Direction.INITIATOR and call.state is not CallState.CONFIRMED


def _make_room(state: PhoneState) -> Step:
    """An emergency call is never blocked: a held call, else any, makes room for it."""
    calls = [index for index, slot in enumerate(state.slots) if slot and not slot.call.emergency]
    calls.sort(key=lambda index: wants_talk(state.slots[index]))
    if not calls:
        return state, ()
    slot = state.slots[calls[0]]
    if slot and is_offered(slot):
        return state, (AskCall(calls[0], CallAction.DECLINE),)
    return hang_up(state, calls[:1])


def _name_of(profile: Setting, uri: str) -> str:
    """The label of the speed dial that calls the same party, or nothing."""
    for dial in profile.speed_dials:
        proxy = line_of(profile, dial.line).proxy
        if (proxy or "@" in dial.target) and target_uri(dial.target, proxy) == uri:
            return dial.name
    return ""
