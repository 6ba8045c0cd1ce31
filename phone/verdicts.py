"""What a recorder's answer means: SIP status and SDP to the recording machine's events; pure."""

from enum import Enum

from phone.recording.words import Event
from phone.siprec.sdp import Direction, SdpError, media

STREAMS = 2


class Ask(Enum):
    """What was asked of the recorder with an offer."""

    OPEN = "open"
    SUSPEND = "suspend"
    RESUME = "resume"
    REFRESH = "refresh"  # the same again, with a new snapshot


class Flow(Enum):
    """What the recorder lets us send."""

    BOTH = "both"
    NONE = "none"
    ONE_SIDED = "one-sided"
    REFUSED = "refused"


def flow(sdp: str) -> Flow:
    """What its SDP says of the two streams; no readable SDP refuses both (RFC 7866 §7.1.2)."""
    try:
        streams = [one for one in media(sdp) if one.kind == "audio"][:STREAMS]
    except SdpError:
        return Flow.REFUSED
    accepted = [one for one in streams if one.port]
    if not accepted:
        return Flow.REFUSED
    if len(accepted) < STREAMS:
        return Flow.ONE_SIDED
    receives = (Direction.RECVONLY, Direction.SENDRECV)
    if all(one.direction in receives and one.address != "0.0.0.0" for one in accepted):
        return Flow.BOTH
    return Flow.NONE


def refusal(status: int) -> Event:
    """A final answer to the INVITE that opens the session."""
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


def accepted(ask: Ask, given: Flow, before: Flow | None = None) -> Event | None:
    """A 2xx to what was asked; None where there is nothing to report. `before` is what the
    recorder has let us send; None while we would not. With the answer to a snapshot it may change
    that, as with an offer of its own."""
    match ask, given:
        case Ask.REFRESH, _:
            return turned(before, given) if before is not None else None
        case Ask.SUSPEND, _:
            return Event.SUSPENDED
        case Ask.OPEN, Flow.REFUSED:
            return Event.NOT_ACCEPTABLE
        case _, Flow.REFUSED | Flow.ONE_SIDED:
            return Event.ONE_SIDED
        case _, Flow.NONE:
            return Event.ACCEPTED_INACTIVE
        case Ask.OPEN, _:
            return Event.ACCEPTED
        case _:
            return Event.RESUMED


def refused_change(status: int, *, heard: bool) -> Event:
    """A final non-2xx to a re-INVITE; one not `heard` was made up for a timeout or a broken
    transport."""
    if status in (408, 481) or not heard:
        return Event.LOST
    return Event.GLARE if status == 491 else Event.CHANGE_REFUSED


def turned(before: Flow, after: Flow) -> Event | None:
    """What the recorder lets us send from now on, by its own will, while we would send; None if it
    changes nothing."""
    if after in (Flow.ONE_SIDED, Flow.REFUSED):
        return Event.ONE_SIDED
    if before is after:
        return None
    return Event.BECAME_READY if after is Flow.BOTH else Event.PAUSED_BY_RECORDER
