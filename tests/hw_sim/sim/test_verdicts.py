"""A simulated recorder's answers mean what a real one's do."""

import pytest

from hw_sim.sim import verdicts
from phone.pjsua import verdicts as wire

ASKS = [(mine, wire.Ask(mine.value)) for mine in verdicts.Ask]
FLOWS = [(mine, wire.Flow(mine.value)) for mine in verdicts.Flow]


def test_every_refusal() -> None:
    for status in range(300, 700):
        assert verdicts.refusal(status) is wire.refusal(status)
        assert verdicts.refused_change(status) is wire.refused_change(status, heard=True)


@pytest.mark.parametrize(("ask", "asked"), ASKS)
@pytest.mark.parametrize(("flow", "given"), FLOWS)
def test_every_acceptance(
    ask: verdicts.Ask, asked: wire.Ask, flow: verdicts.Flow, given: wire.Flow
) -> None:
    assert verdicts.accepted(ask, flow) is wire.accepted(asked, given)


@pytest.mark.parametrize(("before", "was"), FLOWS)
@pytest.mark.parametrize(("after", "now"), FLOWS)
def test_every_turn_of_the_recorder_s_own(
    before: verdicts.Flow, was: wire.Flow, after: verdicts.Flow, now: wire.Flow
) -> None:
    assert verdicts.turned(before, after) is wire.turned(was, now)
