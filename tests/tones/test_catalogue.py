import pytest

from tones.catalogue import (
    ANNOUNCEMENT_TONE,
    BUSY_TONE,
    CONGESTION_TONE,
    NOTICE_BEEP,
    RECORDER_WARNING,
    RINGER,
    RINGING_TONE,
    WAITING_TONE,
    Segment,
    Tone,
)
from tones.synthesis import burst

EVERY_TONE = (
    RINGING_TONE,
    BUSY_TONE,
    CONGESTION_TONE,
    WAITING_TONE,
    NOTICE_BEEP,
    ANNOUNCEMENT_TONE,
    RINGER,
)


def rhythm(tone: Tone) -> list[tuple[int, list[float]]]:
    return [(part.duration_ms, [hz for hz, _ in part.partials]) for part in tone.segments]


def test_the_recorder_warning_tone_is_1400_hz_for_200_ms() -> None:
    assert Segment(200, ((1400.0, -16.0),)) == RECORDER_WARNING


def test_call_progress_tones_are_425_hz_in_european_rhythms() -> None:
    assert rhythm(RINGING_TONE) == [(1000, [425.0]), (4000, [])]
    assert rhythm(BUSY_TONE) == [(500, [425.0]), (500, [])]
    assert rhythm(CONGESTION_TONE) == [(250, [425.0]), (250, [])]


def test_a_waiting_call_is_told_by_a_short_beep_every_ten_seconds() -> None:
    assert rhythm(WAITING_TONE) == [(300, [440.0]), (9700, [])]


def test_what_stands_for_words_is_no_beep() -> None:
    """DESIGN §3: words that cannot be played become a tone; nobody takes it for SPEC C4's beep."""
    assert rhythm(NOTICE_BEEP) == [(200, [950.0])]
    notes = [part.partials[0][0] for part in ANNOUNCEMENT_TONE.segments if part.partials]
    assert notes == sorted(set(notes))
    assert len(notes) == 3
    assert sum(part.duration_ms for part in ANNOUNCEMENT_TONE.segments) == 1200


def test_the_ringer_has_two_notes_and_pauses_longer_than_it_sounds() -> None:
    notes = [part.partials[0][0] for part in RINGER.segments if part.partials]
    assert len(set(notes)) == 2
    sounding = sum(part.duration_ms for part in RINGER.segments if part.partials)
    assert RINGER.segments[-1].duration_ms > sounding


@pytest.mark.parametrize("tone", EVERY_TONE, ids=lambda tone: tone.name)
@pytest.mark.parametrize("rate", [8_000, 16_000])
def test_every_tone_can_be_sampled(tone: Tone, rate: int) -> None:
    lengths = [len(burst(rate, part.duration_ms, part.partials)) for part in tone.segments]
    assert lengths == [2 * rate * part.duration_ms // 1000 for part in tone.segments]


@pytest.mark.parametrize("tone", EVERY_TONE, ids=lambda tone: tone.name)
def test_no_other_tone_could_be_taken_for_the_reminder(tone: Tone) -> None:
    pitches = [hz for part in tone.segments for hz, _ in part.partials]
    assert all(abs(hz - 1400) > 50 for hz in pitches)
