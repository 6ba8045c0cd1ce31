"""The announcements: their kinds, the word each has on the wire, and what it says in English.

Scope: the words alone (SPEC C1, C3, C4, C6, H1, H4). Prompts, languages and the playing of them
belong to the step that brings announcements into calls; who hears which is the phone's to say.
"""

from enum import Enum
from types import MappingProxyType
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


ENGLISH: Final = MappingProxyType(
    {
        Kind.START: "This call is being recorded.",
        Kind.STOP: "The recording of this call has stopped.",
        Kind.PAUSE: "The recording was paused.",
        Kind.RESUME: "The recording was resumed.",
        Kind.COMPLIANCE: "This call may be recorded.",
        Kind.FAILURE_PROCEED: "This call cannot be recorded. The call continues.",
        Kind.FAILURE_END: "This call cannot be recorded and will now end.",
    }
)
"""What each says. Pause and resume speak in the past: they play after it has been (SPEC C4)."""

_PAIRS: Final = (
    frozenset({Kind.START, Kind.STOP}),
    frozenset({Kind.PAUSE, Kind.RESUME}),
    frozenset({Kind.FAILURE_PROCEED, Kind.FAILURE_END}),
)


def superseded(waiting: Kind, by: Kind) -> bool:
    """Whether words that wait for their turn are no longer so when others are asked for: the
    newest of a pair is what holds, so nobody hears last what was true before."""
    return any(waiting in pair and by in pair for pair in _PAIRS)
