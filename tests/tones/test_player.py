import math
from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tones import warning_script
from tones.catalogue import NOTICE_BEEP, RINGING_TONE, Section, Segment, Tone, repeated
from tones.looped import Sound
from tones.player import CadencePlayer, ReminderPlayer
from tones.reminder import Reminder
from tones.synthesis import burst, peak, silence
from tones.tone_script_parser import parse
from tones.warning_tone import RECORDER_WARNING, WarningTone, beep

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


# tones with an end, and without


def played(text: str, seconds: int = 0) -> tuple[CadencePlayer, bytes]:
    """A ToneScript at 8000 samples per second, frame by frame."""
    player = CadencePlayer.of(parse(text).tone("a script"), 8_000)
    return player, b"".join(player.frame(at, 160) for at in range(0, 8_000 * seconds, 160))


PIP = burst(8_000, 100, ((440.0, -10.0),))
DIAL = ((350.0, -19.0), (440.0, -19.0))


def test_a_tone_is_over_when_its_script_says_so() -> None:
    player, heard = played("440@-10;.4(.1/.1/1)", 1)
    assert heard == (PIP + silence(800)) * 2 + silence(4_800)
    assert [player.is_over(at) for at in (0, 3_199, 3_200)] == [False, False, True]
    assert not RINGING.is_over(10**9)


def test_the_last_round_is_cut_where_the_tone_ends_without_a_click() -> None:
    _, heard = played("440@-10;.25(.1/.1/1)", 1)
    assert heard == PIP + silence(800) + burst(8_000, 50, ((440.0, -10.0),)) + silence(6_000)


def test_sections_follow_one_another() -> None:
    """The vendor's stutter tone: `2(.1/.1/1+2);10(*/0/1+2)`, shorter."""
    _, heard = played("350@-19,440@-19;.2(.1/.1/1+2);1(*/0/1+2)", 2)
    expected = burst(8_000, 100, DIAL) + silence(800) + burst(8_000, 1_000, DIAL) + silence(6_400)
    assert heard == expected


def test_a_tone_without_end_goes_on_as_one_sine() -> None:
    """Also where its repeated second joins itself."""
    player, heard = played("350@-19,440@-19;*(*/0/1+2)", 4)
    long = burst(8_000, 4_500, DIAL)
    assert heard == long[: len(heard)]
    assert player.frame(7_950, 160) == long[15_900:16_220]
    late = 8_000 * 3_600 * 24
    assert player.frame(late - 800, 1_600) == player.frame(8_000 - 800, 1_600)
    assert not player.is_over(late)


@pytest.mark.parametrize("ms", [2_999, 3_000, 3_005, 3_999, 7_250])
def test_a_long_tone_is_one_burst(ms: int) -> None:
    """What repeats within it is calculated once, and nobody hears that."""
    player, heard = played(f"350@-19,440@-19;{ms / 1000:g}(*/0/1+2)", 8)
    assert heard == burst(8_000, ms, DIAL).ljust(len(heard), b"\0")
    assert player.is_over(8 * ms)
    assert not player.is_over(8 * ms - 1)


def test_rounds_of_long_tones_and_pauses() -> None:
    _, heard = played("440@-10;10.5(3.5/3.5/1)", 12)
    tone = burst(8_000, 3_500, ((440.0, -10.0),))
    assert heard == (tone + silence(28_000) + tone).ljust(len(heard), b"\0")


@pytest.mark.parametrize(
    "text", ["425@-13;300(*/0/1)", "425@-13;*(300/300/1,300/300/1)", "425@-13;300(.3/.3/1)"]
)
def test_however_long_a_tone_is_little_of_it_is_kept(text: str) -> None:
    player, _ = played(text)
    assert kept(player.period) + kept(player.before) < 200_000


def kept(sound: Sound) -> int:
    """Bytes in memory."""
    return len(sound) if isinstance(sound, bytes) else sum(map(kept, sound.parts))


