"""The phone machine: step(profile, state, event) -> (state, effects).

Composes calls, their recordings and what keys do. Knows no clock, wire, screen or thread. What is
a level (lamps, screen, softkeys, gates, tones) is projected from the state, not decided here.
"""

from dataclasses import replace
from typing import assert_never

from announcements.catalogue import Kind
from phone import announcing, compliance, conference, hold, remote_parties, saying, transfer
from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallEvent,
    CallOffered,
    CallProgressed,
    CallRefused,
    CallReplaced,
    CallTimer,
    EarlyMedia,
    FarRecordReported,
    HoldChanged,
    HoldRefused,
    RegistrationChanged,
    RemoteChanged,
    TransferEnded,
    TransferRequested,
)
from phone.call.states import CallState, Direction, RecordWord
from phone.dialling import dialled, incoming, offered, urgent_call
from phone.effects import AskCall, CallAction, Forget
from phone.lines import Setting
from phone.messages import OF_A_RECORDING, far_end_said, toast
from phone.notices.outcome import AnnouncementEnded
from phone.presses import pressed
from phone.recorded_calls import begin, record
from phone.recording.machine import EXPIRES
from phone.recording.reports import RecorderReported
from phone.recording.words import Event
from phone.slots import Step, in_emergency, put, wants_talk, without_consultation
from phone.state import (
    Ending,
    Message,
    PhoneEvent,
    PhoneState,
    Slot,
    TargetDialled,
    TimerExpired,
    ToastExpired,
)
from softkeys.keypad import KeyPressed

CANCELLED_BY_US = 487


def step(profile: Setting, state: PhoneState, event: PhoneEvent) -> Step:
    """One step; what cannot happen in this state changes nothing."""
    state, effects = _step(profile, state, event)
    state, words = compliance.played_where_due(state)
    state, more = announcing.start_where_owed(profile, state)
    return state, effects + words + more


def _step(profile: Setting, state: PhoneState, event: PhoneEvent) -> Step:
    match event:
        case KeyPressed(key, long):
            return pressed(profile, state, key, long=long)
        case TargetDialled(target, line):
            return dialled(profile, state, target, line or state.line)
        case RecorderReported(slot, _, report):
            return record(profile, state, slot, report)
        case TimerExpired(slot, timer):
            if isinstance(timer, CallTimer):
                return compliance.delay_expired(state, slot), ()
            return record(profile, state, slot, EXPIRES[timer])
        case ToastExpired(number):
            shown = state.toast is not None and state.toast.number == number
            return (replace(state, toast=None) if shown else state), ()
        case RegistrationChanged(line, registered):
            others = tuple(entry for entry in state.registered if entry[0] != line)
            return replace(state, registered=tuple(sorted((*others, (line, registered))))), ()
        case CallRefused():
            message = Message.DND_REFUSED if state.dnd else Message.CALL_REFUSED
            return toast(state, message), ()
        case AnnouncementEnded():
            return _announced(state, event)
        case CallOffered(slot, line, remote, arrival) if state.slots[slot] is None:
            call = incoming(profile, line, remote, arrival)
            return offered(profile, state, slot, call, arrival), ()
        case _:
            return _call(profile, state, event)


def _call(profile: Setting, state: PhoneState, event: CallEvent) -> Step:  # one line each
    index = event.slot
    slot = state.slots[index]
    match event:
        case TransferRequested(_, target):
            return transfer.requested(profile, state, index, target)
        case _ if slot is None:
            return state, ()
        case CallOffered():
            return state, ()
        case EarlyMedia(_, ready, reason):
            return compliance.early_media(state, index, reason, ready=ready)
        case CallProgressed(_, progress):
            return _progressed(state, index, slot, progress), ()
        case CallConfirmed():
            return _confirmed(profile, state, index, slot)
        case CallEnded(_, _, status):
            return _ended(profile, state, index, slot, status)
        case HoldChanged(_, by_local, by_remote):
            state = hold.changed(state, index, by_local, by_remote)
            return compliance.interrupted(announcing.interrupted(state, index), index)
        case HoldRefused():
            return hold.refused(state, index)
        case FarRecordReported(_, word):
            return _far_said(state, index, slot, word), ()
        case RemoteChanged(_, remote):
            return remote_parties.changed(profile, state, index, remote)
        case CallReplaced(_, remote):
            return remote_parties.replaced(profile, state, index, remote)
        case TransferEnded(_, status):
            return transfer.ended(state, index, status)
        case _:
            assert_never(event)


