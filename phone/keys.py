"""What a key means just now: the softkeys that do something, and what each physical key does.

A projection of state and profile; `presses` carries out the verdict. Knows no key's label.
"""

from dataclasses import dataclass
from types import MappingProxyType

from phone.call.states import CallState, Direction
from phone.hold import partners
from phone.line_keys import CallLine, FocusOn, line_key, neighbour, other_answered
from phone.lines import Setting
from phone.recording.shown import keys as recording_keys
from phone.recording.words import Event
from phone.slots import (
    host_of,
    in_conference,
    is_offered,
    is_ringing,
    may_be_retrieved,
    must_be_recorded,
)
from phone.state import Consultation, PhoneState, Purpose, Slot
from provisioning.profile import KeyLists, SpeedDial
from softkeys.actions import Softkey
from softkeys.key_list import KeyList
from softkeys.keypad import Key
from softkeys.layout import Page, layout

RECORDING_SOFTKEYS: tuple[tuple[Event, Softkey], ...] = (
    (Event.RECORD_PRESSED, Softkey.RECORD),
    (Event.PAUSE_PRESSED, Softkey.PAUSE_RECORDING),
    (Event.RESUME_PRESSED, Softkey.RESUME_RECORDING),
    (Event.STOP_PRESSED, Softkey.STOP_RECORDING),
)
CONSULTING: MappingProxyType[Purpose, Softkey] = MappingProxyType(
    {Purpose.TRANSFER: Softkey.TRANSFER, Purpose.CONFERENCE: Softkey.CONFERENCE}
)
HARD_KEYS: MappingProxyType[Key, Softkey] = MappingProxyType(
    {Key.TRANSFER: Softkey.TRANSFER, Key.CONFERENCE: Softkey.CONFERENCE}
)

Offer = tuple[KeyList, frozenset[Softkey]]


@dataclass(frozen=True, slots=True)
class Digit:
    """A digit was keyed; `+` by holding 0 down, where a number is."""

    digit: str


Verdict = Softkey | Digit | CallLine | FocusOn | SpeedDial | Key | None


def offered(profile: Setting, state: PhoneState) -> Offer:
    """The key list of this moment, and the softkeys on it that do something (SPEC B3)."""
    lists, slot = profile.key_lists, state.in_focus
    if slot is None or state.focus is None:
        return _without_call(profile, state)
    call = slot.call
    if call.state is not CallState.CONFIRMED:
        if call.direction is Direction.RECIPIENT:
            may = {Softkey.ANSWER} if is_ringing(slot) else set()
            return lists.ringing, frozenset({Softkey.REJECT} | may)
        may = set() if slot.ending else _consulting(state, state.focus) & {Softkey.TRANSFER}
        return lists.progressing, frozenset({Softkey.END_CALL} | may)
    if slot.ending is not None:
        return lists.hold, frozenset({Softkey.END_CALL})
    if call.emergency:
        return lists.connected, frozenset({Softkey.END_CALL} | _recording(slot))
    if call.held_here:
        return lists.hold, _held(state, state.focus)
    valid = {Softkey.HOLD, Softkey.END_CALL}
    if in_conference(state, state.focus):
        return lists.conferencing, frozenset(valid | _of_conference(state, state.focus))
    consulting = _consulting(state, state.focus)
    if consulting:
        return _consulted(lists, state.consultation), frozenset(valid | consulting)
    valid |= _recording(slot) | {Softkey.TRANSFER, Softkey.BLIND_TRANSFER, Softkey.CONFERENCE}
    valid |= {Softkey.PARK} if profile.park_code else set()
    valid |= {Softkey.DND} if profile.dnd_service else set()
    return lists.connected, frozenset(valid | _swap(state, state.focus))


def _without_call(profile: Setting, state: PhoneState) -> Offer:
    lists = profile.key_lists
    redial = {Softkey.REDIAL} if state.redial else set[Softkey]()
    if state.digits is None:
        dnd = {Softkey.DND} if profile.dnd_service else set[Softkey]()
        return lists.idle, frozenset({Softkey.NEW_CALL} | redial | dnd | _feature_codes(profile))
    transferring = state.consultation is not None and (
        state.consultation.purpose is Purpose.TRANSFER
    )
    if not state.digits:
        park = {Softkey.PARK} if transferring and profile.park_code else set[Softkey]()
        valid = {Softkey.CANCEL} | redial | park
        if state.consultation is None:
            valid |= _feature_codes(profile)
        return lists.off_hook, frozenset(valid)
    valid = {Softkey.CALL, Softkey.DELETE, Softkey.CANCEL}
    blind = {Softkey.BLIND_TRANSFER} if transferring else set[Softkey]()
    return lists.dialing_input, frozenset(valid | blind)


