"""What settings mean together, beyond recording."""

from provisioning.assemble import assemble
from provisioning.assignment import Assignment
from provisioning.checkers import Checkers
from provisioning.profile import Profile, SpeedDial
from provisioning.recording_settings import Protocol
from provisioning.values import Values


def assembled(**texts: str) -> tuple[Profile[str], list[str]]:
    given = [Assignment(name, text, "p", at, 1) for at, (name, text) in enumerate(texts.items(), 1)]
    # a key list is its own text here: the grammar is the caller's
    profile, found = assemble(
        Values.of(given), Checkers(str, str, str, str, str), frozenset({Protocol.SRC})
    )
    return profile, [str(diagnostic) for diagnostic in found]


def test_what_a_profile_that_says_nothing_means() -> None:
    profile, found = assembled()
    assert profile.emergency_numbers == ("112", "911")
    assert (profile.voicemail_number, profile.dnd_service, profile.softphone) == ("", True, False)
    assert profile.pstn.numbers == ("+x.", "xxxxxxx.")
    codes = profile.park_code, profile.unpark_code, profile.pickup_code, profile.group_pickup_code
    assert codes == ("", "", "", "")
    assert found == []


def test_whom_one_calls_and_what_a_call_can_do() -> None:
    profile, found = assembled(
        Emergency_Number="112, 113",
        Voice_Mail_Number="*62",
        PSTN_Number_Patterns="0x.",
        DND_Serv="no",
        Call_Park_Code="*68",
        Call_Unpark_Code="*88",
        Call_Pickup_Code="*97",
        Group_Call_Pickup_Code="*98",
        Softphone="Yes",
    )
    assert profile.emergency_numbers == ("112", "113")
    assert (profile.voicemail_number, profile.dnd_service, profile.softphone) == (
        "*62",
        False,
        True,
    )
    assert profile.pstn.numbers == ("0x.",)
    codes = profile.park_code, profile.unpark_code, profile.pickup_code, profile.group_pickup_code
    assert codes == ("*68", "*88", "*97", "*98")
    assert found == []


def test_the_emergency_numbers_of_every_line_in_service_count_for_all() -> None:
    profile, _ = assembled(
        User_ID_1_="1001",
        User_ID_3_="1003",
        Emergency_Number_1_="113,112",
        Emergency_Number_2_="110",
        Emergency_Number_3_="1881",
    )
    assert profile.emergency_numbers == ("112", "911", "113", "1881")


def test_speed_dials() -> None:
    profile, found = assembled(
        User_ID_1_="1001",
        User_ID_2_="1002",
        Proxy_2_="pbx:5070",
        Extended_Function_3_="fnc=sd;ext=1002;nme=Mette",
        Extended_Function_4_="fnc=sd+blf;ext=9@$PROXY;vid=2",
        Extended_Function_5_="fnc=prk",
        Extended_Function_6_="fnc=sd;ext=1;vid=7",
    )
    assert profile.speed_dials == (
        SpeedDial(3, 1, "1002", "Mette"),
        SpeedDial(4, 2, "9@pbx:5070", "9@pbx:5070"),
    )
    assert found == [
        "p:6:1: warning: Extended_Function_5_: only fnc=sd is in this build; the key does nothing",
        "p:7:1: warning: Extended_Function_6_: its line is not enabled; the key does nothing",
    ]


def test_a_speed_dial_by_a_proxy_that_is_not_there() -> None:
    _, found = assembled(User_ID_1_="1001", Extended_Function_1_="fnc=sd;ext=9@$PROXY")
    assert found == ["p:2:1: error: Extended_Function_1_: expected Proxy_1_ for $PROXY, found none"]


def test_key_lists_count_once_they_are_enabled() -> None:
    lists = {"Idle_Key_List": "redial|1", "Connected_Key_List": "endcall|1"}
    profile, found = assembled(Programmable_Softkey_Enable="Yes", **lists)
    assert (profile.key_lists.idle, profile.key_lists.connected) == ("redial|1", "endcall|1")
    assert profile.key_lists.ringing == "answer|1;ignore|2;ignoresilent|3;"
    assert found == []


def test_the_four_keys_of_a_recorded_call_need_no_more_by_default() -> None:
    profile, _ = assembled()
    lists = profile.key_lists
    assert lists.connected.startswith("hold|1;endcall|2;crdstart|3;crdpause|3;crdresume|3;crdstop;")
    assert lists.conferencing.startswith(
        "hold|1;endcall|2;crdstart|3;crdpause|3;crdresume|3;crdstop|4;"
    )
    assert lists.start_transfer == "hold|1;endcall|2;xfer|3;"
    assert lists.start_conference == "hold|1;endcall|2;conf|3;"


def test_key_lists_that_are_not_enabled_are_told_to_have_no_effect() -> None:
    profile, found = assembled(Idle_Key_List="redial|1")
    assert profile.key_lists.idle.startswith("newcall|1;redial|2;")
    assert found == [
        "p:1:1: warning: Idle_Key_List: has no effect while Programmable_Softkey_Enable is No"
    ]


def test_rtp_needs_a_few_ports() -> None:
    _, found = assembled(RTP_Port_Min="20000", RTP_Port_Max="20004")
    assert found == [
        "p:2:1: error: RTP_Port_Max: expected 8 ports or more above 20000 (RTP_Port_Min), "
        "found up to 20004"
    ]


def test_what_is_internal_and_of_the_pstn_at_once_is_warned_about() -> None:
    _, found = assembled(
        PSTN_Domains="gw.example|a.example",
        Internal_Domains="pbx.example|gw.example",
        PSTN_Header_Hints="X-Trunk: a",
    )
    assert found == [
        "p:2:1: warning: Internal_Domains: gw.example is in PSTN_Domains and in "
        "Internal_Domains; PSTN_Domains is tried first"
    ]
    _, found = assembled(PSTN_Header_Hints="Alert-Info: *urn:alert:source:internal*")
    assert found == [
        "p:1:1: warning: PSTN_Header_Hints: Alert-Info: *urn:alert:source:internal* is in "
        "PSTN_Header_Hints and in Internal_Header_Hints; PSTN_Header_Hints is tried first"
    ]


def test_it_is_warned_about_however_it_is_written() -> None:
    """As rules are matched: in any case, a header by its short name too."""
    _, found = assembled(
        PSTN_Domains="GW.example.|*.a.example",
        Internal_Domains="gw.EXAMPLE|a.example",
        PSTN_Header_Hints="X-A: Foo|From: *@GW*|X-B: c.",
        Internal_Header_Hints="x-a: fOO|f: *@gw*|X-B: c",
    )
    hints = "is in PSTN_Header_Hints and in Internal_Header_Hints"
    assert [it.partition(": warning: ")[2].partition("; ")[0] for it in found] == [
        f"Internal_Header_Hints: x-a: fOO {hints}",
        f"Internal_Header_Hints: f: *@gw* {hints}",
        "Internal_Domains: gw.EXAMPLE is in PSTN_Domains and in Internal_Domains",
    ]
