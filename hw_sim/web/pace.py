"""The words of a page in virtual time: `time freeze`, `time step`, `time x1`, `time x10`,
`time x100`.

No part of a scenario, where time passes only by what is said; pure, and knows no clock.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from hw_sim.command_forms import nearest
from hw_sim.command_words import CommandError

WORD = "time"


class Pace(Enum):
    """How virtual time passes; the value is the word for it."""

    FREEZE = "freeze"  # it stands still
    STEP = "step"  # it stands still, one event later
    X1 = "x1"
    X10 = "x10"
    X100 = "x100"


SPEEDS: Mapping[Pace, int] = MappingProxyType(
    {Pace.FREEZE: 0, Pace.STEP: 0, Pace.X1: 1, Pace.X10: 10, Pace.X100: 100}
)
"""Virtual seconds in one of ours, from then on."""


def pace_in(line: str) -> Pace | None:
    """The pace that a line asks for; None: it does not speak of time. Raises CommandError."""
    word, _, rest = line.strip().partition(" ")
    if word != WORD:
        return None
    try:
        return Pace(rest.strip())
    except ValueError:
        known = tuple(pace.value for pace in Pace)
        said = nearest(rest.strip(), known)
        raise CommandError(f"unknown {WORD} word {rest.strip()!r}{said}") from None
