"""What is said of a recording to those whom it is of (SPEC C1, C4, H1), and when they can hear it.

Which words follow from a change is `notices.announcements`'; that one after the other is heard is
`saying`'s.
"""

from dataclasses import replace

from announcements.catalogue import Kind
from announcements.prompts import Rendering
from phone.effects import PhoneEffect, TellRecorder
from phone.lines import Setting, from_pstn, line_of
from phone.notices.announcements import Audience, Notice, is_told, notices, stop_is_said
from phone.notices.outcome import ALL_PARTIES, Outcome, Told
from phone.recording.machine import Recording
from phone.recording.shown import Flow, flow
from phone.saying import announced, is_said, say
from phone.slots import Step, heard_with, host_of, listens, put, without_consultation
from phone.state import Ending, PhoneState, Slot
from provisioning.recording_settings import RecordingSettings


def said(profile: Setting, state: PhoneState, index: int, before: Recording) -> Step:
    """What is said because of the change (SPEC C1, C4, H1), to both parties of a conference at
    once; an emergency call is not talked over, nor ended, and a call that is being ended hears no
    more."""
    slot = state.slots[index]
    if slot is None or slot.call.emergency or slot.ending is Ending.HANGING_UP:
        return state, ()
    settings = line_of(profile, slot.call.line).recording
    due = notices(settings, _audience(profile, state, index), before, slot.recording)
    owed = slot.owed and flow(slot.recording) is Flow.CERTAIN
    state = put(state, index, replace(slot, owed=owed))
    effects = tuple[PhoneEffect, ...]()
    for one in due:
        state, more = _one_said(state, index, one)
        effects += more
    return state, effects


def _one_said(state: PhoneState, index: int, notice: Notice) -> Step:
    """A start waits until everybody listens; after a failure's words the next one is news."""
    slot = state.slots[index]
    if slot is None:
        return state, ()
    match notice.kind:
        case Kind.START if not _all_listen(state, index):
            return put(state, index, replace(slot, owed=True)), ()
        case Kind.START | Kind.STOP | Kind.FAILURE_PROCEED:
            state = announced(state, index, so=notice.kind is Kind.START)
        case Kind.FAILURE_END:
            state = put(state, index, replace(slot, ending=Ending.UNRECORDED))
            state = announced(without_consultation(state, index), index, so=False)
        case _:
            pass
    return say(state, index, notice)


def _all_listen(state: PhoneState, index: int) -> bool:
    return all(listens(one) for at in heard_with(state, index) if (one := state.slots[at]))


def interrupted(state: PhoneState, index: int) -> PhoneState:
    """Who held the call in the middle of the start's words has not heard them: they are owed."""
    slot = state.slots[index]
    if slot is None or not slot.call.held or not is_said(slot, Kind.START):
        return state
    return put(state, index, replace(slot, announced=False, owed=True))


def start_where_owed(profile: Setting, state: PhoneState) -> Step:
    """After each step: who was held when the recording started is told when it listens. A guest
    that waits to be told waits no more where the host is not recorded meanwhile: both are told
    when it is."""
    effects = tuple[PhoneEffect, ...]()
    for index, slot in enumerate(state.slots):
        if slot is None or not slot.owed or is_said(slot, Kind.START):
            continue
        if not _all_listen(state, index):
            continue
        state = put(state, index, replace(slot, owed=False))
        host = state.slots[host_of(state, index)] or slot
        who = _audience(profile, state, index)
        if who.spoken and not who.announced and flow(host.recording) is Flow.CERTAIN:
            state, more = _one_said(state, index, Notice(Kind.START))
            effects += more
        else:
            state = told_first(state, index)
    return state, effects


def told_first(state: PhoneState, guest: int) -> PhoneState:
    """The guest of a conference has heard that it is recorded, and may be heard now; unless it
    held us meanwhile."""
    joined, slot = state.conference, state.slots[guest]
    if joined is None or joined.guest != guest or slot is None or slot.owed:
        return state
    return replace(state, conference=replace(joined, told=True))


def _audience(profile: Setting, state: PhoneState, index: int) -> Audience:
    """Those whom the recording of this slot is of; who is never told is not waited for."""
    parties = [one for at in heard_with(state, index) if (one := state.slots[at])]
    host = state.slots[host_of(state, index)]
    settings = line_of(profile, host.call.line if host else state.line).recording
    told = [one for one in parties if tells(profile, settings, one)]
    return Audience(spoken=bool(told), announced=all(one.announced for one in told))


def tells(profile: Setting, settings: RecordingSettings, slot: Slot) -> bool:
    """Whether the party of this call is told that a recording starts or stops (SPEC C1, C6)."""
    pstn = from_pstn(profile, slot.call.remote)
    return is_told(settings, slot.call, slot.compliance, pstn=pstn)


def stop_follows(profile: Setting, state: PhoneState, index: int) -> tuple[PhoneEffect, ...]:
    """The stop is announced when the session is over, and could not be told in it any more."""
    slot = state.slots[index]
    if slot is None or slot.call.emergency:
        return ()
    if not stop_is_said(_audience(profile, state, index)):
        return ()
    told = Told(Kind.STOP, Rendering.WORDS, slot.call.language, ALL_PARTIES, Outcome.FOLLOWS)
    return (TellRecorder(index, told),)