def test_a_tone_that_is_cut_within_its_lead_fades_too() -> None:
    player, _ = played("440@-10;10(.5/.5/1)")
    tail = array("h", player.release(2_000))
    assert len(tail) == 40
    assert abs(tail[-1]) <= 20
    assert any(abs(sample) > 1_000 for sample in tail)


def test_what_is_played_once_is_its_lead() -> None:
    """SPEC C4's beep."""
    assert CadencePlayer.of(NOTICE_BEEP, 8_000).lead == burst(8_000, 200, ((950.0, -16.0),))
    assert CadencePlayer.of(NOTICE_BEEP, 8_000).period == b""


def test_a_pitch_that_is_no_whole_number_has_an_end() -> None:
    tone = Tone("odd", (Section((Segment(None, ((440.5, -10.0),)),)),))
    with pytest.raises(ValueError, match="whole Hz"):
        CadencePlayer.of(tone, 8_000)


# bursts of several beeps, and a first of its own


def test_a_first_burst_sounds_once_and_another_from_then_on() -> None:
    tone = beep(360, 425.0, first_ms=1000)
    player = ReminderPlayer.of(Reminder(8_000, 15, 360, first_ms=1000), tone, -20.0)
    heard = player.frame(0, 8_000 * 32)
    long, short = (burst(8_000, ms, ((425.0, -20.0),)) for ms in (1000, 360))
    pauses = silence(8_000), silence(14 * 8_000), silence(15 * 8_000 - 2_880), silence(1 * 8_000)
    assert heard == pauses[0] + long + pauses[1] + short + pauses[2] + short + pauses[3][5_760:]


def test_beeps_of_a_burst_keep_their_pauses_and_their_levels_to_one_another() -> None:
    tone = warning_script.read("350@-19,440@-13;*(.1/.1/1,.1/9.7/2)")
    player = ReminderPlayer.of(Reminder(8_000, 10, 300), tone, -16.0)
    low, high = (burst(8_000, 100, ((hz, dbm0),)) for hz, dbm0 in ((350.0, -22.0), (440.0, -16.0)))
    assert player.frame(8_000, 2_400) == low + silence(800) + high


@pytest.mark.parametrize("tone", [beep(300, 1400.0), beep(200, 1400.0, first_ms=300)])
def test_the_tone_and_the_schedule_have_the_same_lengths(tone: WarningTone) -> None:
    with pytest.raises(ValueError, match="not as long as"):
        ReminderPlayer.of(Reminder(8_000, 10, 200), tone, -16.0)


LOUD = ReminderPlayer.of(
    Reminder(8_000, 10, 360, first_ms=1000), beep(360, 1400.0, first_ms=1000), -6.0
)
STEEPEST = peak(-6.0) * 2 * math.sin(math.pi * 1400 / 8_000)
"""Further than this the tone itself never goes from one sample to the next."""


@given(at=st.integers(-10, 8_010), start=st.sampled_from([8_000, 88_000]))
def test_wherever_a_burst_is_cut_no_sample_jumps(at: int, start: int) -> None:
    before = LOUD.frame(start + at - 1, 1) or silence(1)
    heard = array("h", before + (LOUD.release(start + at) or b"") + silence(1))
    assert max(abs(b - a) for a, b in pairwise(heard)) <= STEEPEST + 1


def test_the_same_bursts_at_other_moments() -> None:
    """As words put them off."""
    tone = beep(360, 425.0, first_ms=1000)
    player = ReminderPlayer.of(Reminder(8_000, 15, 360, first_ms=1000), tone, -20.0)
    later = player.rescheduled(player.reminder.after_words(8_000 * 15, 8_000 * 20))
    assert later.frame(8_000 * 20 + 4_000, 2_880) == player.burst
    first = player.rescheduled(player.reminder.after_words(0, 8_000 * 2))
    assert first.frame(8_000 * 2 + 4_000, 8_000) == player.first
