"""What is said of a recording to those whom it is of, and when they can hear it (SPEC C1, H1)."""

from dataclasses import replace

import pytest

from announcements.catalogue import Kind
from phone.announcing import interrupted, said, start_where_owed, stop_follows, told_first
from phone.call.states import Party
from phone.effects import Announce, TellRecorder
from phone.notices.announcements import Notice
from phone.notices.outcome import Outcome
from phone.recording.words import Phase
from phone.slots import Step
from phone.state import Conference, Ending, PhoneState, Slot
from tests.phone.desk import profile
from tests.phone.states import CALL, METTE, phone, recording, slot

SPOKEN = profile(Call_Recording_Announce_PSTN_1_="Yes", Call_Recording_Announce_Internal_1_="Yes")
PSTN = profile(Call_Recording_Announce_PSTN_1_="Yes")
PROCEEDS = profile(Call_Recording_Failure_1_="Proceed with announcement")
EVA = Party("Eva", "+4533123456", "sip:+4533123456@pbx.test")
START, STOP = Announce(0, Kind.START), Announce(0, Kind.STOP)


def started(*slots: Slot, conference: Conference | None = None) -> Step:
    """The recording of the first has just begun."""
    calls = replace(phone(*slots), conference=conference)
    return said(SPOKEN, calls, 0, recording(Phase.STARTING))


def with_(remote: Party, phase: Phase = Phase.OFF) -> Slot:
    return slot(phase, call=replace(CALL, remote=remote))


def the(state: PhoneState, index: int = 0) -> Slot:
    there = state.slots[index]
    assert there is not None
    return there


def test_a_start_is_said_to_who_listens_and_owed_to_who_is_held() -> None:
    state, effects = started(slot(Phase.RECORDING))
    assert (effects, the(state).announcing) == ((START,), (Notice(Kind.START),))
    assert (the(state).announced, the(state).owed) == (True, False)
    for held in (slot(Phase.RECORDING, remote=True), slot(Phase.RECORDING, local=True)):
        state, effects = started(held)
        assert effects == ()
        assert (the(state).announced, the(state).owed) == (False, True)
        assert start_where_owed(SPOKEN, state) == (state, ())


def test_what_is_owed_is_said_as_soon_as_they_listen() -> None:
    owing = replace(slot(Phase.RECORDING), owed=True)
    state, effects = start_where_owed(SPOKEN, phone(owing))
    assert (effects, the(state).owed, the(state).announced) == ((START,), False, True)
    assert start_where_owed(SPOKEN, state) == (state, ())


@pytest.mark.parametrize(
    "no_more",
    [
        replace(slot(Phase.PAUSED, paused=True), owed=True),
        replace(slot(Phase.RECORDING), owed=True, announced=True),
        replace(with_(METTE, Phase.RECORDING), owed=True),
    ],
    ids=["paused", "told meanwhile", "another party, who is not told"],
)
def test_what_is_so_no_more_is_not_owed(no_more: Slot) -> None:
    state, effects = start_where_owed(PSTN, phone(no_more))
    assert (effects, the(state).owed) == ((), False)


def test_in_a_conference_all_have_to_listen() -> None:
    guest, held = with_(EVA), slot(Phase.OFF, remote=True)
    together = Conference(0, 1)
    _, effects = started(slot(Phase.RECORDING), guest, conference=together)
    assert effects == (START,)
    state, effects = started(slot(Phase.RECORDING), held, conference=together)
    assert (effects, the(state).owed) == ((), True)


def test_after_the_words_of_a_failure_nobody_knows_of_a_recording() -> None:
    failed = replace(slot(Phase.FAILED), announced=True)
    failed = replace(failed, recording=replace(failed.recording, attempt=1))
    state, effects = said(PROCEEDS, phone(failed), 0, recording(Phase.RECORDING))
    assert effects == (Announce(0, Kind.FAILURE_PROCEED),)
    assert the(state).announced is False


def test_nothing_is_said_in_a_call_for_help_or_in_one_that_is_being_ended() -> None:
    for silent in (
        slot(Phase.RECORDING, call=replace(CALL, emergency=True)),
        replace(slot(Phase.RECORDING), ending=Ending.HANGING_UP),
    ):
        state, effects = started(silent)
        assert (effects, the(state).owed) == ((), False)


@pytest.mark.parametrize(("announced", "told"), [(True, [Outcome.FOLLOWS]), (False, [])])
def test_the_provider_knows_of_the_stop_before_it_is_heard(
    announced: bool, told: list[Outcome]
) -> None:
    """SPEC C3."""
    calls = phone(replace(slot(Phase.STOPPING), announced=announced))
    effects = stop_follows(SPOKEN, calls, 0)
    assert [it.told.outcome for it in effects if isinstance(it, TellRecorder)] == told


def test_the_stop_is_said_when_the_session_is_over() -> None:
    calls = phone(replace(slot(Phase.READY), announced=True))
    state, effects = said(SPOKEN, calls, 0, recording(Phase.STOPPING))
    assert (effects, the(state).announced) == ((STOP,), False)


UNTOLD = Conference(0, 1, told=False)


def joined(host: Slot, guest: Slot) -> PhoneState:
    return replace(phone(host, guest), conference=UNTOLD)


def test_a_guest_is_told_when_it_listens_and_heard_when_it_has_been_told() -> None:
    """SPEC C1."""
    owing = replace(slot(Phase.OFF, remote=True), owed=True)
    waiting = joined(slot(Phase.RECORDING), owing)
    assert start_where_owed(SPOKEN, waiting) == (waiting, ())
    listening = joined(slot(Phase.RECORDING), replace(slot(Phase.OFF), owed=True))
    state, effects = start_where_owed(SPOKEN, listening)
    assert effects == (Announce(1, Kind.START),)
    assert (state.conference, the(state, 1).announced) == (UNTOLD, True)
    assert told_first(state, 1).conference == Conference(0, 1)


def test_only_the_guest_is_waited_for() -> None:
    state = joined(slot(Phase.RECORDING), slot(Phase.OFF))
    assert told_first(state, 0) == state
    assert told_first(phone(slot()), 0) == phone(slot())
    holding = joined(slot(Phase.RECORDING), replace(slot(Phase.OFF), owed=True))
    assert told_first(holding, 1) == holding


def test_a_guest_waits_no_more_where_nothing_is_recorded() -> None:
    paused = joined(slot(Phase.PAUSED, paused=True), replace(slot(Phase.OFF), owed=True))
    state, effects = start_where_owed(SPOKEN, paused)
    assert (effects, state.conference) == ((), Conference(0, 1))


def test_who_holds_the_call_in_the_middle_of_the_start_has_not_heard_it() -> None:
    hearing = replace(slot(Phase.RECORDING), announcing=(Notice(Kind.START),), announced=True)
    held = replace(hearing, call=replace(CALL, held_by_remote=True))
    assert interrupted(phone(hearing), 0) == phone(hearing)
    state = interrupted(phone(held), 0)
    assert (the(state).owed, the(state).announced) == (True, False)
    again = replace(the(state), call=CALL)
    assert start_where_owed(SPOKEN, phone(again)) == (phone(again), ())  # until they are over
    state, effects = start_where_owed(SPOKEN, phone(replace(again, announcing=())))
    assert effects == (START,)
