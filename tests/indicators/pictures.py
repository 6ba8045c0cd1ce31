"""How tests look at a picture: its pixels, where two differ, how much of a box has a colour."""

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from indicators.models.geometry import Box
from indicators.themes import Rgb

GOLDEN = Path(__file__).parents[1] / "golden"
Pixels = NDArray[np.int16]


def pixels(image: Image.Image) -> Pixels:
    """Rows of pixels of red, green, blue."""
    return np.asarray(image.convert("RGB")).astype(np.int16)


def difference(one: Image.Image, other: Image.Image) -> Pixels:
    """The largest difference of a channel, for every pixel."""
    return np.abs(pixels(one) - pixels(other)).max(axis=2).astype(np.int16)


def changed(one: Image.Image, other: Image.Image) -> Box | None:
    """The smallest box outside which both pictures are the same."""
    rows, columns = np.nonzero(difference(one, other))
    if not len(rows):
        return None
    return Box(int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1)


def inside(box: Box | None, frame: Box) -> bool:
    """Whether `box` leaves `frame` nowhere."""
    return box is None or (
        frame.left <= box.left
        and frame.top <= box.top
        and box.right <= frame.right
        and box.bottom <= frame.bottom
    )


def crop(image: Image.Image, box: Box) -> Image.Image:
    """The part of a picture within a box."""
    return image.crop((box.left, box.top, box.right, box.bottom))


def share(image: Image.Image, colour: Rgb) -> float:
    """How much of a picture has (nearly) this colour, 0…1."""
    near = np.abs(pixels(image) - np.array(colour)).max(axis=2) <= 12
    return float(near.mean())


def assert_like_golden(actual: Image.Image, name: str, tmp_path: Path) -> None:
    """Compare decoded pixels with `tests/golden/NAME.png`, leaving actual and difference behind.

    `REDLAMP_UPDATE_GOLDEN=1` rewrites the golden picture instead.
    """
    golden = GOLDEN / f"{name}.png"
    if os.environ.get("REDLAMP_UPDATE_GOLDEN") == "1":
        actual.save(golden, optimize=True)
    assert golden.exists(), f"{golden} is missing; REDLAMP_UPDATE_GOLDEN=1 draws it"
    expected = Image.open(golden)
    actual_path, difference_path = tmp_path / f"{name}.png", tmp_path / f"{name}-diff.png"
    if expected.size != actual.size:
        actual.save(actual_path)
        raise AssertionError(f"{golden} is {expected.size}, {actual_path} is {actual.size}")
    differing = difference(actual, expected)
    worst, many = int(differing.max()), float((differing > 8).mean())
    if worst > 32 or many > 0.002:
        actual.save(actual_path)
        Image.fromarray((differing > 8).astype(np.uint8) * 255).save(difference_path)
        raise AssertionError(
            f"{golden}: differs by up to {worst}, {many:.2%} of the pixels by more than 8; "
            f"see {actual_path} and {difference_path}"
        )
