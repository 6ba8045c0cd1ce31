"""The idle screen: the date yields to a toast, the clock does not."""

from dataclasses import replace

import pytest

from indicators.models import MODELS, Model
from indicators.models.geometry import Box
from indicators.render import render
from indicators.screen import Idle, Toast
from tests.indicators import scenes
from tests.indicators.pictures import changed, crop, inside

by_model = pytest.mark.parametrize("lcd", MODELS, ids=lambda lcd: lcd.name)


@by_model
def test_a_toast_leaves_the_clock_alone(lcd: Model) -> None:
    toasted = replace(scenes.IDLE, toast=Toast(1, "Settings were changed"))
    pictures = [render(it, lcd, scenes.MOMENT) for it in (scenes.IDLE, toasted)]
    row = lcd.idle.clock
    clock = Box(lcd.cards.left, row.baseline - row.sizes[0], lcd.cards.right, row.baseline)
    top = min(row.baseline, lcd.cards.alone.toast.top)
    clock = replace(clock, bottom=top)
    assert crop(pictures[0], clock) == crop(pictures[1], clock)


@by_model
def test_news_stays_between_the_line_keys(lcd: Model) -> None:
    long = replace(scenes.IDLE, body=Idle("Није пријављен: сервер не одговара већ неко време " * 2))
    none = replace(scenes.IDLE, body=Idle())
    box = changed(render(long, lcd, scenes.MOMENT), render(none, lcd, scenes.MOMENT))
    limits = Box(lcd.cards.left - 8, lcd.header.height, lcd.cards.right + 8, lcd.softkeys.top)
    assert inside(box, limits)
