"""The header: its slots stay where they are, whatever the line is called."""

from dataclasses import replace

import pytest

from indicators.models import MODELS, Model
from indicators.models.geometry import Box
from indicators.render import render
from indicators.screen import Header, Icon
from tests.indicators import scenes
from tests.indicators.pictures import changed, inside

by_model = pytest.mark.parametrize("lcd", MODELS, ids=lambda lcd: lcd.name)
LONG = "Служба за корисничку подршку и рекламације, Београд"


@by_model
def test_the_recording_slot_and_the_mute_slot_change_nothing_else(lcd: Model) -> None:
    plain = replace(scenes.IDLE, header=Header(LONG, "4021"))
    recording = replace(plain, header=Header(LONG, "4021", recording=Icon.RECORDING))
    muted = replace(plain, header=Header(LONG, "4021", muted=True))
    pictures = [render(it, lcd, scenes.MOMENT) for it in (plain, recording, muted)]
    assert inside(changed(pictures[0], pictures[1]), lcd.header.slot)
    assert inside(changed(pictures[0], pictures[2]), lcd.header.mute)
    assert pictures[0] != pictures[1] != pictures[2]


@by_model
@pytest.mark.parametrize("name", ["", "A", LONG])
def test_a_name_ends_before_the_slots(lcd: Model, name: str) -> None:
    named = replace(scenes.IDLE, header=Header(name, "4021" * 9))
    bare = replace(scenes.IDLE, header=Header("", ""))
    box = changed(render(named, lcd, scenes.MOMENT), render(bare, lcd, scenes.MOMENT))
    assert inside(box, Box(lcd.header.margin, 0, lcd.header.mute.left, lcd.header.height - 1))
