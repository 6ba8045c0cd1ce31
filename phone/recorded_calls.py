"""The recording of each call: its events, what the next call takes over, and what is played.

Carries the recording machine's verdicts into the slot they are of; knows no screen and no wire.
"""

from dataclasses import replace
from typing import assert_never

from announcements.catalogue import Kind
from announcements.prompts import Rendering
from phone.call.states import CallState
from phone.effects import Announce, AskRecorder, PhoneEffect, TellRecorder
from phone.effects import CancelTimer as CancelSlotTimer
from phone.effects import StartTimer as StartSlotTimer
from phone.lines import Setting, from_pstn, line_of
from phone.messages import after_change, toast
from phone.notices.announcements import Audience, is_told, notice, stop_is_said
from phone.notices.compliance import Compliance
from phone.notices.outcome import ALL_PARTIES, AnnouncementEnded, Outcome, Told
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
    state = put(state, index, replace(slot, recording=after))
    state, announced = _announced(profile, state, index, before)
    asked = [_of_slot(index, effect, reason) for effect in effects if not isinstance(effect, Say)]
    if event is Event.STOP_PRESSED and after.phase is Phase.STOPPING:
        asked = [*_stop_follows(profile, state, index), *asked]
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
    due = notice(settings, _audience(profile, state, index), before, slot.recording)
    if due is None:
        return state, ()
    for at, one in parties if due.kind in (Kind.START, Kind.STOP) else ():
        state = put(state, at, replace(one, announced=due.kind is Kind.START))
    slot = replace(state.slots[index] or slot, announcing=due.kind)
    if due.kind is Kind.FAILURE_END:
        slot = replace(slot, ending=Ending.UNRECORDED)
        state = without_consultation(state, index)
    return put(state, index, slot), (Announce(index, due.kind, due.form),)


def _audience(profile: Setting, state: PhoneState, index: int) -> Audience:
    """Those whom the recording of this slot is of; who is never told is not waited for."""
    parties = [one for at in heard_with(state, index) if (one := state.slots[at])]
    host = state.slots[index]
    settings = line_of(profile, host.call.line if host else state.line).recording
    told = [one for one in parties if tells(profile, settings, one)]
    return Audience(spoken=bool(told), announced=all(one.announced for one in told))


def tells(profile: Setting, settings: RecordingSettings, slot: Slot) -> bool:
    """Whether the party of this call is told that a recording starts or stops (SPEC C1, C6)."""
    pstn = from_pstn(profile, slot.call.remote)
    return is_told(settings, slot.call, slot.compliance, pstn=pstn)


def _stop_follows(profile: Setting, state: PhoneState, index: int) -> list[PhoneEffect]:
    """The stop is announced when the session is over, and could not be told in it any more."""
    slot = state.slots[index]
    if slot is None or slot.call.emergency:
        return []
    if not stop_is_said(_audience(profile, state, index)):
        return []
    told = Told(Kind.STOP, Rendering.WORDS, slot.call.language, ALL_PARTIES, Outcome.FOLLOWS)
    return [TellRecorder(index, told)]


def announcement_ended(state: PhoneState, event: AnnouncementEnded) -> Step:
    """A notice is over; the provider is told of it, but of the stop, which it knows, and of the
    compliance announcement, whose fate `compliance` decides."""
    slot = state.slots[event.slot]
    if slot is None:
        return state, ()
    if slot.announcing is event.kind:
        state = put(state, event.slot, replace(slot, announcing=None))
    if event.kind in (Kind.STOP, Kind.COMPLIANCE):
        return state, ()
    outcome = Outcome.FAILED if event.rendering is Rendering.NOTHING else Outcome.PLAYED
    told = Told.of(event, ALL_PARTIES, outcome)
    return state, (TellRecorder(host_of(state, event.slot), told),)
