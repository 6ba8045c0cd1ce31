"""What a line's recording parameters say together (SPEC A, DESIGN §4)."""

import pytest

from provisioning.assignment import Assignment
from provisioning.recording import recording_settings
from provisioning.recording_settings import (
    Audience,
    CallKind,
    FailurePolicy,
    Mode,
    PauseNotice,
    Protocol,
)
from provisioning.values import Values

SRC_ONLY = frozenset({Protocol.SRC})


def settings(
    ways: frozenset[Protocol] = SRC_ONLY, **texts: str
) -> tuple[Mode, Protocol, bool, list[str]]:
    """Mode, protocol, supported and what is told; keywords name parameters of line 1."""
    given = [
        Assignment(
            "Call_Recording_Serv" if name == "Serv" else f"Call_Recording_{name}_1_",
            text,
            "p",
            at,
            1,
        )
        for at, (name, text) in enumerate(texts.items(), 1)
    ]
    recording, remarks = recording_settings(Values.of(given), 1, ways)
    return recording.mode, recording.protocol, recording.supported, [str(r) for r in remarks]


@pytest.mark.parametrize("mode", list(Mode))
def test_each_mode_recorded_by_the_phone(mode: Mode) -> None:
    outcome = settings(Serv="Yes", Mode=mode.value, Server="sip:r")
    assert outcome == (mode, Protocol.SRC, True, [])


def test_nothing_said_is_never_by_the_vendors_default_way() -> None:
    assert settings() == (Mode.NEVER, Protocol.SIPREC, True, [])
    assert settings(Serv="Yes") == (Mode.NEVER, Protocol.SIPREC, True, [])


def test_the_service_switched_off_makes_every_mode_never() -> None:
    told = ["p:1:1: warning: Call_Recording_Mode_1_: has no effect while Call_Recording_Serv is No"]
    assert settings(Mode="Always", Protocol="SIPREC") == (Mode.NEVER, Protocol.SIPREC, True, told)
    assert settings(Mode="Never") == (Mode.NEVER, Protocol.SIPREC, True, [])


@pytest.mark.parametrize("way", ["SIPREC", "SIPINFO"])
def test_a_way_that_is_not_built_is_told_and_leaves_the_phone_its_profile(way: str) -> None:
    def with_ways(ways: frozenset[Protocol]) -> tuple[Mode, Protocol, bool, list[str]]:
        return settings(ways, Serv="Yes", Mode="Always", Server="sip:r", Protocol=way)

    mode, protocol, supported, told = with_ways(SRC_ONLY)
    assert (mode, protocol, supported) == (Mode.ALWAYS, Protocol(way), False)
    assert told == [
        f"p:4:1: error: Call_Recording_Protocol_1_: recording by {way} is not in this build; "
        "calls of line 1 are not recorded and say so"
    ]
    assert with_ways(frozenset(Protocol)) == (Mode.ALWAYS, Protocol(way), True, [])


def test_without_a_server_the_vendors_default_counts_and_the_message_says_why() -> None:
    mode, protocol, supported, told = settings(Serv="Yes", Mode="Always")
    assert (mode, protocol, supported) == (Mode.ALWAYS, Protocol.SIPREC, False)
    assert told == [
        "p:2:1: error: Call_Recording_Mode_1_: recording by SIPREC, which counts where "
        "Call_Recording_Server_1_ is not set, is not in this build; "
        "calls of line 1 are not recorded and say so"
    ]


def test_a_way_that_is_not_built_does_not_matter_where_nothing_is_recorded() -> None:
    assert settings(Serv="Yes", Protocol="SIPINFO") == (Mode.NEVER, Protocol.SIPINFO, True, [])


def test_recording_by_the_phone_needs_a_server() -> None:
    assert settings(Serv="Yes", Mode="Always", Protocol="SRC")[3] == [
        "p:3:1: error: Call_Recording_Protocol_1_: expected Call_Recording_Server_1_ for recording "
        "by SRC, found none"
    ]


