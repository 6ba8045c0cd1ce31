"""What a known voice leaves of a track: everything but itself, to the sample."""

import numpy as np
import pytest

from hw_sim.measure.voice_removed import without_voice
from hw_sim.sim.mixing import voice
from hw_sim.voices import NEAR

SPAN = (0, 48_000)
SAID = voice(NEAR, SPAN)


@pytest.mark.parametrize(("begin", "end"), [(0, 48_000), (1003, 30_001), (159, 401), (7, 7)])
def test_nothing_is_left_of_a_voice_that_was_let_through(begin: int, end: int) -> None:
    track = np.zeros_like(SAID)
    track[begin:end] = SAID[begin:end]
    assert not without_voice(track, SAID).any()


def test_nothing_is_left_of_two_stretches() -> None:
    track = SAID.copy()
    track[10_001:20_002] = 0
    assert not without_voice(track, SAID).any()


def test_what_is_not_the_voice_is_left() -> None:
    leak = np.zeros(len(SAID))
    leak[12_000:15_200] = 20 * np.sin(np.arange(3200))
    assert without_voice(SAID + leak, SAID) == pytest.approx(leak)


def test_a_voice_that_is_not_there_is_not_put_there() -> None:
    assert not without_voice(np.zeros_like(SAID), SAID).any()
