"""The card: long names, the rows a toast takes, the digits of which the last count."""

from dataclasses import replace

import pytest
from PIL.Image import Image

from indicators.models import MODELS, Model, model
from indicators.models.geometry import Box
from indicators.render import render
from indicators.screen import CallCard, Dialling, Icon, OtherCall, Screen, Toast
from tests.indicators import scenes
from tests.indicators.pictures import changed, crop, inside

by_model = pytest.mark.parametrize("lcd", MODELS, ids=lambda lcd: lcd.name)

LONG_NAMES = (
    "Александра Стојановић-Петровић",
    "Maximiliane Wolfeschlegelsteinhausenbergerdorff von Hohenlohe",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwe",
    "歐陽美玲(台灣國際貿易股份有限公司)",
)


def middle(lcd: Model) -> Box:
    """Between the line keys, under the header, over the softkeys."""
    return Box(lcd.cards.left, lcd.header.height, lcd.cards.right, lcd.softkeys.top)


@by_model
@pytest.mark.parametrize("name", LONG_NAMES)
@pytest.mark.parametrize("two", [False, True], ids=["alone", "beneath-another-call"])
@pytest.mark.parametrize("scene", ["recording", "far-end", "held", "calling"])
def test_a_long_name_leaves_neither_its_box_nor_touches_the_banner(
    lcd: Model, name: str, two: bool, scene: str
) -> None:
    screen = scenes.SCENES[scene]
    screen = replace(screen, other=OtherCall("Jonas") if two else None)
    assert isinstance(screen.body, CallCard)
    short = replace(screen, body=replace(screen.body, name="A"))
    long = replace(screen, body=replace(screen.body, name=name, number="sip:" + "9" * 60))
    pictures = [render(it, lcd, scenes.MOMENT) for it in (short, long)]
    box = changed(*pictures)
    assert inside(box, middle(lcd))
    banners = lcd.banners.two if scene == "far-end" else (lcd.banners.one,)
    for row in banners:
        before, after = (crop(picture, row.box) for picture in pictures)
        assert before == after


@by_model
def test_the_call_time_is_not_moved_by_a_long_name(lcd: Model) -> None:
    assert isinstance(scenes.RECORDING.body, CallCard)
    long = replace(scenes.RECORDING, body=replace(scenes.RECORDING.body, name=LONG_NAMES[0]))
    row = lcd.cards.alone.timer
    size = row.sizes[0]
    right = lcd.cards.right
    time = Box(right - 2 * size, row.baseline - size, right, row.baseline + 1)
    before, after = (render(it, lcd, scenes.MOMENT) for it in (scenes.RECORDING, long))
    assert crop(before, time) == crop(after, time)


@by_model
def test_a_held_and_an_incoming_call_show_it_beside_the_status(lcd: Model) -> None:
    assert isinstance(scenes.HELD.body, CallCard)
    for icon in (Icon.HOLD, Icon.INCOMING):
        with_icon = replace(scenes.NEVER, body=replace(scenes.HELD.body, icon=icon))
        without = replace(scenes.NEVER, body=replace(scenes.HELD.body, icon=None))
        pictures = [render(it, lcd, scenes.MOMENT) for it in (with_icon, without)]
        row = lcd.cards.alone.status or lcd.cards.alone.number
        assert row is not None
        size = row.sizes[0]
        left = lcd.cards.left
        place = Box(left, row.baseline - size, left + size, row.baseline + size // 3)
        assert crop(pictures[0], place) != crop(pictures[1], place)


def dialling(digits: str) -> Screen:
    return replace(scenes.DIALLING, body=Dialling("Enter number", digits))


@by_model
def test_of_too_many_digits_the_last_are_shown(lcd: Model) -> None:
    many = "1234567890" * 6
    seen, one_more, same_end = (
        render(dialling(digits), lcd, scenes.MOMENT) for digits in (many, many + "7", "55" + many)
    )
    assert seen != one_more
    assert seen == same_end
    assert inside(changed(seen, render(dialling(""), lcd, scenes.MOMENT)), middle(lcd))


def test_a_number_that_is_the_name_is_said_once() -> None:
    def picture(name: str, number: str) -> Screen:
        return replace(scenes.NEVER, body=CallCard("Connected", name, number))

    lcd = model("8851")
    once = render(picture("4033", "4033"), lcd, scenes.MOMENT)
    assert once == render(picture("4033", ""), lcd, scenes.MOMENT)


@pytest.mark.parametrize("small", ["7841", "7832"])
def test_nothing_of_a_name_stands_out_under_a_toast(small: str) -> None:
    def picture(name: str) -> Image:
        body = CallCard("Connected", name, "4033", "call")
        screen = replace(scenes.FAR_END, body=body, toast=Toast(1, "Recording started"))
        return render(screen, model(small), scenes.MOMENT)

    assert picture("gypsy jog") == picture("noon")
