"""Icons: every shape differs from every other, at every size that an LCD uses."""

from itertools import combinations

import pytest

from indicators.icons import mask
from indicators.screen import Icon
from tests.indicators.pictures import difference


@pytest.mark.parametrize("size", [16, 18, 20, 24, 32, 34, 60])
def test_no_two_icons_share_a_shape(size: int) -> None:
    for one, other in combinations(Icon, 2):
        differing = difference(mask(one, size), mask(other, size)) >= 128
        assert differing.mean() >= 0.04, (one, other)


@pytest.mark.parametrize("icon", Icon)
def test_an_icon_is_drawn_once(icon: Icon) -> None:
    assert mask(icon, 32).size == (32, 32)
    assert mask(icon, 32) is mask(icon, 32)


def test_a_disc_means_recording_and_two_bars_mean_paused() -> None:
    disc, bars = mask(Icon.RECORDING, 32), mask(Icon.PAUSED, 32)
    assert disc.getbbox() == (2, 2, 30, 30)
    assert (disc.getpixel((16, 16)), disc.getpixel((3, 3))) == (255, 0)
    assert bars.getbbox() == (4, 4, 28, 28)
    assert [bars.getpixel((x, 16)) for x in (8, 16, 24)] == [255, 0, 255]
