"""What settings mean together, beyond recording."""

from provisioning.assemble import assemble
from provisioning.assignment import Assignment
from provisioning.parameters import Checkers
from provisioning.profile import Profile, Protocol, SpeedDial
from provisioning.values import Values


def assembled(**texts: str) -> tuple[Profile[str], list[str]]:
    given = [Assignment(name, text, "p", at, 1) for at, (name, text) in enumerate(texts.items(), 1)]
    # a key list is its own text here: the grammar is the caller's
    profile, found = assemble(Values.of(given), Checkers(str), frozenset({Protocol.SRC}))
    return profile, [str(diagnostic) for diagnostic in found]


def test_a_line_is_one_that_is_enabled_and_has_a_user_id() -> None:
    profile, _ = assembled(
        User_ID_1_="1001",
        User_ID_2_="1002",
        Line_Enable_2_="No",
        Line_Enable_3_="Yes",
        User_ID_16_="x",
    )
    assert [line.number for line in profile.lines] == [1, 16]


def test_what_a_line_is_called_and_how_it_authenticates() -> None:
    profile, _ = assembled(
        User_ID_1_="1001", User_ID_2_="1002", Short_Name_2_="Sales $USER", Auth_ID_2_="auth"
    )
    assert [(line.short_name, line.auth_id) for line in profile.lines] == [
        ("1001", "1001"),
        ("Sales 1002", "auth"),
    ]


def test_a_line_without_a_proxy_does_not_register() -> None:
    profile, _ = assembled(User_ID_1_="1001", Register_1_="Yes", User_ID_2_="1002", Proxy_2_="pbx")
    assert [line.register for line in profile.lines] == [False, True]


def test_lines_listen_on_ports_of_their_own() -> None:
    profile, _ = assembled(User_ID_1_="1001", User_ID_2_="1002", User_ID_3_="3", SIP_Port_3_="0")
    assert [line.sip_port for line in profile.lines] == [5060, 5061, 0]


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
