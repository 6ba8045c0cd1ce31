"""Correlation of long signals, and the filters that explain one signal by others.

Everything goes by fast Fourier transforms over signals that are silent outside of their length.
"""

import numpy as np
from numpy.typing import NDArray

from hw_sim.measure.sound import Samples

REACH = 24
"""Taps on either side of a filter: delay, band limits and resampling of a telephone channel."""

_STIFFNESS = 1e-7
"""Keeps the least squares solvable where the voices have no energy (-70 dB)."""


def correlation(signal: Samples, reference: Samples) -> Samples:
    """For each lag, the sum of signal[n + lag] * reference[n].

    Lag 0 stands at index 0, negative lags count from the end.
    """
    size = _fast(len(signal) + len(reference))
    product = np.fft.rfft(signal, size) * np.conj(np.fft.rfft(reference, size))
    return np.fft.irfft(product, size)


def best_lag(signal: Samples, reference: Samples, reach: int | None = None) -> int:
    """Where `reference` is found in `signal`: the lag of the strongest correlation, of either
    sign; within `reach` samples of 0 if given."""
    values = np.abs(correlation(signal, reference))
    lags = np.arange(len(values))
    lags[lags >= len(signal)] -= len(values)
    if reach is not None:
        values[np.abs(lags) > reach] = 0.0
    return int(lags[values.argmax()])


def shifted(reference: Samples, lag: int, count: int) -> Samples:
    """`count` samples of `reference`, `lag` later; silence around it."""
    out = np.zeros(count)
    begin, end = max(0, lag), min(count, lag + len(reference))
    if begin < end:
        out[begin:end] = reference[begin - lag : end - lag]
    return out


def explained(signal: Samples, references: list[Samples]) -> list[Samples]:
    """The part of `signal` that each reference explains, all together in least squares: each
    reference through a filter of its own of 2 * REACH + 1 taps around lag 0."""
    taps = kernels(signal, references)
    return [filtered(one, kernel) for one, kernel in zip(references, taps, strict=True)]


def kernels(signal: Samples, references: list[Samples]) -> list[Samples]:
    """The filters of `explained`; index REACH is lag 0. References and signal are equally long."""
    taps = 2 * REACH + 1
    count = len(references)
    gram = np.zeros((count * taps, count * taps))
    wanted = np.zeros(count * taps)
    for row, one in enumerate(references):
        wanted[row * taps : (row + 1) * taps] = _window(correlation(signal, one), REACH)
        for column, other in enumerate(references[: row + 1]):
            block = _toeplitz(_window(correlation(one, other), 2 * REACH), taps)
            rows, columns = slice(row * taps, (row + 1) * taps), slice(column * taps, None)
            gram[rows, columns][:, :taps] = block
            gram[column * taps : (column + 1) * taps, rows] = block.T
    gram[np.diag_indices_from(gram)] += _STIFFNESS * gram.diagonal().max() + 1e-30
    return list(np.linalg.solve(gram, wanted).reshape(count, taps))


def filtered(reference: Samples, kernel: Samples) -> Samples:
    """`reference` through a filter of `kernels`, as long as before."""
    size = _fast(len(reference) + len(kernel))
    product = np.fft.rfft(reference, size) * np.fft.rfft(kernel, size)
    return np.fft.irfft(product, size)[REACH : REACH + len(reference)]


def _window(values: Samples, reach: int) -> Samples:
    """Lags -reach … reach."""
    return np.concatenate([values[-reach:], values[: reach + 1]])


def _toeplitz(values: Samples, taps: int) -> Samples:
    """block[i, j] is the sum of one[n - i] * other[n - j], that is lag j - i of one and other."""
    index: NDArray[np.int64] = np.arange(taps)[None, :] - np.arange(taps)[:, None] + taps - 1
    return values[index]


def _fast(least: int) -> int:
    """The next length with small factors."""
    power = 1 << max(4, (least - 1).bit_length())
    return min(size for size in (power, power * 3 // 4, power * 5 // 8) if size >= least)
