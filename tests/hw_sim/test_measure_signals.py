"""The known sounds have names of their own, and are as long at any rate as they are."""

import pytest

from announcements.catalogue import Kind
from announcements.languages import Language
from hw_sim.measure.signals import BEEP, REMINDER, RINGING, TONE, standard_signals, words


def test_every_prompt_and_every_tone_is_known_by_a_name_of_its_own() -> None:
    names = [one.name for one in standard_signals()]
    prompts = [words(kind, language) for kind in Kind for language in Language]
    assert names == [*prompts, BEEP, TONE, REMINDER, RINGING]
    assert prompts[:2] == ["start words en", "start words da"]


def test_signals_that_are_looked_for_together_share_a_band() -> None:
    bands: dict[str, set[tuple[int, int]]] = {}
    for one in standard_signals():
        bands.setdefault(one.group, set()).add(one.band)
    assert {len(found) for found in bands.values()} == {1}


@pytest.mark.parametrize("rate", [8000, 16_000])
def test_signals_are_as_long_as_they_are(rate: int) -> None:
    lasts = {one.name: len(one.samples) / rate for one in standard_signals(rate)}
    wide = {one.name: len(one.samples) / 16_000 for one in standard_signals()}
    assert lasts == pytest.approx(wide, abs=1 / rate)
    assert (lasts[BEEP], lasts[TONE], lasts[REMINDER], lasts[RINGING]) == (0.2, 1.2, 0.2, 1.0)
