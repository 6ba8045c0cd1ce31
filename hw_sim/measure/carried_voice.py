"""A recorded channel without the voice that a codec and jitter buffers carried into it: what is
left, and where it is louder than what such a voice leaves behind.

The voice is learned anew for each lag at which it stands, as resampling moves it by parts of a
sample. Knows no call and no notice.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hw_sim.measure.alignment import RATE, Run, align
from hw_sim.measure.correlation import filtered, kernels, shifted
from hw_sim.measure.sound import MeasureError, Samples, decibels

Loud = NDArray[np.bool_]

_BLOCK: Final = RATE // 100
_LIMIT: Final = 10 ** (-58 / 20)
"""Of full scale: what is fainter is the codec's own noise in a pause of the voice …"""

_NOISE: Final = 10 ** (-28 / 20)
"""… and so far below the voice it is its noise in the voice: G.711, twice, and resampling."""

_ENOUGH: Final = RATE
"""So much of a voice teaches its filter."""

_PASSES: Final = 2
_AROUND: Final = 4 * _BLOCK
_REACH: Final = RATE // 2
_FINE: Final = 2
_KNOWN: Final = 8
_SEARCHES: Final = 20
_LIKE: Final = 0.9
_SURE: Final = 0.99
"""A block with 40 ms around it may stand anywhere: where it is so like the voice it is the voice;
where it is so sure nothing better is looked for."""

_EDGE: Final = RATE // 200
_NEAR: Final = 1
"""Blocks: what is loud, less, and loud again so soon is one stretch."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Samples `begin` to `end` are no voice; `level_db` re full scale, of the loudest 10 ms."""

    begin: int
    end: int
    level_db: float

    @property
    def seconds(self) -> float:
        """How long it is."""
        return (self.end - self.begin) / RATE

    def __str__(self) -> str:
        return (
            f"{1000 * self.seconds:.0f} ms of {self.level_db:.0f} dBFS at {self.begin / RATE:.2f} s"
        )


@dataclass(frozen=True, slots=True, eq=False)
class Remainder:
    """What a channel holds besides its voice, at `alignment.RATE`, full scale 1: all of it, and
    where it is too loud to be what a voice leaves behind."""

    whole: Samples
    strange: tuple[Stretch, ...]

    @property
    def calm(self) -> Samples:
        """All of it but what is strange: silence is in its place."""
        rest = self.whole.copy()
        for one in self.strange:
            rest[max(0, one.begin - _EDGE) : one.end + _EDGE] = 0.0
        return rest


def without_carried_voice(channel: Samples, voice: Samples) -> Remainder:
    """Both at `alignment.RATE`, full scale 1. Raises MeasureError if the voice is not in it."""
    runs = align(channel, voice).runs
    if not runs:
        raise MeasureError("the voice of its own side is not in the channel")
    carried = _learned(channel, voice, runs)
    said = np.zeros(len(channel))
    for run in runs:
        said[run.begin : run.end] = _at(carried[run.lag], run.lag, run.begin, run.end)
    _moved_too(channel, said, runs, carried)
    rest = channel - said
    return Remainder(rest, tuple(_stretches(rest, _too_loud(rest, said))))


def _learned(channel: Samples, voice: Samples, runs: tuple[Run, ...]) -> dict[int, Samples]:
    """The voice as it is carried at each lag, the longest first; where it is there too shortly or
    too torn to be learned it is as at the longest."""
    found: dict[int, Samples] = {}
    lengths = {run.lag: sum(it.end - it.begin for it in runs if it.lag == run.lag) for run in runs}
    for lag in sorted(lengths, key=lambda lag: -lengths[lag]):
        there = np.zeros(len(channel), bool)
        for run in runs:
            there[run.begin : run.end] |= run.lag == lag
        known = list(found.values())[:1]
        if not known or lengths[lag] >= _ENOUGH:
            known.append(_as_carried(channel, voice, lag, there))
        found[lag] = min(known, key=lambda it: _unexplained(channel, it, lag, there))
    return found


def _unexplained(channel: Samples, carried: Samples, lag: int, there: Loud) -> int:
    """How many blocks of what stands at this lag are too loud without the voice as carried so."""
    said = shifted(carried, lag, len(channel))
    return int(np.count_nonzero(_too_loud(np.where(there, channel - said, 0.0), said)))