def _feature_codes(profile: Setting) -> set[Softkey]:
    codes = (
        (Softkey.UNPARK, profile.unpark_code),
        (Softkey.PICKUP, profile.pickup_code),
        (Softkey.GROUP_PICKUP, profile.group_pickup_code),
    )
    return {softkey for softkey, code in codes if code}


def _recording(slot: Slot, *joined: Slot) -> set[Softkey]:
    """The vendor's key lists allow crd* in Connected and Conferencing only; a conference is held
    when both are. A call that ends has none."""
    if slot.ending is not None or all(one.call.held for one in (slot, *joined)):
        return set()
    wanted = recording_keys(slot.recording)
    return {softkey for event, softkey in RECORDING_SOFTKEYS if event in wanted}


def _of_conference(state: PhoneState, focus: int) -> set[Softkey]:
    members = [slot for index in partners(state, focus) if (slot := state.slots[index])]
    wanted = _recording(*members)
    fixed = must_be_recorded(state, host_of(state, focus))
    return wanted - {Softkey.STOP_RECORDING} if fixed else wanted


def _held(state: PhoneState, focus: int) -> frozenset[Softkey]:
    valid = {Softkey.RESUME, Softkey.END_CALL}
    if in_conference(state, focus):
        return frozenset(valid)
    return frozenset(valid | {Softkey.NEW_CALL} | _swap(state, focus) | _consulting(state, focus))


def _swap(state: PhoneState, focus: int) -> set[Softkey]:
    return {Softkey.SWAP} if other_answered(state, focus) is not None else set()


def _consulting(state: PhoneState, focus: int) -> set[Softkey]:
    asked = state.consultation
    if asked is None or asked.other != focus or not may_be_retrieved(state.slots[asked.slot]):
        return set()
    return {CONSULTING[asked.purpose]}


def _consulted(lists: KeyLists[KeyList], asked: Consultation | None) -> KeyList:
    transfer = asked is not None and asked.purpose is Purpose.TRANSFER
    return lists.start_transfer if transfer else lists.start_conference


def pages(profile: Setting, state: PhoneState) -> tuple[Page, ...]:
    """The pages of softkeys, at least one."""
    return layout(*offered(profile, state))


def page(profile: Setting, state: PhoneState) -> Page:
    """The page that is shown; a page that is gone falls back to the first."""
    all_pages = pages(profile, state)
    return all_pages[state.page] if state.page < len(all_pages) else all_pages[0]


def meaning(profile: Setting, state: PhoneState, key: Key, *, long: bool = False) -> Verdict:
    """What `key` does now; None: nothing."""
    if key.softkey is not None:
        return page(profile, state)[key.softkey - 1]
    if key.digit is not None:
        plus = long and key is Key.DIGIT_0 and state.focus is None  # no DTMF event (RFC 4733)
        return Digit("+" if plus else key.digit)
    if key.line is not None:
        return line_key(profile, state, key.line)
    valid = offered(profile, state)[1]
    if key in HARD_KEYS:
        return HARD_KEYS[key] if HARD_KEYS[key] in valid else None
    if key is Key.HOLD:
        return next((one for one in (Softkey.HOLD, Softkey.RESUME) if one in valid), None)
    if key in (Key.UP, Key.DOWN):
        return neighbour(state, 1 if key is Key.DOWN else -1)
    return _handset(state, key)


def _handset(state: PhoneState, key: Key) -> Verdict:
    slot = state.in_focus
    match key:
        case Key.HOOK | Key.OFF_HOOK | Key.OK if slot is not None and is_ringing(slot):
            return Softkey.ANSWER
        case Key.HOOK | Key.ON_HOOK if slot is not None and not is_offered(slot):
            return Softkey.END_CALL
        case Key.HOOK | Key.ON_HOOK if state.digits is not None:
            return Softkey.CANCEL
        case Key.HOOK | Key.OFF_HOOK | Key.SPEAKER | Key.HEADSET if state.digits is None:
            return CallLine(state.line) if slot is None else None
        case Key.OK if slot is None and state.digits:
            return Softkey.CALL
        case Key.MUTE if slot is not None and slot.call.state is CallState.CONFIRMED:
            return Key.MUTE
        case _:
            return None
