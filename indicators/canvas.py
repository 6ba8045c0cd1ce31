"""The picture being drawn: text, icons and boxes, in the LCD's own depth.

Knows Pillow and the theme; not what a screen is. Corners are smooth on colour and grey LCDs and
stepped on 1 bit; their masks are made once for each size and kept.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PIL import Image, ImageDraw

from indicators import icons
from indicators.fitting import Fitted
from indicators.fonts import Face, Font, printable, truetype
from indicators.models.geometry import Box, Depth
from indicators.screen import Icon
from indicators.themes import GREY, ONE_BIT, Rgb, Theme

_SMOOTH = 4
_HALF = tuple(255 if coverage >= 128 else 0 for coverage in range(256))  # 1 bit: 50 %

Anchor = Literal["ls", "ms", "rs"]  # left, middle, right of the baseline


@lru_cache(maxsize=256)
def _plate(width: int, height: int, radius: int) -> Image.Image:
    """Coverage of a box with round corners."""
    large = Image.new("L", (width * _SMOOTH, height * _SMOOTH))
    corners = (0, 0, large.width - 1, large.height - 1)
    ImageDraw.Draw(large).rounded_rectangle(corners, radius * _SMOOTH, fill=255)
    return large.reduce(_SMOOTH)


@lru_cache(maxsize=256)
def _frame(width: int, height: int, radius: int, thickness: int) -> Image.Image:
    """Coverage of a frame with round corners."""
    frame = _plate(width, height, radius).copy()
    inner = _plate(width - 2 * thickness, height - 2 * thickness, max(radius - thickness, 0))
    frame.paste(0, (thickness, thickness), inner)
    return frame


def _gaps(length: int, corner: int, gap: int, pitch: int) -> list[tuple[int, int]]:
    """Where a frame's side of `length` is broken: between its corners, every `pitch` or so."""
    span = length - 2 * corner
    dashes = max(0, round((span - gap) / pitch))
    dash = (span - (dashes + 1) * gap) / dashes if dashes else 0
    starts = [corner + round(at * (gap + dash)) for at in range(dashes + 1)]
    return [(start, start + (gap if dashes else span)) for start in starts]


@lru_cache(maxsize=64)
def _broken_frame(width: int, height: int, radius: int, thickness: int, gap: int) -> Image.Image:
    """Coverage of a frame broken by gaps; a dash is twice a gap or a little less."""
    frame = _frame(width, height, radius, thickness).copy()
    pitch, corner = gap * 40 // 14, gap * 2
    for start, end in _gaps(width, corner, gap, pitch):
        frame.paste(0, (start, 0, end, thickness))
        frame.paste(0, (start, height - thickness, end, height))
    for start, end in _gaps(height, corner, gap, pitch):
        frame.paste(0, (0, start, thickness, end))
        frame.paste(0, (width - thickness, start, width, end))
    return frame


@lru_cache(maxsize=512)
def _words(text: str, font: Font) -> tuple[Image.Image, tuple[int, int]]:
    """Coverage of a text, and where its left top corner is seen from the baseline's start."""
    face = truetype(font)
    left, top, right, bottom = face.getbbox(text, "1" if font.hinted else "L", anchor="ls")
    corner = (math.floor(left), math.floor(top))
    size = (math.ceil(right) - corner[0], math.ceil(bottom) - corner[1])
    words = Image.new("L", size)
    pen = ImageDraw.Draw(words)
    pen.fontmode = "1" if font.hinted else "L"
    pen.text((-corner[0], -corner[1]), text, fill=255, font=face, anchor="ls")
    return words, corner


