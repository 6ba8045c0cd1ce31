"""Who is at the other end changes: another dialog takes the place of a call (RFC 3891), or the
call server transfers it (RFC 3325). Internal or PSTN is judged again (SPEC H2); what was goes on.
"""

from dataclasses import replace

from phone.call.states import Call, CallState, Party
from phone.compliance import for_another, judged_again
from phone.effects import AskCall, CallAction, PhoneEffect
from phone.lines import Setting, mode_of
from phone.recorded_calls import begin, begin_for_guest, inherit, record
from phone.recording.machine import Recording
from phone.recording.table import OPEN
from phone.recording.words import Event, Mode, Phase
from phone.slots import Step, host_of, must_be_recorded, put
from phone.state import Ending, PhoneState, Slot

REPLACED = "replaced by another call"
OTHER_PARTY = "the remote party changed"


def replaced(profile: Setting, state: PhoneState, index: int, remote: Party) -> Step:
    """Another dialog took the place of this one (RFC 3891): a new recording, by the same mode."""
    slot = state.slots[index]
    if slot is None:
        return state, ()
    inherited = inherit(slot)
    was_held = slot.call.held_here
    state, effects = record(profile, state, index, Event.CALL_ENDED, REPLACED)
    call = Call(
        slot.call.line,
        slot.call.direction,
        remote,
        CallState.CONFIRMED,
        hold_wanted=was_held,
        emergency=slot.call.emergency,
        language=slot.call.language,
    )
    recording = Recording(_mode(profile, state, index, call))
    fresh = Slot(
        call,
        recording,
        inherited,
        announced=inherited.announced,
        compliance=slot.compliance,
    )
    state, more = for_another(profile, replace(put(state, index, fresh), page=0), index, slot)
    effects += more
    if was_held:
        effects += (AskCall(index, CallAction.HOLD),)
    return _begun(profile, state, index, effects)


def changed(profile: Setting, state: PhoneState, index: int, remote: Party) -> Step:
    """The call server transferred the other side: internal or PSTN is judged again (SPEC H2)."""
    slot = state.slots[index]
    if slot is None:
        return state, ()
    call = replace(slot.call, remote=remote)
    state = put(state, index, replace(slot, call=call))
    if _is_ending(slot):
        return state, ()  # whoever it is: nothing of it begins
    mode = _mode(profile, state, index, call)
    if mode is slot.recording.mode or call.state is not CallState.CONFIRMED:
        return judged_again(profile, _with_mode(state, index, mode), index)
    still = slot.recording.phase in OPEN and slot.recording.phase is not Phase.STOPPING
    known = slot.announced and still and mode is not Mode.NEVER
    state = put(state, index, replace(slot, call=call, inherited=inherit(slot)))
    state, effects = record(profile, state, index, Event.CALL_ENDED, OTHER_PARTY)
    state = replace(_with_mode(state, index, mode), page=0)
    state, more = judged_again(profile, _known(state, index, so=known), index)
    return _begun(profile, state, index, effects + more)


def _known(state: PhoneState, index: int, *, so: bool) -> PhoneState:
    """Whether this call has been told of the recording that it is in now."""
    slot = state.slots[index]
    return state if slot is None else put(state, index, replace(slot, announced=so))


def _is_ending(slot: Slot) -> bool:
    return slot.ending in (Ending.UNRECORDED, Ending.HANGING_UP)


def _mode(profile: Setting, state: PhoneState, index: int, call: Call) -> Mode:
    """Judged by who is there now; but a conference goes on being recorded where its guest must
    be (DESIGN §3 "conference")."""
    before, mode = state.slots[index], mode_of(profile, call)
    if before is not None and mode is Mode.NEVER and must_be_recorded(state, index):
        return before.recording.mode
    return mode


def _begun(
    profile: Setting, state: PhoneState, index: int, effects: tuple[PhoneEffect, ...]
) -> Step:
    """Its recording begins anew, or, of a conference's guest, what it needs of the host's."""
    own = host_of(state, index) == index
    state, more = (begin if own else begin_for_guest)(profile, state, index)
    return state, effects + more


def _with_mode(state: PhoneState, index: int, mode: Mode) -> PhoneState:
    slot = state.slots[index]
    if slot is None or slot.recording.mode is mode:
        return state
    return put(state, index, replace(slot, recording=Recording(mode)))
