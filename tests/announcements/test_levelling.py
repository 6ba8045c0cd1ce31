import numpy as np
import pytest

from announcements.levelling import MOST_GAIN_DB, levelled
from announcements.loudness import integrated, true_peak
from tests.announcements.sounds import silence, syllables, tone


@pytest.mark.parametrize("peak", [0.02, 0.1, 0.4, 1.0])
def test_everything_has_one_loudness_however_it_was_recorded(peak: float) -> None:
    sound = levelled(syllables(2, peak=peak))
    assert integrated(sound) == pytest.approx(-19.0, abs=0.3)
    assert true_peak(sound) <= -3.0


def test_a_tone_needs_no_limiter_and_keeps_its_form() -> None:
    sound = levelled(tone(997, -30.0, 1))
    assert sound == pytest.approx(tone(997, -30.0, 1) * sound[4] / tone(997, -30.0, 1)[4])


def test_silence_stays_silence() -> None:
    assert np.array_equal(levelled(silence(1)), silence(1))


def test_what_was_silence_between_words_is_not_made_loud() -> None:
    """A key's click has loudness, and no speech around it."""
    click = silence(2)
    click[16_000:16_160] = tone(2000, -40.0, 0.01)
    faint = tone(300, -80.0, 2)
    before = levelled(click + faint)[:15_000]
    assert 20 * np.log10(np.max(np.abs(before))) == pytest.approx(-80 + MOST_GAIN_DB, abs=0.1)


def with_a_peak() -> tuple[np.ndarray, np.ndarray]:
    """A tone at the one loudness, with a peak of 1 ms above full scale; as it is and levelled."""
    sound = levelled(tone(500, -12.0, 2))
    sound[16_000:16_016] += 4 * tone(1000, 0.0, 0.001)
    return sound, levelled(sound)


def test_the_limiter_turns_a_peak_down_within_5_ms_and_nothing_else() -> None:
    sound, less = with_a_peak()
    assert true_peak(sound) > 6.0
    assert true_peak(less) <= -3.0
    away = np.abs(np.arange(len(sound)) - 16_008) > 16 * 12
    heard = away & (np.abs(sound) > 0.02)
    assert np.ptp(less[heard] / sound[heard]) < 1e-6


@pytest.mark.parametrize("lasts_s", [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1.1])
def test_what_begins_or_ends_loud_has_no_peak_there(lasts_s: float) -> None:
    cut_off = syllables(lasts_s)
    for sound in (cut_off, cut_off[::-1]):
        made = levelled(sound)
        assert true_peak(made) <= -3.0
        assert integrated(made) == pytest.approx(-19.0, abs=0.5)


def test_the_limiter_makes_no_step() -> None:
    sound, less = with_a_peak()
    heard = np.abs(sound) > 0.02
    gain = np.interp(np.arange(len(sound)), np.flatnonzero(heard), less[heard] / sound[heard])
    assert np.max(np.abs(np.diff(gain))) < 0.02
