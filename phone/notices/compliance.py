"""Which calls are announced to a PSTN party ("This call may be recorded"), and how far that has
come (SPEC C6).

Pure: a call and its line's settings. When the prompt plays, and what its fate means for the start
announcement, is decided with these words by `phone.compliance`.
"""

from enum import Enum
from typing import Final

from phone.call.states import Call, Direction
from phone.recording.words import Mode
from provisioning.recording_settings import RecordingSettings


class Compliance(Enum):
    """The compliance announcement of one call."""

    NONE = "none"  # not for this call
    DUE = "due"  # inbound: the early dialog is asked for; outbound: as soon as it can be heard
    DELAYED = "delayed"  # outbound, answered: the profile's delay runs
    PLAYING = "playing"
    PLAYED = "played"
    FAILED = "failed"
    EARLIER = "earlier"  # it was played in the call that this one follows: not repeated


UNDER_WAY: Final = (Compliance.DUE, Compliance.DELAYED, Compliance.PLAYING)


def is_wanted(settings: RecordingSettings, call: Call, mode: Mode, *, pstn: bool) -> bool:
    """Whether this call begins with it; `mode` is what the call goes by: what cannot be recorded
    is not announced. Emergency calls skip it."""
    if call.emergency or not pstn or mode is Mode.NEVER:
        return False
    inbound = call.direction is Direction.RECIPIENT
    return settings.compliance_inbound if inbound else settings.compliance_outbound


def suppresses(compliance: Compliance, direction: Direction) -> bool:
    """Whether start and stop are not announced to this call: once it is played, or while it is to
    be; after a failure the user's setting counts, for inbound calls (SPEC C6)."""
    match compliance:
        case Compliance.NONE:
            return False
        case Compliance.FAILED:
            return direction is Direction.INITIATOR
        case _:
            return True
