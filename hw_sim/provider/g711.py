"""G.711 to 16-bit linear: ITU-T G.711 as two tables of 256 values."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]

RATE: Final = 8000
"""Samples per second of every recording."""


def _mu_law() -> Samples:
    code = ~np.arange(256, dtype=np.uint8)
    exponent, mantissa = (code >> 4 & 7).astype(np.int32), (code & 15).astype(np.int32)
    linear = ((mantissa * 8 + 132) << exponent) - 132
    return np.where(code & 0x80, -linear, linear).astype(np.int16)


def _a_law() -> Samples:
    code = np.arange(256, dtype=np.uint8) ^ 0x55
    exponent, mantissa = (code >> 4 & 7).astype(np.int32), (code & 15).astype(np.int32)
    linear = np.where(
        exponent == 0,
        mantissa * 16 + 8,
        (mantissa * 16 + 264) << np.maximum(exponent - 1, 0),
    )
    return np.where(code & 0x80, linear, -linear).astype(np.int16)


_TABLES: Final = {"PCMU": _mu_law(), "PCMA": _a_law()}
CODECS: Final = tuple(_TABLES)


def decode(codec: str, payload: bytes) -> Samples:
    """The samples of one packet; `codec` is PCMU or PCMA."""
    return _TABLES[codec][np.frombuffer(payload, np.uint8)]
