import numpy as np
import pytest
from numpy.typing import NDArray

from hw_sim.measure.sound import MeasureError
from hw_sim.measure.tone import bursts, tone_residue
from hw_sim.voices import FAR, loop
from tones.synthesis import burst

Samples = NDArray[np.float64]

RATE = 16_000
BURST = np.frombuffer(burst(RATE, 200, ((1400.0, -16.0),)), "<i2") / 32_768


def with_bursts(background: Samples, places: list[int], gain: float = 1.0) -> Samples:
    heard = background.copy()
    for place in places:
        heard[place : place + len(BURST)] += gain * BURST
    return heard


@pytest.fixture(scope="module")
def speech() -> Samples:
    return np.frombuffer(loop(FAR), "<i2")[: 12 * RATE] / 32_768


def test_bursts_are_timed_and_measured_while_somebody_speaks(speech: Samples) -> None:
    places = [1_234, 50_001, 98_765, 160_000]
    found = bursts(with_bursts(speech, places), RATE)
    assert [one.start_s * RATE for one in found] == pytest.approx(places, abs=8)  # 0.5 ms
    assert [one.level_dbm0 for one in found] == pytest.approx([-16.0] * 4, abs=0.1)
    assert [one.duration_s for one in found] == pytest.approx([0.19] * 4, abs=0.002)


def test_in_noise_of_a_bad_line_they_are_still_timed_within_5_ms(speech: Samples) -> None:
    noise = 0.02 * np.random.default_rng(3).standard_normal(len(speech))  # -34 dBFS
    places = [20_000, 90_000, 150_000]
    found = bursts(with_bursts(speech + noise, places), RATE)
    assert [one.start_s * RATE for one in found] == pytest.approx(places, abs=80)


def test_speech_and_silence_hold_no_bursts(speech: Samples) -> None:
    assert bursts(speech, RATE) == []
    assert bursts(np.zeros(RATE), RATE) == []


def test_what_is_longer_shorter_or_of_another_pitch_is_no_burst() -> None:
    heard = np.zeros(8 * RATE)
    for at, one in enumerate(
        [
            burst(RATE, 400, ((1400.0, -16.0),)),
            burst(RATE, 100, ((1400.0, -16.0),)),
            burst(RATE, 200, ((1250.0, -16.0),)),
            burst(RATE, 200, ((1550.0, -16.0),)),
        ]
    ):
        wave = np.frombuffer(one, "<i2") / 32_768
        heard[RATE * (1 + 2 * at) :][: len(wave)] += wave
    assert bursts(heard, RATE) == []
    assert len(bursts(heard, RATE, duration_ms=400)) == 1


def test_the_residue_of_a_clean_channel_is_its_noise(speech: Samples) -> None:
    noise = 1e-4 * np.random.default_rng(4).standard_normal(len(speech))
    residue = tone_residue(speech + noise, RATE, [2.0, 5.0, 8.0])
    assert residue.loudest_dbm0 < -90
    assert abs(residue.above_median_db) < 3


def test_the_residue_of_a_leak_is_its_level(speech: Samples) -> None:
    noise = 1e-4 * np.random.default_rng(4).standard_normal(len(speech))
    places = [2 * RATE, 5 * RATE, 8 * RATE]
    leaking = with_bursts(speech + noise, places, gain=10 ** (-45 / 20))
    residue = tone_residue(leaking, RATE, [place / RATE for place in places])
    assert residue.loudest_dbm0 == pytest.approx(-61.0, abs=0.3)
    assert residue.above_median_db > 20


def test_without_bursts_there_is_no_residue_to_speak_of(speech: Samples) -> None:
    with pytest.raises(MeasureError, match="no bursts"):
        tone_residue(speech, RATE, [])
