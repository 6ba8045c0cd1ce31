"""Line keys: each call's own icon, tabs that read without colour, labels that stay in place."""

from dataclasses import replace

import pytest

from indicators.models import MODELS, Model, model
from indicators.models.geometry import Box
from indicators.render import render
from indicators.screen import Icon, LineKey, Screen, Tab
from tests.indicators import scenes
from tests.indicators.pictures import changed, inside, pixels

WITH_KEYS = tuple(lcd for lcd in MODELS if lcd.line_keys)
by_model = pytest.mark.parametrize("lcd", WITH_KEYS, ids=lambda lcd: lcd.name)
LONG = "Корисничка подршка за велике кориснике"


def screen(*keys: LineKey) -> Screen:
    return replace(scenes.IDLE, line_keys=keys)


def cell(lcd: Model, position: int) -> Box:
    keys = lcd.line_keys
    assert keys
    width, height = keys.cell
    column, row = divmod(position - 1, keys.rows)
    left, top = column * (lcd.width - width), keys.top + row * height
    return Box(left, top, left + width, top + height)


@by_model
@pytest.mark.parametrize("position", [1, 4])
@pytest.mark.parametrize("label", ["Anna", LONG, "Donaudampfschifffahrt", "客戶服務部技術支援熱線"])
@pytest.mark.parametrize("tab", Tab)
def test_a_key_stays_in_its_cell(lcd: Model, position: int, label: str, tab: Tab) -> None:
    empty = render(screen(), lcd, scenes.MOMENT)
    for focus in (False, True):
        for key in (
            LineKey(position, label, tab=tab, focus=focus),
            LineKey(position, label, detail=LONG, tab=tab, focus=focus),
            LineKey(position, label, icon=Icon.PAUSED, stopwatch="call", tab=tab, focus=focus),
        ):
            box = changed(empty, render(screen(key), lcd, scenes.MOMENT))
            assert inside(box, cell(lcd, position))


@by_model
def test_a_position_that_the_model_lacks_is_not_shown(lcd: Model) -> None:
    assert lcd.line_keys
    last = LineKey(2 * lcd.line_keys.rows, "Last")
    beyond = replace(last, position=last.position + 1)
    empty, drawn = (render(it, lcd, scenes.MOMENT) for it in (screen(), screen(beyond)))
    assert empty == drawn
    assert render(screen(last), lcd, scenes.MOMENT) != empty


@by_model
def test_a_tab_has_one_two_or_three_pieces(lcd: Model) -> None:
    def pieces(tab: Tab) -> int:
        picture = pixels(render(screen(LineKey(1, "", tab=tab)), lcd, scenes.MOMENT))
        place = cell(lcd, 1)
        column = picture[place.top + 1 : place.bottom - 1, 1].sum(axis=1)
        lit = column != column[0]
        return int((lit[1:] & ~lit[:-1]).sum())

    assert [pieces(tab) for tab in Tab] == [0, 1, 2, 3, 1]


def test_an_icon_stays_where_a_time_does_not_fit() -> None:
    lcd = model("7841")
    hours = replace(scenes.MOMENT, seconds=(("call", 36_000),))
    key = LineKey(1, "Anna", icon=Icon.RECORDING, stopwatch="call")
    with_time = render(screen(key), lcd, hours)
    without = render(screen(replace(key, stopwatch=None)), lcd, hours)
    assert with_time == without


def test_a_held_call_shows_that_it_is_held_and_that_it_is_recorded() -> None:
    lcd = model("8851")
    held = LineKey(1, "Anna", icon=Icon.RECORDING, stopwatch="call", tab=Tab.HELD)
    pictures = [
        render(screen(key), lcd, scenes.MOMENT)
        for key in (held, replace(held, icon=None), replace(held, tab=Tab.ACTIVE))
    ]
    assert pictures[0] != pictures[1]
    assert pictures[0] != pictures[2]
