import math
from array import array

import pytest

from tones.synthesis import burst, fade_out, peak, silence


def samples(pcm: bytes) -> list[int]:
    return list(array("h", pcm))


def test_minus_16_dbm0_is_a_peak_of_3605() -> None:
    assert round(peak(-16.0)) == 3605
    assert round(peak(3.17)) == 32_767
    assert max(samples(burst(16_000, 200, ((1400.0, -16.0),)))) == pytest.approx(3605, abs=1)


def test_a_level_above_the_overload_point_is_refused() -> None:
    with pytest.raises(ValueError, match=r"found 3\.2"):
        peak(3.2)


def test_the_middle_of_a_burst_is_the_sine() -> None:
    wave = samples(burst(16_000, 200, ((1400.0, -16.0),)))
    assert len(wave) == 3_200
    for n in range(160, 3_040):
        assert wave[n] == round(peak(-16.0) * math.sin(math.tau * 1400 * n / 16_000))


def test_the_edges_rise_and_fall_by_a_raised_cosine_of_10_ms() -> None:
    wave = samples(burst(8_000, 200, ((1000.0, -16.0),)))
    top = [max(abs(value) for value in wave[n : n + 8]) for n in range(0, 80, 8)]
    assert top == sorted(top)
    assert top[0] < 0.03 * peak(-16.0)
    assert max(abs(value) for value in wave[-8:]) < 0.03 * peak(-16.0)
    assert wave[38] == round(peak(-16.0) * (0.5 - 0.5 * math.cos(math.pi * 38.5 / 80)) * -1.0)


def test_partials_add_up() -> None:
    both = samples(burst(8_000, 100, ((500.0, -20.0), (700.0, -23.0))))
    one = samples(burst(8_000, 100, ((500.0, -20.0),)))
    other = samples(burst(8_000, 100, ((700.0, -23.0),)))
    assert all(abs(b - o - t) <= 1 for b, o, t in zip(both, one, other, strict=True))


def test_no_partials_are_silence() -> None:
    assert burst(8_000, 20, ()) == silence(160) == bytes(320)


def test_a_sum_that_clips_and_a_pitch_beyond_the_band_are_refused() -> None:
    with pytest.raises(ValueError, match="clips"):
        burst(8_000, 20, ((400.0, 0.0), (500.0, 0.0)))
    with pytest.raises(ValueError, match="below 4000"):
        burst(8_000, 20, ((4_000.0, -20.0),))


def test_fading_out_ends_in_silence_without_a_step() -> None:
    faded = samples(fade_out(array("h", [10_000] * 80).tobytes()))
    assert faded[0] > 9_990
    assert faded[-1] < 10
    assert faded == sorted(faded, reverse=True)
    assert fade_out(b"") == b""
