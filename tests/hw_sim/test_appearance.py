"""What is seen, as facts: lamps that changed, the screen in words, the softkeys by place."""

from hw_sim.appearance import appearance
from indicators.screen import Moment
from tests.hw_sim.desktop import RECORDED, desk

IDLE = desk().dispatcher.presentation
CALLED = desk("dial 1002", "answered").dispatcher.presentation
RECORDING = desk(*RECORDED).dispatcher.presentation


def test_a_phone_that_starts_shows_its_screen_and_its_keys() -> None:
    assert appearance(None, IDLE, Moment()) == [
        ("screen", "screen", "10:42"),
        ("softkeys", "softkeys", "New call |  | DND"),
    ]


def test_only_what_changed_is_a_fact() -> None:
    facts = appearance(CALLED, RECORDING, Moment(seconds=(("recorded:0", 65),)))
    assert [fact for fact in facts if fact[0] == "lamps"] == [
        ("lamps", "record", "record red steady")
    ]
    (screen,) = [text for lane, _, text in facts if lane == "screen"]
    assert "Recording by this phone 01:05" in screen
    assert appearance(RECORDING, RECORDING, Moment()) == []


def test_without_power_everything_is_dark() -> None:
    facts = appearance(RECORDING, None, Moment())
    assert ("lamps", "record", "record off") in facts
    assert facts[-2:] == [("screen", "screen", "dark"), ("softkeys", "softkeys", "")]
