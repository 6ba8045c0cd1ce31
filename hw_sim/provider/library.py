"""What has been recorded in a directory: for lists, and for a page that draws and plays it.

Reads only; what is being recorded right now is listed with what is there so far.
"""

from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np

from hw_sim.provider.storage import FOLDER, WAV, folders, read_summary

BUCKETS: Final = 120
"""Columns of an envelope."""

_HEADER_SIZE: Final = 44


def recordings(directory: Path) -> list[dict[str, Any]]:
    """What each summary.json says, with `folder`, `documents` and `envelope`, newest first.

    `documents` are the names of the metadata files, oldest first. `envelope` is
    {"near": [120 peaks], "far": [120 peaks]}, each 0.0 to 1.0.
    """
    return [
        read_summary(one)
        | {
            "folder": one.name,
            "documents": sorted(path.name for path in one.glob("metadata-*.xml")),
            "envelope": _envelope(one / WAV),
        }
        for one in reversed(folders(directory))
    ]


def wav_path(directory: Path, name: str) -> Path | None:
    """The WAV of the recording with this folder name; None for any other name."""
    if not FOLDER.fullmatch(name):
        return None
    folder = directory / name
    wav = folder / WAV
    safe = not folder.is_symlink() and not wav.is_symlink() and wav.is_file()
    return wav if safe else None


def _envelope(wav: Path) -> dict[str, list[float]]:
    peaks = np.zeros((BUCKETS, 2))
    frames = max(0, wav.stat().st_size - _HEADER_SIZE) // 4 if wav.is_file() else 0
    if frames:
        audio = np.memmap(wav, "<i2", "r", offset=_HEADER_SIZE, shape=(frames, 2))
        edges = np.linspace(0, frames, BUCKETS + 1).astype(int)
        for bucket, (start, end) in enumerate(pairwise(edges)):
            part = audio[start : max(end, start + 1)]
            low, high = part.min(axis=0).astype(int), part.max(axis=0).astype(int)
            peaks[bucket] = np.maximum(-low, high) / 32768
    levels = np.round(peaks, 4)
    return {"near": levels[:, 0].tolist(), "far": levels[:, 1].tolist()}
