import math
from array import array

import pytest

from tones.synthesis import attack, burst, clips, fade_out, level, peak, silence, steady


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


def test_powers_add_up_to_a_level() -> None:
    assert level(((1400.0, -16.0),)) == pytest.approx(-16.0)
    assert level(((350.0, -19.0), (440.0, -19.0))) == pytest.approx(-15.99, abs=0.01)
    assert level(((350.0, -19.0), (440.0, -60.0))) == pytest.approx(-19.0, abs=0.001)


def test_a_sum_clips_by_its_peaks_and_not_by_its_power() -> None:
    """Two sines of -2.9 dBm0 are no louder than one of +0.1, and still go beyond full scale."""
    assert not clips(((400.0, 3.17),))
    assert not clips(((400.0, -2.9), (500.0, -2.9)))
    assert clips(((400.0, -2.8), (500.0, -2.8)))
    assert not clips(())


def test_a_long_burst_is_the_sine_to_its_end() -> None:
    """Whole Hz repeat each second: only one is computed."""
    wave = samples(burst(8_000, 3_250, ((441.0, -16.0),)))
    top = peak(-16.0)
    for n in (*range(8_000, 8_020), *range(25_000, 25_100)):
        assert wave[n] == pytest.approx(top * math.sin(math.tau * 441 * n / 8_000), abs=0.51)


def test_a_long_burst_of_a_pitch_that_is_no_whole_number() -> None:
    wave = samples(burst(8_000, 1_500, ((659.26, -16.0),)))
    for n in range(9_000, 9_100):
        expected = peak(-16.0) * math.sin(math.tau * 659.26 * n / 8_000)
        assert wave[n] == pytest.approx(expected, abs=0.51)


def test_what_has_no_end_rises_softly_and_leads_on() -> None:
    partials = ((350.0, -19.0), (440.0, -19.0))
    begun, on = samples(attack(8_000, partials)), samples(steady(8_000, partials))
    assert begun[80:] == on[80:]
    assert begun[:80] == samples(burst(8_000, 1_000, partials))[:80]
    assert len(begun) == len(on) == 8_000
