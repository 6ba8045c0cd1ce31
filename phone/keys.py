"""What a key means just now: the softkeys that do something, and what each physical key does.

A projection of state and profile; `machine` carries out the verdict. Knows no key's label.
"""

from dataclasses import dataclass

from phone.call.states import CallState, Direction
from phone.recording.shown import keys as recording_keys
from phone.recording.words import Event
from phone.state import PhoneState
from provisioning.profile import Profile, SpeedDial
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


@dataclass(frozen=True, slots=True)
class Digit:
    """A digit was keyed."""

    digit: str


@dataclass(frozen=True, slots=True)
class CallLine:
    """A line key with nothing on it: seize the line."""

    line: int


Verdict = Softkey | Digit | CallLine | SpeedDial | Key | None


def offered(profile: Profile[KeyList], state: PhoneState) -> tuple[KeyList, frozenset[Softkey]]:
    """The key list of this moment, and the softkeys on it that do something (SPEC B3)."""
    lists, slot = profile.key_lists, state.in_focus
    redial = {Softkey.REDIAL} if state.redial else set[Softkey]()
    if slot is None:
        if state.digits is None:
            return lists.idle, frozenset({Softkey.NEW_CALL} | redial)
        if not state.digits:
            return lists.off_hook, frozenset({Softkey.CANCEL} | redial)
        return lists.dialing_input, frozenset({Softkey.CALL, Softkey.DELETE, Softkey.CANCEL})
    call = slot.call
    if call.state is not CallState.CONFIRMED:
        if call.direction is Direction.RECIPIENT:
            return lists.ringing, frozenset({Softkey.ANSWER, Softkey.REJECT})
        return lists.progressing, frozenset({Softkey.END_CALL})
    if call.held_by_local:
        return lists.hold, frozenset({Softkey.RESUME, Softkey.END_CALL})
    valid = {Softkey.HOLD, Softkey.END_CALL}
    if not call.held:  # the vendor's key lists allow crd* in Connected and Conferencing only
        wanted = recording_keys(slot.recording)
        valid |= {softkey for event, softkey in RECORDING_SOFTKEYS if event in wanted}
    return lists.connected, frozenset(valid)


def pages(profile: Profile[KeyList], state: PhoneState) -> tuple[Page, ...]:
    """The pages of softkeys, at least one."""
    return layout(*offered(profile, state))


def page(profile: Profile[KeyList], state: PhoneState) -> Page:
    """The page that is shown; a page that is gone falls back to the first."""
    all_pages = pages(profile, state)
    return all_pages[state.page] if state.page < len(all_pages) else all_pages[0]


def meaning(profile: Profile[KeyList], state: PhoneState, key: Key) -> Verdict:
    """What `key` does now; None: nothing."""
    if key.softkey is not None:
        return page(profile, state)[key.softkey - 1]
    if key.digit is not None:
        return Digit(key.digit)
    if key.line is not None:
        return _line_key(profile, state, key.line)
    call = None if state.in_focus is None else state.in_focus.call
    ringing = call is not None and Softkey.ANSWER in offered(profile, state)[1]
    match key:
        case Key.HOOK | Key.OFF_HOOK if ringing:
            return Softkey.ANSWER
        case Key.HOOK | Key.ON_HOOK if call is not None and not ringing:
            return Softkey.END_CALL
        case Key.HOOK | Key.ON_HOOK if state.digits is not None:
            return Softkey.CANCEL
        case Key.HOOK | Key.OFF_HOOK | Key.SPEAKER | Key.HEADSET if state.digits is None:
            return CallLine(state.line) if call is None else None
        case Key.OK if call is None and state.digits:
            return Softkey.CALL
        case Key.OK if ringing:
            return Softkey.ANSWER
        case Key.MUTE if call is not None and call.state is CallState.CONFIRMED:
            return Key.MUTE
        case _:
            return None


def _line_key(profile: Profile[KeyList], state: PhoneState, number: int) -> Verdict:
    for speed_dial in profile.speed_dials:
        if speed_dial.key == number:
            return speed_dial if state.in_focus is None else None
    if not any(line.number == number for line in profile.lines):
        return None
    if state.in_focus is None:
        return CallLine(number)
    if state.in_focus.call.line != number:
        return None
    valid = offered(profile, state)[1]
    return next((key for key in (Softkey.ANSWER, Softkey.RESUME) if key in valid), None)
