"""Every setting that decides what is heard, and a call of each on simulated parts, measured."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from announcements.languages import Language
from hw_sim.measure.matching import standard_matcher
from hw_sim.measure.notices_heard import EAR, FAR, Notice, heard
from hw_sim.measure.ringer_removed import without_ringer
from hw_sim.measure.voice_removed import without_voice
from hw_sim.sim.mixing import Tracks, voice
from hw_sim.testing.notice_call import Compliance, NoticeSettings, run_notice_call
from hw_sim.voices import FAR as FAR_VOICE
from hw_sim.voices import NEAR as NEAR_VOICE
from provisioning.recording_settings import Audience, Mode, PauseNotice
from tests.notices.moments import moments
from tests.notices.oracle import Moments, expected
from tones.codec import RATE

AXES: dict[str, tuple[Any, ...]] = {
    "mode": tuple(Mode),
    "pstn": (True, False),
    "inbound": (False, True),
    "start_stop": (False, True),
    "pause_notice": tuple(PauseNotice),
    "compliance": tuple(Compliance),
    "audience": (None, *Audience),
}
"""4 × 2 × 2 × 2 × 3 × 3 × 4 = 1152 calls. Languages take turns."""

HALF = RATE // 2
"""At which the ears are searched: half the work, and all that a telephone carries."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One call: its moments, what had to be heard, what was, and what its recording has left when
    the voices are taken out (largest sample)."""

    moments: Moments
    expected: tuple[Notice, ...]
    found: tuple[Notice, ...]
    left: dict[str, NDArray[np.float64]]


def every_setting() -> Iterator[NoticeSettings]:
    """All of the product, in order."""
    languages = tuple(Language)
    for number, values in enumerate(product(*AXES.values())):
        language = languages[(number + number // 12) % len(languages)].value
        yield NoticeSettings(**dict(zip(AXES, values, strict=True)), language=language)


def measured(settings: NoticeSettings) -> Measured:
    """A call with these settings on simulated parts, measured at both ears and in its recording."""
    bench, tracks = run_notice_call(settings)
    assert bench.broken == []
    at = moments(bench.timeline())
    found = (*_heard_by_the_far_party(tracks), *_heard_by_our_user(tracks, at.answered))
    return Measured(at, expected(settings, at), found, left_in(tracks))


def left_in(tracks: Tracks) -> dict[str, NDArray[np.float64]]:
    """What both channels of the recording hold besides the voices."""
    span = (tracks.start, tracks.start + len(tracks.ear))
    return {
        "near": without_voice(tracks.near_channel, voice(NEAR_VOICE, span)),
        "far": without_voice(tracks.far_channel, voice(FAR_VOICE, span)),
    }


def _heard_by_the_far_party(tracks: Tracks) -> tuple[Notice, ...]:
    found = standard_matcher(HALF).find(tracks.far_ear[::2])
    return heard(FAR, found, HALF, tracks.start / RATE)


def _heard_by_our_user(tracks: Tracks, answered_s: float) -> tuple[Notice, ...]:
    """Before the answer as well: that the telephone rings is no notice."""
    ear = without_ringer(tracks.ear, round(answered_s * RATE) - tracks.start)
    found = standard_matcher(HALF).find(ear[::2])
    return heard(EAR, found, HALF, tracks.start / RATE)
