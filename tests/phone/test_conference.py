"""Joining two calls: what stands against it, who is told, what becomes of their recordings."""

from dataclasses import replace

import pytest

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import Rendering
from phone.call.states import Call, CallState, Direction, Party
from phone.conference import APART, JOINED, join, split
from phone.effects import Announce, AskCall, AskRecorder, CallAction, TellRecorder
from phone.notices.outcome import ALL_PARTIES, Outcome, Told
from phone.recording.machine import Recording
from phone.recording.words import Action, Mode, Phase, Wish
from phone.slots import Step
from phone.state import Conference, Consultation, Ending, Message, PhoneState, Purpose, Slot
from tests.phone.desk import profile
from tests.phone.states import METTE, phone, slot

SETTING = profile()
P, M = Phase, Mode
ALWAYS, PAUSABLE, DEMAND, NEVER = M.ALWAYS, M.ALWAYS_PAUSE_RESUME, M.ON_DEMAND, M.NEVER
EVA = Party("Eva", "+4533123456", "sip:+4533123456@pbx.test")


def held(phase: Phase, mode: Mode = DEMAND, *, paused: bool = False) -> Slot:
    return slot(phase, mode, paused=paused, local=True)


def joining(host: Slot, guest: Slot) -> Step:
    asked = Consultation(Purpose.CONFERENCE, 0, 1)
    before = replace(phone(host, guest, focus=1), consultation=asked)
    return join(SETTING, before, 0, 1)


def said(state: PhoneState) -> Message | None:
    return state.toast.message if state.toast else None


def recordings(state: PhoneState) -> list[Recording]:
    return [one.recording for one in state.slots if one]


def test_one_conversation_is_made_of_two() -> None:
    state, effects = joining(held(P.READY), slot(P.READY))
    assert effects == (AskCall(0, CallAction.RETRIEVE),)
    assert (state.conference, state.consultation, state.focus) == (Conference(0, 1), None, 0)
    assert all(one and one.call.state is CallState.CONFIRMED for one in state.slots)


def test_the_hosts_recording_goes_on_and_the_guests_ends_with_its_reason() -> None:
    state, effects = joining(held(P.RECORDING), slot(P.RECORDING))
    assert AskRecorder(1, Action.CLOSE, JOINED) in effects
    assert recordings(state) == [Recording(DEMAND, P.RECORDING), Recording(DEMAND)]


@pytest.mark.parametrize("waits", [CallState.PROCEEDING, CallState.EARLY])
def test_a_party_that_has_not_answered_is_not_joined(waits: CallState) -> None:
    guest = slot(P.OFF, call=Call(1, Direction.INITIATOR, METTE, waits))
    state, effects = joining(held(P.READY), guest)
    assert (state.conference, effects) == (None, ())


# what stands against it


@pytest.mark.parametrize(
    ("host", "guest", "message"),
    [
        (held(P.READY), slot(P.RECORDING, ALWAYS), Message.JOIN_UNRECORDED),
        (held(P.OFF, NEVER), slot(P.FAILED, PAUSABLE), Message.JOIN_UNRECORDED),
        (held(P.FAILED), slot(P.RECORDING, ALWAYS), Message.JOIN_UNRECORDED),
        (held(P.RECORDING), slot(P.RECORDING, ALWAYS), None),
        (held(P.FAILED, ALWAYS), slot(P.RECORDING, ALWAYS), None),  # it tries again
        (held(P.READY), slot(P.RECORDING, DEMAND), None),
        (held(P.RECORDING, ALWAYS), slot(P.PAUSED, PAUSABLE, paused=True), Message.JOIN_PAUSED),
        (held(P.RECORDING, PAUSABLE), slot(P.PAUSED, PAUSABLE, paused=True), None),
        (held(P.PAUSED, PAUSABLE, paused=True), slot(P.PAUSED, PAUSABLE, paused=True), None),
        (held(P.READY), slot(P.PAUSED, DEMAND, paused=True), None),  # nothing is recorded there
    ],
)
def test_no_recording_is_lost_by_joining_and_nothing_recorded_that_was_paused(
    host: Slot, guest: Slot, message: Message | None
) -> None:
    state, effects = joining(host, guest)
    assert (said(state) if message else None) is message
    assert (state.conference is None) is (message is not None)
    if message:
        assert (effects, state.slots) == ((), (host, guest))


@pytest.mark.parametrize(
    ("host", "guest"),
    [
        (held(P.PAUSED, PAUSABLE, paused=True), slot(P.RECORDING, PAUSABLE)),
        (held(P.RECORDING, PAUSABLE), slot(P.PAUSED, PAUSABLE, paused=True)),
        (held(P.RECORDING, PAUSABLE), slot(P.STARTING, PAUSABLE, paused=True)),
        (held(P.STARTING, PAUSABLE), slot(P.PAUSING, PAUSABLE, paused=True)),
    ],
)
def test_if_either_was_paused_it_starts_paused(host: Slot, guest: Slot) -> None:
    state, _ = joining(host, guest)
    assert recordings(state)[0].wish is Wish.PAUSED