def _as_carried(channel: Samples, voice: Samples, lag: int, there: Loud) -> Samples:
    """By least squares over what stands at this lag, less what is louder than it should be."""
    said = shifted(voice, lag, len(channel))
    carried = voice
    for _ in range(_PASSES):
        (kernel,) = kernels(np.where(there, channel, 0.0), [np.where(there, said, 0.0)])
        carried = filtered(voice, kernel)
        estimate = shifted(carried, lag, len(channel))
        strange = _samples(_too_loud(channel - estimate, estimate), len(channel))
        if np.count_nonzero(there & ~strange) < _ENOUGH:
            break
        there = there & ~strange
    return carried


def _moved_too(
    channel: Samples, said: Samples, runs: tuple[Run, ...], learned: dict[int, Samples]
) -> None:
    """Blocks in which the voice does not stand where its neighbours do, or not at all."""
    carried, searches = dict(learned), _SEARCHES
    longest = next(iter(learned))
    for block in np.flatnonzero(_too_loud(channel - said, said)):
        at = int(block) * _BLOCK
        piece = slice(at, min(at + _BLOCK, len(channel)))
        near = min(runs, key=lambda run: max(run.begin - at, at - run.end, 0)).lag
        best = float(np.sum((channel[piece] - said[piece]) ** 2))
        if (energy := float(np.sum(channel[piece] ** 2))) < best:
            best, said[piece] = energy, 0.0
        newest = list(carried)[: -_KNOWN - 1 : -1]
        wanted = [(lag, _FINE, lag) for lag in newest]
        wanted += [(lag, _REACH, by) for lag in (newest[0], near) for by in {longest, near}]
        wanted += [(near, len(channel), longest)] * (searches > 0)
        for lag, reach, by in wanted:
            searches -= reach > _REACH
            like, found, voice = _moved(channel, carried[by], at, lag, reach)
            error = float(np.sum((channel[piece] - voice) ** 2))
            if like > _LIKE and error < best:
                best, said[piece] = error, voice
                carried[found] = carried.pop(found, carried[by])
                if like > _SURE:
                    break


def _moved(
    channel: Samples, carried: Samples, at: int, lag: int, reach: int
) -> tuple[float, int, Samples]:
    """The voice in a block that a jitter buffer moved to beside a lag: how like it the block and
    what is around it are, at which lag, and the voice itself."""
    size = min(_BLOCK, len(channel) - at)
    best: tuple[float, int, Samples] = (0.0, lag, np.zeros(size))
    for begin in {max(at + _BLOCK - _AROUND, 0), max(at - _AROUND // 2, 0), at}:
        around = channel[begin : begin + _AROUND]
        first = max(begin - lag - reach, 0)
        there = carried[first : max(begin - lag + reach, 0) + len(around)]
        if len(there) < len(around):
            continue
        total = np.cumsum(np.append(0.0, there**2))
        energies = total[len(around) :] - total[: -len(around)] + 1e-9
        both = np.correlate(there, around, "valid")
        place = int((both / np.sqrt(energies)).argmax())
        energy = float(energies[place])
        like = float(both[place]) / float(np.sqrt(energy * (around @ around) + 1e-24))
        if like > best[0]:
            inside = place + at - begin
            gain = float(both[place]) / energy
            best = like, begin - first - place, gain * there[inside : inside + size]
    return best


def _at(carried: Samples, lag: int, begin: int, end: int) -> Samples:
    return shifted(carried, lag - begin, end - begin)


def _too_loud(rest: Samples, said: Samples) -> Loud:
    """Which blocks of the rest are louder than the noise of what was said there."""
    loud = _levels(said)
    around = np.maximum(loud, np.maximum(np.append(loud[1:], 0.0), np.append(0.0, loud[:-1])))
    return np.asarray(_levels(rest) > np.maximum(_LIMIT, _NOISE * around))


def _levels(sound: Samples) -> Samples:
    """Root mean square, block by block; the last may be short."""
    blocks = np.pad(sound, (0, -len(sound) % _BLOCK)).reshape(-1, _BLOCK)
    return np.asarray(np.sqrt(np.mean(blocks**2, axis=1)))


def _samples(blocks: Loud, count: int) -> Loud:
    return np.repeat(blocks, _BLOCK)[:count]


def _stretches(rest: Samples, loud: Loud) -> list[Stretch]:
    levels, found = _levels(rest), list[Stretch]()
    for block in map(int, np.flatnonzero(loud)):
        begin, level = block * _BLOCK, decibels(float(levels[block]))
        if found and begin - found[-1].end <= _NEAR * _BLOCK:
            before = found.pop()
            begin, level = before.begin, max(level, before.level_db)
        found.append(Stretch(begin, (block + 1) * _BLOCK, level))
    return found
