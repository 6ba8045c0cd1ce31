"""Where in a channel a known signal stands: piece by piece, as stretches were cut out of it.

Found in the signals themselves: pieces of the channel vote for lags, and the cheapest path through
the lags (Viterbi) says which stands when. Whole milliseconds of jitter-buffer jumps show as
runs too. Knows no timing of the call.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hw_sim.measure.correlation import best_lag, filtered, kernels, shifted
from hw_sim.measure.sound import MeasureError, Samples

RATE: Final = 8000
"""Alignment is done at the rate of the recording."""

BLOCK: Final = RATE // 50
_PIECE: Final = RATE
_CERTAIN: Final = 0.97
_LIKELY: Final = 0.6
_CHANGE: Final = 2.0
"""What it costs to change the lag, in blocks of mean energy: less evidence is chance."""


@dataclass(frozen=True, slots=True)
class Run:
    """Samples `begin` to `end` of the channel hold the signal from `begin - lag` on."""

    begin: int
    end: int
    lag: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """A known signal on the time axis of a channel."""

    runs: tuple[Run, ...]
    reference: Samples  # the signal as the channel carries it; silence between the runs

    def place_of(self, said: int) -> int | None:
        """Where in the channel sample `said` of the signal stands, or None: nowhere."""
        for run in self.runs:
            if run.begin <= said + run.lag < run.end:
                return said + run.lag
        return None

    def said_at(self, place: int) -> int:
        """Which sample of the signal belongs to `place` of the channel, by the nearest run.

        Raises MeasureError if the signal is nowhere in the channel, as does `heard_at`."""
        return place - self._nearest(lambda run: _distance(place, run.begin, run.end)).lag

    def heard_at(self, said: int) -> int:
        """Where in the channel sample `said` belongs, by the nearest run."""
        run = self._nearest(lambda run: _distance(said + run.lag, run.begin, run.end))
        return said + run.lag

    def spans(self, begin: int, end: int) -> list[tuple[int, int]]:
        """Where in the channel what was said from `begin` to `end` stands: begin and end each."""
        found = [
            (max(begin + run.lag, run.begin), min(end + run.lag, run.end)) for run in self.runs
        ]
        return [(first, last) for first, last in found if first < last]

    def _nearest(self, distance: Callable[[Run], int]) -> Run:
        if not self.runs:
            raise MeasureError("what was said at one end is not heard at the other")
        return min(self.runs, key=distance)


def align(channel: Samples, said: Samples) -> Alignment:
    """Find `said` in `channel`, both at RATE."""
    carried = _carried(channel, said)
    lags = _votes(channel, carried)
    if not lags:
        return Alignment((), np.zeros(len(channel)))
    candidates = [shifted(carried, lag, len(channel)) for lag in lags]
    runs = _runs(channel, candidates, lags)
    reference = np.zeros(len(channel))
    for run in runs:
        reference[run.begin : run.end] = candidates[lags.index(run.lag)][run.begin : run.end]
    return Alignment(runs, reference)


def likeness(piece: Samples, other: Samples) -> float:
    """Normalised correlation at lag 0: 1 for the same, 0 for strangers."""
    scale = float(np.sqrt((piece @ piece) * (other @ other)))
    return abs(float(piece @ other)) / scale if scale > 0 else 0.0


def _distance(place: int, begin: int, end: int) -> int:
    return max(begin - place, place - end, 0)


def _carried(channel: Samples, said: Samples) -> Samples:
    """`said` as the channel carries it: its gain, band and part of a sample of delay, learned
    from the pieces that stand at the likeliest lag."""
    moved = shifted(said, best_lag(channel, said), len(channel))
    heard, spoken = np.zeros(len(channel)), np.zeros(len(channel))
    for at in _loud(channel):
        piece = slice(at, at + _PIECE)
        if likeness(channel[piece], moved[piece]) > _LIKELY:
            heard[piece], spoken[piece] = channel[piece], moved[piece]
    return filtered(said, kernels(heard, [spoken])[0])


def _votes(channel: Samples, carried: Samples) -> list[int]:
    """The lags at which pieces of the channel stand."""
    lags: list[int] = []
    for at in _loud(channel):
        piece = channel[at : at + _PIECE]
        if not any(_like(piece, carried, at - lag) > _CERTAIN for lag in lags):
            found = at - best_lag(carried, piece)
            if found not in lags and _like(piece, carried, at - found) > _LIKELY:
                lags.append(found)
    return lags


def _loud(channel: Samples) -> list[int]:
    """Where the pieces of the channel begin that hold enough to be told apart."""
    least = 0.1 * float(channel @ channel) * _PIECE / max(1, len(channel))
    places = range(0, len(channel) - _PIECE + 1, _PIECE // 2)
    return [at for at in places if float(np.sum(channel[at : at + _PIECE] ** 2)) > least]


def _like(piece: Samples, said: Samples, begin: int) -> float:
    return likeness(piece, shifted(said, -begin, len(piece)))


def _runs(channel: Samples, candidates: list[Samples], lags: list[int]) -> tuple[Run, ...]:
    errors = np.array([(channel - one) ** 2 for one in candidates] + [channel**2])
    blocks = len(channel) // BLOCK
    cost = errors[:, : blocks * BLOCK].reshape(len(errors), blocks, BLOCK).sum(axis=2)
    path = _cheapest(cost, _CHANGE * float(cost[-1].mean()))
    edges = [0, *(np.flatnonzero(np.diff(path)) + 1), blocks]
    inner = [_changeover(errors[path[at - 1]], errors[path[at]], at * BLOCK) for at in edges[1:-1]]
    marks = [0, *inner, len(channel)]
    states = [path[edge] for edge in edges[:-1]]
    return tuple(
        Run(int(begin), int(end), lags[state])
        for begin, end, state in zip(marks, marks[1:], states, strict=False)
        if state < len(lags) and begin < end
    )


def _cheapest(cost: Samples, change: float) -> NDArray[np.int64]:
    """Viterbi: the state of each block, so that costs and changes are least together."""
    total = cost[:, 0].copy()
    came = np.zeros(cost.shape, dtype=np.int64)
    stay = np.arange(len(cost))
    for block in range(1, cost.shape[1]):
        best = int(total.argmin())
        moved = total[best] + change
        came[:, block] = np.where(total <= moved, stay, best)
        total = np.minimum(total, moved) + cost[:, block]
    path = np.zeros(cost.shape[1], dtype=np.int64)
    path[-1] = int(total.argmin())
    for block in range(cost.shape[1] - 1, 0, -1):
        path[block - 1] = came[path[block], block]
    return path


def _changeover(before: Samples, after: Samples, near: int) -> int:
    """The sample, within a block of `near`, at which to go over from one error to the other."""
    begin, end = max(0, near - BLOCK), min(len(before), near + BLOCK)
    gain = np.cumsum(before[begin:end] - after[begin:end])
    return begin + int(np.concatenate([[0.0], gain]).argmin())
