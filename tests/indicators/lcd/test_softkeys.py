"""Softkeys: every label fits every model whole, in full or in its short form."""

from dataclasses import replace

import pytest

from indicators.canvas import blank
from indicators.lcd.softkeys import lettering
from indicators.models import MODELS, Model, model
from indicators.render import render
from indicators.screen import SoftkeyLabel
from indicators.themes import DAY
from softkeys.actions import LABELS, Softkey
from tests.indicators import scenes
from tests.indicators.pictures import changed, inside

by_model = pytest.mark.parametrize("lcd", MODELS, ids=lambda lcd: lcd.name)


def on_a_key(lcd: Model, label: SoftkeyLabel) -> tuple[str, int]:
    canvas = blank(lcd.width, lcd.height, lcd.depth, DAY)
    fitted, arrow = lettering(canvas, label, lcd.softkeys.keys[0], lcd.softkeys)
    return fitted.text, fitted.width + arrow


@by_model
@pytest.mark.parametrize("softkey", Softkey, ids=lambda softkey: softkey.value)
def test_every_label_fits_its_key_uncut(lcd: Model, softkey: Softkey) -> None:
    words = LABELS[softkey]
    label = SoftkeyLabel(words.text, words.short, more=softkey is Softkey.MORE)
    shown, width = on_a_key(lcd, label)
    assert shown in (words.text, words.short)
    assert width <= lcd.softkeys.keys[0].width - 2 * lcd.softkeys.padding


def test_a_narrow_key_shows_the_short_form() -> None:
    resume = SoftkeyLabel("ResumeRec", "Resume")
    assert on_a_key(model("8851"), resume)[0] == "ResumeRec"
    assert on_a_key(model("7841"), resume)[0] == "Resume"


def test_a_label_without_a_short_form_is_cut_without_an_ellipsis() -> None:
    shown, _ = on_a_key(model("7841"), SoftkeyLabel("Donaudampfschifffahrt"))
    assert "Donaudampfschifffahrt".startswith(shown)
    assert 5 < len(shown) < 12


@by_model
def test_a_place_without_effect_has_no_key(lcd: Model) -> None:
    with_key = render(scenes.RECORDING, lcd, scenes.MOMENT)
    without = render(scenes.NEVER, lcd, scenes.MOMENT)
    key = lcd.softkeys.keys[2]
    place = with_key.crop((key.left, key.top + 1, key.right, key.bottom))
    empty = without.crop((key.left, key.top + 1, key.right, key.bottom))
    assert len(place.getcolors() or [()] * 300) > 1
    assert len(empty.getcolors() or []) == 1


@by_model
def test_a_long_label_stays_on_its_key(lcd: Model) -> None:
    def keys(label: SoftkeyLabel) -> tuple[SoftkeyLabel | None, ...]:
        return (scenes.HOLD, label, scenes.PAUSE, scenes.MORE)

    short = render(replace(scenes.RECORDING, softkeys=keys(SoftkeyLabel("A"))), lcd, scenes.MOMENT)
    wide = SoftkeyLabel("Настави снимање разговора", more=True)
    long = render(replace(scenes.RECORDING, softkeys=keys(wide)), lcd, scenes.MOMENT)
    assert inside(changed(short, long), lcd.softkeys.keys[1])
