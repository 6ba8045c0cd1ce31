"""The strip over the card: the other call's name stays clear of its own chip."""

from dataclasses import replace

import pytest

from indicators.models import MODELS, Model
from indicators.render import render
from indicators.screen import Icon, OtherCall
from indicators.themes import DAY
from tests.indicators import scenes
from tests.indicators.pictures import changed, crop, inside, share

WITH_STRIP = tuple(lcd for lcd in MODELS if lcd.strip)
by_model = pytest.mark.parametrize("lcd", WITH_STRIP, ids=lambda lcd: lcd.name)


@by_model
def test_a_long_name_ends_before_the_chip(lcd: Model) -> None:
    other = OtherCall("Jonas", recording=Icon.PAUSED, stopwatch="other")
    long = replace(other, name="Александра Стојановић-Петровић")
    pictures = [
        render(replace(scenes.TWO_CALLS, other=call), lcd, scenes.MOMENT) for call in (other, long)
    ]
    assert lcd.strip
    assert inside(changed(*pictures), replace(lcd.strip.box, right=lcd.strip.chip.left))


@by_model
@pytest.mark.parametrize("icon", [Icon.RECORDING, Icon.PAUSED, Icon.PENDING, Icon.FAILED])
def test_the_chip_is_solid_only_while_recording(lcd: Model, icon: Icon) -> None:
    other = OtherCall("Jonas", recording=icon, stopwatch="other")
    picture = render(replace(scenes.TWO_CALLS, other=other), lcd, scenes.MOMENT)
    assert lcd.strip
    red = share(crop(picture, lcd.strip.chip), DAY.red)
    assert (red > 0.4) == (icon is Icon.RECORDING), red