# who is told first (SPEC C1)


@pytest.mark.parametrize(
    ("switch", "remote", "announced", "phase", "told_first"),
    [
        ("Internal", METTE, False, P.RECORDING, True),
        ("Internal", METTE, False, P.STARTING, False),  # both, when it is recorded
        ("Internal", METTE, True, P.RECORDING, False),
        ("Internal", METTE, False, P.READY, False),
        ("Internal", EVA, False, P.RECORDING, False),
        ("PSTN", EVA, False, P.RECORDING, True),
        ("PSTN", METTE, False, P.RECORDING, False),
    ],
)
def test_a_guest_that_was_not_told_before_is_told_before_it_is_heard(
    switch: str, remote: Party, announced: bool, phase: Phase, told_first: bool
) -> None:
    setting = profile(**{f"Call_Recording_Announce_{switch}_1_": "Yes"})
    guest = slot(call=Call(1, Direction.INITIATOR, remote, CallState.CONFIRMED))
    calls = phone(held(phase), replace(guest, announced=announced))
    state, _ = join(setting, calls, 0, 1)
    assert state.conference == Conference(0, 1, told=not told_first)
    assert state.slots[1] is not None
    assert (state.slots[1].owed, state.slots[1].announced) == (told_first, announced)


def test_a_guest_that_goes_on_unrecorded_is_told_of_the_stop() -> None:
    """SPEC C1, C3: its recording has ended, and the host's does not run."""
    setting = profile(Call_Recording_Announce_Internal_1_="Yes")
    calls = phone(held(P.READY), replace(slot(P.RECORDING), announced=True))
    state, effects = join(setting, calls, 0, 1)
    told = Told(Kind.STOP, Rendering.WORDS, Language.ENGLISH, ALL_PARTIES, Outcome.FOLLOWS)
    close = AskRecorder(1, Action.CLOSE, "joined a conference")
    wanted = (TellRecorder(1, told), close, Announce(1, Kind.STOP))
    assert [effect for effect in effects if effect in wanted] == list(wanted)
    assert state.slots[1] is not None
    assert state.slots[1].announced is False


# apart again


def apart(host: Slot, guest: Slot, ended: int) -> Step:
    state = replace(phone(host, guest), conference=Conference(0, 1))
    return split(SETTING, state, ended)


def test_what_remains_is_a_new_recording() -> None:
    guest = slot(P.OFF, ALWAYS)
    state, effects = apart(slot(P.RECORDING, ALWAYS), guest, 1)
    assert effects[0] == AskRecorder(0, Action.CLOSE, APART)
    assert AskRecorder(0, Action.OPEN) in effects
    assert (state.conference, recordings(state)[1]) == (None, Recording(ALWAYS))


@pytest.mark.parametrize(
    ("host", "mode", "remains"),
    [
        (slot(P.RECORDING), DEMAND, Recording(DEMAND, P.STARTING)),
        (slot(P.READY), DEMAND, Recording(DEMAND, P.READY)),
        (slot(P.PAUSED, paused=True), DEMAND, Recording(DEMAND, P.STARTING, Wish.PAUSED)),
        (slot(P.RECORDING), PAUSABLE, Recording(PAUSABLE, P.STARTING)),
        (slot(P.PAUSED, paused=True), ALWAYS, Recording(ALWAYS, P.STARTING)),
        (slot(P.RECORDING), NEVER, Recording(NEVER)),
    ],
)
def test_it_goes_by_the_mode_of_who_is_left_and_takes_over_what_was(
    host: Slot, mode: Mode, remains: Recording
) -> None:
    state = replace(phone(host, slot(P.OFF, mode)), conference=Conference(0, 1))
    after, _ = split(profile(mode.value), state, 0)
    assert recordings(after)[1] == remains


@pytest.mark.parametrize(
    ("host", "guest", "knows"),
    [(True, False, True), (False, True, True), (False, False, False)],
)
def test_who_is_left_knows_what_either_was_told(host: bool, guest: bool, knows: bool) -> None:
    calls = [replace(slot(P.RECORDING), announced=one) for one in (host, guest)]
    state, _ = apart(calls[0], replace(calls[1], recording=Recording(DEMAND)), 0)
    assert state.slots[1] is not None
    assert state.slots[1].announced is knows


def test_who_is_being_hung_up_is_not_recorded_anew() -> None:
    leaves = replace(slot(P.OFF, ALWAYS), ending=Ending.HANGING_UP)
    state, effects = apart(slot(P.RECORDING, ALWAYS), leaves, 0)
    assert (effects, recordings(state)[1]) == ((), Recording(DEMAND))


def test_the_end_of_another_call_leaves_it_alone() -> None:
    state = replace(phone(slot(), slot(), slot()), conference=Conference(0, 1))
    assert split(SETTING, state, 2) == (state, ())
