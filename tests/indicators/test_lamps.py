"""Lamps: the cadences of the look, as scripts write them, all below 3 Hz."""

import pytest

from indicators import lamps
from indicators.lamps import Cadence, Light

LIGHTS = {
    "off": lamps.DARK,
    "steady": lamps.RECORDING,
    "400/100": lamps.FLOW_POSSIBLE,
    "600/900": lamps.PAUSED,
    "170/170": lamps.FAILED_ALERT,
    "170/1830": lamps.FAILED_WINK,
    "100/900": lamps.UNKNOWN,
    "500/500": lamps.LINE_HELD,
    "200/200": lamps.LINE_RINGING,
}


@pytest.mark.parametrize("pattern", LIGHTS)
def test_the_pattern_of_a_light(pattern: str) -> None:
    assert LIGHTS[pattern].pattern == pattern


@pytest.mark.parametrize("light", LIGHTS.values(), ids=LIGHTS)
def test_no_lamp_blinks_at_3_hz_or_faster(light: Light) -> None:
    cadence = light.cadence
    assert cadence.off_ms == 0 or cadence.on_ms == 0 or cadence.on_ms + cadence.off_ms > 333


def test_a_cadence_begins_lit() -> None:
    paused = lamps.PAUSED.cadence
    assert [paused.lit(at) for at in (0, 599, 600, 1499, 1500)] == [True, True, False, False, True]


def test_steady_and_dark() -> None:
    assert [lamps.STEADY.lit(at) for at in (0, 10_000)] == [True, True]
    assert [lamps.DARK.cadence.lit(at) for at in (0, 10_000)] == [False, False]
    assert not Cadence(0, 0).lit(0)


def test_only_recording_and_a_possible_flow_are_red() -> None:
    red = {
        name
        for name, light in vars(lamps).items()
        if getattr(light, "colour", None) is lamps.Colour.RED
    }
    assert red == {"RECORDING", "FLOW_POSSIBLE"}
