"""Lamps: which there are, and the cadence each of the recording's words has.

Knows no phone and no board: a lamp is a name, a colour and a cadence in milliseconds.
Cadences have hard edges and stay below 3 Hz (docs: look, "Lamps").
"""

from dataclasses import dataclass
from enum import Enum


class Lamp(Enum):
    """The lamps in the lintel, and one beside each line key."""

    RECORD = "record"
    PAUSE = "pause"
    MUTE = "mute"
    MESSAGE = "message"
    LINE_1 = "line-1"
    LINE_2 = "line-2"
    LINE_3 = "line-3"
    LINE_4 = "line-4"
    LINE_5 = "line-5"
    LINE_6 = "line-6"
    LINE_7 = "line-7"
    LINE_8 = "line-8"
    LINE_9 = "line-9"
    LINE_10 = "line-10"


LINE_LAMPS: tuple[Lamp, ...] = tuple(lamp for lamp in Lamp if lamp.value.startswith("line-"))


class Colour(Enum):
    """Red: sound may be flowing to a recorder. Amber: it is not, or nobody knows."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Cadence:
    """On and off times in ms; `off_ms == 0` is steady, `on_ms == 0` is dark."""

    on_ms: int
    off_ms: int

    def lit(self, elapsed_ms: int) -> bool:
        """Whether the lamp is lit `elapsed_ms` after the cadence began."""
        if self.off_ms == 0:
            return self.on_ms > 0
        return elapsed_ms % (self.on_ms + self.off_ms) < self.on_ms


@dataclass(frozen=True, slots=True)
class Light:
    """What one lamp shows."""

    colour: Colour | None
    cadence: Cadence

    @property
    def pattern(self) -> str:
        """`off`, `steady` or `ON/OFF` in ms, the word scripts and logs use."""
        if self.colour is None or self.cadence.on_ms == 0:
            return "off"
        if self.cadence.off_ms == 0:
            return "steady"
        return f"{self.cadence.on_ms}/{self.cadence.off_ms}"


STEADY = Cadence(1, 0)
DARK = Light(None, Cadence(0, 1))

RECORDING = Light(Colour.RED, STEADY)
FLOW_POSSIBLE = Light(Colour.RED, Cadence(400, 100))
PAUSED = Light(Colour.AMBER, Cadence(600, 900))
FAILED_ALERT = Light(Colour.AMBER, Cadence(170, 170))
FAILED_WINK = Light(Colour.AMBER, Cadence(170, 1830))
UNKNOWN = Light(Colour.AMBER, Cadence(100, 900))
MUTED = Light(Colour.AMBER, STEADY)
LINE_ACTIVE = Light(Colour.GREEN, STEADY)
LINE_HELD = Light(Colour.GREEN, Cadence(500, 500))
LINE_RINGING = Light(Colour.AMBER, Cadence(200, 200))

LampStates = dict[Lamp, Light]
