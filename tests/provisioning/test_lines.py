"""Lines alone and together: what they are called, virtual lines (SPEC A7), shared ones (H5)."""

import pytest

from provisioning.assignment import Assignment
from provisioning.errors import Diagnostic
from provisioning.lines import assemble_lines
from provisioning.parameter import Parameter
from provisioning.profile import Line
from provisioning.recording_parameters import CALL_RECORDING
from provisioning.recording_settings import Mode, Protocol
from provisioning.values import Values

SRC_ONLY = frozenset({Protocol.SRC})
MODES = {
    "never": "Never",
    "always": "Always",
    "pausable": "Always with Pause/Resume",
    "on_demand": "On Demand with User Initiated Start",
}
TWO = {"User_ID_1_": "1001", "User_ID_2_": "1002", "Call_Recording_Serv": "Yes"}


def assembled(texts: dict[str, str]) -> tuple[tuple[Line, ...], list[str]]:
    """The lines, and what is told; the n-th text stands on line n of p."""
    given = [Assignment(name, text, "p", at, 1) for at, (name, text) in enumerate(texts.items(), 1)]
    found: list[Diagnostic] = []
    lines = assemble_lines(Values.of(given), SRC_ONLY, found)
    return lines, [str(diagnostic) for diagnostic in found]


def test_a_line_is_one_that_is_enabled_and_has_a_user_id() -> None:
    lines, _ = assembled(
        {"User_ID_1_": "1001", "User_ID_2_": "1002", "Line_Enable_2_": "No"}
        | {"Line_Enable_3_": "Yes", "User_ID_16_": "x"}
    )
    assert [line.number for line in lines] == [1, 16]


def test_what_a_line_is_called_and_how_it_authenticates() -> None:
    lines, _ = assembled(TWO | {"Short_Name_2_": "Sales $USER", "Auth_ID_2_": "auth"})
    assert [(line.short_name, line.auth_id) for line in lines] == [
        ("1001", "1001"),
        ("Sales 1002", "auth"),
    ]


def test_a_line_without_a_proxy_does_not_register() -> None:
    lines, _ = assembled(TWO | {"Register_1_": "Yes", "Proxy_2_": "pbx"})
    assert [line.register for line in lines] == [False, True]


def test_lines_listen_on_ports_of_their_own() -> None:
    lines, _ = assembled(TWO | {"User_ID_3_": "3", "SIP_Port_3_": "0"})
    assert [line.sip_port for line in lines] == [5060, 5061, 0]


def test_a_line_is_neither_virtual_nor_shared_unless_it_is_said() -> None:
    lines, _ = assembled(TWO | {"Virtual_Line_2_": "yes", "User_ID_3_": "3", "Share_Ext_3_": "Yes"})
    kinds = [(line.virtual, line.shared) for line in lines]
    assert kinds == [(False, False), (True, False), (False, True)]


# virtual lines


def with_virtual_line(mode: str, **more: str) -> tuple[tuple[Line, ...], list[str]]:
    virtual = {"Virtual_Line_2_": "Yes", "Call_Recording_Server_2_": "sip:r"}
    return assembled(TWO | virtual | {"Call_Recording_Mode_2_": MODES[mode]} | more)


@pytest.mark.parametrize("mode", MODES)
def test_a_virtual_line_on_a_desk_phone_may_be_in_any_mode(mode: str) -> None:
    lines, told = with_virtual_line(mode)
    assert [line.recording.mode for line in lines] == [Mode.NEVER, Mode(MODES[mode])]
    assert told == []


@pytest.mark.parametrize("mode", ["never", "always"])
def test_a_virtual_line_on_a_softphone_is_recorded_always_or_never(mode: str) -> None:
    lines, told = with_virtual_line(mode, Softphone="Yes")
    assert (lines[1].recording.mode, told) == (Mode(MODES[mode]), [])


@pytest.mark.parametrize("mode", ["pausable", "on_demand"])
def test_a_virtual_line_on_a_softphone_may_not_be_controlled_by_its_user(mode: str) -> None:
    _, told = with_virtual_line(mode, Softphone="Yes")
    assert told == [
        "p:6:1: error: Call_Recording_Mode_2_: line 2 is a virtual line on a softphone: "
        f"expected Never or Always (SPEC A7), found {MODES[mode]}"
    ]


def test_the_effective_mode_counts() -> None:
    _, told = with_virtual_line("on_demand", Softphone="Yes", Call_Recording_Serv="No")
    assert told == [
        "p:6:1: warning: Call_Recording_Mode_2_: has no effect while Call_Recording_Serv is No"
    ]


def test_other_lines_of_a_softphone_may_be_in_any_mode() -> None:
    recorded = {"Call_Recording_Mode_1_": MODES["on_demand"], "Call_Recording_Server_1_": "sip:r"}
    lines, told = with_virtual_line("always", Softphone="Yes", **recorded)
    assert [line.recording.mode for line in lines] == [Mode.ON_DEMAND, Mode.ALWAYS]
    assert told == []


