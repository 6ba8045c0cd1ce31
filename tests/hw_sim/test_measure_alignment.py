import numpy as np
import pytest
from numpy.typing import NDArray

from hw_sim.measure.absence import absent
from hw_sim.measure.alignment import RATE, Alignment, Run, align, likeness
from hw_sim.measure.crosstalk import crosstalk_db, purity_db
from hw_sim.measure.sound import MeasureError, resampled
from hw_sim.voices import FAR, NEAR, loop

Samples = NDArray[np.float64]


@pytest.fixture(scope="module")
def near() -> Samples:
    return resampled(np.frombuffer(loop(NEAR), "<i2") / 32_768, 16_000, RATE)[: 20 * RATE]


@pytest.fixture(scope="module")
def far() -> Samples:
    return resampled(np.frombuffer(loop(FAR), "<i2") / 32_768, 16_000, RATE)[: 20 * RATE]


def noise(count: int) -> Samples:
    return 1e-4 * np.random.default_rng(7).standard_normal(count)


def test_every_stretch_is_found_to_the_sample(near: Samples) -> None:
    channel = 0.7 * np.concatenate([near[8_123:60_000], near[90_000:140_001]])
    found = align(channel + noise(len(channel)), near)
    assert found.runs == (Run(0, 51_877, -8_123), Run(51_877, len(channel), 51_877 - 90_000))
    assert purity_db(channel, found.reference) > 40


def test_part_of_a_sample_of_delay_is_no_hindrance(near: Samples) -> None:
    fine = np.interp(np.arange(len(near)) - 0.4, np.arange(len(near)), near)
    found = align(fine[10_000:90_000], near)
    assert len(found.runs) == 1
    assert found.runs[0].lag in {-10_000, -9_999}


def test_silence_in_the_middle_is_nobody(near: Samples) -> None:
    channel = near.copy()
    channel[60_000:90_000] = 0.0
    found = align(channel, near)
    assert found.spans(61_000, 89_000) == []
    assert found.spans(0, 59_000) == [(0, 59_000)]


def test_a_stranger_stands_nowhere(near: Samples, far: Samples) -> None:
    found = align(far, near)
    assert found.runs == ()
    assert not found.reference.any()


def test_places_and_cover_are_counted_in_what_was_said() -> None:
    found = Alignment((Run(0, 100, -50), Run(100, 150, -80)), np.zeros(150))
    assert [found.place_of(said) for said in (49, 50, 149, 150, 180, 229, 230)] == [
        None,
        0,
        99,
        None,
        100,
        149,
        None,
    ]
    assert found.spans(0, 1_000) == [(0, 100), (100, 150)]
    assert found.spans(140, 190) == [(90, 100), (100, 110)]
    assert [found.said_at(place) for place in (-5, 0, 99, 101, 200)] == [45, 50, 149, 181, 280]
    assert [found.heard_at(said) for said in (40, 149, 160, 175, 300)] == [-10, 99, 110, 95, 220]
    with pytest.raises(MeasureError, match="not heard"):
        Alignment((), np.zeros(1)).said_at(0)


def test_a_silent_gap_after_a_cut_is_not_taken_for_what_was_said_in_the_pause(
    near: Samples,
) -> None:
    gap = np.zeros(240)  # 30 ms until the first packet after the pause
    channel = np.concatenate([near[: 8 * RATE], gap, near[12 * RATE :]])
    assert absent(channel, near, align(channel, near), 8.0, 12.0).covered_s == 0.0


@pytest.mark.parametrize("down", [30.0, 45.0, 60.0])
def test_cross_talk_is_measured_wherever_it_comes(near: Samples, far: Samples, down: float) -> None:
    leak = np.concatenate([np.zeros(1_111), far])[: len(near)]
    channel = near + leak * 10 ** (-down / 20) + noise(len(near))
    level = 20 * np.log10(near.std() / leak.std())
    assert crosstalk_db(channel, near, far) == pytest.approx(down + level, abs=0.3)


def test_without_cross_talk_only_chance_is_left(near: Samples, far: Samples) -> None:
    assert crosstalk_db(near + noise(len(near)), near, far) > 75


def test_cross_talk_of_a_voice_that_is_nowhere_cannot_be_measured(near: Samples) -> None:
    with pytest.raises(MeasureError, match="not in its own channel"):
        crosstalk_db(near, near, np.zeros(len(near)))


def test_what_was_cut_is_absent_and_a_copy_out_of_place_is_not(near: Samples) -> None:
    channel = np.concatenate([near[: 8 * RATE], near[12 * RATE :]])
    cut = absent(channel, near, align(channel, near), 8.0, 12.0)
    assert cut.covered_s < 0.01
    assert cut.likeness < 0.7
    late = np.concatenate([channel, near[9 * RATE : 11 * RATE]])
    assert absent(late, near, align(channel, near), 8.0, 12.0).likeness > 0.95
    whole = absent(near, near, align(near, near), 8.0, 12.0)
    assert 2.5 < whole.covered_s <= 4.0  # silence between the words does not count


def test_likeness_of_silence_is_none() -> None:
    assert likeness(np.zeros(10), np.ones(10)) == 0.0
