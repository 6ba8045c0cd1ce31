"""Every notice is found where it is, under a voice, and every planted fault is told."""

import numpy as np
import pytest
from numpy.typing import NDArray

from announcements.catalogue import Kind
from announcements.languages import Language
from hw_sim.measure.matching import Found, standard_matcher
from hw_sim.measure.signals import BEEP, REMINDER, RINGING, TONE, standard_signals, words
from hw_sim.measure.voice_removed import without_voice
from hw_sim.sim.mixing import voice
from hw_sim.voices import FAR, NEAR

RATE = 8000
START = words(Kind.START, Language.DANISH)
SPAN = (0, 20 * 16_000)
NEAR_SAID, FAR_SAID = (voice(one, SPAN)[::2].astype(np.float64) for one in (NEAR, FAR))
NAMES = tuple(one.name for one in standard_signals())
Track = NDArray[np.float64]


def sound(name: str, rate: int = RATE) -> Track:
    samples = next(it.samples for it in standard_signals(rate) if it.name == name)
    return samples.astype(np.float64)


def played(*what: tuple[str, float, float], said: Track = NEAR_SAID) -> Track:
    """These signals, each from so many seconds on and at so many dB, under a voice."""
    track = said.copy()
    for name, at_s, level_db in what:
        begin, samples = round(at_s * RATE), sound(name)
        track[begin : begin + len(samples)] += 10 ** (level_db / 20) * samples
    return track


def found(track: Track) -> list[Found]:
    return list(standard_matcher(RATE).find(track))


def told(track: Track) -> list[tuple[str, float]]:
    return [(it.name, pytest.approx(it.at / RATE, abs=0.003)) for it in found(track)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("said", [NEAR_SAID, FAR_SAID], ids=["near", "far"])
def test_every_signal_is_found_under_a_voice(name: str, said: Track) -> None:
    (one,) = found(played((name, 7.3, 0.0), said=said))
    assert (one.name, one.at) == (name, pytest.approx(7.3 * RATE, abs=0.005 * RATE))
    assert one.level_db == pytest.approx(0.0, abs=0.6)
    assert one.whole > 0.98


@pytest.mark.parametrize("said", [NEAR_SAID, FAR_SAID], ids=["near", "far"])
def test_nothing_is_found_in_a_voice(said: Track) -> None:
    assert found(said) == []
    assert found(np.zeros(RATE)) == []


def test_a_whole_call_is_told_in_order() -> None:
    call = [
        (words(Kind.COMPLIANCE, Language.SERBIAN), 0.0, 0.0),
        (RINGING, 3.0, 0.0),
        (words(Kind.START, Language.SERBIAN), 5.0, 0.0),
        (REMINDER, 8.0, -4.0),
        (BEEP, 10.0, 0.0),
        (TONE, 12.0, 0.0),
        (REMINDER, 18.0, 0.0),
    ]
    heard = found(played(*call))
    assert [it.name for it in heard] == [name for name, _, _ in call]
    assert [it.at / RATE for it in heard] == pytest.approx([at for _, at, _ in call], abs=0.005)
    assert [it.level_db for it in heard] == pytest.approx([db for _, _, db in call], abs=0.6)


@pytest.mark.parametrize("later", [0, 7, 33, 61, 80, 99, 132])
def test_the_tone_that_stands_for_words_is_found_at_its_own_cycle(later: int) -> None:
    """Its three notes are in step again every 7.6 ms."""
    (one,) = found(played((TONE, 2.0 + later / RATE, 0.0)))
    assert one.at == pytest.approx(2 * RATE + later, abs=1)


# planted faults


def test_a_crumb_of_a_signal_is_nothing() -> None:
    track = np.zeros(4 * RATE)
    track[RATE : RATE + 160] = 0.5 * sound(START)[:160]
    assert found(track) == []


def test_another_language_is_another_signal() -> None:
    bokmaal = words(Kind.START, Language.NORWEGIAN)
    assert [it.name for it in found(played((bokmaal, 2.0, 0.0)))] == [bokmaal]


def test_a_prompt_that_comes_80_ms_late_is_found_there() -> None:
    (one,) = found(played((START, 2.08, 0.0)))
    assert one.at / RATE == pytest.approx(2.08, abs=0.001)


def test_a_prompt_that_is_played_twice_is_found_twice() -> None:
    again = 2.0 + len(sound(START)) / RATE
    assert told(played((START, 2.0, 0.0), (START, again, 0.0))) == [(START, 2.0), (START, again)]


def test_a_prompt_at_half_its_level_is_found_at_that() -> None:
    (one,) = found(played((START, 2.0, -6.0)))
    assert one.level_db == pytest.approx(-6.0, abs=0.3)


@pytest.mark.parametrize("part", [0.5, 0.8])
def test_a_prompt_that_is_cut_short_is_not_whole(part: float) -> None:
    track = NEAR_SAID.copy()
    samples = sound(START)[: round(part * len(sound(START)))]
    track[16_000 : 16_000 + len(samples)] += samples
    (one,) = found(track)
    energy = np.sum(samples**2) / np.sum(sound(START) ** 2)
    assert one.name == START
    assert one.whole == pytest.approx(energy, abs=0.05)


@pytest.mark.parametrize("name", [START, BEEP, TONE, REMINDER])
def test_a_leak_is_told_under_a_voice_that_is_taken_out(name: str) -> None:
    """SPEC C2: 50 dB below what was heard is the limit; here is a leak of 45 dB."""
    voice_alone = NEAR_SAID.round()
    leak = (played((name, 5.0, -45.0)) - NEAR_SAID + voice_alone).round()
    left = standard_matcher(RATE).left_db(without_voice(leak, voice_alone), name)
    assert left == pytest.approx(-45.0, abs=1.0)
    clean = without_voice(voice_alone, voice_alone)
    assert standard_matcher(RATE).left_db(clean, name) == -200.0


def test_at_16_khz_places_are_those_of_the_samples() -> None:
    track = np.zeros(80_000)
    samples = sound(START, 16_000)
    track[12_345 : 12_345 + len(samples)] += samples
    (one,) = standard_matcher(16_000).find(track)
    assert (one.name, one.at, one.whole) == (START, 12_345, pytest.approx(1.0, abs=0.01))
