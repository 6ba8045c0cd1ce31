"""A score says what sounded from which sample to which, for whom."""

from hw_sim.sim.clock import VirtualClock
from hw_sim.sim.players import once
from hw_sim.sim.score import EAR, Score, Sound
from tests.hw_sim.sim.world import run

WORDS = once(b"\1\0")


def test_a_sound_begins_and_ends_at_samples_of_virtual_time() -> None:
    clock = VirtualClock()
    score = Score(clock.now)
    run(clock, 0.5)
    words = score.begin(WORDS, "1002", EAR)
    run(clock, 0.25)
    on = score.begin(WORDS, EAR)
    score.end(words)
    assert score.sounds == [
        Sound(WORDS, ("1002", EAR), 8_000, 12_000),
        Sound(WORDS, (EAR,), 12_000, None),
    ]
    assert score.sounds[1] is on
