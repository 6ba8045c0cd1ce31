"""What is wrong with a profile, and how it is told: at its line, column and element (SPEC F1)."""

import re

import pytest

from provisioning.errors import ProfileError
from tests.provisioning.loading import LINE, loaded, told


@pytest.mark.parametrize(
    ("element", "message"),
    [
        (
            "<Call_Recording_Serv>On</Call_Recording_Serv>",
            "Call_Recording_Serv: expected Yes or No, found 'On'",
        ),
        (
            "<Call_Recording_Mode_1_>On Demand</Call_Recording_Mode_1_>",
            "Call_Recording_Mode_1_: expected Never, Always, Always with Pause/Resume or "
            "On Demand with User Initiated Start, found 'On Demand'; "
            "did you mean On Demand with User Initiated Start?",
        ),
        (
            "<Call_Recording_Tone_Interval_1_>9</Call_Recording_Tone_Interval_1_>",
            "Call_Recording_Tone_Interval_1_: expected 10–90, or 0 for no tone, found '9'",
        ),
        (
            "<Call_Recording_Tone_Interval_16_>1800</Call_Recording_Tone_Interval_16_>",
            "Call_Recording_Tone_Interval_16_: expected 10–90, or 0 for no tone, found '1800'",
        ),
        (
            "<Call_Recording_Server_1_>sip:r;transport=udp</Call_Recording_Server_1_>",
            "Call_Recording_Server_1_: expected ;transport=tcp, found 'sip:r;transport=udp'; "
            "a recording INVITE is too large for UDP (RFC 3261 §18.1.1)",
        ),
        (
            "<SIP_Transport_1_>TLS</SIP_Transport_1_>",
            "SIP_Transport_1_: expected UDP or TCP, found 'TLS', which is not in this build",
        ),
        (
            "<Preferred_Codec_1_>OPUS</Preferred_Codec_1_>",
            "Preferred_Codec_1_: expected G711u, G711a or G722, found 'OPUS', "
            "which is not in this build",
        ),
        (
            "<Call_Recording_Failure_1_>End call</Call_Recording_Failure_1_>",
            "Call_Recording_Failure_1_: expected Proceed, Proceed with announcement or "
            "End call with announcement, found 'End call'; "
            "did you mean End call with announcement?",
        ),
        (
            "<Call_Recording_Pause_Notice_1_>beep</Call_Recording_Pause_Notice_1_>",
            "Call_Recording_Pause_Notice_1_: expected None, Beep or Announcement, found 'beep'; "
            "did you mean Beep?",
        ),
        (
            "<Call_Recording_Tone_Audience_1_>Everyone</Call_Recording_Tone_Audience_1_>",
            "Call_Recording_Tone_Audience_1_: expected All, PSTN or Internal, found 'Everyone'",
        ),
        (
            "<Emergency_Number>112;911</Emergency_Number>",
            "Emergency_Number: expected numbers of digits, * and #, separated by commas, "
            "found '112;911'",
        ),
        (
            "<Voice_Mail_Number>my mail</Voice_Mail_Number>",
            "Voice_Mail_Number: expected a number or user name, found 'my mail'",
        ),
        (
            "<Call_Park_Code>park</Call_Park_Code>",
            "Call_Park_Code: expected a code of digits, * and #, found 'park'",
        ),
        (
            f"<Password_1_>{'hunter2' * 40}</Password_1_>",
            "Password_1_: expected text of at most 255 characters, found a value that is not shown",
        ),
        (
            f"<Station_Name>{'a' * 256}</Station_Name>",
            f"Station_Name: expected text of at most 255 characters, found '{'a' * 59}…'",
        ),
    ],
)
def test_a_value_not_of_its_type_rejects_the_profile(element: str, message: str) -> None:
    outcome = loaded(LINE + "\n  " + element)
    assert told(outcome) == [f"p.xml:3:3: error: {message}"]
    assert outcome.profile is None
    with pytest.raises(ProfileError, match=re.escape(message)):
        outcome.accepted()


def test_a_misspelt_softkey_is_shown_where_it_stands() -> None:
    outcome = loaded(
        LINE + "\n<Connected_Key_List>\n  hold|1;\n  crdstrt|3;\n</Connected_Key_List>"
    )
    assert told(outcome) == [
        "p.xml:5:3: error: Connected_Key_List: expected a key name, found 'crdstrt'; "
        "did you mean crdstart?"
    ]


