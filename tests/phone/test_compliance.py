"""The compliance announcement of one call; whole calls are in `histories_of_compliance`."""

from dataclasses import replace

import pytest

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import Rendering
from phone import compliance
from phone.call.states import CallState
from phone.effects import Announce, AskCall, CallAction, TellRecorder
from phone.notices.compliance import Compliance
from phone.notices.outcome import AnnouncementEnded, Outcome, Told
from phone.recording.words import Phase
from phone.state import Conference, Ending, PhoneState, Slot
from tests.phone.desk import profile
from tests.phone.states import RINGING, phone, slot

C = Compliance
OFFERED = slot(Phase.OFF, call=RINGING)


def at(stage: Compliance, of: Slot = OFFERED) -> PhoneState:
    return phone(replace(of, compliance=stage))


def stages(state: PhoneState) -> list[Compliance]:
    return [it.compliance for it in state.slots if it]


@pytest.mark.parametrize("stage", [it for it in C if it is not C.DUE])
@pytest.mark.parametrize("ready", [True, False])
def test_early_media_matter_to_what_is_due_alone(stage: Compliance, ready: bool) -> None:
    state = at(stage)
    assert compliance.early_media(state, 0, "late", ready=ready) == (state, ())


def test_a_call_that_is_answered_before_its_words_are_over_was_not_told() -> None:
    state, effects = compliance.answered(profile(), at(C.PLAYING), 0)
    told = Told(
        Kind.COMPLIANCE,
        Rendering.NOTHING,
        None,
        ("far",),
        Outcome.FAILED,
        reason="the call was answered first",
    )
    assert stages(state) == [C.FAILED]
    assert TellRecorder(0, told) in effects


@pytest.mark.parametrize(
    "silent",
    [
        {"held_by_local": True},
        {"held_by_remote": True},
        {"hold_wanted": True},
        {"state": CallState.EARLY},
    ],
)
def test_what_is_due_waits_until_its_party_listens(silent: dict[str, object]) -> None:
    quiet = slot(Phase.RECORDING)
    quiet = replace(quiet, call=replace(quiet.call, **silent), compliance=C.DUE)
    assert compliance.played_where_due(phone(quiet))[1] == ()
    ends = replace(slot(Phase.RECORDING), compliance=C.DUE, ending=Ending.TRANSFERRING)
    assert compliance.played_where_due(phone(ends))[1] == ()
    state, effects = compliance.played_where_due(at(C.DUE, slot(Phase.RECORDING)))
    assert effects == (Announce(0, Kind.COMPLIANCE),)
    assert stages(state) == [C.PLAYING]


@pytest.mark.parametrize(
    ("rendering", "stage", "outcome"),
    [
        (Rendering.WORDS, C.PLAYED, Outcome.PLAYED),
        (Rendering.TONE, C.FAILED, Outcome.FAILED),
        (Rendering.NOTHING, C.FAILED, Outcome.FAILED),
    ],
)
def test_only_words_are_an_announcement(
    rendering: Rendering, stage: Compliance, outcome: Outcome
) -> None:
    event = AnnouncementEnded(0, Kind.COMPLIANCE, rendering, Language.DANISH, 2.5, "why")
    state, effects = compliance.ended(at(C.PLAYING), event)
    told = Told(Kind.COMPLIANCE, rendering, Language.DANISH, ("far",), outcome, 2.5, "why")
    assert stages(state) == [stage]
    assert effects == (TellRecorder(0, told), AskCall(0, CallAction.ALERT))


def test_in_a_conference_the_recorder_of_the_host_is_told() -> None:
    guest = replace(slot(Phase.OFF), compliance=C.PLAYING)
    state = replace(phone(slot(Phase.RECORDING), guest), conference=Conference(0, 1))
    _, effects = compliance.ended(state, AnnouncementEnded(1, Kind.COMPLIANCE))
    assert [it.slot for it in effects] == [0]


def test_the_delay_is_over_once() -> None:
    assert stages(compliance.delay_expired(at(C.DELAYED), 0)) == [C.DUE]
    for stage in set(C) - {C.DELAYED}:
        assert compliance.delay_expired(at(stage), 0) == at(stage)


@pytest.mark.parametrize(
    ("came_to", "language"),
    [
        ((), Language.DUTCH),
        (("2000",), Language.DANISH),
        (("4021",), Language.DUTCH),
        (("2100", "2000"), Language.CHINESE),  # where it came to first
        (("4021", "2000"), Language.DANISH),
    ],
)
def test_it_speaks_the_language_of_whom_the_call_came_to(
    came_to: tuple[str, ...], language: Language
) -> None:
    """SPEC C7."""
    sets = {
        "Announcement_Language_1_": "nl",
        "Announcement_Service_Languages": "2000=da|2100=zh-Hant",
    }
    assert compliance.language_of(profile(**sets), 1, came_to) is language
