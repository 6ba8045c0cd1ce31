import pytest

from tones.catalogue import (
    ANNOUNCEMENT_TONE,
    BUSY_TONE,
    CONGESTION_TONE,
    NOTICE_BEEP,
    RINGER,
    RINGING_TONE,
    WAITING_TONE,
    Segment,
    Tone,
)
from tones.player import CadencePlayer
from tones.warning_tone import length_ms

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
    return [(part.duration_ms, [hz for hz, _ in part.partials]) for part in segments(tone)]


def segments(tone: Tone) -> tuple[Segment, ...]:
    (section,) = tone.sections
    return section.segments


def test_call_progress_tones_are_425_hz_in_european_rhythms() -> None:
    assert rhythm(RINGING_TONE) == [(1000, [425.0]), (4000, [])]
    assert rhythm(BUSY_TONE) == [(500, [425.0]), (500, [])]
    assert rhythm(CONGESTION_TONE) == [(250, [425.0]), (250, [])]


def test_a_waiting_call_is_told_by_a_short_beep_every_ten_seconds() -> None:
    assert rhythm(WAITING_TONE) == [(300, [440.0]), (9700, [])]


def test_what_stands_for_words_is_no_beep() -> None:
    """DESIGN §3: words that cannot be played become a tone; nobody takes it for SPEC C4's beep."""
    assert rhythm(NOTICE_BEEP) == [(200, [950.0])]
    notes = [part.partials[0][0] for part in segments(ANNOUNCEMENT_TONE) if part.partials]
    assert notes == sorted(set(notes))
    assert len(notes) == 3
    assert ANNOUNCEMENT_TONE.sections[0].lasts_ms == 1200
    assert NOTICE_BEEP.sections[0].lasts_ms == 200


def test_the_ringer_has_two_notes_and_pauses_longer_than_it_sounds() -> None:
    notes = [part.partials[0][0] for part in segments(RINGER) if part.partials]
    assert len(set(notes)) == 2
    sounding = length_ms(tuple(part for part in segments(RINGER) if part.partials))
    assert length_ms(segments(RINGER)[-1:]) > sounding


@pytest.mark.parametrize("tone", EVERY_TONE, ids=lambda tone: tone.name)
@pytest.mark.parametrize("rate", [8_000, 16_000])
def test_every_tone_can_be_sampled(tone: Tone, rate: int) -> None:
    player = CadencePlayer.of(tone, rate)
    assert len(player.before) + len(player.period) == 2 * rate * length_ms(segments(tone)) // 1000


@pytest.mark.parametrize("tone", EVERY_TONE, ids=lambda tone: tone.name)
def test_no_other_tone_could_be_taken_for_the_reminder(tone: Tone) -> None:
    pitches = [hz for part in segments(tone) for hz, _ in part.partials]
    assert all(abs(hz - 1400) > 50 for hz in pitches)
