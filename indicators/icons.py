"""The status icons as masks: shapes on a grid of 16 units (look, "Icons").

Each is drawn at eight times its size and reduced, so it is smooth in grey and sharp in 1 bit
(threshold 50 %). A shape never depends on its colour: the mask has none.
"""

from functools import cache
from typing import assert_never

from PIL import Image, ImageDraw

from indicators.screen import Icon

OVERSAMPLING = 8
_UNITS = 16
Polygon = tuple[tuple[float, float], ...]


class _Grid:
    """A pen whose unit is a sixteenth of the icon."""

    def __init__(self, size: int) -> None:
        side = size * OVERSAMPLING
        self.image = Image.new("L", (side, side))
        self._pen = ImageDraw.Draw(self.image)
        self._unit = side / _UNITS

    def _px(self, *units: float) -> list[float]:
        return [value * self._unit for value in units]

    def rectangle(
        self, x0: float, y0: float, x1: float, y1: float, *, radius: float = 0, ink: bool = True
    ) -> None:
        left, top, right, bottom = self._px(x0, y0, x1, y1)
        corners = (left, top, right - 1, bottom - 1)
        self._pen.rounded_rectangle(corners, radius * self._unit, fill=255 if ink else 0)

    def disc(self, radius: float, *, ink: bool = True) -> None:
        low, high = self._px(8 - radius, 8 + radius)
        self._pen.ellipse((low, low, high - 1, high - 1), fill=255 if ink else 0)

    def polygon(self, corners: Polygon, *, ink: bool = True) -> None:
        points = [(x * self._unit, y * self._unit) for x, y in corners]
        self._pen.polygon(points, fill=255 if ink else 0)


def _ring(grid: _Grid) -> None:
    grid.disc(7)
    grid.disc(5, ink=False)
    grid.rectangle(6, 0, 10, 16, ink=False)
    grid.rectangle(0, 6, 16, 10, ink=False)


def _pending(grid: _Grid) -> None:
    _ring(grid)
    grid.disc(3)


def _resuming(grid: _Grid) -> None:
    _ring(grid)
    grid.rectangle(5, 5, 7, 11)
    grid.rectangle(9, 5, 11, 11)


def _paused(grid: _Grid) -> None:
    grid.rectangle(2, 2, 6, 14, radius=0.4)
    grid.rectangle(10, 2, 14, 14, radius=0.4)


def _failed(grid: _Grid) -> None:
    grid.polygon(((8, 0), (16, 15), (0, 15)))
    grid.rectangle(7, 5, 9, 10, ink=False)
    grid.rectangle(7, 11, 9, 13, ink=False)


def _hold(grid: _Grid) -> None:
    grid.rectangle(1, 2, 15, 9, radius=1.6)
    grid.polygon(((6, 9.1), (6, 6.6), (6.6, 6), (9.4, 6), (10, 6.6), (10, 9.1)), ink=False)
    grid.rectangle(1, 12, 15, 14)


def _mute(grid: _Grid) -> None:
    grid.rectangle(3, 3, 13, 12.5, radius=5)  # the holder: an arc open at the top
    grid.rectangle(4.6, 2, 11.4, 11, radius=3.4, ink=False)
    grid.rectangle(0, 0, 16, 7.5, ink=False)
    grid.rectangle(5.6, 0, 10.4, 9.6, radius=2.4)
    grid.rectangle(7, 11.5, 9, 15)
    grid.rectangle(4, 14, 12, 16)
    grid.polygon(((1.5, -1.5), (17.5, 14.5), (14.5, 17.5), (-1.5, 1.5)), ink=False)
    grid.polygon(((1, 0), (16, 15), (15, 16), (0, 1)))


def _incoming(grid: _Grid) -> None:
    grid.polygon(((1, 15), (1, 4), (12, 15)))
    grid.polygon(((12.2, 1), (15, 3.8), (7.4, 11.4), (4.6, 8.6)))


def _draw(grid: _Grid, icon: Icon) -> None:
    match icon:
        case Icon.RECORDING:
            grid.disc(7)
        case Icon.PAUSED:
            _paused(grid)
        case Icon.PENDING:
            _pending(grid)
        case Icon.RESUMING:
            _resuming(grid)
        case Icon.FAILED:
            _failed(grid)
        case Icon.HOLD:
            _hold(grid)
        case Icon.MUTE:
            _mute(grid)
        case Icon.INCOMING:
            _incoming(grid)
        case _:
            assert_never(icon)


@cache
def mask(icon: Icon, size: int) -> Image.Image:
    """The icon, `size` px square, as coverage 0…255 (mode L). Shared: do not draw on it."""
    grid = _Grid(size)
    _draw(grid, icon)
    return grid.image.reduce(OVERSAMPLING)
