"""The compliance announcement of a call, from its offer or its answer on (SPEC C6).

Inbound on an early dialog, before the phone alerts; outbound after the answer and the profile's
delay, as soon as the far party can hear it. The lamp is unaffected (SPEC B4).
"""

from dataclasses import replace

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import Rendering
from phone.call.events import CallTimer
from phone.call.states import Call, CallState, Direction
from phone.effects import AskCall, CallAction, CancelTimer, PhoneEffect, StartTimer, TellRecorder
from phone.lines import Setting, from_pstn, line_of, mode_of
from phone.notices.announcements import Notice
from phone.notices.compliance import UNDER_WAY, Compliance, is_wanted
from phone.notices.outcome import FAR_ALONE, AnnouncementEnded, Outcome, Told
from phone.notices.reasons import ANSWERED_FIRST, NOT_HEARD, OVER_FIRST
from phone.recording.table import OPEN
from phone.saying import is_said, say
from phone.slots import Step, host_of, listens, put
from phone.state import PhoneState, Slot


def is_due(profile: Setting, call: Call) -> bool:
    """Whether this call begins with the announcement; an incoming one needs an early dialog."""
    settings = line_of(profile, call.line).recording
    pstn = from_pstn(profile, call.remote)
    return is_wanted(settings, call, mode_of(profile, call), pstn=pstn)


def early_media(state: PhoneState, index: int, reason: str, *, ready: bool) -> Step:
    """The caller of an unanswered call can hear us now, or never will before the answer."""
    slot = state.slots[index]
    if slot is None or slot.compliance is not Compliance.DUE or _is_answered(slot):
        return state, ()
    if ready and not slot.call.held:
        return _play(state, index, slot)
    return _over(state, index, slot, _failed(reason or NOT_HEARD))


def answered(profile: Setting, state: PhoneState, index: int) -> Step:
    """The call was answered: by us, or by the party that is to hear the announcement now."""
    slot = state.slots[index]
    if slot is None or slot.call.direction is Direction.RECIPIENT:
        return moved_on(state, index)
    if slot.compliance is Compliance.EARLIER:
        earlier = Told(Kind.COMPLIANCE, Rendering.WORDS, None, FAR_ALONE, Outcome.EARLIER)
        return state, (TellRecorder(host_of(state, index), earlier),)
    if slot.compliance is not Compliance.NONE or not is_due(profile, slot.call):
        return state, ()
    seconds = float(line_of(profile, slot.call.line).recording.compliance_delay_s)
    if not seconds:
        return put(state, index, replace(slot, compliance=Compliance.DUE)), ()
    state = put(state, index, replace(slot, compliance=Compliance.DELAYED))
    return state, (StartTimer(index, CallTimer.COMPLIANCE_DELAY, seconds),)


def moved_on(state: PhoneState, index: int) -> Step:
    """An incoming call is answered, or replaced by one that is: it was not told before."""
    slot = state.slots[index]
    inbound = slot is not None and slot.call.direction is Direction.RECIPIENT
    if slot is None or not inbound or slot.compliance not in UNDER_WAY:
        return state, ()
    return _over(state, index, slot, _failed(ANSWERED_FIRST))


def judged_again(profile: Setting, state: PhoneState, index: int) -> Step:
    """Somebody else is there, while it waits: it is for the PSTN alone."""
    slot = state.slots[index]
    waits = slot is not None and slot.compliance in (Compliance.DUE, Compliance.DELAYED)
    if slot is None or not waits or not _is_answered(slot) or is_due(profile, slot.call):
        return state, ()
    state = put(state, index, replace(slot, compliance=Compliance.NONE))
    return state, _without_delay(index, slot)


def for_another(profile: Setting, state: PhoneState, index: int, before: Slot) -> Step:
    """Another party is in the place of that of `before`, whom we called: it hears what nobody has
    heard whole."""
    slot = state.slots[index]
    if slot is None or slot.call.direction is Direction.RECIPIENT:
        return moved_on(state, index)
    if before.compliance in (Compliance.PLAYED, Compliance.EARLIER):
        return state, ()
    now = Compliance.DUE if is_due(profile, slot.call) else Compliance.NONE
    return put(state, index, replace(slot, compliance=now)), _without_delay(index, before)


