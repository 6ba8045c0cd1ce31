"""Call appearances: putting a call into one, its focus, and letting its recording have an event."""

from dataclasses import replace
from typing import assert_never

from announcements.catalogue import Kind
from phone.call.states import Call, CallState, Direction
from phone.effects import Announce, AskCall, AskRecorder, CallAction, PhoneEffect
from phone.effects import CancelTimer as CancelSlotTimer
from phone.effects import StartTimer as StartSlotTimer
from phone.lines import Setting, from_pstn, line_of, mode_of
from phone.messages import after_change, toast
from phone.notices.announcements import Audience, notice
from phone.recording import machine
from phone.recording.machine import Ask, CancelTimer, Recording, Say, StartTimer
from phone.recording.table import FAILURES, OPEN
from phone.recording.words import Action, Event, Mode, Wish
from phone.state import Ending, Inherited, Message, PhoneState, Slot

Step = tuple[PhoneState, tuple[PhoneEffect, ...]]


def free(state: PhoneState) -> int | None:
    """The first slot without a call, if any."""
    return next((index for index, slot in enumerate(state.slots) if slot is None), None)


def room(profile: Setting, state: PhoneState, call: Call) -> int | None:
    """A slot for `call` if there is one, and a dialog for it and for its recording where its mode
    may need one (DESIGN §3 "capacity")."""
    taken = sum(_dialogs(slot.recording.mode) for slot in state.slots if slot)
    return free(state) if taken + _dialogs(mode_of(profile, call)) <= state.dialogs else None


def _dialogs(mode: Mode) -> int:
    return 1 if mode is Mode.NEVER else 2


def put(state: PhoneState, index: int, slot: Slot | None) -> PhoneState:
    """The state with another slot; the focus leaves a slot that is empty."""
    slots = (*state.slots[:index], slot, *state.slots[index + 1 :])
    state = replace(state, slots=slots)
    return refocus(state) if state.focus == index and slot is None else state


def refocus(state: PhoneState) -> PhoneState:
    """The focus on the call that is most in want of it: ringing, talking, held, calling out."""

    def order(index: int) -> int:
        slot = state.slots[index]
        if slot is None:
            return 9
        if is_ringing(slot):
            return 0
        return 1 if slot.call.talking else 2 if slot.call.state is CallState.CONFIRMED else 3

    calls = [index for index, slot in enumerate(state.slots) if slot]
    return replace(state, focus=min(calls, key=order, default=None), digits=None, page=0)


def is_ringing(slot: Slot) -> bool:
    """An incoming call that nobody has answered."""
    return slot.call.direction is Direction.RECIPIENT and slot.call.state is not CallState.CONFIRMED


def is_calling(slot: Slot) -> bool:
    """Our call alerts at the far end, without media of its own to be heard."""
    return slot.call.state is CallState.PROCEEDING


def wants_talk(slot: Slot | None) -> bool:
    """Answered, and not held nor asked to be: at most one conversation is, on the whole phone."""
    return bool(slot and slot.call.state is CallState.CONFIRMED and not slot.call.hold_wanted)


def in_conference(state: PhoneState, index: int) -> bool:
    """Whether this slot is one of the joined two."""
    joined = state.conference
    return joined is not None and index in (joined.host, joined.guest)


def in_emergency(state: PhoneState) -> bool:
    """Whether an emergency call is under way: nothing else is answered, placed or held for it
    meanwhile (DESIGN §3 "emergency calls")."""
    return any(slot and slot.call.emergency for slot in state.slots)


def host_of(state: PhoneState, index: int) -> int:
    """Whose recording this call's keys act on: in a conference it is the host's."""
    joined = state.conference
    return joined.host if joined is not None and in_conference(state, index) else index


