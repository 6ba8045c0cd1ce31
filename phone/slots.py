"""Call appearances: what stands in them, whether there is room for a call, and which has the focus.

What a call's recording does is `recorded_calls`'.
"""

from collections.abc import Iterable
from dataclasses import replace

from phone.call.states import Call, CallState, Direction
from phone.effects import AskCall, CallAction, PhoneEffect
from phone.lines import Setting, mode_of
from phone.notices.compliance import UNDER_WAY
from phone.recording.machine import Recording
from phone.recording.table import ALWAYS_MODES
from phone.recording.words import Mode
from phone.state import Ending, Inherited, PhoneState, Slot

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


def is_offered(slot: Slot) -> bool:
    """An incoming call that nobody has answered."""
    return slot.call.direction is Direction.RECIPIENT and slot.call.state is not CallState.CONFIRMED


def is_ringing(slot: Slot) -> bool:
    """Offered, and its caller has heard what is to be heard before (SPEC C6): it alerts, and may
    be answered."""
    return is_offered(slot) and slot.compliance not in UNDER_WAY


def is_calling(slot: Slot) -> bool:
    """Our call alerts at the far end, without media of its own to be heard."""
    return slot.call.state is CallState.PROCEEDING


def wants_talk(slot: Slot | None) -> bool:
    """Answered, and not held nor asked to be: at most one conversation is, on the whole phone."""
    return bool(slot and slot.call.state is CallState.CONFIRMED and not slot.call.hold_wanted)


def listens(slot: Slot) -> bool:
    """Whether its far party hears what is said to it: nobody holds it, and it is not on its way
    out."""
    return slot.call.talking and not slot.call.held and slot.ending is None


def may_be_retrieved(slot: Slot | None) -> bool:
    """Whether the user can go (back) to this conversation: answered, and not about to end."""
    return bool(slot and slot.call.state is CallState.CONFIRMED and slot.ending is None)


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


def heard_with(state: PhoneState, index: int) -> tuple[int, ...]:
    """Whom this call's recording and notices are of: in a conference, of its guest too, once that
    has been told (SPEC C1)."""
    joined = state.conference
    together = joined is not None and joined.host == index and joined.told
    return (index, joined.guest) if joined is not None and together else (index,)


def must_be_recorded(state: PhoneState, host: int) -> bool:
    """Whether the guest's mode does not let the one recording end."""
    joined = state.conference
    guest = state.slots[joined.guest] if joined is not None and joined.host == host else None
    return guest is not None and guest.recording.mode in ALWAYS_MODES


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
    slot = Slot(
        call,
        recording,
        inherited,
        follows,
        announced=inherited.announced,
        compliance=inherited.compliance,
    )
    return put(state, index, slot)


def hang_up(state: PhoneState, indexes: Iterable[int]) -> Step:
    """End these calls: until they have ended their keys do no more than that, and none of them is
    recorded anew for what the others leave behind."""
    effects = list[PhoneEffect]()
    for index in indexes:
        slot = state.slots[index]
        if slot is not None:
            state = without_consultation(state, index)
            state = put(state, index, replace(slot, ending=Ending.HANGING_UP))
            effects.append(AskCall(index, CallAction.HANG_UP))
    return state, tuple(effects)


def without_consultation(state: PhoneState, index: int) -> PhoneState:
    """A call that is on its way out is neither transferred nor joined."""
    asked = state.consultation
    given_up = asked is not None and index in (asked.slot, asked.other)
    return replace(state, consultation=None) if given_up else state


def into_focus(state: PhoneState, index: int) -> PhoneState:
    """Screen and keys follow this call from now on."""
    return replace(state, focus=index, digits=None, page=0)
