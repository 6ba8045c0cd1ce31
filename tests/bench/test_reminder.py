"""The period of a tone as the bench measures it: a late burst, a drift, a late packet are told."""

import numpy as np
import pytest

from hw_sim.measure.signals import REMINDER, standard_signals
from tests.bench.reminder import exactness
from tests.live.notice_peer import RATE, Heard

BURST = next(it.samples for it in standard_signals(RATE) if it.name == REMINDER)


def heard(*starts: float, late: dict[int, float] | None = None) -> Heard:
    """Bursts that begin at these seconds, in packets of 20 ms; some of them late."""
    track = np.zeros(64 * RATE, np.int16)
    for start in starts:
        begin = round(start * RATE)
        track[begin : begin + len(BURST)] = BURST
    waits = late or {}
    arrivals = tuple(
        (place, place / RATE + waits.get(place, 0.0)) for place in range(0, len(track), RATE // 50)
    )
    return Heard(track, 0.0, max(waits.values(), default=0.0), arrivals)


def test_an_exact_tone_is_exact() -> None:
    found = exactness(heard(1, 11, 21, 31, 41, 51))
    assert (found.count, found.passed) == (6, True)
    assert (found.worst_ms, found.drift_ms) == pytest.approx((0.0, 0.0), abs=0.2)
    assert found.worst_arrival_ms == pytest.approx(0.0, abs=0.2)


def test_a_burst_that_is_a_frame_late_is_told() -> None:
    found = exactness(heard(1, 11, 21.021, 31, 41, 51))
    assert found.worst_ms == pytest.approx(21.0, abs=0.3)
    assert not found.passed


def test_a_drift_is_told() -> None:
    found = exactness(heard(1, 11.005, 21.01, 31.015, 41.02, 51.025))
    assert found.worst_ms == pytest.approx(5.0, abs=0.3)
    assert found.drift_ms == pytest.approx(25.0, abs=0.5)
    assert not found.passed


def test_a_packet_that_comes_late_is_late_by_arrival_alone() -> None:
    found = exactness(heard(1, 11, 21, 31, late={21 * RATE: 0.05, 21 * RATE - 160: 0.05}))
    assert found.worst_ms == pytest.approx(0.0, abs=0.2)
    assert found.worst_arrival_ms == pytest.approx(50.0, abs=0.3)
    assert found.late_ms == pytest.approx(50.0)