def _progressed(state: PhoneState, index: int, slot: Slot, progress: CallState) -> PhoneState:
    call = slot.call
    if call.direction is Direction.RECIPIENT or call.state is CallState.CONFIRMED:
        return state  # a late 180 does not take the answer back
    return put(state, index, replace(slot, call=replace(call, state=progress)))


def _confirmed(profile: Setting, state: PhoneState, index: int, slot: Slot) -> Step:
    """A call that is answered while the user talks to somebody else, or beside an emergency call,
    is held at once."""
    if slot.call.state is CallState.CONFIRMED:
        return state, ()
    spared = (index, slot.follows)
    elsewhere = any(wants_talk(one) for at, one in enumerate(state.slots) if at not in spared)
    held = not slot.call.emergency and (elsewhere or in_emergency(state))
    call = replace(slot.call, state=CallState.CONFIRMED, answer_wanted=False, hold_wanted=held)
    state = replace(put(state, index, replace(slot, call=call)), page=0)
    state, effects = transfer.followed(state, index)
    state, more = compliance.answered(profile, state, index)
    effects += more
    state, more = begin(profile, state, index)
    effects += more
    if call.hold_wanted:
        effects += (AskCall(index, CallAction.HOLD),)
    return state, effects


def _ended(profile: Setting, state: PhoneState, index: int, slot: Slot, status: int) -> Step:
    state = transfer.orphaned(state, index)
    state, effects = compliance.call_over(state, index)
    state, more = conference.split(profile, state, index)
    effects += more
    state, more = record(profile, state, index, Event.CALL_ENDED)
    effects += (*more, Forget(index))
    state = without_consultation(state, index)
    state = replace(put(state, index, None), page=0)
    state = replace(state, muted=state.muted and not state.idle)
    state, more = urgent_call(profile, state)
    effects += more
    call = slot.call
    tried = call.direction is Direction.INITIATOR and call.state is not CallState.CONFIRMED
    if tried and status >= 300 and status != CANCELLED_BY_US:
        failed = Message.CALL_FAILED if slot.follows is None else Message.TRANSFER_FAILED
        return toast(state, failed), effects
    said = state.toast.message if state.toast else None
    over = said in OF_A_RECORDING  # of a call that is over; beside another it would be a lie
    keeps = not (state.idle or over) or said in (Message.TRANSFERRED, Message.ENDS_UNRECORDED)
    return (state if keeps else replace(state, toast=None)), effects


def _far_said(state: PhoneState, index: int, slot: Slot, now: RecordWord) -> PhoneState:
    message = far_end_said(slot.call.far_record, now)
    state = put(state, index, replace(slot, call=replace(slot.call, far_record=now)))
    return toast(state, message) if message else state


def _announced(state: PhoneState, event: AnnouncementEnded) -> Step:
    slot = state.slots[event.slot]
    if event.kind is Kind.START:
        state = announcing.told_first(state, event.slot)
    ending = slot is not None and saying.is_said(slot, Kind.FAILURE_END)
    state, effects = saying.over(state, event)
    if event.kind is Kind.COMPLIANCE:
        return compliance.ended(state, event)
    said = ending and event.kind is Kind.FAILURE_END
    if slot and said and slot.ending is Ending.UNRECORDED:
        effects += (AskCall(event.slot, CallAction.HANG_UP),)
    return state, effects
