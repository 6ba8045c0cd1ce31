"""The phone machine: step(profile, state, event) -> (state, effects).

Composes calls, their recordings and what keys do. Knows no clock, wire, screen or thread. What is
a level (lamps, screen, softkeys, gates, tones) is projected from the state, not decided here.
"""

from dataclasses import replace
from types import MappingProxyType
from typing import assert_never

from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallEvent,
    CallOffered,
    CallProgressed,
    CallRefused,
    FarRecordReported,
    HoldChanged,
    RegistrationChanged,
)
from phone.call.states import Call, CallState, Direction, RecordWord
from phone.messages import toast
from phone.presses import dialled, pressed
from phone.recording.machine import EXPIRES
from phone.recording.reports import RecorderReported
from phone.recording.words import Event
from phone.slots import Setting, Step, free, place, put, record
from phone.state import (
    Message,
    PhoneEvent,
    PhoneState,
    TargetDialled,
    TimerExpired,
    ToastExpired,
)
from softkeys.keypad import KeyPressed

CANCELLED_BY_US = 487

FAR_SAID: MappingProxyType[RecordWord, Message] = MappingProxyType(
    {
        RecordWord.ON: Message.FAR_END_RECORDS,
        RecordWord.PAUSED: Message.FAR_END_PAUSED,
        RecordWord.OFF: Message.FAR_END_STOPPED,
    }
)


def step(profile: Setting, state: PhoneState, event: PhoneEvent) -> Step:
    """One step; what cannot happen in this state changes nothing."""
    match event:
        case KeyPressed(key):
            return pressed(profile, state, key)
        case TargetDialled(target, line):
            return dialled(profile, state, target, line or state.line)
        case RecorderReported(slot, _, report):
            return record(state, slot, report)
        case TimerExpired(slot, timer):
            return record(state, slot, EXPIRES[timer])
        case ToastExpired(number):
            read = state.toast is not None and state.toast.number == number
            return (replace(state, toast=None) if read else state), ()
        case RegistrationChanged(line, registered):
            others = tuple(entry for entry in state.registered if entry[0] != line)
            return replace(state, registered=tuple(sorted((*others, (line, registered))))), ()
        case CallRefused():
            return toast(state, Message.CALL_REFUSED), ()
        case CallOffered(slot, line, remote) if state.slots[slot] is None:
            call = Call(line, Direction.RECIPIENT, remote, CallState.EARLY)
            return place(profile, state, slot, call), ()
        case _:
            return _call(state, event)


def slot_for_offer(state: PhoneState) -> int | None:
    """Where a call that is offered now goes; None: busy, and the dispatcher answers 486."""
    return None if state.digits else free(state)


def _call(state: PhoneState, event: CallEvent) -> Step:
    slot = state.slots[event.slot]
    if slot is None:
        return state, ()
    call = slot.call
    match event:
        case CallOffered():
            return state, ()
        case CallProgressed(index, progress):
            if call.direction is Direction.RECIPIENT or call.state is CallState.CONFIRMED:
                return state, ()  # a late 180 does not take the answer back
            call = replace(call, state=progress)
        case CallConfirmed(index):
            call = replace(call, state=CallState.CONFIRMED)
            state = replace(put(state, index, replace(slot, call=call)), page=0)
            return record(state, index, Event.CALL_CONFIRMED)
        case CallEnded(index, _, status):
            return _ended(state, index, call, status)
        case HoldChanged(index, by_local, by_remote):
            call = replace(call, held_by_local=by_local, held_by_remote=by_remote)
            state = replace(state, page=0)
        case FarRecordReported(index, word):
            state = _far_said(state, call.far_record, word)
            call = replace(call, far_record=word)
        case _:
            assert_never(event)
    return put(state, index, replace(slot, call=call)), ()


def _far_said(state: PhoneState, before: RecordWord, now: RecordWord) -> PhoneState:
    if (before is RecordWord.ON) == (now is RecordWord.ON):
        return state
    return toast(state, FAR_SAID[now])


def _ended(state: PhoneState, index: int, call: Call, status: int) -> Step:
    state, effects = record(state, index, Event.CALL_ENDED)
    state = replace(put(state, index, None), page=0, muted=False)
    tried = call.direction is Direction.INITIATOR and call.state is not CallState.CONFIRMED
    if tried and status >= 300 and status != CANCELLED_BY_US:
        return toast(state, Message.CALL_FAILED), effects
    return replace(state, toast=None), effects  # what was said of the call is over with it
