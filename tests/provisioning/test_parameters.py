"""The table of parameters, as a whole."""

import pytest

from provisioning.parameter import LINES, Grammar, Origin, Parameter
from provisioning.parameters import TABLE, find, nearest
from softkeys.key_list import parse
from tests.provisioning.loading import CHECKERS

NUMBERED = [parameter for parameter in TABLE if parameter.numbered]


def test_names_are_unique_also_without_regard_to_case() -> None:
    names = [parameter.name.lower() for parameter in TABLE]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("parameter", TABLE, ids=lambda parameter: str(parameter.name))
def test_every_default_passes_its_own_check(parameter: Parameter[object]) -> None:
    numbers = range(1, LINES + 1) if parameter.numbered else (None,)
    for number in numbers:
        default = parameter.default_for(number)
        assert default or parameter.type.admits_empty
        parameter.type.read(default)
        if parameter.grammar and default:
            CHECKERS.check(parameter.grammar, default)
        if parameter.grammar is Grammar.KEY_LIST:
            assert parse(default).items


@pytest.mark.parametrize("parameter", NUMBERED, ids=lambda parameter: str(parameter.name))
def test_a_numbered_parameter_is_found_for_each_line(parameter: Parameter[object]) -> None:
    names = [parameter.named(number) for number in range(1, LINES + 1)]
    assert [find(name) for name in names] == [(parameter, n) for n in range(1, LINES + 1)]
    stem = parameter.name.removesuffix("n_")
    others = [f"{stem}{n}_" for n in ("0", "17", "01", "n", "", "1_1", "١")] + [f"{stem}1"]
    assert [name for name in others if find(name)] == []


def test_names_are_case_sensitive() -> None:
    assert find("Call_Recording_Serv") is not None
    assert find("call_recording_serv") is None


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Call_Recordng_Serv", "Call_Recording_Serv"),
        ("call_recording_serv", "Call_Recording_Serv"),
        ("Call_Recording_Mode_12", "Call_Recording_Mode_1_"),
        ("Call_Recording_Modes_12_", "Call_Recording_Mode_12_"),
        ("Call_Recording_Mode", "Call_Recording_Mode_1_"),
        ("Conected_Key_List", "Connected_Key_List"),
        ("Dial_Plan_1_", None),
        ("X", None),
        ("A" * 5000, None),
    ],
)
def test_the_name_that_was_probably_meant(name: str, meant: str | None) -> None:
    assert nearest(name) == meant


def test_listening_ports_rise_with_the_line() -> None:
    port = find("SIP_Port_3_")
    assert port is not None
    assert port[0].default_for(port[1]) == "5062"


def test_only_passwords_are_secret_and_are_never_shown() -> None:
    secret = [parameter for parameter in TABLE if parameter.secret]
    assert [parameter.name for parameter in secret] == ["Password_n_"]
    assert "hunter2" not in secret[0].shown("hunter2")


def test_ours_are_named_in_the_vendors_style() -> None:
    ours = [parameter.name for parameter in TABLE if parameter.origin is Origin.OURS]
    assert ours
    others = [name for name in ours if not name.startswith("Call_Recording_")]
    assert others == [
        *("Softphone", "Emergency_Number", "PSTN_Header_Hints", "Internal_Header_Hints"),
        *("PSTN_Domains", "Internal_Domains", "PSTN_Number_Patterns"),
        *("Announcement_Service_Languages", "Virtual_Line_n_"),
        *("Announcement_Language_n_", "Announcement_Set_n_"),
    ]
