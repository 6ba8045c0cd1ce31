import numpy as np
import pytest

from announcements.levelling import levelled, limited
from announcements.loudness import integrated, true_peak
from tests.announcements.sounds import silence, syllables, tone


@pytest.mark.parametrize("peak", [0.001, 0.03, 0.4, 1.0])
def test_everything_has_one_loudness_however_it_was_recorded(peak: float) -> None:
    sound = levelled(syllables(2, peak=peak))
    assert integrated(sound) == pytest.approx(-19.0, abs=0.3)
    assert true_peak(sound) <= -3.0


def test_a_tone_needs_no_limiter_and_keeps_its_form() -> None:
    sound = levelled(tone(997, -30.0, 1))
    assert sound == pytest.approx(tone(997, -30.0, 1) * sound[4] / tone(997, -30.0, 1)[4])


def test_silence_stays_silence() -> None:
    assert np.array_equal(levelled(silence(1)), silence(1))


def test_the_limiter_leaves_alone_what_is_below_the_ceiling() -> None:
    sound = tone(997, -4.0, 1)
    assert np.array_equal(limited(sound), sound)


def test_the_limiter_turns_a_peak_down_within_5_ms_and_nothing_else() -> None:
    sound = tone(500, -12.0, 1)
    sound[8_000:8_016] += tone(1000, 0.0, 0.001)
    less = limited(sound)
    assert true_peak(less) <= -3.0
    away = np.abs(np.arange(len(sound)) - 8_008) > 16 * 12
    assert less[away] == pytest.approx(sound[away], abs=1e-6)


def test_the_limiter_makes_no_step() -> None:
    constant = np.full(1_600, 0.1)
    constant[800] = 1.0
    gain = limited(constant) / constant
    assert np.max(np.abs(np.diff(gain))) < 0.02
