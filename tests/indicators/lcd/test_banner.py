"""Banners: who comes first, what narrow ones leave to the card, and that the time never yields."""

from dataclasses import replace

import pytest

from indicators.canvas import blank
from indicators.lcd.banner import footnote, loud
from indicators.models import MODELS, Model, model
from indicators.models.geometry import Box
from indicators.render import render
from indicators.screen import Banner, BannerStyle, Icon, Screen
from indicators.themes import DAY
from tests.indicators import scenes
from tests.indicators.pictures import changed, crop, inside

by_model = pytest.mark.parametrize("lcd", MODELS, ids=lambda lcd: lcd.name)


def note(lcd: Model, screen: Screen) -> str:
    canvas = blank(lcd.width, lcd.height, lcd.depth, DAY)
    return footnote(canvas, screen.banners, lcd.banners, scenes.MOMENT)


def test_the_solid_banner_stands_above_the_hollow_one() -> None:
    paused_here, far_end = scenes.FAR_END.banners
    assert loud((paused_here, far_end)) == (far_end, paused_here)
    assert loud((far_end, paused_here)) == (far_end, paused_here)


def test_a_quiet_line_yields_to_a_banner() -> None:
    [quiet] = scenes.NOT_RECORDED.banners
    [far_end] = scenes.FAR_END_ALONE.banners
    assert loud((quiet,)) == ()
    assert loud((quiet, far_end)) == (far_end,)


def test_a_flow_that_is_possible_is_solid_whatever_is_asked() -> None:
    [stopping] = scenes.STOPPING.banners
    assert not stopping.solid
    assert replace(stopping, flow_possible=True).solid


def test_a_narrow_lcd_says_beside_the_number_who_records_if_it_is_not_this_phone() -> None:
    assert note(model("7841"), scenes.FAR_END_ALONE) == "by the far end"
    assert note(model("7832"), scenes.FAR_END_ALONE) == ""  # there is room behind the word
    assert note(model("7841"), scenes.NETWORK_STOPPING) == "by the server"
    assert note(model("7841"), scenes.RECORDING) == ""
    assert note(model("8851"), scenes.NETWORK_STOPPING) == ""  # a line of its own in the banner


def test_a_narrow_lcd_says_why_a_call_is_not_recorded() -> None:
    assert note(model("7841"), scenes.FAILED) == "recorder does not answer"


@by_model
@pytest.mark.parametrize("style", BannerStyle)
@pytest.mark.parametrize("second", [False, True], ids=["one", "two"])
def test_long_words_stay_in_the_banner_and_never_reach_the_time(
    lcd: Model, style: BannerStyle, second: bool
) -> None:
    def picture(word: str, who: str, *, time: bool) -> Screen:
        banner = Banner(
            style, word, who=who, icon=Icon.FAILED, stopwatch="recorded" if time else None
        )
        further = scenes.FAR_END.banners[:1] if second else ()
        return replace(scenes.NEVER, banners=(banner, *further))

    long = ("Снимање разговора је паузирано", "од стране позиваоца на другој страни")
    short, wordy, timeless = (
        render(picture(*words, time=time), lcd, scenes.MOMENT)
        for words, time in ((("A", "b"), True), (long, True), (long, False))
    )
    row = lcd.banners.two[0] if second else lcd.banners.one
    if style is BannerStyle.QUIET:
        assert inside(changed(short, wordy), row.box)
    else:
        assert inside(changed(wordy, timeless), row.box)
        time = Box(row.right - row.timer.sizes[0] * 2, row.box.top, row.right, row.box.bottom)
        assert crop(short, time) == crop(wordy, time)
