"""The words of the recording machine: phases, wishes, events, actions; modes are the profile's.

Rules for this file: it names things and decides nothing. The table decides.
"""

from enum import Enum

from provisioning.recording_settings import Mode as Mode  # noqa: PLC0414  SPEC A1–A4, H8


class Wish(Enum):
    """What the user (or the mode) wants of a recording that is open or will be."""

    ON = "on"
    PAUSED = "paused"


class Phase(Enum):
    """Where the recorder has been brought to; with the wish it says what is shown."""

    OFF = "off"  # cannot be recorded: no confirmed call, or mode Never
    READY = "ready"  # On Demand, not recording
    STARTING = "starting"  # INVITE sent, no final answer yet
    STARTING_NARROW = "starting-narrow"  # once more, with PCMU and PCMA alone (after 488)
    NOT_READY = "not-ready"  # 200 with a=inactive: dark until recvonly comes
    RECORDING = "recording"
    PAUSING = "pausing"  # re-INVITE a=inactive unanswered; media is cut already
    PAUSED = "paused"
    RESUMING = "resuming"  # re-INVITE a=sendonly unanswered; media is still cut
    GLARED = "glared"  # 491: the newest wish goes out after RFC 3261 §14.1's delay
    RECORDER_PAUSED = "recorder-paused"  # the recorder set a=inactive by itself
    STOPPING = "stopping"  # BYE or CANCEL sent
    FAILED = "failed"
    FAILED_QUIET = "failed-quiet"  # failed, the alert has been seen


class Event(Enum):
    """What a recording machine reacts to."""

    CALL_CONFIRMED = "call-confirmed"
    CALL_ENDED = "call-ended"

    RECORD_PRESSED = "record-pressed"
    PAUSE_PRESSED = "pause-pressed"
    RESUME_PRESSED = "resume-pressed"
    STOP_PRESSED = "stop-pressed"

    # reports of the recorder, of the session that is open now
    ACCEPTED = "accepted"  # 200, both streams recvonly
    ACCEPTED_INACTIVE = "accepted-inactive"  # 200 with a=inactive, to an INVITE or a resume
    BECAME_READY = "became-ready"  # the recorder's own re-INVITE: recvonly
    SUSPENDED = "suspended"  # 200 to our a=inactive
    RESUMED = "resumed"  # 200 to our a=sendonly
    CHANGE_REFUSED = "change-refused"  # a final non-2xx to a re-INVITE; the session stands
    GLARE = "glare"  # 491
    PAUSED_BY_RECORDER = "paused-by-recorder"  # its own re-INVITE: inactive
    ONE_SIDED = "one-sided"  # one stream was refused (port 0)
    FORBIDDEN = "forbidden"  # 403 (and 401, 407 without an answer of ours)
    NOT_FOUND = "not-found"  # 404, 410, 604
    NOT_A_RECORDER = "not-a-recorder"  # 420, 400, 405, 415, 501
    NOT_ACCEPTABLE = "not-acceptable"  # 488, 606
    UNAVAILABLE = "unavailable"  # 408, 480, 5xx, 6xx, no connection
    NOT_SUPPORTED = "not-supported"  # this build does not have the way the profile names
    LOST = "lost"  # connection closed, 481/408 to a re-INVITE, or no sign of life
    ENDED_BY_RECORDER = "ended-by-recorder"  # BYE
    CLOSED = "closed"  # our BYE or CANCEL is done

    # timers
    ANSWER_EXPIRED = "answer-expired"
    GLARE_EXPIRED = "glare-expired"
    RECORDER_PAUSE_EXPIRED = "recorder-pause-expired"
    RETRY_EXPIRED = "retry-expired"
    ALERT_EXPIRED = "alert-expired"


class Action(Enum):
    """What the machine asks of the recorder port; one transaction is open at a time."""

    OPEN = "open"
    OPEN_NARROW = "open-narrow"
    SUSPEND = "suspend"
    RESUME = "resume"
    CLOSE = "close"  # BYE or CANCEL: ends an open transaction too


class Timer(Enum):
    """Named timers; each becomes the event of the same name when it expires."""

    ANSWER = "answer"
    GLARE = "glare"
    RECORDER_PAUSE = "recorder-pause"
    RETRY = "retry"
    ALERT = "alert"


class Note(Enum):
    """Something the user is told once, besides the change of state."""

    PAUSE_UNCONFIRMED = "pause-unconfirmed"
    RESUME_REFUSED = "resume-refused"


REPORTS: tuple[Event, ...] = tuple(Event)[
    tuple(Event).index(Event.ACCEPTED) : tuple(Event).index(Event.CLOSED) + 1
]
KEYS: tuple[Event, ...] = (
    Event.RECORD_PRESSED,
    Event.PAUSE_PRESSED,
    Event.RESUME_PRESSED,
    Event.STOP_PRESSED,
)
