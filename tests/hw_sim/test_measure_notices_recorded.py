"""A notice in a recorded channel is told at any level and of any length; a voice is not accused."""

import numpy as np
import pytest
from numpy.typing import NDArray

from hw_sim.measure.matching import standard_matcher
from hw_sim.measure.notices_recorded import LEFT_DB, LONGEST_S, Left, left_in
from hw_sim.measure.signals import BEEP, REMINDER, TONE
from hw_sim.provider.g711 import decode
from hw_sim.sim.mixing import voice
from hw_sim.voices import FAR, NEAR, Voice

Track = NDArray[np.float64]

RATE = 8000
WORDS = "start words da"
NAMES = (WORDS, BEEP, TONE, REMINDER)
SAID = {one: voice(one, (0, 9 * 16_000))[::2] / 32_768 for one in (NEAR, FAR)}
VALUES = np.sort(decode("PCMU", bytes(range(256))).astype(np.float64)) / 32_768
PAUSE = next(  # the longest breath that the near voice takes between 1 s and 4 s
    at for at in range(RATE, 4 * RATE, 80) if not SAID[NEAR][at : at + RATE // 5].round(3).any()
)


def carried(sound: Track) -> Track:
    """By G.711: the nearest of its values."""
    return VALUES[np.searchsorted((VALUES[1:] + VALUES[:-1]) / 2, sound)]


def fragment(name: str, seconds: float = 60.0) -> Track:
    """Its loudest part of that length, or all of it; full scale 1."""
    whole = next(it.samples for it in standard_matcher(RATE).signals if it.name == name)
    size = min(len(whole), round(seconds * RATE))
    energy = np.convolve(whole.astype(np.float64) ** 2, np.ones(size), "valid")
    begin = int(energy.argmax())
    return whole[begin : begin + size].astype(np.float64) / 32_768


def channel(of: Voice, leak: Track | None = None, at: int = 30_500) -> Track:
    """A voice that moved by 10 ms once and by 20 ms back, and a pause that was left out; through a
    codec, a resampler, and with a leak through a codec again."""
    said = SAID[of]
    there = [said[:30_000], said[29_920:40_000], said[50_000:60_000], said[60_160:]]
    sound = np.convolve(carried(np.concatenate(there)), [0.08, 0.88, 0.04], "same")
    if leak is not None:
        sound[at : at + len(leak)] += leak
    return carried(sound)


def left(of: Voice, recorded: Track) -> Left:
    return left_in("near", recorded, SAID[of], NAMES)


@pytest.mark.parametrize("of", [NEAR, FAR], ids=["near", "far"])
def test_a_voice_that_a_codec_and_a_jitter_buffer_carried_is_not_accused(of: Voice) -> None:
    found = left(of, channel(of))
    assert found.wrong + found.torn == ()
    assert found.trace_db < LEFT_DB - 3
    assert found.longest_s < LONGEST_S


@pytest.mark.parametrize(
    ("of", "at"),
    [(NEAR, PAUSE), (NEAR, 30_100), (FAR, 20_000)],
    ids=["in a pause", "where the voice moves", "under the voice"],
)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seconds", [0.1, 0.4])
def test_a_fragment_at_its_own_level_is_told(of: Voice, name: str, seconds: float, at: int) -> None:
    found = left(of, channel(of, fragment(name, seconds), at))
    assert any("no voice: " in line for line in found.wrong), found


@pytest.mark.parametrize("of", [NEAR, FAR], ids=["near", "far"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("level_db", [0.0, -20.0, -28.0, -45.0])
def test_a_whole_notice_is_told_at_any_level(of: Voice, name: str, level_db: float) -> None:
    found = left(of, channel(of, 10 ** (level_db / 20) * fragment(name)))
    assert found.wrong + found.torn, found


def test_a_noise_that_is_neither_is_told_apart() -> None:
    noise = np.random.default_rng(1).normal(0, 0.03, RATE // 5)
    found = left(NEAR, channel(NEAR, noise))
    assert found.wrong == ()
    (line,) = found.torn
    assert "near: no voice: 2" in line


def test_at_its_own_level_it_is_called_by_its_name() -> None:
    found = left(NEAR, channel(NEAR, fragment(WORDS)))
    assert [it for it in found.wrong if WORDS in it], found


def test_the_worse_of_two_channels_counts() -> None:
    one, other = Left(-60.0, 0.02, 0.05, ("this",)), Left(-70.0, 0.04, 0.04, (), ("that",))
    assert one | other == Left(-60.0, 0.04, 0.05, ("this",), ("that",))
