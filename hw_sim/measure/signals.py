"""The known sounds that a phone plays besides the voices, as they are before any wire.

Every prompt in every language, the beep, the tone that stands for words, the reminder's burst and
the ringing tone. Knows what they sound like and what to call them; must not know who hears which.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import Prompts
from hw_sim.measure.sound import resampled
from hw_sim.sim.prompts import standard_prompts
from tones.catalogue import ANNOUNCEMENT_TONE, NOTICE_BEEP, RINGING_TONE
from tones.codec import RATE
from tones.player import CadencePlayer
from tones.synthesis import burst
from tones.warning_tone import LEVEL_DBM0, RECORDER_WARNING

Floats = NDArray[np.float32]
Band = tuple[int, int]
"""Whole Hz, from and to."""

BEEP, TONE, REMINDER, RINGING = "beep", "tone", "reminder", "ringing"
"""The names of those that are not words."""

_SPEECH: Final[Band] = (200, 1000)
"""Where all six languages have most of their energy: enough to tell them apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Signal:
    """A sound: `name` is `start words da`, `beep` …; signals of one `group` are looked for
    together, in the band that they share. Samples as of 16 bits."""

    name: str
    group: str
    band: Band
    samples: Floats


def words(kind: Kind, language: Language) -> str:
    """The name of a prompt."""
    return f"{kind.value} words {language.value}"


@cache
def standard_signals(rate: int = RATE) -> tuple[Signal, ...]:
    """All that a phone plays which has no announcements but ours, at `rate` samples per second."""
    return (*_prompts(standard_prompts(), rate), *_tones(rate))


def _prompts(shelf: Prompts, rate: int) -> Iterator[Signal]:
    for kind in Kind:
        for language in Language:
            found = shelf.find(kind, language)
            if found is not None and found.language is language:
                pcm = _at(found.samples, rate)
                yield Signal(words(kind, language), kind.value, _SPEECH, pcm)


def _tones(rate: int) -> Iterator[Signal]:
    beep, tone = (CadencePlayer.of(it, RATE).lead for it in (NOTICE_BEEP, ANNOUNCEMENT_TONE))
    sounding = RINGING_TONE.sections[0].segments[0]
    ringing = burst(RATE, sounding.duration_ms or 0, sounding.partials)
    warning = burst(RATE, RECORDER_WARNING.duration_ms, ((1400.0, LEVEL_DBM0),))
    yield Signal(BEEP, BEEP, (850, 1050), _at(beep, rate))
    yield Signal(TONE, TONE, (470, 840), _at(tone, rate))
    yield Signal(REMINDER, REMINDER, (1300, 1500), _at(warning, rate))
    yield Signal(RINGING, RINGING, (375, 475), _at(ringing, rate))


def _at(pcm: bytes, rate: int) -> Floats:
    samples = np.frombuffer(pcm, "<i2").astype(np.float64)
    return resampled(samples, RATE, rate).astype(np.float32)