@lru_cache(maxsize=16)
def _arrow(size: int) -> Image.Image:
    """Coverage of a triangle that points right, `size` px high and half as wide."""
    large = Image.new("L", (size // 2 * _SMOOTH, size * _SMOOTH))
    corners = [(0, 0), (large.width, large.height / 2), (0, large.height)]
    ImageDraw.Draw(large).polygon(corners, fill=255)
    return large.reduce(_SMOOTH)


@dataclass(frozen=True, slots=True)
class Canvas:
    """A picture, and the theme that its depth can show."""

    image: Image.Image
    theme: Theme
    depth: Depth

    def _paint(self, colour: Rgb) -> Rgb | int:
        return colour if self.depth is Depth.COLOUR else colour[0]

    def _stamp(self, colour: Rgb, at: tuple[int, int], mask: Image.Image) -> None:
        left, top = at
        if self.depth is Depth.ONE_BIT:
            mask = mask.point(_HALF, "1")
        self.image.paste(
            self._paint(colour), (left, top, left + mask.width, top + mask.height), mask
        )

    def regular(self, *sizes: int) -> tuple[Font, ...]:
        """Noto Sans Regular in these sizes, as this LCD needs it."""
        return tuple(Font(Face.REGULAR, size, self.depth is Depth.ONE_BIT) for size in sizes)

    def bold(self, *sizes: int) -> tuple[Font, ...]:
        """Noto Sans Bold in these sizes, as this LCD needs it."""
        return tuple(Font(Face.BOLD, size, self.depth is Depth.ONE_BIT) for size in sizes)

    def text(self, at: tuple[int, int], fitted: Fitted, colour: Rgb, anchor: Anchor = "ls") -> None:
        """One line at a point of its baseline."""
        text = printable(fitted.text)
        if text:
            words, (left, top) = _words(text, fitted.font)
            start = {"ls": 0, "ms": fitted.width // 2, "rs": fitted.width}[anchor]
            self._stamp(colour, (at[0] - start + left, at[1] + top), words)

    def rule(self, box: Box, colour: Rgb) -> None:
        """A box without corners: rules, tabs, columns."""
        self.image.paste(self._paint(colour), (box.left, box.top, box.right, box.bottom))

    def plate(self, box: Box, fill: Rgb, radius: int) -> None:
        """A filled box."""
        self._stamp(fill, (box.left, box.top), _plate(box.width, box.height, radius))

    def framed(self, box: Box, edge: Rgb, fill: Rgb, radius: int, thickness: int) -> None:
        """A filled box with a frame."""
        self.plate(box, fill, radius)
        mask = _frame(box.width, box.height, radius, thickness)
        self._stamp(edge, (box.left, box.top), mask)

    def broken(self, box: Box, edge: Rgb, radius: int, thickness: int, gap: int) -> None:
        """A frame broken by gaps."""
        mask = _broken_frame(box.width, box.height, radius, thickness, gap)
        self._stamp(edge, (box.left, box.top), mask)

    def icon(self, icon: Icon, at: tuple[int, int], size: int, colour: Rgb) -> None:
        """An icon by its left top corner."""
        self._stamp(colour, at, icons.mask(icon, size))

    def arrow(self, at: tuple[int, int], size: int, colour: Rgb) -> None:
        """The triangle of the More key."""
        self._stamp(colour, at, _arrow(size))

    def icon_colour(self, icon: Icon) -> Rgb:
        """What the icon's colour means: red, amber, green, or nothing."""
        match icon:
            case Icon.RECORDING | Icon.PENDING:
                return self.theme.red
            case Icon.PAUSED | Icon.RESUMING | Icon.FAILED:
                return self.theme.amber
            case Icon.INCOMING:
                return self.theme.green
            case Icon.HOLD | Icon.MUTE:
                return self.theme.ink2


_MODES = {Depth.COLOUR: "RGB", Depth.GREY: "L", Depth.ONE_BIT: "1"}


def blank(width: int, height: int, depth: Depth, theme: Theme) -> Canvas:
    """An empty picture. LCDs without colour have their own theme, whatever is asked."""
    themes = {Depth.COLOUR: theme, Depth.GREY: GREY, Depth.ONE_BIT: ONE_BIT}
    shown = themes[depth]
    ground = shown.ground if depth is Depth.COLOUR else shown.ground[0]
    image = Image.new(_MODES[depth], (width, height), ground)
    return Canvas(image, shown, depth)
