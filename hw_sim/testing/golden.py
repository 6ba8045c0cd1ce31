"""Golden pictures: what the LCD looked like when somebody looked and found it right.

Compares by pixels, allowing what another version of the font library does to an edge.
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

__tracebackhide__ = True  # pytest: a failure is shown where the test is, not in here

EDGE = 8  # of 255: how much a pixel of an edge may differ
EDGES = 0.002  # how many pixels may differ by more, up to WORST
WORST = 32


@dataclass(frozen=True, slots=True)
class Golden:
    """The pictures in `folder`; one that is another one goes to `shots`, with the difference."""

    folder: Path
    shots: Path
    updating: bool = False

    def compare(self, name: str, png: bytes) -> None:
        """Raises AssertionError that names the pictures to look at; updating, it is the new one."""
        path = self.folder / f"{name}.png"
        if self.updating:
            if not path.exists() or _differs(_pixels(png), _pixels(path.read_bytes())):
                self.folder.mkdir(parents=True, exist_ok=True)
                path.write_bytes(png)
            return
        if not path.exists():
            raise AssertionError(f"{path}: no such golden picture; --update-golden draws it")
        found, wanted = _pixels(png), _pixels(path.read_bytes())
        if not _differs(found, wanted):
            return
        self.shots.mkdir(parents=True, exist_ok=True)
        seen = self.shots / f"{name}.png"
        seen.write_bytes(png)
        if found.shape != wanted.shape:
            sizes = f"{_size(found)}, the golden picture {_size(wanted)}"
            raise AssertionError(f"{path}: {seen} is {sizes}")
        apart = _apart(found, wanted)
        difference = self.shots / f"{name}-difference.png"
        Image.fromarray((apart > EDGE).astype(np.uint8) * 255).save(difference)
        many = float((apart > EDGE).mean())
        raise AssertionError(
            f"{path}: {many:.2%} of the pixels are others; see {seen} and {difference}, "
            "or --update-golden if that is right"
        )


def _pixels(png: bytes) -> NDArray[np.int16]:
    with Image.open(BytesIO(png)) as picture:
        return np.asarray(picture.convert("RGB"), dtype=np.int16)


def _apart(one: NDArray[np.int16], other: NDArray[np.int16]) -> NDArray[np.int16]:
    apart: NDArray[np.int16] = np.abs(one - other).max(axis=2)
    return apart


def _differs(one: NDArray[np.int16], other: NDArray[np.int16]) -> bool:
    if one.shape != other.shape:
        return True
    apart = _apart(one, other)
    return bool(apart.max() > WORST or (apart > EDGE).mean() > EDGES)


def _size(pixels: NDArray[np.int16]) -> str:
    return f"{pixels.shape[1]}×{pixels.shape[0]}"
