"""Holding and retrieving: at most one conversation has the microphone (RFC 3264 §8.4).

A wish and a report, as with the recorder: `hold_wanted` takes the microphone away at once, the
far end's answer comes later as HoldChanged or HoldRefused.
"""

from dataclasses import replace

from phone.call.states import CallState, Direction
from phone.effects import AskCall, CallAction, PhoneEffect
from phone.messages import toast
from phone.slots import Step, in_conference, into_focus, put, wants_talk
from phone.state import Message, PhoneState, Slot


def partners(state: PhoneState, index: int) -> tuple[int, ...]:
    """The calls that are held and retrieved together: a conference's two, else the one."""
    joined = state.conference
    if joined is None or not in_conference(state, index):
        return (index,)
    return joined.host, joined.guest


def hold(state: PhoneState, index: int) -> Step:
    """Hold this conversation."""
    effects = list[PhoneEffect]()
    for one in partners(state, index):
        slot = state.slots[one]
        if slot is None or not wants_talk(slot):
            continue
        state = put(state, one, replace(slot, call=replace(slot.call, hold_wanted=True)))
        effects.append(AskCall(one, CallAction.HOLD))
    return replace(state, page=0), tuple(effects)


def hold_others(state: PhoneState, but: int | None) -> Step:
    """Nobody but this call (and who is joined to it) keeps the microphone."""
    spared = () if but is None else partners(state, but)
    effects = tuple[PhoneEffect, ...]()
    for index, slot in enumerate(state.slots):
        if wants_talk(slot) and index not in spared:
            state, more = hold(state, index)
            effects += more
    return state, effects


def retrieve(state: PhoneState, index: int) -> Step:
    """Back to this conversation; whoever talks now is held first."""
    state, effects = hold_others(state, index)
    for one in partners(state, index):
        slot = state.slots[one]
        if slot is None or slot.call.state is not CallState.CONFIRMED:
            continue
        if slot.call.held_here:
            state = put(state, one, replace(slot, call=replace(slot.call, hold_wanted=False)))
            effects += (AskCall(one, CallAction.RETRIEVE),)
    return into_focus(state, index), effects


def changed(state: PhoneState, index: int, by_local: bool, by_remote: bool) -> PhoneState:  # noqa: FBT001
    """Who holds the call now, as HoldChanged has it."""
    slot = state.slots[index]
    if slot is None:
        return state
    call = replace(slot.call, held_by_local=by_local, held_by_remote=by_remote)
    return replace(put(state, index, replace(slot, call=call)), page=0)


def refused(state: PhoneState, index: int) -> Step:
    """The far end refused. A hold is taken back if nobody else needs the microphone, now or when
    it is answered: else the voice stays cut here. A retrieved call stays held."""
    slot = state.slots[index]
    if slot is None or slot.call.state is not CallState.CONFIRMED:
        return state, ()
    call = slot.call
    if call.held_by_local:
        call = replace(call, hold_wanted=True)
        return _told(put(state, index, replace(slot, call=call))), ()
    others = set(range(len(state.slots))) - set(partners(state, index))
    if not call.hold_wanted or any(_needs_microphone(state.slots[one]) for one in others):
        return _told(state), ()
    call = replace(call, hold_wanted=False)
    state = put(state, index, replace(slot, call=call))
    return _told(state), (AskCall(index, CallAction.RETRIEVE),)


def _needs_microphone(slot: Slot | None) -> bool:
    """A call that we place or answer will, before the far end of another is asked again."""
    if slot is None or slot.call.state is CallState.CONFIRMED:
        return wants_talk(slot)
    return slot.call.direction is Direction.INITIATOR or slot.call.answer_wanted


def _told(state: PhoneState) -> PhoneState:
    return toast(replace(state, page=0), Message.HOLD_REFUSED)
