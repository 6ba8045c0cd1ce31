"""The simulated LCD and lamp board."""

from io import BytesIO

import pytest
from PIL import Image

from hw_sim.panel import BLANK, SimLampBoard, SimPanel
from indicators import lamps
from indicators.lamps import Lamp
from indicators.models import model
from indicators.screen import Header, Idle, Moment, Screen
from tests.phone.desk import VirtualClock

IDLE = Screen(Header("Anna Berg", "4021"), (), Idle("Not registered"), (None,) * 4)


@pytest.mark.parametrize(("name", "size"), [("8851", (800, 480)), ("7841", (396, 162))])
def test_the_picture_has_the_models_size_and_is_drawn_when_asked_for(
    name: str, size: tuple[int, int]
) -> None:
    panel = SimPanel(model(name))
    blank = panel.picture()
    panel.show(IDLE, Moment())
    assert panel.picture().size == size
    assert panel.picture().tobytes() != blank.tobytes()
    assert Image.open(BytesIO(panel.png())).tobytes() == panel.picture().tobytes()


def test_it_says_when_there_is_something_new_to_see() -> None:
    told = list[int]()
    panel = SimPanel(model("8851"), lambda: told.append(1))
    panel.show(BLANK, Moment())
    assert told == []
    panel.show(IDLE, Moment())
    panel.show(IDLE, Moment())
    assert told == [1]
    later = Moment(clock="10:43")
    panel.show(IDLE, later)
    assert (told, panel.moment) == ([1, 1], later)


def test_a_lamp_board_keeps_every_lamp_and_its_history() -> None:
    clock = VirtualClock(1.0)
    board = SimLampBoard(clock.now)
    board.light({Lamp.RECORD: lamps.RECORDING, Lamp.PAUSE: lamps.DARK})
    clock.time_s = 2.0
    board.light({Lamp.RECORD: lamps.DARK})
    assert board.lamps == {Lamp.RECORD: lamps.DARK, Lamp.PAUSE: lamps.DARK}
    assert [(at, lit[Lamp.RECORD]) for at, lit in board.history] == [
        (1.0, lamps.RECORDING),
        (2.0, lamps.DARK),
    ]
    assert all(lit[Lamp.PAUSE] == lamps.DARK for _, lit in board.history)
