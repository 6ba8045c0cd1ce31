"""What is being said to the parties of a call: asked for, waiting, over; and what the provider is
told of it (SPEC C3).

Knows no reason why anything is said, and no sound. What waits is dropped when it is no longer so.
"""

from dataclasses import replace

from announcements.catalogue import Kind, superseded
from announcements.prompts import Rendering
from phone.effects import Announce, PhoneEffect, TellRecorder
from phone.notices.announcements import Notice
from phone.notices.outcome import ALL_PARTIES, AnnouncementEnded, Outcome, Told
from phone.slots import Step, heard_with, host_of, put
from phone.state import PhoneState, Slot

ELSEWHERE = (Kind.STOP, Kind.COMPLIANCE)
"""The provider knows of the stop before it is said; `compliance` tells of its own."""


def say(state: PhoneState, index: int, notice: Notice) -> Step:
    """After what is being said in this slot; what waits and is not so any more is dropped."""
    slot = state.slots[index]
    if slot is None:
        return state, ()
    kept = [
        (at, one)
        for at, one in enumerate(slot.announcing)
        if at == 0 or not superseded(one.kind, notice.kind)
    ]
    told = sum(at < slot.told for at, _ in kept)
    said = (*(one for _, one in kept), notice)
    state = put(state, index, replace(slot, announcing=said, told=told))
    return state, (Announce(index, notice.kind, notice.form),)


def is_said(slot: Slot, kind: Kind) -> bool:
    """Whether these words are being said, or wait for their turn."""
    return any(one.kind is kind for one in slot.announcing)


def over(state: PhoneState, event: AnnouncementEnded) -> Step:
    """A notice is over; the provider is told, unless it has been. A start that nobody heard has
    still to be said (SPEC C1)."""
    slot = state.slots[event.slot]
    kinds = [one.kind for one in slot.announcing] if slot else []
    if slot is None or event.kind not in kinds:
        return state, ()
    at = kinds.index(event.kind)
    known = at < slot.told
    left = (*slot.announcing[:at], *slot.announcing[at + 1 :])
    state = put(state, event.slot, replace(slot, announcing=left, told=slot.told - known))
    unheard = event.rendering is Rendering.NOTHING
    if event.kind is Kind.START and unheard:
        state = announced(state, event.slot, so=False)
    if known or event.kind in ELSEWHERE:
        return state, ()
    told = Told.of(event, ALL_PARTIES, Outcome.FAILED if unheard else Outcome.PLAYED)
    return state, (TellRecorder(host_of(state, event.slot), told),)


def told_before_the_end(state: PhoneState, index: int) -> Step:
    """The session of this slot is about to be closed: what its parties are hearing now belongs to
    it, and to no later one."""
    effects = list[PhoneEffect]()
    for at in heard_with(state, index):
        slot = state.slots[at]
        if slot is None:
            continue
        for one in slot.announcing[slot.told :]:
            if one.kind not in ELSEWHERE:
                told = Told(
                    one.kind, one.rendering, slot.call.language, ALL_PARTIES, Outcome.PLAYING
                )
                effects.append(TellRecorder(index, told))
        state = put(state, at, replace(slot, told=len(slot.announcing)))
    return state, tuple(effects)


def announced(state: PhoneState, index: int, *, so: bool) -> PhoneState:
    """Whether those whom the recording of this slot is of have been told of it."""
    for at in heard_with(state, index):
        slot = state.slots[at]
        if slot is not None:
            state = put(state, at, replace(slot, announced=so))
    return state
