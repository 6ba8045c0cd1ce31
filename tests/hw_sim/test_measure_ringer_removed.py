"""A ringer is taken out to the sample, wherever it is cut; what sounds beside it is left."""

import numpy as np
import pytest
from numpy.typing import NDArray

from hw_sim.measure.matching import standard_matcher
from hw_sim.measure.ringer_removed import without_ringer
from hw_sim.measure.signals import BEEP, TONE, standard_signals
from tones.catalogue import RINGER
from tones.codec import RATE
from tones.player import CadencePlayer

END = 10 * RATE


def ringing(seconds: float, begin_s: float = 0.5) -> NDArray[np.float64]:
    """10 s of an ear in which the telephone rings for so long."""
    size, begin = round(seconds * RATE), round(begin_s * RATE)
    ear = np.zeros(10 * RATE)
    pcm = CadencePlayer.of(RINGER, RATE).frame(0, size)
    ear[begin : begin + size] = np.frombuffer(pcm, "<i2")
    return ear


@pytest.mark.parametrize("seconds", [0.2, 0.4, 0.7, 0.9, 1.2, 3.0, 4.5, 8.7])
@pytest.mark.parametrize("begin_s", [0.0, 0.5])
def test_nothing_is_left_of_a_ringer(seconds: float, begin_s: float) -> None:
    assert np.abs(without_ringer(ringing(seconds, begin_s), END)).max() <= 1


@pytest.mark.parametrize("name", ["start words da", BEEP, TONE])
@pytest.mark.parametrize("seconds", [0.9, 4.5, 8.7])
def test_a_notice_beside_it_is_found(name: str, seconds: float) -> None:
    ear = ringing(seconds)
    samples = next(it.samples for it in standard_signals() if it.name == name)
    ear[20_000 : 20_000 + len(samples)] += samples
    there = [
        it.at for it in standard_matcher(RATE).find(without_ringer(ear, END)) if it.name == name
    ]
    assert pytest.approx(20_000, abs=RATE // 50) in there


def test_without_a_ringer_all_is_left() -> None:
    ear = np.random.default_rng(1).normal(0, 900, 3 * RATE)
    assert np.array_equal(without_ringer(ear, END), ear)
    assert not len(without_ringer(np.zeros(0), 0))


def test_a_tone_that_is_like_it_is_left() -> None:
    ear = np.zeros(3 * RATE)
    tone = next(it.samples for it in standard_signals() if it.name == TONE)
    ear[RATE : RATE + len(tone)] = tone
    assert np.array_equal(without_ringer(ear, END), ear)


def test_what_follows_the_answer_is_as_it_was() -> None:
    ear = ringing(3.0)
    assert np.array_equal(without_ringer(ear, RATE)[RATE:], ear[RATE:])
    assert not without_ringer(ear, RATE)[:RATE].round().any()