def test_a_wrong_dial_pattern_is_shown_where_it_stands() -> None:
    outcome = loaded(LINE + "\n<PSTN_Number_Patterns>+x.|\n  0x.|[2-x\n</PSTN_Number_Patterns>")
    assert told(outcome) == [
        "p.xml:4:7: error: PSTN_Number_Patterns: expected ] at the end of the class"
    ]


def test_a_virtual_line_on_a_softphone_that_may_pause_rejects_the_profile() -> None:
    outcome = loaded(
        LINE + "<Softphone>Yes</Softphone><Call_Recording_Serv>Yes</Call_Recording_Serv>\n"
        "<User_ID_2_>1002</User_ID_2_><Virtual_Line_2_>Yes</Virtual_Line_2_>\n"
        "<Call_Recording_Server_2_>sip:r</Call_Recording_Server_2_>\n"
        "<Call_Recording_Mode_2_>Always with Pause/Resume</Call_Recording_Mode_2_>"
    )
    assert outcome.profile is None
    assert told(outcome) == [
        "p.xml:5:1: error: Call_Recording_Mode_2_: line 2 is a virtual line on a softphone: "
        "expected Never or Always (SPEC A7), found Always with Pause/Resume"
    ]


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    outcome = loaded(
        "<Register_1_>maybe</Register_1_>\n"
        "<Call_Recordng_Serv>Yes</Call_Recordng_Serv>\n"
        '<Station_Name ua="x">a</Station_Name>\n'
        "<Station_Name>b</Station_Name>\n"
        "<SIP_Port_1_>x</SIP_Port_1_>",
        overrides=(("Line_Enable_1_", "?"), ("Call_Recording_Mod_1_", "Never")),
    )
    assert told(outcome) == [
        "p.xml:2:1: error: Register_1_: expected Yes or No, found 'maybe'",
        "p.xml:3:1: warning: Call_Recordng_Serv: unknown parameter; "
        "did you mean Call_Recording_Serv?",
        "p.xml:4:1: warning: Station_Name: ua: expected na, ro or rw, found 'x'",
        "p.xml:5:1: warning: Station_Name: set twice (first on line 4); the last one wins",
        "p.xml:6:1: error: SIP_Port_1_: expected a number 1–65535, or 0 for any free port, "
        "found 'x'",
        "--set: error: Call_Recording_Mod_1_: unknown parameter; "
        "did you mean Call_Recording_Mode_1_?",
        "--set: error: Line_Enable_1_: expected Yes or No, found '?'",
    ]


def test_the_last_of_two_wins_and_only_it_is_checked() -> None:
    outcome = loaded(
        LINE + "<Station_Name>&#9;</Station_Name><Register_1_>?</Register_1_>"
        "<Register_1_>No</Register_1_>"
    )
    assert told(outcome) == [
        "p.xml:2:91: warning: Register_1_: set twice (first on line 2); the last one wins"
    ]
    assert outcome.accepted().lines[0].register is False


def test_what_leaves_a_value_as_it_is_does_not_set_it_twice() -> None:
    outcome = loaded(LINE + "<Station_Name>a</Station_Name><Station_Name/>")
    assert told(outcome) == []
    assert outcome.accepted().station_name == "a"
    outcome = loaded(LINE + "<Station_Name/><Station_Name>a</Station_Name>")
    assert told(outcome) == []
    twice = "<Station_Name>a</Station_Name>\n<Station_Name/><Station_Name>b</Station_Name>"
    assert [it.partition(" Station_Name: ")[2] for it in told(loaded(f"{LINE}\n{twice}"))] == [
        "set twice (first on line 3); the last one wins"
    ]


def test_a_malformed_profile_is_rejected_whatever_it_said_before() -> None:
    outcome = loaded(f"{LINE}<X>", base=(("User_ID_1_", "1000"),))
    assert (outcome.profile, outcome.values) == (None, (("User_ID_1_", "1000"),))
    assert told(outcome) == ["p.xml:3:3: error: malformed XML: mismatched tag"]
