import pytest

from tones.catalogue import Segment
from tones.warning_tone import RECORDER_WARNING, WarningTone, beep

SOUND = Segment(100, ((1400.0, -20.0),))
LOUDER = Segment(150, ((1000.0, -13.0), (1400.0, -13.0)))
PAUSE = Segment(50)


def test_ours_is_1400_hz_for_200_ms_at_minus_16_dbm0_every_20_s() -> None:
    """SPEC C5."""
    assert WarningTone((Segment(200, ((1400.0, -16.0),)),), period_ms=20_000) == RECORDER_WARNING
    assert RECORDER_WARNING.level_dbm0 == -16.0


def test_two_sines_of_a_beep_are_as_loud_as_one() -> None:
    tone = beep(200, 350.0, 440.0)
    assert [hz for hz, _ in tone.burst[0].partials] == [350.0, 440.0]
    assert tone.level_dbm0 == -16.0


def test_a_burst_lasts_from_its_first_sound_to_its_last_and_is_as_loud_as_its_loudest() -> None:
    tone = WarningTone((SOUND, PAUSE, LOUDER), (SOUND,))
    assert (tone.duration_ms, tone.first_ms, tone.level_dbm0) == (300, 100, -10.0)
    assert WarningTone((SOUND,)).first_ms == 100


def test_a_length_is_that_of_every_beep_and_of_the_first_burst() -> None:
    tone = WarningTone((SOUND, PAUSE, LOUDER), (SOUND,), 15_000).lasting(400)
    assert [it.duration_ms for it in tone.burst] == [400, 50, 400]
    assert (tone.first, tone.period_ms) == ((), 15_000)


@pytest.mark.parametrize(
    "segments",
    [(), (PAUSE,), (PAUSE, SOUND), (SOUND, PAUSE), (SOUND, Segment(None, ((1.0, 0.0),)))],
)
def test_what_does_not_begin_and_end_with_a_tone_is_no_burst(
    segments: tuple[Segment, ...],
) -> None:
    with pytest.raises(ValueError, match="begins and ends with a tone"):
        WarningTone(segments)
    if segments:
        with pytest.raises(ValueError, match="begins and ends with a tone"):
            WarningTone((SOUND,), segments)
