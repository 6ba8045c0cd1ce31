"""What was heard is told against what was to be heard, each difference in words."""

from dataclasses import replace

import pytest

from hw_sim.measure.matching import Found
from hw_sim.measure.notices_heard import (
    EAR,
    FAR,
    Notice,
    differences,
    heard,
    placed,
    side_by_side,
)
from hw_sim.measure.signals import REMINDER, RINGING

START = Notice(FAR, "start words da", 2.0, "recorded")
BURST = Notice(FAR, REMINDER, 4.5, "words", 0.5)
OURS = replace(BURST, who=EAR, level_db=-4.0)
EXPECTED = (START, BURST, OURS)


def test_what_was_found_is_told_on_the_axis_of_the_call() -> None:
    found = (Found(RINGING, 0, 0.0, 1.0, 1.0), Found("beep", 4000, -0.5, 0.9, 0.8))
    assert heard(EAR, found, 8000, 3.0) == (Notice(EAR, "beep", 3.5, level_db=-0.5, whole=0.9),)


def test_what_is_as_expected_has_no_differences() -> None:
    found = (replace(START, at_s=2.019), OURS, replace(BURST, level_db=1.0))
    assert differences(EXPECTED, found, 0.02) == ()


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ((BURST, OURS), "another: "),
        ((START, OURS), "missing:    4.500  far  reminder +0.0 dB  (words +0.50)"),
        ((*EXPECTED, replace(BURST, at_s=9.0)), "too much:    9.000  far  reminder"),
        ((replace(START, what="start words nb"), BURST, OURS), "another: "),
        ((replace(START, at_s=2.08), BURST, OURS), "+80 ms away: "),
        ((replace(START, level_db=-6.0), BURST, OURS), "at another level: "),
        ((replace(START, whole=0.6), BURST, OURS), "cut short:    2.000  far  start words da"),
        ((START, BURST, replace(OURS, level_db=0.0)), "at another level: "),
        ((START, BURST, OURS, replace(START, who=EAR)), "another: "),
    ],
)
def test_each_difference_is_told(found: tuple[Notice, ...], told: str) -> None:
    assert str(differences(EXPECTED, found, 0.02)[0]).startswith(told)


def test_all_that_is_wrong_with_a_notice_is_told() -> None:
    found = (replace(START, at_s=2.08, level_db=-6.0, whole=0.6), BURST, OURS)
    lines = [str(it).partition(":")[0] for it in differences(EXPECTED, found, 0.02)]
    assert lines == ["+80 ms away", "at another level", "cut short"]


def test_that_its_place_alone_is_wrong_is_told_apart() -> None:
    found = (replace(START, at_s=2.08), BURST, replace(OURS, level_db=0.0))
    away = [it.away_s for it in differences(EXPECTED, found, 0.02)]
    assert away == [pytest.approx(0.08), None]


@pytest.mark.parametrize(
    ("found", "lost"),
    [((BURST, OURS), [True, True]), ((replace(BURST, what="beep"), OURS), [False, False])],
)
def test_that_a_notice_is_missing_and_nothing_else_is_told_apart(
    found: tuple[Notice, ...], lost: list[bool]
) -> None:
    assert [it.lost for it in differences(EXPECTED, found, 0.02)] == lost


def test_a_place_is_told_to_the_millisecond() -> None:
    assert differences((START,), (replace(START, at_s=2.0204),), 0.02) == ()
    assert differences((START,), (replace(START, at_s=2.0206),), 0.02) != ()


def test_what_may_be_cut_short_may_be_missing_where_it_is_the_last() -> None:
    last = replace(BURST, at_s=14.5, may_be_cut=True)
    assert differences((BURST, last), (BURST,), 0.02) == ()
    assert differences((BURST, last), (BURST, replace(last, whole=0.3)), 0.02) == ()
    assert differences((last, replace(BURST, at_s=20.0)), (BURST,), 0.02) != ()


def test_what_was_found_is_placed_by_the_moments_of_what_was_expected() -> None:
    (one,) = placed((BURST,), (Notice(FAR, REMINDER, 4.51),))
    assert (one.after, one.offset_s) == ("words", pytest.approx(0.51))


def test_both_stand_side_by_side() -> None:
    assert side_by_side((START,), (START, OURS)).splitlines() == [
        f"{'expected':64}| found",
        f"{'   2.000  far  start words da +0.0 dB  (recorded +0.00)':64}| {START}",
        f"{'':64}| {OURS}",
    ]