def test_only_the_missing_way_leaves_the_profile_usable() -> None:
    def fatal(**texts: str) -> list[bool]:
        given = [Assignment(f"Call_Recording_{name}", text, "p") for name, text in texts.items()]
        return [r.fatal for r in recording_settings(Values.of(given), 1, SRC_ONLY)[1]]

    assert fatal(Serv="Yes", Mode_1_="Always") == [False]
    assert fatal(Serv="Yes", Mode_1_="Always", Protocol_1_="SRC") == [True]


def test_recording_without_a_tone_is_warned_about() -> None:
    told = settings(Serv="Yes", Mode="Always", Server="sip:r", Tone_Interval="0")[3]
    assert told == [
        "p:4:1: warning: Call_Recording_Tone_Interval_1_: no reminder tone: "
        "parties whose phones do not show it are told by nothing"
    ]


# who is told


def told_of(**texts: str) -> list[str]:
    return settings(SRC_ONLY, Serv="Yes", Mode="Always", Server="sip:r", **texts)[3]


@pytest.mark.parametrize(
    "texts",
    [
        {"Announce_PSTN": "Yes", "Announce_Internal": "Yes", "Tone_Interval": "0"},
        {"Announce_Internal": "Yes", "Tone_Audience": "PSTN"},
        {"Announce_PSTN": "Yes", "Tone_Audience": "Internal"},
    ],
)
def test_tone_or_announcement_is_enough(texts: dict[str, str]) -> None:
    assert told_of(**texts) == []


@pytest.mark.parametrize(
    ("texts", "element", "calls"),
    [
        ({"Tone_Audience": "PSTN"}, "Audience", "internal"),
        ({"Tone_Audience": "Internal"}, "Audience", "PSTN"),
        ({"Tone_Interval": "0", "Announce_PSTN": "Yes"}, "Interval", "internal"),
        ({"Tone_Interval": "0", "Announce_Internal": "Yes"}, "Interval", "PSTN"),
    ],
)
def test_parties_that_neither_tone_nor_announcement_tells_are_warned_about(
    texts: dict[str, str], element: str, calls: str
) -> None:
    assert told_of(**texts) == [
        f"p:4:1: warning: Call_Recording_Tone_{element}_1_: no reminder tone and no announcement "
        f"in {calls} calls: parties whose phones do not show it are told by nothing"
    ]


# selection (SPEC H2)


def selected(**texts: str) -> tuple[frozenset[CallKind], list[str]]:
    texts = {"Serv": "Yes", "Server": "sip:r"} | texts
    names = {
        "Call_Recording_Serv" if name == "Serv" else f"Call_Recording_{name}_1_": text
        for name, text in texts.items()
    }
    given = [Assignment(name, text, "p", at, 1) for at, (name, text) in enumerate(names.items(), 1)]
    recording, remarks = recording_settings(Values.of(given), 1, SRC_ONLY)
    return recording.selected, [str(remark) for remark in remarks]


@pytest.mark.parametrize("mode", ["Always", "Always with Pause/Resume"])
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Incoming_Internal", CallKind.INCOMING_INTERNAL),
        ("Incoming_PSTN", CallKind.INCOMING_PSTN),
        ("Outgoing_Internal", CallKind.OUTGOING_INTERNAL),
        ("Outgoing_PSTN", CallKind.OUTGOING_PSTN),
    ],
)
def test_each_kind_of_call_can_be_selected_out(mode: str, name: str, kind: CallKind) -> None:
    assert selected(Mode=mode, **{name: "No"}) == (frozenset(CallKind) - {kind}, [])


def test_all_calls_are_recorded_unless_it_is_said() -> None:
    assert selected(Mode="Always") == (frozenset(CallKind), [])


NO_SELECTION = "has no effect but in the modes Always and Always with Pause/Resume (SPEC H2)"


