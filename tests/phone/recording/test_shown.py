"""What each phase means to those who look (RFC 7866 §7.3, SPEC H9, DESIGN §3)."""

import pytest

from phone.recording.machine import Recording
from phone.recording.shown import api_state, flow, shown, word
from phone.recording.words import Mode, Phase, Wish

P, W = Phase, Wish


@pytest.mark.parametrize(
    ("phase", "wish", "said"),
    [
        (P.OFF, W.ON, ("off", "none", "off", None)),
        (P.READY, W.ON, ("ready", "none", "off", None)),
        (P.STARTING, W.ON, ("starting", "none", "off", "pending")),
        (P.STARTING_NARROW, W.ON, ("starting", "none", "off", "pending")),
        (P.STARTING, W.PAUSED, ("starting", "none", "off", "pending")),
        (P.NOT_READY, W.ON, ("starting", "none", "off", "pending")),
        (P.RECORDING, W.ON, ("recording", "certain", "on", "started")),
        (P.PAUSING, W.PAUSED, ("pausing", "none", "paused", "paused")),
        (P.PAUSING, W.ON, ("resuming", "none", "paused", "paused")),
        (P.PAUSED, W.PAUSED, ("paused", "none", "paused", "paused")),
        (P.RESUMING, W.ON, ("resuming", "none", "paused", "paused")),
        (P.RESUMING, W.PAUSED, ("pausing", "none", "paused", "paused")),
        (P.GLARED, W.PAUSED, ("pausing", "none", "paused", "paused")),
        (P.GLARED, W.ON, ("resuming", "none", "paused", "paused")),
        (P.RECORDER_PAUSED, W.ON, ("paused", "none", "paused", "paused")),
        (P.STOPPING, W.ON, ("stopping", "none", "off", "stopped")),
        (P.FAILED, W.ON, ("failed", "none", "off", "failed")),
        (P.FAILED_QUIET, W.ON, ("failed", "none", "off", "failed")),
    ],
)
def test_one_fact_said_four_ways(
    phase: Phase, wish: Wish, said: tuple[str, str, str, str | None]
) -> None:
    it = Recording(Mode.ON_DEMAND, phase, wish)
    assert (shown(it).value, flow(it).value, word(it).value, api_state(it)) == said
