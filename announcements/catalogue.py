"""The announcements: their kinds, the word each has on the wire, and which say the opposite.

Pure (SPEC C1, C3, C4, C6, H1, H4). What each says stands in `prompts.toml` (`wording`); who hears
which, and when, is the phone's to say.
"""

from enum import Enum
from typing import Final


class Kind(Enum):
    """An announcement; the value is its word in recording metadata, logs and profiles."""

    START = "start"
    STOP = "stop"
    PAUSE = "pause"
    RESUME = "resume"
    COMPLIANCE = "compliance"
    FAILURE_PROCEED = "failure-proceed"
    FAILURE_END = "failure-end"


class Form(Enum):
    """How a notice is given: in words, or as a beep (SPEC C4)."""

    WORDS = "words"
    BEEP = "beep"


_PAIRS: Final = (
    frozenset({Kind.START, Kind.STOP}),
    frozenset({Kind.PAUSE, Kind.RESUME}),
    frozenset({Kind.FAILURE_PROCEED, Kind.FAILURE_END}),
)


def superseded(waiting: Kind, by: Kind) -> bool:
    """Whether words that wait for their turn are no longer so when others are asked for: the
    newest of a pair is what holds, so nobody hears last what was true before."""
    return any(waiting in pair and by in pair for pair in _PAIRS)
