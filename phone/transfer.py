"""Transfers (RFC 5589): ours, and those that are asked of us. The recording ends with its call;
what follows a call inherits from it (DESIGN §3). A call that is replaced is `remote_parties`'.
"""

from dataclasses import replace

from phone.call.address import user_part
from phone.call.states import Call, CallState, Direction, Party
from phone.effects import (
    AskCall,
    CallAction,
    Follow,
    PhoneEffect,
    RefuseTransfer,
    Transfer,
    TransferTo,
)
from phone.hold import hold, retrieve
from phone.lines import Setting
from phone.messages import toast
from phone.recorded_calls import inherit
from phone.slots import (
    Step,
    hang_up,
    host_of,
    in_emergency,
    into_focus,
    place,
    put,
    room,
    wants_talk,
)
from phone.state import Ending, Inherited, Message, PhoneState, Slot

BUSY_HERE, DECLINE = 486, 603


def blind(state: PhoneState, index: int, uri: str) -> Step:
    """Our REFER to `uri` (basic transfer, RFC 5589 §5)."""
    slot = state.slots[index]
    if slot is None:
        return state, ()
    state = put(state, index, replace(slot, ending=Ending.TRANSFERRING))
    state = into_focus(replace(state, consultation=None), index)
    return state, (Transfer(index, uri),)


def attended(state: PhoneState, index: int, other: int) -> Step:
    """Our REFER to the party that was consulted: with Replaces if it has answered (RFC 5589 §7),
    else the consultation is given up and the transfer is a blind one."""
    slot, consulted = state.slots[index], state.slots[other]
    if slot is None or consulted is None:
        return state, ()
    if consulted.call.state is not CallState.CONFIRMED:
        state, effects = blind(state, index, consulted.call.remote.aor)
        return state, (AskCall(other, CallAction.HANG_UP), *effects)
    if slot.ending is not None:
        return state, ()
    state, effects = hold(put(state, index, replace(slot, ending=Ending.TRANSFERRING)), index)
    return state, (*effects, TransferTo(index, other))


def ended(state: PhoneState, index: int, status: int) -> Step:
    """The final word on our REFER: our part is over, or the call comes back."""
    slot = state.slots[index]
    if slot is None or slot.ending is not Ending.TRANSFERRING:
        return state, ()
    asked = state.consultation
    other = asked.other if asked is not None and asked.slot == index else None
    if 200 <= status < 300:
        leaving = [index] if other is None else [index, other]
        state = toast(replace(state, consultation=None), Message.TRANSFERRED)
        return hang_up(state, leaving)
    state = put(state, index, replace(slot, ending=None))
    effects: tuple[PhoneEffect, ...] = ()
    looked_at = other is None and state.focus == index
    if looked_at and not any(wants_talk(one) for one in state.slots):
        state, effects = retrieve(state, index)
    return toast(replace(state, page=0), Message.TRANSFER_FAILED), effects


def requested(profile: Setting, state: PhoneState, index: int, target: Party) -> Step:
    """The far end's REFER: we place the call ourselves, on the same line."""
    slot = state.slots[index]
    if slot is None or slot.call.state is not CallState.CONFIRMED or in_emergency(state):
        return state, (RefuseTransfer(index, DECLINE),)
    language = slot.call.language
    call = Call(slot.call.line, Direction.INITIATOR, target, language=language)
    into = room(profile, state, call)
    if into is None or any(one and one.follows == index for one in state.slots):
        return toast(state, Message.TRANSFER_REFUSED), (RefuseTransfer(index, BUSY_HERE),)
    taken = _taken_over(state, index, slot)
    state = place(profile, state, into, call, inherited=taken, follows=index)
    if state.focus == index:
        state = into_focus(state, into)
    return state, (Follow(index, into),)


def followed(state: PhoneState, index: int) -> Step:
    """The call that answers a REFER was answered: the one it follows is over for us."""
    slot = state.slots[index]
    before = state.slots[slot.follows] if slot and slot.follows is not None else None
    if slot is None or slot.follows is None or before is None:
        return state, ()
    taken = _taken_over(state, slot.follows, before)
    latest = _heir(slot, taken, before)
    gone = replace(before, call=replace(before.call, hold_wanted=True))
    return hang_up(put(put(state, slot.follows, gone), index, latest), [slot.follows])


def _taken_over(state: PhoneState, index: int, slot: Slot) -> Inherited:
    """By what follows or replaces the call: in a conference, of the recording its party is in."""
    host = state.slots[host_of(state, index)] or slot
    own = inherit(slot)
    return replace(inherit(host), announced=own.announced, compliance=own.compliance)


def _heir(slot: Slot, taken: Inherited, before: Slot) -> Slot:
    """What follows a call, when that call is over."""
    return replace(
        slot,
        inherited=taken,
        announced=before.announced,
        compliance=taken.compliance,
        follows=None,
    )


def orphaned(state: PhoneState, index: int) -> PhoneState:
    """The call in `index` ends: what follows it takes over what it was, in its conference yet."""
    gone = state.slots[index]
    for at, slot in enumerate(state.slots):
        if gone is not None and slot is not None and slot.follows == index:
            taken = _taken_over(state, index, gone)
            state = put(state, at, _heir(slot, taken, gone))
    return state


def party_at(uri: str, name: str = "") -> Party:
    """The party of a SIP URI that is called."""
    return Party(name, user_part(uri), uri)
