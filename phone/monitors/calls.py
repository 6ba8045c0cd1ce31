"""What becomes of calls: transfers that are answered, ends that are ours, a microphone that is
asked for, a focus that stays (DESIGN §3).

Each promise compares one step's before and after; what lasts is in the phone's state.
"""

from dataclasses import dataclass

from announcements.catalogue import Kind
from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallOffered,
    CallReplaced,
    TransferEnded,
    TransferRequested,
)
from phone.call.states import CallState, Direction
from phone.effects import CallAction, Follow, RefuseTransfer, Transfer, TransferTo
from phone.monitors.words import Effects, Violation, asked, lasting
from phone.notices.outcome import AnnouncementEnded
from phone.state import Ending, PhoneEvent, PhoneState, Slot, TargetDialled
from softkeys.keypad import KeyPressed


@dataclass(frozen=True, slots=True)
class Transfers:
    """A REFER is answered once, and one that is accepted leads to a call; ours is under way until
    its final word."""

    def step(
        self, before: PhoneState, event: PhoneEvent, effects: Effects, after: PhoneState
    ) -> "Transfers | Violation":
        answers = [it for it in effects if isinstance(it, Follow | RefuseTransfer)]
        due = [event.slot] if isinstance(event, TransferRequested) else []
        if [it.slot for it in answers] != due:
            return Violation("a REFER is answered once, and nothing else is")
        if any(isinstance(it, Follow) and not _leads(it, before, after) for it in answers):
            return Violation("a REFER is accepted, and leads to no call")
        for effect in effects:
            if isinstance(effect, Transfer | TransferTo) and not _referring(after, effect.slot):
                return Violation("a REFER is sent, and not waited for")
        ends = isinstance(event, TransferEnded | CallReplaced)
        for index, _, now in lasting(before, event, after):
            if _referring(before, index) and now.ending is None and not ends:
                return Violation("our REFER is forgotten before its final word")
        return self


def _referring(state: PhoneState, index: int) -> bool:
    slot = state.slots[index]
    return slot is not None and slot.ending is Ending.TRANSFERRING


def _leads(follow: Follow, before: PhoneState, after: PhoneState) -> bool:
    placed = after.slots[follow.into]
    if before.slots[follow.into] is not None or placed is None:
        return False
    return placed.follows == follow.slot and placed.call.direction is Direction.INITIATOR


@dataclass(frozen=True, slots=True)
class Ends:
    """A call is ended by its user, by a transfer that is over, to make room in an emergency, or
    because it may not go on unrecorded – and then it is; an emergency call by its user alone."""

    def step(
        self, before: PhoneState, event: PhoneEvent, effects: Effects, after: PhoneState
    ) -> "Ends | Violation":
        ended = asked(effects, CallAction.HANG_UP)
        if isinstance(event, AnnouncementEnded) and event.kind is Kind.FAILURE_END:
            due = {event.slot} if _unrecorded(before.slots[event.slot]) else set[int]()
            if ended != due:
                return Violation("with the words of the failure the call ends, and it alone")
        ours = isinstance(event, AnnouncementEnded | TransferEnded | CallConfirmed | TargetDialled)
        if ended and not ours and not isinstance(event, KeyPressed):
            return Violation("a call is ended without a reason")
        for index in ended:
            slot = before.slots[index]
            if slot is None:
                return Violation("a call is ended that there is not")
            if slot.call.emergency and not isinstance(event, KeyPressed):
                return Violation("an emergency call is ended by the phone")
        for index, _, now in lasting(before, event, after):
            over = now.ending in (Ending.UNRECORDED, Ending.HANGING_UP)
            if _unrecorded(before.slots[index]) and not over and not _new(event):
                return Violation("a call that may not go on unrecorded goes on")
        return self


def _unrecorded(slot: Slot | None) -> bool:
    return slot is not None and slot.ending is Ending.UNRECORDED


def _new(event: PhoneEvent) -> bool:
    return isinstance(event, CallReplaced)


@dataclass(frozen=True, slots=True)
class Microphone:
    """What is held here is asked of the far end in the same step, and what is spoken to again."""

    def step(
        self,
        before: PhoneState,
        event: PhoneEvent,
        effects: Effects,
        after: PhoneState,
    ) -> "Microphone | Violation":
        held = asked(effects, CallAction.HOLD) | asked(effects, CallAction.HANG_UP)
        retrieved = asked(effects, CallAction.RETRIEVE)
        for index, was, now in lasting(before, event, after):
            wanted, wants = was.call.hold_wanted, now.call.hold_wanted
            if wants and not wanted and index not in held and not now.call.held_by_local:
                return Violation("the microphone is taken from a call that is not held")
            if wanted and not wants and index not in retrieved:
                return Violation("the microphone is given to a call that is not retrieved")
        confirmed = {index for index, slot in enumerate(after.slots) if _answered(slot)}
        actions = (CallAction.HOLD, CallAction.RETRIEVE)
        for action in actions:
            if asked(effects, action) - confirmed:
                return Violation(f"{action.value} is asked of a call not answered")
        return self


def _answered(slot: Slot | None) -> bool:
    return slot is not None and slot.call.state is CallState.CONFIRMED


@dataclass(frozen=True, slots=True)
class Focus:
    """No key changes its call under the user's finger: the focus moves by keys, by the end of the
    call in it, by a transfer of that call, to what comes while there is nothing, or to an emergency
    call that waited for its appearance."""

    def step(
        self,
        before: PhoneState,
        event: PhoneEvent,
        effects: Effects,  # noqa: ARG002  the focus is a level
        after: PhoneState,
    ) -> "Focus | Violation":
        if isinstance(event, KeyPressed | TargetDialled):
            return self
        here, digits = before.focus, before.digits
        nothing = (here is None and digits is None) or before.urgent is not None
        own = isinstance(event, CallEnded | TransferRequested) and event.slot == here
        if nothing or own or (after.focus, after.digits) == (here, digits):
            return self
        if isinstance(event, CallOffered):
            return Violation("a call that rings takes the keys")
        return Violation("the focus moves by itself")
