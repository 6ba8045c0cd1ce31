"""What a line's notices say together: whom nothing tells, and what is set in vain."""

from dataclasses import replace

import pytest

from provisioning.assignment import Assignment
from provisioning.notices import notices_in_vain, untold
from provisioning.recording_settings import Audience, CallKind, Mode, RecordingSettings
from provisioning.values import Values
from tests.provisioning.loading import LINE, loaded

SILENT = replace(loaded(LINE).accepted().lines[0].recording, mode=Mode.ALWAYS, tone_interval_s=0)
NOTHING = "no reminder tone and no announcement in "
IN_PSTN, OUT_PSTN = CallKind.INCOMING_PSTN, CallKind.OUTGOING_PSTN
IN_INTERNAL, OUT_INTERNAL = CallKind.INCOMING_INTERNAL, CallKind.OUTGOING_INTERNAL


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        (SILENT, "no reminder tone"),
        (replace(SILENT, tone_interval_s=20), ""),
        (replace(SILENT, tone_interval_s=20, tone_audience=Audience.PSTN), "internal calls"),
        (replace(SILENT, tone_interval_s=20, tone_audience=Audience.INTERNAL), "PSTN calls"),
        (replace(SILENT, announce_internal=True), "PSTN calls"),
        (replace(SILENT, announce_pstn=True), "internal calls"),
        (replace(SILENT, announce_pstn=True, announce_internal=True), ""),
        (replace(SILENT, compliance_inbound=True, compliance_outbound=True), "internal calls"),
        (
            replace(SILENT, compliance_inbound=True, announce_internal=True),
            "outgoing PSTN calls",
        ),
        (
            replace(SILENT, compliance_outbound=True, announce_internal=True),
            "incoming PSTN calls",
        ),
        (replace(SILENT, compliance_inbound=True), "internal and outgoing PSTN calls"),
        (
            replace(SILENT, compliance_inbound=True, selected=frozenset({IN_PSTN})),
            "",
        ),
        (
            replace(SILENT, selected=frozenset({IN_INTERNAL, OUT_INTERNAL})),
            "internal calls",
        ),
        (replace(SILENT, selected=frozenset({IN_PSTN})), "PSTN calls"),
        (replace(SILENT, selected=frozenset({OUT_PSTN, IN_PSTN})), "PSTN calls"),
        (replace(SILENT, selected=frozenset()), ""),
    ],
)
def test_calls_whose_parties_nothing_tells(settings: RecordingSettings, missing: str) -> None:
    """DESIGN §3: a profile that turns all notices off is warned about."""
    assert untold(settings) == (f"{NOTHING}{missing}" if missing.endswith("calls") else missing)


def in_vain(mode: Mode, **texts: str) -> list[str]:
    names = {f"Call_Recording_Compliance_{name}_1_": text for name, text in texts.items()}
    given = [Assignment(name, text, "p", at, 1) for at, (name, text) in enumerate(names.items(), 1)]
    return [str(found) for found in notices_in_vain(Values.of(given), 1, mode)]


@pytest.mark.parametrize("mode", [Mode.ALWAYS, Mode.ALWAYS_PAUSE_RESUME, Mode.ON_DEMAND])
def test_compliance_is_announced_wherever_a_call_may_be_recorded(mode: Mode) -> None:
    """SPEC C6."""
    assert in_vain(mode, Inbound="Yes", Outbound="Yes", Delay="60") == []


def test_where_no_call_is_recorded_no_compliance_is_announced() -> None:
    assert in_vain(Mode.NEVER, Inbound="Yes", Outbound="Yes") == [
        f"p:{at}:1: warning: Call_Recording_Compliance_{way}_1_: has no effect while the mode of "
        "line 1 is Never"
        for at, way in ((1, "Inbound"), (2, "Outbound"))
    ]
    assert in_vain(Mode.NEVER, Inbound="No", Outbound="No", Delay="0") == []


def test_only_what_is_told_after_the_answer_is_delayed() -> None:
    assert in_vain(Mode.ALWAYS, Delay="5", Inbound="Yes") == [
        "p:1:1: warning: Call_Recording_Compliance_Delay_1_: has no effect while "
        "Call_Recording_Compliance_Outbound_1_ is No"
    ]
