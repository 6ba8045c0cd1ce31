import pytest
from hypothesis import given
from hypothesis import strategies as st

from tones.reminder import Reminder, Slice

RATES = st.sampled_from([8_000, 11_025, 16_000, 44_100, 48_000])
INTERVALS = st.integers(10, 90)
DURATIONS = st.integers(80, 1_000)
TEN_HOURS_S = 36_000


def test_the_first_burst_comes_one_second_after_the_stretch_begins() -> None:
    reminder = Reminder(16_000, 20)
    assert reminder.slices(15_680, 320) == ()
    assert reminder.slices(16_000, 320) == (Slice(0, 0, 320),)
    assert reminder.slices(15_900, 320) == (Slice(100, 0, 220),)


def test_a_burst_lasts_200_ms_by_default() -> None:
    reminder = Reminder(16_000, 20)
    assert reminder.slices(19_040, 320) == (Slice(0, 3_040, 160),)
    assert reminder.slices(19_200, 320) == ()


def test_after_words_the_first_burst_comes_half_a_second_later() -> None:
    assert list(Reminder(8_000, 20, first_s=0.5).starts_between(0, 200_000)) == [4_000, 164_000]


def test_a_long_frame_holds_many_bursts() -> None:
    assert Reminder(8_000, 10).slices(0, 8_000 * 25) == (
        Slice(8_000, 0, 1_600),
        Slice(88_000, 0, 1_600),
        Slice(168_000, 0, 1_600),
    )


@given(rate=RATES, interval=INTERVALS, number=st.integers(0, TEN_HOURS_S // 10))
def test_no_burst_drifts_within_ten_hours(rate: int, interval: int, number: int) -> None:
    due = rate * (1 + number * interval)
    reminder = Reminder(rate, interval)
    assert list(reminder.starts_between(due - 1, due + 2)) == [due]
    assert reminder.slices(due, 1) == (Slice(0, 0, 1),)
    assert reminder.slices(due - 1, 1) == ()


@given(rate=RATES, interval=INTERVALS)
def test_the_bursts_of_ten_hours_are_all_there(rate: int, interval: int) -> None:
    starts = Reminder(rate, interval).starts_between(0, rate * TEN_HOURS_S)
    assert starts == range(rate, rate * TEN_HOURS_S, rate * interval)


@given(
    rate=RATES,
    interval=st.integers(2, 5),
    duration=DURATIONS,
    counts=st.lists(st.integers(1, 40_000), min_size=1, max_size=40),
)
def test_however_the_samples_are_cut_into_frames_the_bursts_are_the_same(
    rate: int, interval: int, duration: int, counts: list[int]
) -> None:
    reminder = Reminder(rate, interval, duration)
    position, pieces = 0, []
    for count in counts:
        for part in reminder.slices(position, count):
            assert part.at >= 0
            assert part.at + part.length <= count
            pieces.append((position + part.at - part.burst_at, part.burst_at, part.length))
        position += count
    whole = [(part.at, part.length) for part in reminder.slices(0, position)]
    joined: dict[int, int] = {}
    for start, offset, length in pieces:
        assert joined.get(start, 0) == offset
        joined[start] = offset + length
    assert list(joined.items()) == whole


@given(begin=st.integers(-100, 10**7), length=st.integers(-5, 10**6))
def test_starts_between_are_those_at_or_after_begin_and_before_end(begin: int, length: int) -> None:
    every = range(8_000, 2 * 10**7, 80_000)
    found = Reminder(8_000, 10).starts_between(begin, begin + length)
    assert list(found) == [start for start in every if begin <= start < begin + length]


@pytest.mark.parametrize(
    ("rate", "interval_s", "duration_ms", "first_s"),
    [(8_000, 1, 1_000, 1.0), (8_000, 0, 200, 1.0), (8_000, 10, 0, 1.0), (8_000, 10, 200, -1.0)],
)
def test_bursts_that_would_touch_are_refused(
    rate: int, interval_s: int, duration_ms: int, first_s: float
) -> None:
    with pytest.raises(ValueError, match="no burst of"):
        Reminder(rate, interval_s, duration_ms, first_s)
