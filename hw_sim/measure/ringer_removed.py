"""Our user's ear without the ringer, whose notes are two of the three of the tone that stands for
words: so that what else sounds before an answer can be told.

The ear is no wire: the ringer is in it sample for sample. Knows no call.
"""

from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hw_sim.measure.correlation import correlation
from hw_sim.measure.voice_removed import without_voice
from tones.catalogue import RINGER
from tones.codec import RATE
from tones.player import CadencePlayer

Track = NDArray[Any]

_LEAD: Final = RATE * sum(it.duration_ms or 0 for it in RINGER.sections[0].segments[:-1]) // 1000
_THERE: Final = 0.1
_SOFT: Final = 3
"""Its first samples are so faint that they are none."""

_FIRST: Final = 0.9
"""Of the likeliest place: it comes again every 4 s, and the first is where it began."""


_SURE: Final = RATE // 20
_AUDIBLE: Final = 100
"""So many samples are silent without it that were not: it is the ringer, and nothing like it."""


def without_ringer(ear: Track, until: int) -> NDArray[np.float64]:
    """`ear` at `tones.codec.RATE`, samples as of 16 bits; in it, before the sample `until`, one
    ringer from its beginning, cut anywhere, or none."""
    whole = ear.astype(np.float64)
    before = whole[: max(until, 0)]
    before[:] = _removed(before)
    return whole


def _removed(track: NDArray[np.float64]) -> NDArray[np.float64]:
    if not track.any():
        return track
    lead = _sounded(_LEAD)
    both = correlation(track, lead) / float(lead @ lead)
    places = np.arange(len(both))
    places[places >= len(track)] -= len(both)
    if both.max() < _THERE:
        return track
    first = int(places[both >= _FIRST * both.max()].min())
    likely = first + int(both[np.arange(first, first + _LEAD // 4)].argmax())
    loud = int(np.flatnonzero(track)[0])  # as a rule nothing is heard before it
    rests = [_without(track, begin) for begin in (likely, *range(loud - _SOFT, loud + 1))]
    silent = [np.count_nonzero((np.abs(it) <= 1) & (np.abs(track) > _AUDIBLE)) for it in rests]
    best = int(np.argmax(silent))
    return rests[best] if silent[best] > _SURE else track


def _without(track: NDArray[np.float64], begin: int) -> NDArray[np.float64]:
    """Less a ringer that begins at this sample."""
    ringer = np.zeros(len(track))
    ringer[max(begin, 0) :] = _sounded(len(track) - begin)[max(-begin, 0) :]
    return without_voice(track, ringer)


def _sounded(size: int) -> NDArray[np.float64]:
    return np.resize(_round(), size)


@cache
def _round() -> NDArray[np.float64]:
    """All of its cadence once, pause and all."""
    milliseconds = sum(it.duration_ms or 0 for it in RINGER.sections[0].segments)
    pcm = CadencePlayer.of(RINGER, RATE).frame(0, RATE * milliseconds // 1000)
    return np.frombuffer(pcm, "<i2").astype(np.float64)
