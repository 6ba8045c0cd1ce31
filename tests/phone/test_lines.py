"""What the profile says of a line and of a call on it (SPEC A6, A7, H2, H5)."""

from dataclasses import replace

import pytest

from phone.call.states import Call, CallState, Direction, Party
from phone.lines import from_pstn, is_emergency, kind_of, line_of, mode_of
from phone.recording.words import Mode
from provisioning.recording_settings import CallKind
from tests.phone.desk import profile

EVA = Party("Eva", "+4533123456", "sip:+4533123456@pbx.test")
BOB = Party("Bob", "1003", "sip:1003@pbx.test")
VOICEMAIL = Party("", "5000", "sip:5000@pbx.test")
IN, OUT = Direction.RECIPIENT, Direction.INITIATOR
SECOND_LINE = {
    "Line_Enable_2_": "Yes",
    "User_ID_2_": "4022",
    "Call_Recording_Protocol_2_": "SRC",
    "Call_Recording_Server_2_": "sip:recorder@rec.test;transport=tcp",
}


def call(remote: Party, direction: Direction = OUT, line: int = 1) -> Call:
    return Call(line, direction, remote, CallState.CONFIRMED)


def test_a_line_by_its_number_else_the_first() -> None:
    two = profile(Line_Enable_3_="Yes", User_ID_3_="4023")
    assert [line_of(two, number).number for number in (1, 3, 2)] == [1, 3, 1]


def test_the_profiles_patterns_say_what_is_pstn() -> None:
    assert [from_pstn(profile(), party) for party in (EVA, BOB)] == [True, False]
    inside = profile(PSTN_Number_Patterns="1xxx")
    assert [from_pstn(inside, party) for party in (EVA, BOB)] == [False, True]


def test_what_the_network_says_of_a_party_comes_before_its_domain_and_its_number() -> None:
    eva_inside = replace(EVA, hints=("Alert-Info: <urn:alert:source:internal>",))
    bob_outside = replace(BOB, hints=("Contact: <sip:1003;tgrp=isp@pbx.test>",))
    assert [from_pstn(profile(), party) for party in (eva_inside, bob_outside)] == [False, True]
    at_home = profile(Internal_Domains="pbx.test")
    assert [from_pstn(at_home, party) for party in (EVA, BOB, bob_outside)] == [False, False, True]


@pytest.mark.parametrize(
    ("number", "calls_for_help"), [("112", True), ("911", True), ("1002", False), ("", False)]
)
def test_emergency_numbers_are_the_profiles(number: str, calls_for_help: bool) -> None:
    assert is_emergency(profile(), number) is calls_for_help


@pytest.mark.parametrize(
    ("direction", "remote", "kind"),
    [
        (IN, BOB, CallKind.INCOMING_INTERNAL),
        (IN, EVA, CallKind.INCOMING_PSTN),
        (OUT, BOB, CallKind.OUTGOING_INTERNAL),
        (OUT, EVA, CallKind.OUTGOING_PSTN),
    ],
)
def test_four_kinds_of_calls_are_told_apart(
    direction: Direction, remote: Party, kind: CallKind
) -> None:
    assert kind_of(profile(), call(remote, direction)) is kind


SELECTED = {
    CallKind.INCOMING_INTERNAL: (BOB, IN),
    CallKind.INCOMING_PSTN: (EVA, IN),
    CallKind.OUTGOING_INTERNAL: (BOB, OUT),
    CallKind.OUTGOING_PSTN: (EVA, OUT),
}
NAMES = {
    CallKind.INCOMING_INTERNAL: "Incoming_Internal",
    CallKind.INCOMING_PSTN: "Incoming_PSTN",
    CallKind.OUTGOING_INTERNAL: "Outgoing_Internal",
    CallKind.OUTGOING_PSTN: "Outgoing_PSTN",
}


@pytest.mark.parametrize("left_out", CallKind)
@pytest.mark.parametrize("mode", [Mode.ALWAYS, Mode.ALWAYS_PAUSE_RESUME])
def test_a_kind_that_is_not_selected_is_never_recorded(mode: Mode, left_out: CallKind) -> None:
    """SPEC H2."""
    setting = profile(mode.value, **{f"Call_Recording_{NAMES[left_out]}_1_": "No"})
    for kind, (remote, direction) in SELECTED.items():
        expected = Mode.NEVER if kind is left_out else mode
        assert mode_of(setting, call(remote, direction)) is expected


def test_selection_is_of_the_always_modes() -> None:
    sets = {f"Call_Recording_{name}_1_": "No" for name in NAMES.values()}
    for remote, direction in SELECTED.values():
        assert mode_of(profile(**sets), call(remote, direction)) is Mode.ON_DEMAND


@pytest.mark.parametrize(("recorded", "mode"), [("No", Mode.NEVER), ("Yes", Mode.ALWAYS)])
def test_voicemail_is_recorded_if_the_profile_says_so(recorded: str, mode: Mode) -> None:
    """SPEC A6."""
    setting = profile("Always", Voice_Mail_Number="5000", Call_Recording_Voice_Mail_1_=recorded)
    assert mode_of(setting, call(VOICEMAIL)) is mode
    assert mode_of(setting, call(BOB)) is Mode.ALWAYS


def test_without_a_voicemail_number_no_call_is_one() -> None:
    nobody = Party("", "", "sip:pbx.test")
    assert mode_of(profile("Always"), call(nobody)) is Mode.ALWAYS


def test_an_emergency_call_is_recorded_by_the_mode_whatever_is_selected() -> None:
    help_ = Party("", "112", "sip:112@pbx.test")
    setting = profile("Always", Call_Recording_Outgoing_Internal_1_="No", Voice_Mail_Number="112")
    assert mode_of(setting, Call(1, OUT, help_, emergency=True)) is Mode.ALWAYS


def test_a_virtual_line_has_its_own_mode() -> None:
    """SPEC A7."""
    setting = profile(
        "Always", **SECOND_LINE, Virtual_Line_2_="Yes", Call_Recording_Mode_2_="Never"
    )
    assert mode_of(setting, call(BOB, line=2)) is Mode.NEVER
    assert mode_of(setting, call(BOB, line=1)) is Mode.ALWAYS


def test_a_shared_line_has_that_of_its_primary_user() -> None:
    """SPEC H5."""
    shared = {"Share_Ext_2_": "Yes", "Shared_User_ID_2_": "4021"}
    setting = profile("Always", **SECOND_LINE, **shared, Call_Recording_Mode_2_="Never")
    assert mode_of(setting, call(BOB, line=2)) is Mode.ALWAYS