def place(
    profile: Setting,
    state: PhoneState,
    index: int,
    call: Call,
    *,
    inherited: Inherited = Inherited(),  # noqa: B008  it is frozen
    follows: int | None = None,
) -> PhoneState:
    """A new call in a slot; its mode is fixed now (a later profile waits for idle)."""
    recording = Recording(mode_of(profile, call))
    slot = Slot(call, recording, inherited, follows, announced=inherited.announced)
    return put(state, index, slot)


def into_focus(state: PhoneState, index: int) -> PhoneState:
    """Screen and keys follow this call from now on."""
    return replace(state, focus=index, digits=None, page=0)


def inherit(slot: Slot) -> Inherited:
    """What the next call takes over (DESIGN §3 "transfer")."""
    recording = slot.recording
    is_open = recording.phase in OPEN
    paused = recording.wish is Wish.PAUSED and recording.phase in (*OPEN, *FAILURES)
    waiting = slot.inherited if slot.call.state is not CallState.CONFIRMED else Inherited()
    return Inherited(
        is_open or waiting.record, paused or waiting.paused, slot.announced or waiting.announced
    )


def begin(profile: Setting, state: PhoneState, index: int) -> Step:
    """The call is confirmed: its recording goes by its mode, and by what it inherited."""
    slot = state.slots[index]
    if slot is None:
        return state, ()
    events = [Event.CALL_CONFIRMED]
    events += [Event.RECORD_PRESSED] if slot.inherited.record else []
    events += [Event.PAUSE_PRESSED] if slot.inherited.paused else []
    state = put(state, index, replace(slot, inherited=Inherited()))
    effects = tuple[PhoneEffect, ...]()
    for event in events:
        state, more = record(profile, state, index, event)
        effects += more
    return state, effects


def record(profile: Setting, state: PhoneState, index: int, event: Event, reason: str = "") -> Step:
    """Let the recording of a slot have an event; a slot without a call ignores it. `reason` goes
    with the end of a session that is not the end of its call."""
    slot = state.slots[index]
    if slot is None or (slot.ending is Ending.UNRECORDED and event is Event.RETRY_EXPIRED):
        return state, ()
    after, effects = machine.step(slot.recording, event)
    message = after_change(slot.recording, after)
    now, announced = _announced(profile, index, replace(slot, recording=after), slot.recording)
    asked = list[PhoneEffect]()
    for effect in effects:
        match effect:
            case Ask(action):
                asked.append(AskRecorder(index, action, reason if action is Action.CLOSE else ""))
            case StartTimer(timer, seconds):
                asked.append(StartSlotTimer(index, timer, seconds))
            case CancelTimer(timer):
                asked.append(CancelSlotTimer(index, timer))
            case Say(note):
                message = Message(note.value)
            case _:
                assert_never(effect)
    if now.ending is Ending.UNRECORDED:
        message = Message.ENDS_UNRECORDED
    state = put(state, index, now)
    return (toast(state, message) if message else state), (*asked, *announced)


def _announced(
    profile: Setting, index: int, slot: Slot, before: Recording
) -> tuple[Slot, tuple[PhoneEffect, ...]]:
    """What is played because of the change (SPEC C1, C4, H1); an emergency call is not talked
    over, nor ended."""
    call = slot.call
    if call.emergency:
        return slot, ()
    told = Audience(from_pstn(profile, call.remote), slot.announced)
    due = notice(line_of(profile, call.line).recording, told, before, slot.recording)
    if due is None:
        return slot, ()
    slot = replace(slot, announcing=due.kind)
    match due.kind:
        case Kind.START:
            slot = replace(slot, announced=True)
        case Kind.STOP:
            slot = replace(slot, announced=False)
        case Kind.FAILURE_END:
            slot = replace(slot, ending=Ending.UNRECORDED)
        case _:
            pass
    return slot, (Announce(index, due.kind, due.form),)


def ask(index: int, action: CallAction) -> tuple[PhoneEffect, ...]:
    """One thing asked of one call."""
    return (AskCall(index, action),)
