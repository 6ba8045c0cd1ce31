import numpy as np
import pytest

from announcements.loudness import from_pcm, measure
from announcements.make_prompts.finishing import LEADING_S, TRAILING_S, finished
from tests.announcements.sounds import silence, syllables


@pytest.mark.parametrize("around_s", [0.0, 0.02, 1.0])
def test_speech_becomes_a_prompt_however_much_silence_is_around_it(around_s: float) -> None:
    speech = np.concatenate([silence(around_s, 24_000), syllables(1.0, 24_000, peak=0.1)])
    found = measure(from_pcm(finished(np.concatenate([speech, silence(around_s, 24_000)]), 24_000)))
    assert found.lufs == pytest.approx(-19.0, abs=0.3)
    assert found.peak_dbtp <= -3.0
    assert found.leading_s == pytest.approx(LEADING_S, abs=0.011)
    assert found.trailing_s == pytest.approx(TRAILING_S, abs=0.011)
    assert found.lasts_s == pytest.approx(1.0 + LEADING_S + TRAILING_S, abs=0.08)


def test_a_prompt_begins_and_ends_softly() -> None:
    loud = np.full(24_000, 0.5) * np.sign(np.sin(np.arange(24_000)))
    sound = from_pcm(finished(loud, 24_000))
    assert np.max(np.abs(sound[:8])) == 0.0
    assert np.max(np.abs(sound[-8:])) < 1e-3


def test_the_same_speech_is_the_same_prompt_to_the_bit() -> None:
    assert finished(syllables(1, 24_000), 24_000) == finished(syllables(1, 24_000), 24_000)
