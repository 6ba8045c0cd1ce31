import numpy as np
import pytest

from announcements.resampling import resample
from tests.announcements.sounds import tone


def level(samples: np.ndarray, hz: float, rate: int) -> float:
    """The level of one frequency in the middle of a sound, in dBFS."""
    middle = samples[len(samples) // 4 : -len(samples) // 4]
    window = np.hanning(len(middle))
    turns = np.exp(-2j * np.pi * hz * np.arange(len(middle)) / rate)
    return float(20 * np.log10(2 * abs(np.sum(middle * window * turns)) / np.sum(window) + 1e-9))


@pytest.mark.parametrize("rate", [8_000, 11_025, 12_345, 22_050, 24_000, 44_100, 48_000, 192_000])
def test_a_tone_is_the_same_tone_at_16_khz(rate: int) -> None:
    moved = resample(tone(1000, -10.0, 1, rate), rate, 16_000)
    assert len(moved) == 16_000
    assert level(moved, 1000, 16_000) == pytest.approx(-10.0, abs=0.01)
    wanted = tone(1000, -10.0, 1)
    assert np.max(np.abs(moved - wanted)[800:-800]) < 1e-3


def test_what_16_khz_cannot_carry_is_taken_out_and_not_folded_down() -> None:
    moved = resample(tone(9_000, 0.0, 1, 48_000), 48_000, 16_000)
    assert np.max(np.abs(moved[800:-800])) < 1e-3


def test_speech_keeps_its_treble() -> None:
    moved = resample(tone(7_200, -10.0, 1, 48_000), 48_000, 16_000)
    assert level(moved, 7_200, 16_000) == pytest.approx(-10.0, abs=0.01)


def test_no_image_appears_above_what_there_was() -> None:
    moved = resample(tone(3_000, 0.0, 1, 8_000), 8_000, 16_000)
    assert level(moved, 5_000, 16_000) < -70


def test_the_end_does_not_ring_into_the_beginning() -> None:
    late = np.concatenate([np.zeros(24_000), tone(1000, 0.0, 0.5, 48_000)])
    assert np.max(np.abs(resample(late, 48_000, 16_000)[:4_000])) < 1e-3


def test_the_same_rate_is_the_same_sound() -> None:
    sound = tone(1000, -10.0, 0.1)
    assert resample(sound, 16_000, 16_000) is sound
    assert len(resample(np.zeros(1), 48_000, 16_000)) == 1


@pytest.mark.parametrize("rate", [8_000, 44_100])
def test_blocks_of_a_long_sound_join_without_a_seam(rate: int) -> None:
    moved = resample(tone(1000, -10.0, 25.3, rate), rate, 16_000)
    assert len(moved) == 404_800
    assert np.max(np.abs(moved - tone(1000, -10.0, 25.3))[800:-800]) < 1e-4
