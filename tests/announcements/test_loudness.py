"""BS.1770-4 by signals whose loudness is known: those of EBU Tech 3341 (minimum requirements),
at 16 kHz and shorter, and by the standard's own filters at 48 kHz."""

import hashlib
import math

import numpy as np
import pytest

from announcements.loudness import (
    SILENCE,
    Samples,
    extent,
    from_pcm,
    integrated,
    measure,
    to_pcm,
    true_peak,
)
from tests.announcements.sounds import silence, syllables, tone


def lufs(*parts: Samples) -> float:
    return integrated(np.concatenate(parts))


# EBU Tech 3341 gives stereo; one channel alone is 3.01 LU quieter.
MONO = -3.01


def test_a_tone_of_1_khz_is_as_loud_as_its_level() -> None:
    assert integrated(tone(997, 0.0, 5)) == pytest.approx(-3.01, abs=0.02)
    assert integrated(tone(1000, -23.0, 20)) == pytest.approx(-23.0 + MONO, abs=0.1)
    assert integrated(tone(1000, -33.0, 20)) == pytest.approx(-33.0 + MONO, abs=0.1)


def test_quiet_passages_are_gated_out() -> None:
    loud, quiet = tone(1000, -23.0, 15), tone(1000, -36.0, 2.5)
    assert lufs(quiet, loud, quiet) == pytest.approx(-23.0 + MONO, abs=0.1)
    inaudible = tone(1000, -72.0, 2.5)
    assert lufs(inaudible, quiet, loud, quiet, inaudible) == pytest.approx(-23.0 + MONO, abs=0.1)


def test_louder_and_quieter_parts_add_up_by_power() -> None:
    middle = tone(1000, -20.0, 10.05)
    sides = tone(1000, -26.0, 10)
    assert lufs(sides, middle, sides) == pytest.approx(-23.0 + MONO, abs=0.1)


def filtered(samples: list[float], over: list[float], under: list[float]) -> list[float]:
    """A biquad as the standard draws it (Figure 3), sample by sample."""
    result, w1, w2 = [], 0.0, 0.0
    for sample in samples:
        w0 = sample - under[0] * w1 - under[1] * w2
        result.append(over[0] * w0 + over[1] * w1 + over[2] * w2)
        w1, w2 = w0, w1
    return result


@pytest.mark.parametrize("hz", [30, 60, 100, 500, 997, 2000, 4000, 7500])
def test_the_weighting_is_that_of_the_standard_at_48_khz(hz: float) -> None:
    sound = tone(hz, -6.0, 0.5, 48_000).tolist()
    sound = filtered(
        sound,
        [1.53512485958697, -2.69169618940638, 1.19839281085285],
        [-1.69065929318241, 0.73248077421585],
    )
    sound = filtered(sound, [1.0, -2.0, 1.0], [-1.99004745483398, 0.99007225036621])
    power = float(np.mean(np.square(sound[-4_800:])))
    wanted = -0.691 + 10 * math.log10(power)
    assert integrated(tone(hz, -6.0, 5)) == pytest.approx(wanted, abs=0.05)


def test_silence_has_the_loudness_of_the_absolute_gate() -> None:
    assert integrated(silence(1)) == SILENCE
    assert integrated(silence(0)) == SILENCE
    assert integrated(tone(1000, -80.0, 1)) == SILENCE


def test_what_is_shorter_than_a_block_is_one_block() -> None:
    assert integrated(tone(997, 0.0, 0.2)) == pytest.approx(-3.01, abs=0.1)


def test_the_peak_between_two_samples_is_found() -> None:
    quarter = tone(4000, 0.0, 1)  # its samples are 0, 1, 0, -1
    shifted = np.sqrt(0.5) * np.tile([1.0, 1.0, -1.0, -1.0], 4000)  # the same, between samples
    assert true_peak(quarter[1000:-1000]) == pytest.approx(0.0, abs=0.3)
    assert 20 * math.log10(np.max(np.abs(shifted))) == pytest.approx(-3.01, abs=0.01)
    assert true_peak(shifted) == pytest.approx(0.0, abs=0.3)
    assert true_peak(silence(1)) == -math.inf


def test_where_sound_begins_and_ends() -> None:
    sound = np.concatenate([silence(0.5), tone(1000, -10.0, 1), silence(0.25)])
    assert extent(sound) == (8_000, 24_000)
    assert extent(silence(1)) == (0, 0)
    faint = tone(1000, -66.0, 0.5)  # 56 dB below the loudest: still taken for silence
    assert extent(np.concatenate([faint, sound])) == (16_000, 32_000)


def test_a_measurement_has_it_all() -> None:
    found = measure(np.concatenate([silence(0.05), tone(997, -6.0, 2), silence(0.15)]))
    assert (found.leading_s, found.trailing_s, found.lasts_s) == (0.05, 0.15, 2.2)
    assert found.lufs == pytest.approx(-9.01, abs=0.2)
    assert found.peak_dbtp == pytest.approx(-6.0, abs=0.1)


def test_samples_survive_the_way_there_and_back() -> None:
    pcm = to_pcm(syllables(0.5))
    assert to_pcm(from_pcm(pcm)) == pcm
    assert hashlib.sha256(pcm).digest() != hashlib.sha256(bytes(len(pcm))).digest()
    assert to_pcm(np.array([2.0, -2.0, 0.0])) == b"\xff\x7f\x00\x80\x00\x00"
