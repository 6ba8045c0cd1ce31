"""A voice is taken out of what carried it, wherever a jitter buffer put it; nothing else is."""

import numpy as np
import pytest
from numpy.typing import NDArray

from hw_sim.measure.carried_voice import Stretch, without_carried_voice
from hw_sim.measure.sound import MeasureError, resampled, rms
from hw_sim.sim.mixing import voice
from hw_sim.voices import NEAR

Track = NDArray[np.float64]

WIDE = voice(NEAR, (0, 8 * 16_000)) / 32_768
SAID = resampled(WIDE, 16_000, 8_000)
FAINT = 10 ** (-75 / 20)


def test_a_voice_that_moved_by_part_of_a_sample_leaves_nothing() -> None:
    """As a buffer at 16 kHz moves it: each stretch has a filter of its own."""
    later = resampled(WIDE[241:], 16_000, 8_000)
    found = without_carried_voice(np.concatenate([SAID[:32_000], later[32_000:]]), SAID)
    assert rms(found.calm) < FAINT
    assert sum(it.seconds for it in found.strange) < 0.03


def test_a_stretch_that_stands_elsewhere_than_its_neighbours_leaves_nothing() -> None:
    moved = SAID.copy()
    moved[20_000:20_240] = SAID[19_900:20_140]
    found = without_carried_voice(moved, SAID)
    assert rms(found.calm) < FAINT
    assert sum(it.seconds for it in found.strange) < 0.03


def test_where_the_voice_was_not_let_through_it_is_not_missed() -> None:
    cut = SAID.copy()
    cut[16_000:17_600] = 0.0
    found = without_carried_voice(cut, SAID)
    assert rms(found.calm) < FAINT
    assert sum(it.seconds for it in found.strange) < 0.03


def test_what_is_no_voice_is_told_with_its_place_and_its_level() -> None:
    sound = SAID.copy()
    sound[24_000:25_600] += 0.1 * np.sin(2 * np.pi * 1400 / 8000 * np.arange(1600))
    found = without_carried_voice(sound, SAID)
    (one,) = found.strange
    assert (one.begin, one.end) == (24_000, 25_600)
    assert one.level_db == pytest.approx(-23.0, abs=0.5)
    assert str(one) == "200 ms of -23 dBFS at 3.00 s"
    assert rms(found.whole[24_000:25_600]) == pytest.approx(0.0707, rel=0.05)
    assert not found.calm[24_000:25_600].any()


def test_two_stretches_with_ten_ms_between_them_are_one() -> None:
    sound = SAID.copy()
    for at in (24_000, 24_480):
        sound[at : at + 400] += 0.1
    (one,) = without_carried_voice(sound, SAID).strange
    assert one == Stretch(24_000, 24_880, one.level_db)


def test_a_channel_without_its_voice_cannot_be_judged() -> None:
    with pytest.raises(MeasureError, match="its own side"):
        without_carried_voice(np.zeros(16_000), SAID)
