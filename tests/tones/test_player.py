from array import array

from hypothesis import given
from hypothesis import strategies as st

from tones.catalogue import RINGING_TONE, Segment, repeated
from tones.player import CadencePlayer, ReminderPlayer
from tones.reminder import Reminder
from tones.synthesis import burst, silence
from tones.warning_tone import RECORDER_WARNING

WARNING = burst(16_000, 200, ((1400.0, -16.0),))
REMINDER = ReminderPlayer.of(Reminder(16_000, 10), RECORDER_WARNING, -16.0)
RINGING = CadencePlayer.of(RINGING_TONE, 16_000)
SHORT = CadencePlayer.of(repeated("short", Segment(1, ((1000.0, -10.0),)), Segment(1)), 8_000)


def test_ringing_repeats_every_five_seconds_without_end() -> None:
    assert RINGING.frame(0, 16_000) == burst(16_000, 1000, ((425.0, -13.0),))
    assert RINGING.frame(16_000, 64_000) == silence(64_000)
    assert RINGING.frame(80_000 * 7_200 + 320, 320) == RINGING.frame(320, 320)


@given(position=st.integers(0, 10**9), count=st.integers(0, 100))
def test_a_frame_may_span_any_number_of_rounds(position: int, count: int) -> None:
    endless = SHORT.frame(0, 16) * 10
    begin = position % 16
    assert SHORT.frame(position, count) == endless[2 * begin : 2 * (begin + count)]


def test_the_reminder_is_silent_but_for_its_bursts() -> None:
    frames = [REMINDER.frame(n * 320, 320) for n in range(1_200)]
    sounding = [n for n, frame in enumerate(frames) if frame is not None]
    assert sounding == [*range(50, 60), *range(550, 560), *range(1_050, 1_060)]
    assert b"".join(frame for frame in frames if frame) == WARNING * 3


def test_a_burst_may_begin_within_a_frame() -> None:
    assert REMINDER.frame(15_900, 320) == silence(100) + WARNING[:440]


def test_a_burst_that_is_cut_fades_out_within_5_ms() -> None:
    tail = REMINDER.release(16_000 + 1_600)
    assert tail is not None
    heard = array("h", tail)
    assert len(heard) == 80
    assert abs(heard[-1]) <= 2
    whole = array("h", WARNING)[1_600:1_680]
    assert all(abs(cut) <= abs(full) for cut, full in zip(heard, whole, strict=True))
    assert any(abs(cut) > 1_000 for cut in heard)


def test_a_stretch_that_ends_in_silence_has_no_tail() -> None:
    assert REMINDER.release(8_000) is None
    assert REMINDER.release(15_990) is None  # 10 samples before a burst: it is not begun


def test_ringing_that_is_cut_fades_out_within_5_ms() -> None:
    heard = array("h", RINGING.release(8_000))
    assert len(heard) == 80
    assert abs(heard[-1]) <= 2
