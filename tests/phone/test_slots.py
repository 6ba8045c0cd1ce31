"""Call appearances, and how a recording's effects become those of its slot."""

import pytest

from phone.call.states import RecordWord
from phone.effects import AskRecorder, CancelTimer, StartTimer
from phone.messages import TOAST_NUMBERS
from phone.recording.words import Action, Event, Mode, Phase, Timer
from phone.slots import free, line_of, place, put, record
from phone.state import Message, PhoneState
from tests.phone.desk import profile
from tests.phone.states import CALL, phone, slot


def test_a_line_by_its_number_else_the_first() -> None:
    two = profile(Line_Enable_3_="Yes", User_ID_3_="4023")
    assert [line_of(two, number).number for number in (1, 3, 2)] == [1, 3, 1]


def test_the_first_free_slot() -> None:
    assert free(PhoneState()) == 0
    assert free(phone(slot(), None, None)) == 1
    assert free(phone(slot(), slot())) is None


def test_the_focus_leaves_an_emptied_slot_and_no_other() -> None:
    two = phone(slot(), slot(), focus=1)
    assert put(two, 1, None).focus is None
    assert put(two, 0, None).focus == 1
    assert put(two, 1, slot(far=RecordWord.ON)).focus == 1


def test_a_new_call_takes_the_focus_and_the_mode_of_its_line() -> None:
    state = place(profile("Always"), PhoneState(digits="5", page=1), 0, CALL)
    assert (state.focus, state.digits, state.page) == (0, None, 0)
    assert state.in_focus is not None
    assert state.in_focus.recording.mode is Mode.ALWAYS


def test_effects_carry_their_slot() -> None:
    state, effects = record(phone(None, slot(Phase.READY), focus=1), 1, Event.RECORD_PRESSED)
    assert effects == (AskRecorder(1, Action.OPEN), StartTimer(1, Timer.ANSWER, None))
    _, effects = record(state, 1, Event.ACCEPTED)
    assert effects == (CancelTimer(1, Timer.ANSWER),)


def test_a_slot_without_a_call_ignores_it() -> None:
    assert record(PhoneState(), 0, Event.ACCEPTED) == (PhoneState(), ())


@pytest.mark.parametrize(
    ("phase", "message"),
    [(Phase.PAUSING, Message.PAUSE_UNCONFIRMED), (Phase.RESUMING, Message.RESUME_REFUSED)],
)
def test_a_note_is_said_instead_of_the_change(phase: Phase, message: Message) -> None:
    before = phone(slot(phase, paused=phase is Phase.PAUSING))
    state, _ = record(before, 0, Event.CHANGE_REFUSED)
    assert state.toast is not None
    assert state.toast.message is message


def test_the_numbers_of_messages_run_round() -> None:
    state, numbers = phone(slot(Phase.RECORDING)), list[int]()
    for _ in range(TOAST_NUMBERS + 1):
        for event in (Event.PAUSED_BY_RECORDER, Event.BECAME_READY):
            state, _ = record(state, 0, event)
            assert state.toast is not None
            numbers.append(state.toast.number)
    assert numbers == [number % TOAST_NUMBERS for number in range(len(numbers))]