def interrupted(state: PhoneState, index: int) -> Step:
    """Who held the call in the middle of the words has not heard them: they are due again, but to
    a caller it is too late for that."""
    slot = state.slots[index]
    if slot is None or slot.compliance is not Compliance.PLAYING or not slot.call.held:
        return state, ()
    if not _is_answered(slot):
        return _over(state, index, slot, _failed(NOT_HEARD))
    return put(state, index, replace(slot, compliance=Compliance.DUE)), ()


def call_over(state: PhoneState, index: int) -> Step:
    """The call has ended, and has its timer still; the recording is told that nobody heard it."""
    slot = state.slots[index]
    if slot is None or slot.compliance not in UNDER_WAY:
        return state, ()
    at, effects = host_of(state, index), _without_delay(index, slot)
    host = state.slots[at]
    if host is not None and host.recording.phase in OPEN:
        effects = (*effects, TellRecorder(at, _failed(OVER_FIRST)))
    return state, effects


def delay_expired(state: PhoneState, index: int) -> PhoneState:
    """Due from now on."""
    slot = state.slots[index]
    if slot is None or slot.compliance is not Compliance.DELAYED:
        return state
    return put(state, index, replace(slot, compliance=Compliance.DUE))


def played_where_due(state: PhoneState) -> Step:
    """After each step: what is due in an answered call is played if its far party is listening."""
    effects = tuple[PhoneEffect, ...]()
    for index, slot in enumerate(state.slots):
        waits = slot is not None and slot.compliance is Compliance.DUE and listens(slot)
        if slot is not None and waits and not is_said(slot, Kind.COMPLIANCE):
            state, more = _play(state, index, slot)
            effects += more
    return state, effects


def ended(state: PhoneState, event: AnnouncementEnded) -> Step:
    """It has been heard, or not; a tone is not the words that the law asks for."""
    slot = state.slots[event.slot]
    if slot is None or slot.compliance is not Compliance.PLAYING:
        return state, ()
    heard = event.rendering is Rendering.WORDS
    outcome = Outcome.PLAYED if heard else Outcome.FAILED
    return _over(state, event.slot, slot, Told.of(event, FAR_ALONE, outcome))


def _failed(reason: str) -> Told:
    return Told(Kind.COMPLIANCE, Rendering.NOTHING, None, FAR_ALONE, Outcome.FAILED, reason=reason)


def _play(state: PhoneState, index: int, slot: Slot) -> Step:
    state = put(state, index, replace(slot, compliance=Compliance.PLAYING))
    return say(state, index, Notice(Kind.COMPLIANCE))


def _over(state: PhoneState, index: int, slot: Slot, told: Told) -> Step:
    """The provider is told of it, and a call that waited for it alerts."""
    played = told.outcome is Outcome.PLAYED
    now = replace(slot, compliance=Compliance.PLAYED if played else Compliance.FAILED)
    effects: tuple[PhoneEffect, ...] = (TellRecorder(host_of(state, index), told),)
    if not _is_answered(slot):
        effects += (AskCall(index, CallAction.ALERT),)
    return put(state, index, now), effects


def _is_answered(slot: Slot) -> bool:
    return slot.call.state is CallState.CONFIRMED


def _without_delay(index: int, slot: Slot) -> tuple[PhoneEffect, ...]:
    delayed = slot.compliance is Compliance.DELAYED
    return (CancelTimer(index, CallTimer.COMPLIANCE_DELAY),) if delayed else ()


def language_of(profile: Setting, line: int, came_to: tuple[str, ...] = ()) -> Language:
    """Of whom the call came to: the service through which it came, else the line (SPEC C7)."""
    services = dict(profile.service_languages)
    own = line_of(profile, line).recording.language
    return Language(next((services[one] for one in came_to if one in services), own))
