"""Levels are true: what a meter reads at the far end is what was asked, whatever the country, and
also after the codecs of the telephone network (ITU-T G.711)."""

import math
from functools import cache
from typing import Literal

import numpy as np
import pytest
from numpy.typing import NDArray

from hw_sim.provider.g711 import decode
from tones.countries import COUNTRIES
from tones.player import ReminderPlayer
from tones.reminder import Reminder
from tones.warning_script import read
from tones.warning_tone import WarningTone

Samples = NDArray[np.float64]

DBM0_OF_FULL_SCALE = 3.17
"""A sine that just reaches full scale (ITU-T G.711 Table 2a)."""


def dbm0(samples: Samples) -> float:
    """By its power, as a level meter does."""
    power = float(np.mean(samples**2)) / (32_767**2 / 2)
    return 10 * math.log10(power) + DBM0_OF_FULL_SCALE


def beeps(tone: WarningTone, level_dbm0: float) -> list[Samples]:
    """Each sound of the first burst and of a later one, without its edges of 10 ms."""
    reminder = Reminder(8_000, 20, tone.duration_ms, first_s=0, first_ms=tone.first_ms)
    player = ReminderPlayer.of(reminder, tone, level_dbm0)
    found = []
    for at, segments in ((0, tone.first or tone.burst), (160_000, tone.burst)):
        begin = at
        for segment in segments:
            length = 8 * (segment.duration_ms or 0)
            pcm = player.frame(begin, length)
            if segment.partials and pcm:
                whole = np.frombuffer(pcm, "<i2").astype(float)[80:-80]
                found.append(whole[: len(whole) // 40 * 40])  # whole periods of 425, 950, 1400 Hz
            begin += length
    return found


@cache
def codewords(law: Literal["PCMU", "PCMA"]) -> Samples:
    return np.sort(decode(law, bytes(range(256))).astype(float))


def over(law: Literal["PCMU", "PCMA"], samples: Samples) -> Samples:
    """There and back: each sample as the nearest codeword."""
    words = codewords(law)
    above = np.clip(np.searchsorted(words, samples), 1, len(words) - 1)
    nearer = samples - words[above - 1] < words[above] - samples
    return np.where(nearer, words[above - 1], words[above])


@pytest.mark.parametrize("code", COUNTRIES)
@pytest.mark.parametrize("asked", [-30.0, -16.0, -6.0])
def test_the_tone_of_a_country_is_as_loud_as_was_asked(code: str, asked: float) -> None:
    for wave in beeps(COUNTRIES[code].tone, asked):
        assert dbm0(wave) == pytest.approx(asked, abs=0.1)
        assert dbm0(over("PCMU", wave)) == pytest.approx(asked, abs=0.2)
        assert dbm0(over("PCMA", wave)) == pytest.approx(asked, abs=0.2)


@pytest.mark.parametrize("asked", [-30.0, -16.0, -6.0])
def test_frequencies_that_sound_together_are_as_loud_as_was_asked(asked: float) -> None:
    """Six of them too, and none clips."""
    tone = read(f"{','.join(f'{hz}@-20' for hz in range(400, 1_000, 100))};*(1/19/1+2+3+4+5+6)")
    for wave in beeps(tone, asked):
        assert dbm0(wave) == pytest.approx(asked, abs=0.1)
        assert np.max(np.abs(wave)) < 32_767
