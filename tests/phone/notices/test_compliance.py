"""Which calls begin with the compliance announcement (SPEC C6)."""

from dataclasses import replace

import pytest

from phone.call.states import Call, Direction
from phone.notices.compliance import is_wanted
from phone.recording.words import Mode
from tests.phone.desk import profile
from tests.phone.states import METTE

IN, OUT = (Call(1, way, METTE) for way in (Direction.RECIPIENT, Direction.INITIATOR))


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("pstn", [True, False])
@pytest.mark.parametrize("switch", ["Inbound", "Outbound", ""])
def test_pstn_calls_that_may_be_recorded_by_the_switch_of_their_direction(
    switch: str, pstn: bool, mode: Mode
) -> None:
    sets = {f"Call_Recording_Compliance_{switch}_1_": "Yes"} if switch else {}
    settings = profile(**sets).lines[0].recording
    wanted = {
        name
        for name, call in (("Inbound", IN), ("Outbound", OUT))
        if is_wanted(settings, call, mode, pstn=pstn)
    }
    assert wanted == ({switch} if switch and pstn and mode is not Mode.NEVER else set())


def test_a_call_for_help_skips_it() -> None:
    settings = profile(Call_Recording_Compliance_Outbound_1_="Yes").lines[0].recording
    assert not is_wanted(settings, replace(OUT, emergency=True), Mode.ALWAYS, pstn=True)
