"""Which known signals a track holds, where, how loud and how much of each; and what is left of one
where it must not be (SPEC C2).

By matched filters: one transform of the track; per group of signals the analytic correlation in
the band that they share proposes places, and the samples themselves decide. Knows no call.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from hw_sim.measure.signals import Band, Floats, Signal, standard_signals
from hw_sim.measure.sound import decibels
from tones.codec import RATE

Spectrum = NDArray[np.complex64]
Levels = NDArray[np.floating[Any]]
Track = NDArray[Any]
"""16-bit samples, as integers or floats."""

LEAST: Final = 0.3
"""Of its own level (-10 dB): a signal that is fainter is not heard as one."""

LIKE: Final = 0.5
"""Of 1, in its band: what is less like a signal is something else."""

_PART: Final = 0.01
"""Of its energy: so little of a signal may be anything."""

_PIECE_S: Final = 0.4
_FAINT: Final = 0.1
"""A leak is looked for in pieces of that length, so that a fragment does not pass for a faint
whole; in those that have a tenth of the loudest one's energy."""

_APART_S: Final = 0.2
"""No signal comes again sooner than that."""

_BLOCK_S: Final = 0.1
_LENGTHS_S: Final = (6, 12, 18, 24, 36, 48, 72, 96, 144)


@dataclass(frozen=True, slots=True)
class Found:
    """An occurrence: its first sample, its level against the original (dB), and how much of its
    energy came (1.0: all of it; less: it was cut)."""

    name: str
    at: int
    level_db: float
    whole: float
    likeness: float


@dataclass(frozen=True, slots=True)
class _Group:
    """Signals of one band as spectra of one length; the sum of their spectra, each by its own
    energy, so that a correlation with it is a level."""

    members: tuple[Signal, ...]
    band: Band
    together: Spectrum


