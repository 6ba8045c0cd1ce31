"""The screen in words, and its stopwatches."""

import pytest

from indicators.screen import Moment, text_of
from tests.indicators import scenes


@pytest.mark.parametrize(
    ("scene", "words"),
    [
        (
            "idle",
            ["Anna Berg 4021", "10:42", "2 missed calls", "Redial | Contacts | Missed | More"],
        ),
        (
            "dialling",
            ["Anna Berg 4021", "Enter number", "+45 55 50 01", "Call | Delete | Cancel | "],
        ),
        (
            "toast",
            [
                "Anna Berg 4021",
                "Connected 03:31",
                "Mette Sørensen",
                "+45 55 50 01 42",
                "Recording started",
                "Recording by this phone 02:14",
                "Hold | End call | PauseRec | More",
            ],
        ),
        (
            "paused",
            [
                "Anna Berg 4021",
                "Connected 03:31",
                "Mette Sørensen",
                "+45 55 50 01 42",
                "Paused 02:14 for 00:37",
                "Hold | End call | ResumeRec | More",
            ],
        ),
        (
            "never",
            [
                "Anna Berg 4021",
                "Connected 03:31",
                "Mette Sørensen",
                "+45 55 50 01 42",
                "Hold | End call |  | More",
            ],
        ),
    ],
)
def test_a_screen_in_words(scene: str, words: list[str]) -> None:
    assert text_of(scenes.SCENES[scene], scenes.MOMENT) == words


def test_the_other_call_and_its_recording_are_said() -> None:
    assert text_of(scenes.TWO_CALLS, scenes.MOMENT)[:3] == [
        "Anna Berg 4021",
        "Mette Sørensen (recording 09:36)",
        "Connected 03:31",
    ]


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "00:00"), (59, "00:59"), (3599, "59:59"), (3600, "1:00:00"), (360_000, "100:00:00")],
)
def test_a_stopwatch_reads_minutes_then_hours(seconds: int, shown: str) -> None:
    assert Moment(seconds=(("call", seconds),)).of("call") == shown


def test_an_unknown_stopwatch_reads_zero() -> None:
    assert Moment().of("call") == "00:00"