@pytest.mark.parametrize("mode", ["Never", "On Demand with User Initiated Start"])
def test_nothing_is_selected_out_in_the_other_modes(mode: str) -> None:
    assert selected(Mode=mode, Incoming_PSTN="No", Outgoing_PSTN="Yes") == (
        frozenset(CallKind),
        [f"p:4:1: warning: Call_Recording_Incoming_PSTN_1_: {NO_SELECTION}"],
    )


def test_nothing_is_selected_out_while_the_service_is_off() -> None:
    assert selected(Serv="No", Mode="Always", Incoming_PSTN="No") == (
        frozenset(CallKind),
        [
            f"p:4:1: warning: Call_Recording_Incoming_PSTN_1_: {NO_SELECTION}",
            "p:3:1: warning: Call_Recording_Mode_1_: has no effect while Call_Recording_Serv is No",
        ],
    )


# the other settings


def test_the_defaults_of_todays_service() -> None:
    recording, _ = recording_settings(Values.of([]), 1, SRC_ONLY)
    assert (recording.record_voicemail, recording.failure) == (False, FailurePolicy.PROCEED)
    assert (recording.announce_pstn, recording.announce_internal) == (False, False)
    assert (recording.compliance_inbound, recording.compliance_outbound) == (False, False)
    assert (recording.compliance_delay_s, recording.language) == (0, "en")
    assert recording.announcement_set == ""
    assert (recording.pause_notice, recording.tone_audience) == (PauseNotice.NONE, Audience.ALL)


def test_the_settings_of_todays_service() -> None:
    texts = {
        "Voice_Mail": "Yes",
        "Failure": "Proceed with announcement",
        "Announce_PSTN": "Yes",
        "Announce_Internal": "yes",
        "Compliance_Inbound": "Yes",
        "Compliance_Outbound": "Yes",
        "Compliance_Delay": "60",
        "Pause_Notice": "Beep",
        "Tone_Audience": "PSTN",
    }
    given = [Assignment(f"Call_Recording_{name}_3_", text, "p") for name, text in texts.items()]
    recording, _ = recording_settings(Values.of(given), 3, SRC_ONLY)
    assert recording.record_voicemail is True
    assert recording.failure is FailurePolicy.PROCEED_WITH_ANNOUNCEMENT
    assert (recording.announce_pstn, recording.announce_internal) == (True, True)
    assert (recording.compliance_inbound, recording.compliance_outbound) == (True, True)
    assert recording.compliance_delay_s == 60
    assert (recording.pause_notice, recording.tone_audience) == (PauseNotice.BEEP, Audience.PSTN)


def test_the_language_and_the_prompts_of_a_line() -> None:
    """SPEC C7 and H4: each line has its own."""
    given = [
        Assignment("Announcement_Language_2_", "ZH-hant", "p"),
        Assignment("Announcement_Set_2_", "acme", "p"),
    ]
    first, second = (recording_settings(Values.of(given), line, SRC_ONLY)[0] for line in (1, 2))
    assert (first.language, first.announcement_set) == ("en", "")
    assert (second.language, second.announcement_set) == ("zh-Hant", "acme")


def test_recording_that_only_some_pstn_calls_are_told_of_is_warned_about() -> None:
    texts = {"Tone_Audience": "Internal", "Compliance_Inbound": "Yes"}
    assert told_of(**texts) == [
        "p:4:1: warning: Call_Recording_Tone_Audience_1_: no reminder tone and no announcement in "
        "outgoing PSTN calls: parties whose phones do not show it are told by nothing"
    ]
    assert told_of(**texts, Compliance_Outbound="Yes") == []


def test_compliance_without_recording_is_warned_about() -> None:
    assert settings(Serv="Yes", Compliance_Inbound="Yes")[3] == [
        "p:2:1: warning: Call_Recording_Compliance_Inbound_1_: has no effect while the mode of "
        "line 1 is Never"
    ]
