"""What a simulated recorder's answer means: status and body to the recording machine's events.

The same verdicts as `phone.pjsua.verdicts` gives for the wire; a test holds them together. Pure.
"""

from enum import Enum

from phone.recording.words import Event


class Ask(Enum):
    """What was asked of the recorder with an offer."""

    OPEN = "open"
    SUSPEND = "suspend"
    RESUME = "resume"
    REFRESH = "refresh"


class Flow(Enum):
    """What the recorder lets us send."""

    BOTH = "both"
    NONE = "none"
    ONE_SIDED = "one-sided"


def refusal(status: int) -> Event:
    """A final non-2xx to the INVITE that opens the session."""
    match status:
        case 401 | 403 | 407:
            return Event.FORBIDDEN
        case 404 | 410 | 604:
            return Event.NOT_FOUND
        case 400 | 405 | 415 | 420 | 501:
            return Event.NOT_A_RECORDER
        case 488 | 606:
            return Event.NOT_ACCEPTABLE
        case _:
            return Event.UNAVAILABLE


def accepted(ask: Ask, given: Flow) -> Event | None:
    """A 2xx to what was asked; None where there is nothing to report."""
    match ask, given:
        case Ask.REFRESH, _:
            return None
        case Ask.SUSPEND, _:
            return Event.SUSPENDED
        case _, Flow.ONE_SIDED:
            return Event.ONE_SIDED
        case _, Flow.NONE:
            return Event.ACCEPTED_INACTIVE
        case Ask.OPEN, _:
            return Event.ACCEPTED
        case _:
            return Event.RESUMED


def refused_change(status: int) -> Event:
    """A final non-2xx to a re-INVITE."""
    if status in (408, 481):
        return Event.LOST
    return Event.GLARE if status == 491 else Event.CHANGE_REFUSED


def turned(before: Flow, after: Flow) -> Event | None:
    """The recorder's own offer, while we would send; None if it changes nothing."""
    if after is Flow.ONE_SIDED:
        return Event.ONE_SIDED
    if before is after:
        return None
    return Event.BECAME_READY if after is Flow.BOTH else Event.PAUSED_BY_RECORDER
