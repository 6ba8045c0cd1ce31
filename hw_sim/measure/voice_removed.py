"""A track without a known voice: what is left is everything else that it holds.

`without_voice` is for one that is known sample for sample and was let through or not, as on
simulated parts; `without_carried_voice` for one that a codec and a jitter buffer carried. Knows no
call.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hw_sim.measure.alignment import align
from hw_sim.measure.correlation import filtered, kernels
from hw_sim.measure.sound import MeasureError, Samples, rms

Track = NDArray[Any]

_BLOCK: Final = 160
"""10 ms of 16 kHz: whether it was let through is decided so often, and then to the sample."""

LIMIT: Final = 10 ** (-58 / 20)
"""Of full scale: louder than this is what cannot be taken out, some milliseconds where a voice was
cut or moved. It is limited, not silenced: enough is left of whatever else should be there."""

_LOUD: Final = 10 ** (-54 / 20)
_PIECE: Final = 80
_AROUND: Final = 320
_FINE: Final = 2
_REACH: Final = 4000
_KNOWN, _SEARCHES = 8, 100
_LIKE: Final = 0.9
"""A piece of 10 ms, with 40 ms around it, may stand half a second beside its neighbours: where it
is so like the voice it is the voice."""


def without_voice(track: Track, voice: Track) -> NDArray[np.float64]:
    """`track` less `voice` where it is in it; both on one time axis and equally long."""
    heard = track.astype(np.float64)
    rest = heard - voice
    gain = heard**2 - rest**2  # what taking it out makes quieter, sample by sample
    total = np.concatenate([[0.0], np.cumsum(gain)])
    marks = np.minimum(np.arange(0, len(heard) + _BLOCK, _BLOCK), len(heard))
    inside = np.diff(total[marks]) > 0.0
    taken = np.repeat(inside, np.diff(marks))
    for edge in np.flatnonzero(np.diff(inside.astype(np.int8))) + 1:
        begin, end = marks[edge - 1], marks[edge + 1]
        course = total[begin : end + 1] * (1 if inside[edge - 1] else -1)
        change = begin + int(course.argmax())
        taken[begin:change], taken[change:end] = inside[edge - 1], inside[edge]
    return np.where(taken, rest, heard)


def without_carried_voice(channel: Samples, voice: Samples) -> Samples:
    """`channel`, limited to LIMIT, without the voice that it carries; both at `alignment.RATE`,
    full scale 1. Raises MeasureError if the voice is not in it."""
    there = align(channel, voice)
    if not there.runs:
        raise MeasureError("the voice of its own side is not in the channel")
    (kernel,) = kernels(channel, [there.reference])
    rest = channel - filtered(there.reference, kernel)
    carried = filtered(voice, kernel)
    lags, searches = [run.lag for run in there.runs], _SEARCHES
    for at in range(0, len(channel) - _PIECE, _PIECE):
        if rms(rest[at : at + _PIECE]) > _LOUD:
            near = min(there.runs, key=lambda run: max(run.begin - at, at - run.end, 0)).lag
            wanted = [(lag, _FINE) for lag in lags[: -_KNOWN - 1 : -1]]
            wanted += [(near, _REACH)] * (searches > 0)
            for lag, reach in wanted:
                searches -= reach == _REACH
                like, found, piece = _moved(channel, carried, at, lag, reach)
                if like > _LIKE:
                    rest[at : at + _PIECE] = channel[at : at + _PIECE] - piece
                    lags += [found] * (found not in lags)
                    break
    return np.clip(rest, -LIMIT, LIMIT)


def _moved(
    channel: Samples, carried: Samples, at: int, lag: int, reach: int
) -> tuple[float, int, Samples]:
    """The voice in a piece that a jitter buffer moved to beside a lag: how like it the piece and
    what is around it are, at which lag, and the voice itself."""
    best: tuple[float, int, Samples] = (0.0, lag, np.zeros(_PIECE))
    for begin in {max(at + _PIECE - _AROUND, 0), max(at - _AROUND // 2, 0), at}:
        around = channel[begin : begin + _AROUND]
        first = max(begin - lag - reach, 0)
        there = carried[first : begin - lag + reach + len(around)]
        if len(there) < len(around):
            continue
        place = int(np.correlate(there, around, "valid").argmax())
        voice = there[place : place + len(around)]
        energy = float(voice @ voice) + 1e-12
        like = float(voice @ around) / float(np.sqrt(energy * (around @ around) + 1e-24))
        if like > best[0]:
            inside = at - begin
            gain = float(voice @ around) / energy
            best = like, begin - first - place, gain * voice[inside : inside + _PIECE]
    return best
