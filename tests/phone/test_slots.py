"""Call appearances, and how a recording's effects become those of its slot."""

from dataclasses import replace

import pytest

from phone.call.states import CallState, RecordWord
from phone.recording.machine import Recording
from phone.recording.words import Mode
from phone.slots import free, into_focus, place, put, refocus, room
from phone.state import PhoneState, Slot
from tests.phone.desk import profile
from tests.phone.states import CALL, RINGING, phone, slot

SETTING = profile()


def test_the_first_free_slot() -> None:
    assert free(PhoneState()) == 0
    assert free(phone(slot(), None, None)) == 1
    assert free(phone(slot(), slot())) is None


@pytest.mark.parametrize(
    ("dialogs", "before", "mode", "found"),
    [
        (4, phone(slot(), None), "Always", 1),  # two recorded calls are what the library carries
        (4, phone(slot(), slot(), None), "Always", None),
        (4, phone(slot(), slot(), None), "Never", None),
        (4, phone(slot(), slot(mode=Mode.NEVER), None), "Never", 2),
        (4, phone(slot(), slot(mode=Mode.NEVER), None), "Always", None),
        (4, phone(*[slot(mode=Mode.NEVER)] * 3, None), "Never", 3),
        (16, phone(slot(), slot()), "Never", None),
        (1, phone(None), "Never", 0),
        (1, phone(None), "Always", None),
    ],
)
def test_there_is_room_for_a_call_and_for_its_recording(
    dialogs: int, before: PhoneState, mode: str, found: int | None
) -> None:
    """DESIGN §3 "capacity": a recording takes a dialog of its own."""
    assert room(profile(mode), replace(before, dialogs=dialogs), CALL) == found


def test_the_focus_leaves_an_emptied_slot_and_no_other() -> None:
    two = phone(slot(local=True), slot(), focus=1)
    assert put(two, 1, None).focus == 0
    assert put(put(two, 1, None), 0, None).focus is None
    assert put(two, 0, None).focus == 1
    assert put(two, 1, slot(far=RecordWord.ON)).focus == 1


OUT = replace(CALL, state=CallState.PROCEEDING)


@pytest.mark.parametrize(
    ("calls", "focus"),
    [
        ((), None),
        ((slot(), slot(call=RINGING)), 1),
        ((slot(call=OUT), slot(local=True), slot()), 2),
        ((slot(call=OUT), slot(local=True)), 1),
        ((slot(local=True), slot(local=True)), 0),
    ],
)
def test_the_focus_goes_to_the_call_most_in_want_of_it(
    calls: tuple[Slot, ...], focus: int | None
) -> None:
    """Ringing, talking, held, calling out; keyed digits and the page are gone."""
    state = refocus(replace(phone(*calls, focus=None), digits="5", page=1))
    assert (state.focus, state.digits, state.page) == (focus, None, 0)


def test_a_call_takes_the_mode_of_its_line_and_no_focus() -> None:
    state = place(profile("Always"), PhoneState(digits="5", page=1), 0, CALL)
    assert (state.focus, state.digits, state.page) == (None, "5", 1)
    assert state.slots[0] is not None
    assert state.slots[0].recording == Recording(Mode.ALWAYS)


def test_looking_at_a_call_forgets_what_was_keyed() -> None:
    state = into_focus(PhoneState(slots=(None, slot()), digits="5", page=1), 1)
    assert (state.focus, state.digits, state.page) == (1, None, 0)
