"""Loading a profile: what comes into force, and what is told (SPEC F1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provisioning.errors import OverrideError
from provisioning.load import Texts, load, parse_override
from provisioning.parameters import TABLE
from provisioning.profile import Codec, Line, Transport
from provisioning.recording_settings import (
    Audience,
    CallKind,
    FailurePolicy,
    Mode,
    PauseNotice,
    Protocol,
    RecordingSettings,
)
from provisioning.xml_profile import write
from softkeys.key_list import parse
from tests.provisioning.loading import CHECKERS, LINE, SRC_ONLY, loaded, told

ON_DEMAND = """
    <Station_Name>desk</Station_Name>
    <Call_Recording_Serv ua="na">yes</Call_Recording_Serv>
    <Display_Name_1_>Mette Ø</Display_Name_1_>
    <User_ID_1_>1001</User_ID_1_>
    <Password_1_>hunter2</Password_1_>
    <Proxy_1_>pbx.example.com</Proxy_1_>
    <SIP_Transport_1_>TCP</SIP_Transport_1_>
    <Call_Recording_Mode_1_>On Demand with User Initiated Start</Call_Recording_Mode_1_>
    <Call_Recording_Server_1_>sip:127.0.0.1:5080</Call_Recording_Server_1_>
    <Call_Recording_Tone_Interval_1_>10</Call_Recording_Tone_Interval_1_>
