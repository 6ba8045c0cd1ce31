"""The recording of each call: its events, what the next call takes over, and what is played.

Carries the recording machine's verdicts into the slot they are of; knows no screen and no wire.
"""

from dataclasses import replace
from typing import assert_never

from announcements.catalogue import Kind
from phone.announcing import said, stop_follows
from phone.call.states import CallState
from phone.effects import Announce, AskRecorder, PhoneEffect
from phone.effects import CancelTimer as CancelSlotTimer
from phone.effects import StartTimer as StartSlotTimer
from phone.lines import Setting
from phone.messages import after_change, toast
from phone.notices.compliance import Compliance
from phone.recording import machine
from phone.recording.machine import Ask, CancelTimer, Recording, Say, StartTimer
from phone.recording.table import FAILURES, OPEN
from phone.recording.words import Action, Event, Mode, Phase, Wish
from phone.saying import told_before_the_end
from phone.slots import (
    Step,
    host_of,
    must_be_recorded,
    put,
)
from phone.state import Ending, Inherited, Message, PhoneState, Slot


def inherit(slot: Slot) -> Inherited:
    """What the next call takes over (DESIGN §3 "transfer")."""
    recording = slot.recording
    is_open = recording.phase in OPEN
    paused = recording.wish is Wish.PAUSED and recording.phase in (*OPEN, *FAILURES)
    begun = slot.call.state is CallState.CONFIRMED and recording.mode is not Mode.NEVER
    waiting = Inherited() if begun else slot.inherited
    heard = slot.compliance in (Compliance.PLAYED, Compliance.EARLIER)  # whole, not cut short
    return Inherited(
        is_open or waiting.record,
        paused or waiting.paused,
        slot.announced or waiting.announced,
        Compliance.EARLIER if heard else Compliance.NONE,
    )


def begin(profile: Setting, state: PhoneState, index: int) -> Step:
    """The call is confirmed: its recording goes by its mode, and by what it inherited; what is not
    recorded keeps that for what may be later."""
    slot = state.slots[index]
    if slot is None or slot.recording.mode is Mode.NEVER:
        return state, ()
    events = [Event.CALL_CONFIRMED]
    goes_on = slot.inherited.record or must_be_recorded(state, index)
    events += [Event.RECORD_PRESSED] if goes_on else []
    events += [Event.PAUSE_PRESSED] if slot.inherited.paused else []
    state = put(state, index, replace(slot, inherited=Inherited()))
    effects = tuple[PhoneEffect, ...]()
    for event in events:
        state, more = record(profile, state, index, event)
        effects += more
    return state, effects


def begin_for_guest(profile: Setting, state: PhoneState, guest: int) -> Step:
    """A conference's guest is another party now, and must be recorded: if its host is not, the one
    recording begins, by the guest's mode where the host's has none, and paused if either was."""
    index = host_of(state, guest)
    host, other = state.slots[index], state.slots[guest]
    if host is None or other is None or not must_be_recorded(state, index):
        return state, ()
    if host.recording.phase not in (Phase.OFF, Phase.READY):
        return state, ()
    never = host.recording.mode is Mode.NEVER
    recording = Recording(other.recording.mode) if never else host.recording
    paused = host.inherited.paused or other.inherited.paused
    inherited = replace(host.inherited, paused=paused)
    state = put(state, index, replace(host, recording=recording, inherited=inherited))
    return begin(profile, state, index)


def record(profile: Setting, state: PhoneState, index: int, event: Event, reason: str = "") -> Step:
    """Let the recording of a slot have an event; a slot without a call ignores it. `reason` goes
    with the end of a session that is not the end of its call."""
    slot = state.slots[index]
    if slot is None or (slot.ending is Ending.UNRECORDED and event is Event.RETRY_EXPIRED):
        return state, ()
    before = slot.recording
    after, effects = machine.step(before, event)
    told = tuple[PhoneEffect, ...]()
    if Ask(Action.CLOSE) in effects:
        state, told = told_before_the_end(state, index)
        slot = state.slots[index] or slot
    state = put(state, index, replace(slot, recording=after))
    state, words = said(profile, state, index, before)
    if event is Event.STOP_PRESSED and after.phase is Phase.STOPPING:
        told += stop_follows(profile, state, index)
    asked = [_of_slot(index, effect, reason) for effect in effects if not isinstance(effect, Say)]
    notes = [Message(effect.note.value) for effect in effects if isinstance(effect, Say)]
    message = notes[0] if notes else after_change(before, after)
    if any(isinstance(one, Announce) and one.kind is Kind.FAILURE_END for one in words):
        message = Message.ENDS_UNRECORDED
    if slot.ending is Ending.UNRECORDED and event is Event.CALL_ENDED:
        message = Message.ENDS_UNRECORDED  # it was said; now it is seen why the phone is idle
    return (toast(state, message) if message else state), (*told, *asked, *words)


def _of_slot(index: int, effect: Ask | StartTimer | CancelTimer, reason: str) -> PhoneEffect:
    match effect:
        case Ask(action):
            return AskRecorder(index, action, reason if action is Action.CLOSE else "")
        case StartTimer(timer, seconds):
            return StartSlotTimer(index, timer, seconds)
        case CancelTimer(timer):
            return CancelSlotTimer(index, timer)
        case _:
            assert_never(effect)
