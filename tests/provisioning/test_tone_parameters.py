"""What a profile may say of the reminder's sound and of the call progress tones, and how a fault
in it is shown."""

import pytest

from provisioning.recording_settings import RecordingSettings
from provisioning.tone_parameters import (
    BUSY_TONE,
    CALL_WAITING_TONE,
    NOTICE_TONE,
    REORDER_TONE,
    RING_BACK_TONE,
)
from tests.provisioning.loading import LINE, loaded, told
from tones import catalogue
from tones.tone_script_parser import parse

RECORDED = f"""{LINE}<Call_Recording_Serv>Yes</Call_Recording_Serv>
<Call_Recording_Mode_1_>Always</Call_Recording_Mode_1_>
<Call_Recording_Server_1_>sip:r</Call_Recording_Server_1_>
"""


def tone(**texts: str) -> str:
    return "".join(
        f"<Call_Recording_Tone_{n}_1_>{t}</Call_Recording_Tone_{n}_1_>" for n, t in texts.items()
    )


def settings(**texts: str) -> RecordingSettings:
    return loaded(RECORDED + tone(**texts)).accepted().lines[0].recording


def test_what_is_not_said_is_left_to_the_tone() -> None:
    plain = settings()
    assert (plain.tone_interval_s, plain.tone_duration_ms, plain.tone_level_dbm0) == (None,) * 3
    assert (plain.tone_country, plain.tone_script) == ("", "")


def test_a_country_in_any_case_and_a_script_as_it_is() -> None:
    assert settings(Country="dk").tone_country == "DK"
    assert settings(Script="1400@-16;*(.2/14.8/1)").tone_script == "1400@-16;*(.2/14.8/1)"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "Denmark",
            "expected the two letters of a country (ISO 3166-1), or empty, found 'Denmark'",
        ),
        ("BR", "expected a country of AE AR AT"),
    ],
)
def test_an_unknown_country_is_refused(text: str, fault: str) -> None:
    (found,) = told(loaded(RECORDED + tone(Country=text)))
    assert found.startswith("p.xml:5:")
    assert f"error: Call_Recording_Tone_Country_1_: {fault}" in found


def test_a_fault_in_a_script_is_shown_where_it_stands() -> None:
    """The text begins in column 32, and its section with the tenth character."""
    body = RECORDED + tone(Script="1400@-16;20(.2/14.8/1)")
    assert told(loaded(body)) == [
        "p.xml:5:41: error: Call_Recording_Tone_Script_1_: expected * for its length: "
        "the reminder goes on while the recording does, found '20(.2/14.8/1)'"
    ]


def test_a_country_beside_a_script_has_no_effect() -> None:
    body = RECORDED + tone(Country="DE", Script="1400@-16;*(.2/14.8/1)")
    assert told(loaded(body)) == [
        "p.xml:5:1: warning: Call_Recording_Tone_Country_1_: has no effect: "
        "Call_Recording_Tone_Script_1_ says what the reminder sounds like"
    ]


def test_a_sound_without_a_tone_has_no_effect() -> None:
    body = RECORDED + tone(Country="DE", Interval="0")
    assert told(loaded(body))[0] == (
        "p.xml:5:1: warning: Call_Recording_Tone_Country_1_: has no effect while "
        "Call_Recording_Tone_Interval_1_ is 0"
    )


# the call progress tones


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RING_BACK_TONE.default, catalogue.RINGING_TONE),
        (CALL_WAITING_TONE.default, catalogue.WAITING_TONE),
        (NOTICE_TONE.default, catalogue.NOTICE_BEEP),
    ],
)
def test_the_defaults_are_the_tones_of_the_catalogue(text: str, expected: catalogue.Tone) -> None:
    assert parse(text).tone(expected.name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [(BUSY_TONE.default, catalogue.BUSY_TONE), (REORDER_TONE.default, catalogue.CONGESTION_TONE)],
)
def test_busy_and_reorder_end_after_ten_seconds(text: str, expected: catalogue.Tone) -> None:
    (section,) = parse(text).tone(expected.name).sections
    assert section.segments == expected.sections[0].segments
    assert section.lasts_ms == 10_000


def test_the_profile_has_the_scripts_of_the_telephones_own_tones() -> None:
    tones = (
        loaded(
            f"{LINE}<Ring_Back_Tone>440@-19,480@-19;*(2/4/1+2)</Ring_Back_Tone>"
            "<Busy_Tone></Busy_Tone>"
        )
        .accepted()
        .tones
    )
    assert tones.ring_back == "440@-19,480@-19;*(2/4/1+2)"
    assert (tones.busy, tones.reorder) == (BUSY_TONE.default, REORDER_TONE.default)
    assert (tones.call_waiting, tones.notice) == (CALL_WAITING_TONE.default, NOTICE_TONE.default)


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        (
            "Call_Waiting_Tone",
            "440@-10",
            "2:56: error: Call_Waiting_Tone: expected one section or two",
        ),
        (
            "Call_Recording_Notice_Tone",
            "950@-16;*(.2/1/1)",
            "error: Call_Recording_Notice_Tone: "
            "expected sections of 0.05–3 s together, found '*(.2/1/1)'",
        ),
    ],
)
def test_a_script_that_is_none_rejects_the_profile(name: str, text: str, fault: str) -> None:
    outcome = loaded(f"{LINE}<{name}>{text}</{name}>")
    assert outcome.profile is None
    assert fault in told(outcome)[0]
