import pytest

from hw_sim.measure.figure import Figure
from hw_sim.measure.reminder_heard import heard_figures
from hw_sim.measure.tone import Burst

STRETCHES = [(5.0, 30.0), (35.0, 47.0)]
RIGHT = [6.0, 16.0, 26.0, 36.0, 46.0]


def figures(starts: list[float]) -> dict[str, float | None]:
    found = [Burst(start, 0.19, -16.0) for start in starts]
    return {
        one.name.removeprefix("near_tone_"): one.value
        for one in heard_figures("near", found, STRETCHES, 10.0)
    }


def failed(starts: list[float]) -> set[str]:
    found = [Burst(start, 0.19, -16.0) for start in starts]
    return {
        one.name.removeprefix("near_tone_")
        for one in heard_figures("near", found, STRETCHES, 10.0)
        if not one.passed
    }


def test_every_ten_seconds_from_a_second_after_each_stretch_began() -> None:
    assert failed(RIGHT) == set()
    assert figures(RIGHT) == {"first_s": 1.0, "error_ms": 0.0, "missing": 0.0, "outside": 0.0}


def test_the_distance_from_the_rhythm_is_that_of_the_worst_burst() -> None:
    assert figures([6.0, 16.01, 26.015, 36.0, 46.0])["error_ms"] == pytest.approx(15.0)
    assert failed([6.0, 16.015, 26.03, 36.0, 46.0]) == {"error_ms"}


def test_a_burst_that_the_end_of_a_stretch_cut_short_may_be_missing() -> None:
    found = [Burst(start, 0.19, -16.0) for start in (6.0, 16.0)]
    assert all(one.passed for one in heard_figures("near", found, [(5.0, 26.2)], 10.0))


@pytest.mark.parametrize(
    ("starts", "names"),
    [
        ([6.0, 16.0, 36.0, 46.0], {"missing"}),
        ([6.0, 26.0, 36.0, 46.0], {"missing", "error_ms"}),
        ([6.0, 16.0, 26.0], {"missing"}),
        ([*RIGHT, 32.0], {"outside"}),
        ([1.0, *RIGHT], {"outside"}),
        ([], {"first_s", "error_ms", "missing"}),
        ([8.0, 18.0, 28.0, 36.0, 46.0], {"first_s"}),
    ],
)
def test_what_is_wrong_is_named(starts: list[float], names: set[str]) -> None:
    assert failed(starts) == names


def test_a_figure_passes_within_its_limits_only() -> None:
    assert Figure("a", "dB", 50.0, least=50.0).passed
    assert not Figure("a", "dB", 49.9, least=50.0).passed
    assert not Figure("a", "ms", 20.1, most=20.0).passed
    assert not Figure("a", "ms", None, most=20.0).passed
    assert Figure("a", "ms", 1.23456, most=20.0).as_json() == {
        "value": 1.235,
        "unit": "ms",
        "least": None,
        "most": 20.0,
        "pass": True,
    }
