"""The canvas: each depth has its own colours, and a broken frame has gaps on every side."""

from itertools import pairwise

import pytest

from indicators.canvas import blank
from indicators.models.geometry import Box, Depth
from indicators.themes import DAY, GREY, NIGHT, ONE_BIT


@pytest.mark.parametrize(
    ("depth", "mode", "shown"),
    [(Depth.COLOUR, "RGB", NIGHT), (Depth.GREY, "L", GREY), (Depth.ONE_BIT, "1", ONE_BIT)],
)
def test_a_depth_has_its_mode_and_theme(depth: Depth, mode: str, shown: object) -> None:
    canvas = blank(40, 20, depth, NIGHT)
    assert (canvas.image.mode, canvas.theme) == (mode, shown)


def test_one_bit_has_no_grey() -> None:
    canvas = blank(60, 40, Depth.ONE_BIT, DAY)
    canvas.framed(Box(2, 2, 58, 38), canvas.theme.ink, canvas.theme.paper, 6, 2)
    assert [value for _, value in canvas.image.convert("L").getcolors() or []] == [0, 255]


def test_a_broken_frame_has_whole_corners_and_gaps_between() -> None:
    canvas = blank(464, 108, Depth.COLOUR, DAY)
    canvas.broken(Box(0, 0, 464, 108), DAY.amber, 8, 4, 14)
    top = [canvas.image.getpixel((x, 2)) == DAY.amber for x in range(464)]
    side = [canvas.image.getpixel((2, y)) == DAY.amber for y in range(108)]
    assert top == top[::-1]
    assert side == side[::-1]
    gaps = sum(before and not after for before, after in pairwise(top))
    assert gaps == 11 + 1  # the right edge
    assert canvas.image.getpixel((232, 54)) == DAY.ground
