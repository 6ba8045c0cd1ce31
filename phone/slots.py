"""Call appearances: putting a call into one, and letting its recording have an event."""

from dataclasses import replace
from typing import assert_never

from phone.call.states import Call
from phone.effects import AskRecorder, PhoneEffect
from phone.effects import CancelTimer as CancelSlotTimer
from phone.effects import StartTimer as StartSlotTimer
from phone.messages import after_change, toast
from phone.recording import machine
from phone.recording.machine import Ask, CancelTimer, Recording, Say, StartTimer
from phone.recording.words import Event
from phone.state import Message, PhoneState, Slot
from provisioning.profile import Line, Profile
from softkeys.key_list import KeyList

Setting = Profile[KeyList]
Step = tuple[PhoneState, tuple[PhoneEffect, ...]]


def line_of(profile: Setting, number: int) -> Line:
    """The line with this number, else the first (a profile has at least one)."""
    return next((line for line in profile.lines if line.number == number), profile.lines[0])


def free(state: PhoneState) -> int | None:
    """The first slot without a call, if any."""
    return next((index for index, slot in enumerate(state.slots) if slot is None), None)


def put(state: PhoneState, index: int, slot: Slot | None) -> PhoneState:
    """The state with another slot; the focus leaves a slot that is empty."""
    slots = (*state.slots[:index], slot, *state.slots[index + 1 :])
    focus = state.focus if state.focus != index or slot is not None else None
    return replace(state, slots=slots, focus=focus)


def place(profile: Setting, state: PhoneState, index: int, call: Call) -> PhoneState:
    """A new call in a slot; its mode is fixed now (a later profile waits for idle)."""
    mode = line_of(profile, call.line).recording.mode
    state = put(state, index, Slot(call, Recording(mode)))
    return replace(state, focus=index, digits=None, page=0)


def record(state: PhoneState, index: int, event: Event) -> Step:
    """Let the recording of a slot have an event; a slot without a call ignores it."""
    slot = state.slots[index]
    if slot is None:
        return state, ()
    after, effects = machine.step(slot.recording, event)
    message = after_change(slot.recording, after)
    state = put(state, index, replace(slot, recording=after))
    asked = list[PhoneEffect]()
    for effect in effects:
        match effect:
            case Ask(action):
                asked.append(AskRecorder(index, action))
            case StartTimer(timer, seconds):
                asked.append(StartSlotTimer(index, timer, seconds))
            case CancelTimer(timer):
                asked.append(CancelSlotTimer(index, timer))
            case Say(note):
                message = Message(note.value)
            case _:
                assert_never(effect)
    return (toast(state, message) if message else state), tuple(asked)
