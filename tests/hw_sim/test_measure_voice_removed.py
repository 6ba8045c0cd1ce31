"""What a known voice leaves of a track: everything but itself, to the sample."""

import numpy as np
import pytest
from numpy.typing import NDArray

from hw_sim.measure.matching import standard_matcher
from hw_sim.measure.signals import BEEP, REMINDER, TONE
from hw_sim.measure.sound import MeasureError
from hw_sim.measure.voice_removed import without_carried_voice, without_voice
from hw_sim.provider.g711 import decode
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


# behind a codec

NARROW = voice(NEAR, (0, 12 * 16_000))[::2] / 32_768
VALUES = np.sort(decode("PCMU", bytes(range(256))).astype(np.float64)) / 32_768


def carried(sound: NDArray[np.float64]) -> NDArray[np.float64]:
    """By G.711: the nearest of its values."""
    return VALUES[np.searchsorted((VALUES[1:] + VALUES[:-1]) / 2, sound)]


def recorded(leak: NDArray[np.float64] | float = 0.0) -> NDArray[np.float64]:
    """A channel in which the voice moved by 10 ms once, and a pause was left out."""
    return carried(np.concatenate([NARROW[:30_000], NARROW[29_920:48_000], NARROW[60_000:]]) + leak)


@pytest.mark.parametrize("name", ["start words da", BEEP, TONE, REMINDER])
@pytest.mark.parametrize("level_db", [0.0, -20.0, -45.0])
def test_a_leak_of_any_level_is_told_behind_a_codec(name: str, level_db: float) -> None:
    matcher = standard_matcher(8000)
    clean = recorded()
    template = next(it.samples for it in matcher.signals if it.name == name) / 32_768
    leak = np.zeros(len(clean))
    leak[29_000 : 29_000 + len(template)] = 10 ** (level_db / 20) * template
    left = [
        matcher.left_db(32_768 * without_carried_voice(it, NARROW), name)
        for it in (clean, recorded(leak))
    ]
    assert left[0] < -54.0
    assert left[1] > -49.0


def test_a_channel_without_its_voice_cannot_be_judged() -> None:
    with pytest.raises(MeasureError, match="its own side"):
        without_carried_voice(np.zeros(16_000), NARROW)