class Matcher:
    """At one rate. Templates are kept; `find` takes some milliseconds for 20 s."""

    def __init__(self, signals: tuple[Signal, ...], rate: int) -> None:
        self.signals, self.rate = signals, rate
        self._longest = max(len(one.samples) for one in signals)
        self._groups = lru_cache(maxsize=4)(self._transformed)

    def find(self, track: Track) -> tuple[Found, ...]:
        """Every occurrence, in order of time."""
        rest = np.pad(np.asarray(track, np.float32), (self._margin, self._longest + self._margin))
        if not rest.any():
            return ()
        found: list[Found] = []
        for signal, place in self._proposed(rest):
            if one := self._taken(rest, signal, place):
                found.append(one)
        return tuple(sorted(found, key=lambda it: it.at))

    def left_db(self, track: Track, name: str) -> float:
        """The strongest trace of any piece of a signal anywhere in a track, in dB of its own level;
        -200: there is nothing at all. What is known otherwise is to be taken out before."""
        signal = next(one for one in self.signals if one.name == name)
        rest = np.asarray(track, np.float32)
        if not rest.any():
            return decibels(0.0)
        pieces = _pieces(signal.samples, round(_PIECE_S * self.rate))
        size = 1 << (len(rest) + max(map(len, pieces))).bit_length()
        spectrum = np.fft.rfft(rest, size)
        return max(
            decibels(float(np.abs(both).max()) / float(piece @ piece))
            for piece in pieces
            for both in [np.fft.irfft(spectrum * np.conj(np.fft.rfft(piece, size)), size)]
        )

    @property
    def _margin(self) -> int:
        """So much of a signal may be before the track begins, or stand beside its place."""
        return self.rate // 10

    # proposals

    def _proposed(self, track: Floats) -> list[tuple[Signal, int]]:
        """Signals and places that are worth a look, the likeliest first."""
        seconds = next(it for it in _LENGTHS_S if it * self.rate >= len(track) + self._longest)
        whole = np.fft.rfft(track, seconds * self.rate)
        proposals = []
        for group in self._groups(seconds):
            begin, end = (edge * seconds for edge in group.band)
            points = end - begin
            scale = 2 * points / (seconds * self.rate)
            levels: Levels = scale * np.abs(np.fft.ifft(whole[begin:end] * group.together))
            step = seconds * self.rate / points
            for place in _peaks(levels, round(_APART_S * self.rate / step)):
                at = round(place * step)
                if at + self._margin < len(track):
                    level, signal, near = self._likeliest(track, group, at)
                    proposals.append((level, signal, near))
        proposals.sort(key=lambda it: -it[0])
        return [(signal, place) for _, signal, place in proposals]

    def _likeliest(self, track: Floats, group: _Group, at: int) -> tuple[float, Signal, int]:
        """Which of the group it is, and where, by some of the samples; how like it is."""
        reach = self.rate // (group.band[1] - group.band[0])
        if len(group.members) == 1:
            (signal,) = group.members
            return 1.0, signal, _nearby(track, signal.samples, at, self.rate // 50)
        begin, best = max(0, at - reach), (-1.0, group.members[0], at)
        for signal in group.members:
            size = len(signal.samples)
            some = sliding_window_view(track[begin : at + reach + size], size)[::2, ::4]
            both = some @ signal.samples[::4]
            lag = int(both.argmax())
            scale = np.linalg.norm(some[lag]) * np.linalg.norm(signal.samples[::4])
            like = float(both[lag]) / (float(scale) or 1.0)
            if like > best[0]:
                best = like, signal, begin + 2 * lag
        return best

    def _transformed(self, seconds: int) -> tuple[_Group, ...]:
        groups = []
        for name in dict.fromkeys(one.group for one in self.signals):
            members = tuple(one for one in self.signals if one.group == name)
            (band,) = {one.band for one in members}
            begin, end = (edge * seconds for edge in band)
            together = np.zeros(end - begin, np.complex64)
            for one in members:
                spectrum = np.fft.rfft(one.samples, seconds * self.rate)[begin:end]
                energy = 2 * np.sum(np.abs(spectrum) ** 2) / (seconds * self.rate)
                together += np.conj(spectrum) / energy
            groups.append(_Group(members, band, together))
        return tuple(groups)

    # decisions

    def _taken(self, track: Floats, signal: Signal, place: int) -> Found | None:
        """The signal at this place, if it is there; it is taken out of the track."""
        template = signal.samples
        place = _nearby(track, template, place, self.rate // 4000)
        piece = track[place : place + len(template)]
        size = round(_BLOCK_S * self.rate)
        both, own, heard = (
            np.add.reduceat(it, np.arange(0, len(template), size))
            for it in (piece * template, template * template, piece * piece)
        )
        if not (there := _present(both, own)).any():
            return None
        level = float(both[there].sum() / own[there].sum())
        like = float(both[there].sum() / np.sqrt(own[there].sum() * heard[there].sum() + 1e-9))
        whole = float(own[there].sum() / own.sum())
        if level < LEAST or like < LIKE or whole < _PART:
            return None
        piece -= level * template * np.repeat(there, size)[: len(template)]
        return Found(signal.name, place - self._margin, decibels(level), whole, like)


@lru_cache
def standard_matcher(rate: int = RATE) -> Matcher:
    """Of all that a phone plays which has no announcements but ours."""
    return Matcher(standard_signals(rate), rate)


def _present(both: Floats, own: Floats) -> NDArray[np.bool_]:
    """Which blocks of a signal are there: those from the first to the last with half its level."""
    loud = own > 0.02 * own.max()
    there = np.flatnonzero(loud & (both > 0.5 * LEAST * own))
    present = np.zeros(len(own), dtype=bool)
    if len(there):
        present[there[0] : there[-1] + 1] = True
    return present


def _pieces(samples: Floats, size: int) -> list[Floats]:
    """A signal in pieces of about that size, less those in which it all but rests."""
    pieces = np.array_split(samples, max(1, round(len(samples) / size)))
    loudest = max(float(it @ it) for it in pieces)
    return [it for it in pieces if float(it @ it) >= _FAINT * loudest]


def _peaks(levels: Levels, apart: int) -> list[int]:
    """The highest places, none near another."""
    rest, found = levels.copy(), []
    while (at := int(rest.argmax())) >= 0 and rest[at] >= LEAST * 0.8:
        found.append(at)
        rest[max(0, at - apart) : at + apart + 1] = 0.0
    return found


def _nearby(track: Floats, template: Floats, at: int, reach: int) -> int:
    """The place within `reach` samples of `at` that is most like the template."""
    begin = max(0, at - reach)
    piece = track[begin : at + reach + len(template)]
    return begin + int(np.correlate(piece, template, "valid").argmax())
