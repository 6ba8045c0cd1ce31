"""Joining two calls on the phone, and what becomes of them afterwards (DESIGN §3 "conference").

One recording: that of the call which starts it. Knows what may not be joined, and why.
"""

from dataclasses import replace

from announcements.catalogue import Kind
from phone.announcing import stop_follows, tells
from phone.call.states import CallState
from phone.hold import retrieve
from phone.lines import Setting, line_of, mode_of
from phone.messages import toast
from phone.notices.announcements import Notice
from phone.recorded_calls import begin, inherit, record
from phone.recording.machine import Recording
from phone.recording.shown import Flow, flow, keys
from phone.recording.table import ALWAYS_MODES, FAILURES, OPEN
from phone.recording.words import Event, Wish
from phone.saying import say
from phone.slots import Step, put
from phone.state import Conference, Ending, Message, PhoneState, Slot

JOINED = "joined a conference"
APART = "the conference is over"


def join(profile: Setting, state: PhoneState, host: int, guest: int) -> Step:
    """Make one conversation of the two; refused with a message where a recording would be lost,
    or would have what was to be left out of it."""
    one, other = state.slots[host], state.slots[guest]
    if one is None or other is None or not _answered(one) or not _answered(other):
        return state, ()
    objection = _objection(one.recording, other.recording)
    if objection is not None:
        return toast(replace(state, page=0), objection), ()
    was_paused = _paused(other.recording)
    stops = () if _will_be_recorded(one.recording) else stop_follows(profile, state, guest)
    state, effects = record(profile, state, guest, Event.CALL_ENDED, JOINED)
    effects = (*stops, *effects)
    if stops:
        state, more = _stop_said(state, guest)
        effects += more
    if was_paused and not _paused(one.recording):
        state, more = record(profile, state, host, Event.PAUSE_PRESSED)
        effects += more
    state, more = _tell_first(profile, state, host, guest)
    effects += more
    state, more = retrieve(replace(state, consultation=None), host)
    return state, effects + more


def split(profile: Setting, state: PhoneState, ended: int) -> Step:
    """One of the two has gone: what remains goes by its own mode, as a new recording that takes
    over what the conference's was (paused stays paused). Before `ended` is taken from its slot."""
    joined = state.conference
    if joined is None or ended not in (joined.host, joined.guest):
        return state, ()
    host = state.slots[joined.host]
    left = joined.guest if ended == joined.host else joined.host
    remaining = state.slots[left]
    state = replace(state, conference=None)
    if remaining is None or host is None or remaining.ending is Ending.UNRECORDED:
        return state, ()  # a call that may not go on begins no recording
    inherited = replace(inherit(host), record=host.recording.phase in OPEN)
    state, effects = record(profile, state, left, Event.CALL_ENDED, APART)
    state = put(
        state,
        left,
        replace(
            remaining,
            recording=Recording(mode_of(profile, remaining.call)),
            inherited=inherited,
            announced=remaining.announced or inherited.announced,
            owed=False,
        ),
    )
    if remaining.ending is Ending.HANGING_UP:
        return state, effects
    state, more = begin(profile, state, left)
    return state, effects + more


def _stop_said(state: PhoneState, guest: int) -> Step:
    """SPEC C1: the recording of one who goes on unrecorded has ended."""
    slot = state.slots[guest]
    if slot is None:
        return state, ()
    return say(put(state, guest, replace(slot, announced=False)), guest, Notice(Kind.STOP))


def _objection(host: Recording, guest: Recording) -> Message | None:
    if guest.mode in ALWAYS_MODES and not _will_be_recorded(host):
        return Message.JOIN_UNRECORDED
    cannot_pause = not _paused(host) and Event.PAUSE_PRESSED not in keys(host)
    if _paused(guest) and _will_be_recorded(host) and cannot_pause:
        return Message.JOIN_PAUSED
    return None


def _will_be_recorded(recording: Recording) -> bool:
    return recording.mode in ALWAYS_MODES or recording.phase in OPEN


def _paused(recording: Recording) -> bool:
    """The user's last word on it, through failures as well."""
    return recording.phase in (*OPEN, *FAILURES) and recording.wish is Wish.PAUSED


def _answered(slot: Slot) -> bool:
    return slot.call.state is CallState.CONFIRMED


def _tell_first(profile: Setting, state: PhoneState, host: int, guest: int) -> Step:
    """SPEC C1: a party that was not told of a recording before is told before it is heard, as soon
    as it listens (`announcing.start_where_owed`)."""
    one, other = state.slots[host], state.slots[guest]
    if one is None or other is None:
        return state, ()
    settings = line_of(profile, one.call.line).recording
    due = tells(profile, settings, other)
    runs = flow(one.recording) is Flow.CERTAIN  # else both are told when it does
    if other.announced or other.call.emergency or not runs or not due:
        return replace(state, conference=Conference(host, guest)), ()
    state = replace(state, conference=Conference(host, guest, told=False))
    return put(state, guest, replace(other, owed=True)), ()
