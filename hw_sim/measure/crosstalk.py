"""How far an unwanted voice is down in a channel, against the wanted one.

Both voices are known, so they are projected out together: what one explains is not put down to
the other, and noise (µ-law) counts only as far as it happens to be like the unwanted voice.
"""

from typing import Final

from hw_sim.measure.alignment import RATE
from hw_sim.measure.correlation import best_lag, explained, shifted
from hw_sim.measure.sound import MeasureError, Samples, decibels, rms

ECHO_S: Final = 0.5
"""A leak may come so much later or earlier than the voice itself."""


def crosstalk_db(channel: Samples, wanted: Samples, unwanted: Samples) -> float:
    """dB by which `unwanted` is below `wanted` in `channel`, at the delay where it is strongest.

    All three at RATE and on one time axis (`Alignment.reference`). Raises MeasureError if there is
    nothing of the wanted voice in the channel, or one of the voices is silent.
    """
    if rms(wanted) == 0.0 or rms(unwanted) == 0.0:
        raise MeasureError("a voice is not in its own channel")
    alone = channel - explained(channel, [wanted])[0]
    lag = best_lag(alone, unwanted, round(ECHO_S * RATE))
    kept, leaked = explained(channel, [wanted, shifted(unwanted, lag, len(channel))])
    return decibels(rms(kept) / max(rms(leaked), 1e-10))


def purity_db(channel: Samples, wanted: Samples) -> float:
    """dB by which all that is not the wanted voice is below it: noise, gaps, strangers."""
    kept = explained(channel, [wanted])[0]
    return decibels(rms(kept) / max(rms(channel - kept), 1e-10))
