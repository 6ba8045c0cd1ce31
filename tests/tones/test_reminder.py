import pytest
from hypothesis import given, settings
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


# a first burst of its own


def test_the_first_burst_may_be_longer() -> None:
    """Australia's: 1 s once, then 360 ms."""
    reminder = Reminder(8_000, 15, 360, first_ms=1000)
    assert reminder.slices(0, 8_000 * 32) == (
        Slice(8_000, 0, 8_000, first=True),
        Slice(128_000, 0, 2_880),
        Slice(248_000, 0, 2_880),
    )
    assert reminder.slices(15_999, 2) == (Slice(0, 7_999, 1, first=True),)
    assert reminder.slices(130_879, 2) == (Slice(0, 2_879, 1),)
    assert reminder.slices(130_880, 2_000) == ()


@settings(max_examples=30)
@given(
    first_ms=st.integers(1, 3_000),
    duration=st.integers(1, 3_000),
    counts=st.lists(st.integers(1, 40_000), min_size=1, max_size=20),
)
def test_its_pieces_are_whole_too(first_ms: int, duration: int, counts: list[int]) -> None:
    reminder = Reminder(8_000, 5, duration, first_ms=first_ms)
    position, heard = 0, list[int]()
    for count in counts:
        for part in reminder.slices(position, count):
            heard += range(position + part.at, position + part.at + part.length)
        position += count
    first = range(8_000, 8_000 + 8 * first_ms)
    later = (range(at, at + 8 * duration) for at in range(48_000, position, 40_000))
    due = [sample for burst in (first, *later) for sample in burst if sample < position]
    assert heard == due


@pytest.mark.parametrize(("duration_ms", "first_ms"), [(10_000, 0), (200, 10_000)])
def test_a_burst_is_over_before_the_next_begins(duration_ms: int, first_ms: int) -> None:
    with pytest.raises(ValueError, match="no burst of 10000 ms every 10 s"):
        Reminder(8_000, 10, duration_ms, first_ms=first_ms)


@pytest.mark.parametrize("interval", [10, 90])
def test_the_longest_burst_at_either_end_of_the_range(interval: int) -> None:
    """SPEC H7: bursts of 3 s leave a pause, and none is left out."""
    reminder = Reminder(16_000, interval, 3_000)
    heard = reminder.slices(0, 16_000 * 181)
    assert [part.at for part in heard] == [16_000 * at for at in range(1, 181, interval)]
    assert {part.length for part in heard} == {48_000}


# words (DESIGN §3 "reminder"); seconds of the stretch

TEN = Reminder(8_000, 10)


def bursts(reminder: Reminder, until_s: int) -> list[float]:
    return [start / 8_000 for start in reminder.starts_between(0, until_s * 8_000)]


@pytest.mark.parametrize(
    ("begin_s", "end_s", "later"),
    [
        (10.0, 12.0, [12.5, 22.5, 32.5]),  # due within
        (11.0, 12.0, [12.5, 22.5, 32.5]),  # due as they begin
        (11.1, 12.0, [12.5, 22.5, 32.5]),  # cut short by them
        (9.0, 10.75, [11.25, 21.25, 31.25]),  # due too soon after them
        (9.0, 31.5, [32.0]),  # several due within: one comes
        (0.0, 2.5, [3.0, 13.0, 23.0, 33.0]),  # they began with the stretch
    ],
)
def test_a_burst_that_falls_due_during_words_comes_half_a_second_after_them_and_the_count_restarts(
    begin_s: float, end_s: float, later: list[float]
) -> None:
    after = TEN.after_words(round(begin_s * 8_000), round(end_s * 8_000))
    assert bursts(after, 40) == later


@pytest.mark.parametrize(
    ("begin_s", "end_s"),
    [(11.2, 20.5), (2.0, 10.5), (0.0, 0.5), (0.0, 0.0), (11.2, 11.2)],
)
def test_words_between_two_bursts_leave_the_count_alone(begin_s: float, end_s: float) -> None:
    assert TEN.after_words(round(begin_s * 8_000), round(end_s * 8_000)) == TEN


def test_words_after_words_put_it_off_again() -> None:
    twice = TEN.after_words(8_000 * 10, 8_000 * 12).after_words(8_000 * 12, 8_000 * 15)
    assert bursts(twice, 30) == [15.5, 25.5]


def test_a_longer_first_burst_that_is_put_off_is_still_the_longer_one() -> None:
    reminder = Reminder(8_000, 15, 360, first_ms=1000)
    put_off = reminder.after_words(0, 8_000 * 3)
    assert put_off.slices(8_000 * 3, 8_000 * 2) == (Slice(4_000, 0, 8_000, first=True),)
    later = reminder.after_words(8_000 * 15, 8_000 * 20)
    assert later.slices(8_000 * 20, 8_000 * 2) == (Slice(4_000, 0, 2_880),)
    assert reminder.after_words(130_880, 8_000 * 20) == reminder  # a burst has just ended


@given(
    interval=INTERVALS,
    words=st.lists(st.tuples(st.integers(0, 400_000), st.integers(1, 200_000)), max_size=6),
)
def test_after_words_the_next_burst_comes_in_half_a_second_at_the_soonest_and_never_late(
    interval: int, words: list[tuple[int, int]]
) -> None:
    reminder, at = Reminder(8_000, interval), 0
    for pause, length in words:
        begin, at = at + pause, at + pause + length
        reminder = reminder.after_words(begin, at)
        assert reminder.slices(at, 3_999) == ()
        following = reminder.starts_between(at, at + 10**7)[0]
        assert 4_000 <= following - at <= 8_000 * interval


def test_bursts_may_be_counted_from_anywhere_in_a_stretch() -> None:
    assert bursts(TEN.counted_from(8_000 * 3), 30) == [8.0, 18.0, 28.0]
    assert bursts(TEN.counted_from(8_000), 30) == [0.0, 10.0, 20.0]
    reminder = Reminder(8_000, 15, 360, first_s=30.0, first_ms=1000)
    assert reminder.counted_from(0) == reminder
    assert reminder.counted_from(8_000 * 30).slices(0, 1) == (Slice(0, 0, 1, first=True),)
    assert reminder.counted_from(8_000 * 30 + 1) == Reminder(8_000, 15, 360, 15 - 1 / 8_000)
