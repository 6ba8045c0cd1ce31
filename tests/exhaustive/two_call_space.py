"""Two calls of the whole phone, on lines of different modes: every plausible event.

Reduced by what `Forgetting` folds, coarsely, and by symmetry: of two phones whose calls have
changed places, one is walked through (`canonical`). Where the phone itself tells the places apart
– it looks at the first of two that are equal – both are tried.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallOffered,
    CallReplaced,
    HoldChanged,
    HoldRefused,
    RemoteChanged,
    TransferEnded,
    TransferRequested,
)
from phone.call.states import Arrival, CallState, EndReason, Party
from phone.dialling import incoming, slot_for_offer
from phone.lines import Setting
from phone.monitors.notices import Announcements
from phone.monitors.privacy import Privacy
from phone.state import Ending, PhoneEvent, PhoneState, Slot, TargetDialled
from softkeys.keypad import Key
from tests.exhaustive.forgetting import METTE, Forgetting, all_pages
from tests.exhaustive.phone_space import SOFTKEYS, pressed, reported
from tests.exhaustive.search import Node

KEYS = (
    *(*SOFTKEYS, Key.LINE_1, Key.LINE_2, Key.DIGIT_5, Key.OFF_HOOK, Key.ON_HOOK, Key.OK),
    *(Key.HOLD, Key.TRANSFER, Key.CONFERENCE, Key.DOWN),
)
"""Every meaning a key may have with two calls; HOOK means what OFF_HOOK or ON_HOOK does, UP what
DOWN does, and a speed dial is a number that is dialled."""


@dataclass(frozen=True)
class TwoCalls:
    """The space of two calls under a profile. `remote_holds`: the far ends hold as well;
    `emergency`: the user calls for help; `parties`: whom the far ends may become."""

    setting: Setting
    dialogs: int = 4
    remote_holds: bool = False
    emergency: bool = False
    parties: tuple[Party, ...] = (METTE,)

    @cached_property
    def forgetting(self) -> Forgetting:
        """What decides nothing under this profile."""
        return Forgetting(self.setting, coarse=True)

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """The numbers of the lines."""
        return tuple(line.number for line in self.setting.lines)

    @property
    def start(self) -> Node:
        """An idle phone with two appearances."""
        return self.folded(Node(PhoneState(slots=(None, None), dialogs=self.dialogs)))

    def moves(self, node: Node) -> Iterator[tuple[Node, PhoneEvent]]:
        """Whatever is plausible, in both orders of the calls where that may matter."""
        yield from self._keys(node)
        if node.state.digits is not None and all(node.state.slots):
            yield from self._keys(swapped(node))
        for event in self._new_calls(node.state):
            yield node, event
        for index, slot in enumerate(node.state.slots):
            if slot is not None:
                yield from reported(self.forgetting, node, index)
                for event in self._of_call(node.state, index, slot):
                    yield node, event
                if slot.call.hold_wanted:  # and is refused before it has been answered
                    yield replace(node, state=unanswered(node.state)), HoldRefused(index)

    def _keys(self, node: Node) -> Iterator[tuple[Node, PhoneEvent]]:
        """With a digit keyed and without; with a hold that is answered and one that is not."""
        states = [node.state]
        if node.state.digits is not None:
            states.append(replace(node.state, digits="5"))
        for state in states:
            for here, event in pressed(self.setting, state, KEYS):
                yield replace(node, state=here), event
                asked = unanswered(here)
                if asked is not here:
                    yield replace(node, state=asked), event

    def _new_calls(self, state: PhoneState) -> Iterator[PhoneEvent]:
        """Two calls of one line are a walk of their own."""
        busy = {slot.call.line for slot in state.slots if slot} if len(self.lines) > 1 else set()
        for line in self.lines:
            if line not in busy:
                yield TargetDialled("1002", line)
                for party in self.parties:
                    index = slot_for_offer(
                        self.setting, state, incoming(self.setting, line, party, Arrival())
                    )
                    if index is not None:
                        yield CallOffered(index, line, party)
        if self.emergency:
            yield TargetDialled("112")

    def _of_call(self, state: PhoneState, index: int, slot: Slot) -> Iterator[PhoneEvent]:
        call = slot.call
        yield CallEnded(index, EndReason.REMOTE_BYE)
        if slot.ending is Ending.HANGING_UP:
            return  # our BYE is on its way: nothing else comes
        if call.state is not CallState.CONFIRMED:
            yield CallConfirmed(index)
            return
        if call.held_by_local and not call.hold_wanted:
            yield HoldChanged(index, False, call.held_by_remote)
        if call.held_here:
            yield HoldRefused(index)
        if self.remote_holds:
            yield HoldChanged(index, call.held_by_local, not call.held_by_remote)
        for party in self.parties:
            yield CallReplaced(index, party)
            if len(self.parties) > 1:
                yield RemoteChanged(index, party)
            if len(self.lines) == 1 or all(state.slots):  # the call would be of the same line
                yield TransferRequested(index, party)
        if slot.ending is Ending.TRANSFERRING:
            yield TransferEnded(index, 202)
            yield TransferEnded(index, 503)

    def seen(self, node: Node) -> Iterator[PhoneState]:
        """On whatever page of keys."""
        return all_pages(self.setting, node.state)

    def folded(self, node: Node) -> Node:
        """The node without what decides nothing, its calls in their order."""
        return canonical(Node(self.forgetting.state(node.state), node.said, node.paused))


def unanswered(state: PhoneState) -> PhoneState:
    """The same before the far ends have answered to the holds that are wanted."""
    slots = tuple(
        replace(slot, call=replace(slot.call, held_by_local=False))
        if slot and slot.call.hold_wanted and slot.call.held_by_local
        else slot
        for slot in state.slots
    )
    return state if slots == state.slots else replace(state, slots=slots)


def canonical(node: Node) -> Node:
    """The calls in an order of their own, whichever came first: the one in focus, or that is to be
    transferred or joined, or the host of a conference; else by what they are."""
    state = node.state
    asked, joined = state.consultation, state.conference
    if state.focus is not None:
        first = state.focus
    elif asked is not None:
        first = asked.slot
    elif joined is not None:
        first = joined.host
    else:
        first = 0 if _rank(node, 0) <= _rank(node, 1) else 1
    return swapped(node) if first == 1 else node


def _rank(node: Node, index: int) -> str:
    return (
        f"{node.state.slots[index]} {_of(node.said.said, index)} {_of(node.paused.paused, index)}"
    )


def _of(facts: frozenset[tuple[int, object]], index: int) -> list[str]:
    return sorted(str(fact) for at, fact in facts if at == index)


def swapped(node: Node) -> Node:
    """The same with the two calls in each other's place."""
    state = node.state
    asked, joined = state.consultation, state.conference
    if asked is not None:
        other = None if asked.other is None else 1 - asked.other
        asked = replace(asked, slot=1 - asked.slot, other=other)
    if joined is not None:
        joined = replace(joined, host=1 - joined.host, guest=1 - joined.guest)
    one, other_slot = state.slots
    there = replace(
        state,
        slots=(_moved(other_slot), _moved(one)),
        focus=None if state.focus is None else 1 - state.focus,
        consultation=asked,
        conference=joined,
    )
    said = Announcements(frozenset((1 - at, it) for at, it in node.said.said))
    paused = Privacy(frozenset((1 - at, it) for at, it in node.paused.paused))
    return Node(there, said, paused)


def _moved(slot: Slot | None) -> Slot | None:
    return replace(slot, follows=1 - slot.follows) if slot and slot.follows is not None else slot
