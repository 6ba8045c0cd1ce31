"""The recording of each call: its events, what the next call takes over, and what is played.

Carries the recording machine's verdicts into the slot they are of; knows no screen and no wire.
"""

from dataclasses import replace
from typing import assert_never

from announcements.catalogue import Kind
from phone.call.states import CallState
from phone.effects import Announce, AskRecorder, PhoneEffect
from phone.effects import CancelTimer as CancelSlotTimer
from phone.effects import StartTimer as StartSlotTimer
from phone.lines import Setting, from_pstn, line_of
from phone.messages import after_change, toast
from phone.notices.announcements import Audience, is_told, notice
from phone.recording import machine
from phone.recording.machine import Ask, CancelTimer, Recording, Say, StartTimer
from phone.recording.table import FAILURES, OPEN
from phone.recording.words import Action, Event, Mode, Phase, Wish
from phone.slots import Step, heard_with, host_of, must_be_recorded, put, without_consultation
from phone.state import Ending, Inherited, Message, PhoneState, Slot
from provisioning.recording_settings import RecordingSettings


def inherit(slot: Slot) -> Inherited:
    """What the next call takes over (DESIGN §3 "transfer")."""
    recording = slot.recording
    is_open = recording.phase in OPEN
    paused = recording.wish is Wish.PAUSED and recording.phase in (*OPEN, *FAILURES)
    begun = slot.call.state is CallState.CONFIRMED and recording.mode is not Mode.NEVER
    waiting = Inherited() if begun else slot.inherited
    return Inherited(
        is_open or waiting.record, paused or waiting.paused, slot.announced or waiting.announced
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
    state = put(state, index, replace(slot, recording=after))
    state, announced = _announced(profile, state, index, before)
    asked = [_of_slot(index, effect, reason) for effect in effects if not isinstance(effect, Say)]
    notes = [Message(effect.note.value) for effect in effects if isinstance(effect, Say)]
    message = notes[0] if notes else after_change(before, after)
    if any(isinstance(one, Announce) and one.kind is Kind.FAILURE_END for one in announced):
        message = Message.ENDS_UNRECORDED
    if slot.ending is Ending.UNRECORDED and event is Event.CALL_ENDED:
        message = Message.ENDS_UNRECORDED  # it was said; now it is seen why the phone is idle
    return (toast(state, message) if message else state), (*asked, *announced)


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


def _announced(profile: Setting, state: PhoneState, index: int, before: Recording) -> Step:
    """What is played because of the change (SPEC C1, C4, H1), to both parties of a conference at
    once; an emergency call is not talked over, nor ended, and a call that is being ended hears no
    more."""
    slot = state.slots[index]
    if slot is None or slot.call.emergency or slot.ending is Ending.HANGING_UP:
        return state, ()
    settings = line_of(profile, slot.call.line).recording
    parties = [(at, one) for at in heard_with(state, index) if (one := state.slots[at])]
    told = _audience(profile, settings, [one for _, one in parties])
    due = notice(settings, told, before, slot.recording)
    if due is None:
        return state, ()
    for at, one in parties if due.kind in (Kind.START, Kind.STOP) else ():
        state = put(state, at, replace(one, announced=due.kind is Kind.START))
    slot = replace(state.slots[index] or slot, announcing=due.kind)
    if due.kind is Kind.FAILURE_END:
        slot = replace(slot, ending=Ending.UNRECORDED)
        state = without_consultation(state, index)
    return put(state, index, slot), (Announce(index, due.kind, due.form),)


def _audience(profile: Setting, settings: RecordingSettings, parties: list[Slot]) -> Audience:
    """Who is never told is not waited for."""
    pstn = tuple(from_pstn(profile, one.call.remote) for one in parties)
    waiting = (
        is_told(settings, pstn=of) and not one.announced
        for one, of in zip(parties, pstn, strict=True)
    )
    return Audience(pstn, announced=not any(waiting))