"""


def test_a_line_that_records_on_demand() -> None:
    outcome = loaded(ON_DEMAND)
    assert told(outcome) == []
    assert outcome.accepted().lines == (
        Line(
            number=1,
            user_id="1001",
            display_name="Mette Ø",
            short_name="1001",
            auth_id="1001",
            password="hunter2",
            proxy="pbx.example.com",
            register=True,
            register_expires_s=3600,
            transport=Transport.TCP,
            sip_port=5060,
            codec=Codec.PCMU,
            virtual=False,
            shared=False,
            recording=RecordingSettings(
                mode=Mode.ON_DEMAND,
                protocol=Protocol.SRC,
                supported=True,
                server="sip:127.0.0.1:5080;transport=tcp",
                tone_interval_s=10,
                tone_duration_ms=None,
                tone_level_dbm0=None,
                tone_country="",
                tone_script="",
                tone_local_level_dbm0=-20.0,
                setup_timeout_s=5,
                keepalive_s=10,
                record_voicemail=False,
                selected=frozenset(CallKind),
                failure=FailurePolicy.PROCEED,
                announce_pstn=False,
                announce_internal=False,
                compliance_inbound=False,
                compliance_outbound=False,
                compliance_delay_s=0,
                language="en",
                announcement_set="",
                pause_notice=PauseNotice.NONE,
                tone_audience=Audience.ALL,
            ),
        ),
    )
    assert outcome.accepted().recording_service is True


def test_an_empty_profile_is_all_defaults_and_says_that_it_cannot_call() -> None:
    outcome = loaded("")
    assert told(outcome) == [
        "p.xml: warning: no line is enabled and has a User_ID_n_: the phone can make no calls"
    ]
    assert outcome.accepted().lines == ()
    assert outcome.accepted().key_lists.progressing == parse("endcall|2;xfer|3")


def test_a_profile_of_all_parameters_is_the_same_after_writing_and_reading() -> None:
    texts = {
        parameter.named(2 if parameter.numbered else None): parameter.default_for(2)
        for parameter in TABLE
    }
    wanted = texts | {
        "User_ID_2_": "1002",
        "Programmable_Softkey_Enable": "Yes",
        "Call_Recording_Serv": "Yes",
        "Call_Recording_Mode_2_": "Always with Pause/Resume",
        "Call_Recording_Server_2_": "sip:r",
        "Call_Recording_Voice_Mail_2_": "Yes",
        "Call_Recording_Incoming_Internal_2_": "No",
        "Call_Recording_Failure_2_": "Proceed with announcement",
        "Call_Recording_Announce_PSTN_2_": "Yes",
        "Call_Recording_Announce_Internal_2_": "Yes",
        "Call_Recording_Pause_Notice_2_": "Announcement",
        "Call_Recording_Tone_Audience_2_": "Internal",
        "Virtual_Line_2_": "Yes",
        "Emergency_Number": "112",
        "Voice_Mail_Number": "*62",
        "PSTN_Number_Patterns": "0[1-9]x.",
        "Call_Park_Code": "*68",
    }
    first = load(write(wanted.items()), "p.xml", checkers=CHECKERS, ways=SRC_ONLY)
    assert told(first) == []
    assert dict(first.values) == wanted
    again = load(write(first.values), "p.xml", checkers=CHECKERS, ways=SRC_ONLY)
    assert (again.accepted(), again.values) == (first.accepted(), first.values)


def test_what_a_file_does_not_name_keeps_its_value() -> None:
    first = loaded(LINE + "<Station_Name>desk</Station_Name><Register_1_>No</Register_1_>")
    second = loaded(
        "<Station_Name/><Register_1_></Register_1_><Display_Name_1_>M</Display_Name_1_>",
        base=first.values,
    )
    assert second.values == (
        ("User_ID_1_", "1001"),
        ("Station_Name", "desk"),
        ("Display_Name_1_", "M"),
    )
    assert second.accepted().station_name == "desk"


def test_an_empty_text_is_empty_and_every_other_empty_value_is_the_default() -> None:
    before = (
        ("User_ID_1_", "1001"),
        ("Station_Name", "desk"),
        ("Call_Recording_Protocol_1_", "SIPREC"),
        ("Call_Recording_Mode_1_", "Always"),
        ("Call_Recording_Tone_Local_Level_1_", "-30"),
        ("Idle_Key_List", "redial|1"),
    )
    body = "".join(f"<{name}></{name}>" for name, _ in before[1:])
    outcome = loaded(body, base=before)
    assert outcome.values == (
        ("User_ID_1_", "1001"),
        ("Station_Name", ""),
        ("Call_Recording_Protocol_1_", ""),
    )
    recording = outcome.accepted().lines[0].recording
    assert (recording.mode, recording.tone_interval_s) == (Mode.NEVER, None)


def test_a_rejected_profile_leaves_the_values_in_force() -> None:
    base = (("User_ID_1_", "1001"),)
    assert loaded("<Register_1_>?</Register_1_>", base=base).values == base


def test_an_override_wins_for_this_run_and_is_not_kept() -> None:
    outcome = loaded(LINE, overrides=(("Station_Name", "here"), ("User_ID_1_", "1009")))
    assert outcome.accepted().station_name == "here"
    assert outcome.accepted().lines[0].user_id == "1009"
    assert outcome.values == (("User_ID_1_", "1001"),)


def test_an_override_rescues_a_wrong_value() -> None:
    outcome = loaded(f"{LINE}<Register_1_>?</Register_1_>", overrides=(("Register_1_", "No"),))
    assert told(outcome) == []
    assert outcome.accepted().lines[0].register is False


def test_a_misspelt_softkey_in_an_override_is_counted_from_its_start() -> None:
    outcome = loaded(LINE, overrides=(("Idle_Key_List", "redial|1;dirr"),))
    assert told(outcome) == [
        "--set: error: Idle_Key_List: at character 10: expected a key name, found 'dirr'; "
        "did you mean dir?"
    ]


@pytest.mark.parametrize(
    ("text", "override"),
    [
        ("Station_Name=a", ("Station_Name", "a")),
        ("A = b=c ", ("A", "b=c")),
        ("Station_Name=", ("Station_Name", "")),
    ],
)
def test_overrides_as_they_are_typed(text: str, override: tuple[str, str]) -> None:
    assert parse_override(text) == override


@pytest.mark.parametrize("text", ["", "Station_Name", "=x", " =x"])
def test_no_override(text: str) -> None:
    with pytest.raises(OverrideError, match=r"^--set: error: expected NAME=VALUE$"):
        parse_override(text)


def test_a_profile_of_a_real_phone_loads_with_warnings_only() -> None:
    body = "".join(
        f"<Line_Enable_{n}_>Yes</Line_Enable_{n}_><Dial_Plan_{n}_>(xx.)</Dial_Plan_{n}_>"
        f"<Call_Recording_Protocol_{n}_>SIPREC</Call_Recording_Protocol_{n}_>"
        f"<SIP_Port_{n}_>{5059 + n}</SIP_Port_{n}_>"
        f"<Extended_Function_{n}_></Extended_Function_{n}_>"
        for n in range(1, 17)
    )
    outcome = loaded(
        f"{LINE}<Programmable_Softkey_Enable>yes</Programmable_Softkey_Enable>"
        "<Idle_Key_List>redial;cfwd;dnd;recents;</Idle_Key_List>"
        f"<Time_Zone>GMT-05:00</Time_Zone>{body}"
    )
    assert {str(found).partition(" ")[2] for found in outcome.diagnostics} == {
        "warning: Time_Zone: unknown parameter",
        *(f"warning: Dial_Plan_{n}_: unknown parameter" for n in range(1, 17)),
    }
    assert outcome.accepted().key_lists.idle == parse("redial;cfwd;dnd;recents")


def test_the_password_of_a_url_is_in_no_diagnostic() -> None:
    source = "https://u:secret@example.com/p.xml"
    outcome = load(b"", source, checkers=CHECKERS, ways=SRC_ONLY)
    assert told(outcome) == [
        "https://example.com/p.xml:1:1: error: malformed XML: no element found"
    ]


def test_secrets_are_in_no_repr() -> None:
    outcome = loaded(LINE + "<Password_1_>hunter2</Password_1_>")
    assert outcome.accepted().lines[0].password == "hunter2"
    assert "hunter2" not in repr(outcome)


@given(st.binary())
def test_any_bytes_give_a_load(data: bytes) -> None:
    outcome = load(data, "p.xml", checkers=CHECKERS, ways=SRC_ONLY)
    assert (outcome.profile is None) == any(found.fatal for found in outcome.diagnostics)


names = st.sampled_from([parameter.named(1 if parameter.numbered else None) for parameter in TABLE])
values = st.sampled_from(
    [
        "",
        "Yes",
        "No",
        "Always",
        "SRC",
        "SIPREC",
        "sip:r",
        "20",
        "0",
        "hold|1",
        "fnc=sd;ext=1@$PROXY",
        "112,911",
        "+x.|0[1-9]x.",
        "*68",
    ]
) | st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))


@given(st.lists(st.tuples(names, values), max_size=20))
def test_any_values_give_a_load_whose_values_load_again(wanted: Texts) -> None:
    first = load(write(wanted), "p.xml", checkers=CHECKERS, ways=SRC_ONLY)
    assert (first.profile is None) == any(found.fatal for found in first.diagnostics)
    again = load(write(first.values), "p.xml", checkers=CHECKERS, ways=SRC_ONLY)
    if first.profile is not None:
        assert (again.profile, again.values) == (first.profile, first.values)