def test_a_virtual_line_is_not_shared() -> None:
    _, told = with_virtual_line("always", Share_Ext_2_="Yes")
    assert told == [
        "p:7:1: error: Share_Ext_2_: line 2 is a virtual line, which has settings of its own "
        "(SPEC A7): expected No, found Yes"
    ]


ANNOUNCED = {
    "Call_Recording_Compliance_Inbound": "Yes",
    "Call_Recording_Compliance_Outbound": "Yes",
    "Call_Recording_Compliance_Delay": "5",
    "Announcement_Language": "da",
    "Announcement_Set": "acme",
}


def announced(line: Line) -> tuple[bool, bool, int, str, str]:
    it = line.recording
    compliance = it.compliance_inbound, it.compliance_outbound, it.compliance_delay_s
    return *compliance, it.language, it.announcement_set


def test_a_virtual_line_announces_as_it_says_itself() -> None:
    """SPEC A7, C6 and C7."""
    lines, told = with_virtual_line(
        "always", **{f"{name}_2_": text for name, text in ANNOUNCED.items()}
    )
    assert announced(lines[0]) == (False, False, 0, "en", "")
    assert announced(lines[1]) == (True, True, 5, "da", "acme")
    assert told == []


# shared lines

PRIMARY = TWO | {
    "Call_Recording_Mode_1_": "Always",
    "Call_Recording_Server_1_": "sip:r",
    "Call_Recording_Tone_Interval_1_": "60",
    "Call_Recording_Outgoing_PSTN_1_": "No",
    "Call_Recording_Failure_1_": "End call with announcement",
}
SHARED = {"Share_Ext_2_": "Yes", "Shared_User_ID_2_": "1001"}


def test_a_shared_line_has_the_recording_settings_of_its_primary_user() -> None:
    lines, told = assembled(PRIMARY | SHARED)
    assert lines[1].recording == lines[0].recording
    assert (lines[1].recording.mode, lines[1].recording.tone_interval_s) == (Mode.ALWAYS, 60)
    assert told == []


def test_a_shared_line_announces_as_its_primary_user_does() -> None:
    """SPEC H5."""
    texts = {f"{name}_1_": text for name, text in ANNOUNCED.items()}
    lines, told = assembled(PRIMARY | SHARED | texts)
    assert announced(lines[1]) == announced(lines[0]) == (True, True, 5, "da", "acme")
    assert told == []


def test_a_shared_line_may_come_before_its_primary() -> None:
    lines, _ = assembled(
        {"User_ID_1_": "1002", "Share_Ext_1_": "Yes", "Shared_User_ID_1_": "1001"}
        | {"User_ID_3_": "1001", "Call_Recording_Tone_Interval_3_": "60"}
    )
    assert [line.recording.tone_interval_s for line in lines] == [60, 60]


def test_what_a_shared_line_says_of_recording_itself_is_told_to_have_no_effect() -> None:
    own = {"Call_Recording_Mode_2_": "On Demand with User Initiated Start"}
    own |= {"Call_Recording_Protocol_2_": "SIPREC"}
    lines, told = assembled(PRIMARY | SHARED | own)
    why = "has no effect: line 2 is shared and has the recording settings of line 1 (SPEC H5)"
    assert lines[1].recording == lines[0].recording
    assert sorted(told) == [
        f"p:11:1: warning: Call_Recording_Mode_2_: {why}",
        f"p:12:1: warning: Call_Recording_Protocol_2_: {why}",
    ]


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"Shared_User_ID_2_": "1003"},
        {"Shared_User_ID_2_": ""},
        {"Shared_User_ID_2_": "1002"},
        {"Line_Enable_1_": "No"},
        {"Share_Ext_1_": "Yes"},
    ],
    ids=["another user", "none", "its own", "out of service", "shared itself"],
)
def test_without_its_primary_on_this_phone_a_shared_line_keeps_its_own(
    elsewhere: dict[str, str],
) -> None:
    own = {"Call_Recording_Mode_2_": "Always", "Call_Recording_Server_2_": "sip:other"}
    lines, told = assembled(PRIMARY | SHARED | own | elsewhere)
    recording = lines[-1].recording
    assert (recording.server, recording.tone_interval_s) == ("sip:other;transport=tcp", None)
    assert told == []


def test_a_line_that_is_not_shared_takes_nothing_and_says_so() -> None:
    lines, told = assembled(PRIMARY | {"Shared_User_ID_2_": "1001"})
    assert lines[1].recording.mode is Mode.NEVER
    assert told == ["p:9:1: warning: Shared_User_ID_2_: has no effect while Share_Ext_2_ is No"]


@pytest.mark.parametrize("parameter", CALL_RECORDING, ids=lambda it: str(it.name))
def test_every_recording_parameter_of_a_shared_line_is_overruled(
    parameter: Parameter[object],
) -> None:
    texts = {parameter.named(2): parameter.default or "sip:other"}
    _, told = assembled(PRIMARY | SHARED | texts)
    assert [it for it in told if f"{parameter.named(2)}: has no effect" in it] == told
    assert len(told) == 1
