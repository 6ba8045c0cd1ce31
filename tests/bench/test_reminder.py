"""The period of a tone as the bench measures it: a late burst, a drift, a late packet, bursts that
do not come are told, and what the machine did is told apart."""

import numpy as np
import pytest

from hw_sim.measure.signals import REMINDER, standard_signals
from tests.bench.reminder import GOOD, NO_VERDICT, NOT_GOOD, Late, exactness
from tests.live.notice_peer import RATE, Heard

BURST = next(it.samples for it in standard_signals(RATE) if it.name == REMINDER)
MINUTE = (1.0, 11.0, 21.0, 31.0, 41.0, 51.0)
SECONDS = 60.0


def heard(*starts: float, late: dict[float, float] | None = None) -> Heard:
    """Bursts that begin at these seconds, in packets of 20 ms; those of some seconds come late."""
    track = np.zeros(64 * RATE, np.int16)
    for start in starts:
        begin = round(start * RATE)
        track[begin : begin + len(BURST)] = BURST
    waits = late or {}
    arrivals = tuple(
        (place, place / RATE + waits.get(float((place + RATE // 50) // RATE), 0.0))
        for place in range(0, len(track), RATE // 50)
    )
    return Heard(track, 0.0, max(waits.values(), default=0.0), arrivals)


def verdict(it: Heard, *lates: Late) -> tuple[int, str]:
    return exactness(it, SECONDS, lates).verdict


def test_an_exact_tone_is_exact() -> None:
    found = exactness(heard(*MINUTE), SECONDS)
    assert (found.count, found.due, found.verdict) == (6, 6, (GOOD, "as it should be"))
    assert (found.worst_ms, found.drift_ms) == pytest.approx((0.0, 0.0), abs=0.2)
    assert found.worst_arrival_ms == pytest.approx(0.0, abs=0.2)


def test_a_burst_that_is_a_frame_late_is_told() -> None:
    found = exactness(heard(1, 11, 21.021, 31, 41, 51), SECONDS)
    assert found.worst_ms == pytest.approx(21.0, abs=0.3)
    assert found.verdict == (NOT_GOOD, "a period error of a frame by RTP")


def test_a_drift_is_told() -> None:
    found = exactness(heard(1, 11.005, 21.01, 31.015, 41.02, 51.025), SECONDS)
    assert found.worst_ms == pytest.approx(5.0, abs=0.3)
    assert found.drift_ms == pytest.approx(25.0, abs=0.5)
    assert found.verdict == (NOT_GOOD, "a drift of a frame by RTP")


def test_a_burst_that_comes_late_is_told_by_arrival_alone() -> None:
    found = exactness(heard(*MINUTE, late={21.0: 0.5}), SECONDS)
    assert found.worst_ms == pytest.approx(0.0, abs=0.2)
    assert found.worst_arrival_ms == pytest.approx(500.0, abs=0.3)
    code, words = found.verdict
    assert code == NOT_GOOD
    assert words.startswith("500 ms from burst 2 to the next by arrival; 500 ms from burst 3")


def test_a_machine_that_was_as_late_there_is_an_excuse() -> None:
    late = heard(*MINUTE, late={21.0: 0.5})
    assert verdict(late, (20.9, 0.49))[0] == GOOD
    assert verdict(late, (25.0, 0.49))[0] == NOT_GOOD
    assert verdict(late, (20.9, 0.1))[0] == NOT_GOOD


def test_a_drift_by_arrival_is_told() -> None:
    drifting = {at: 0.006 * number for number, at in enumerate(MINUTE)}
    assert verdict(heard(*MINUTE, late=drifting)) == (NOT_GOOD, "a drift of a frame by arrival")


def test_three_bursts_and_then_nothing_are_told() -> None:
    assert verdict(heard(1, 11, 21)) == (NOT_GOOD, "3 bursts, expected 6")
    assert verdict(heard()) == (NOT_GOOD, "0 bursts, expected 6")


def test_where_the_machine_was_late_too_often_there_is_no_verdict() -> None:
    disturbed = heard(*MINUTE, late={21.0: 0.5, 41.0: 0.3})
    code, words = verdict(disturbed, (20.9, 0.5), (40.9, 0.3))
    assert code == NO_VERDICT
    assert words == "no verdict: the machine was there in time for 67 % of the bursts alone"


def test_what_was_sent_is_judged_whatever_the_machine_did() -> None:
    late = tuple((at, 0.1) for at in MINUTE)
    assert verdict(heard(1, 11, 21.021, 31, 41, 51), *late)[0] == NOT_GOOD
