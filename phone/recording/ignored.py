"""What the recording machine ignores, and why: the other half of the table.

Rules for this file: every (phase, event) pair without a row in `table.ROWS` stands here; a pair
may stand in both, where a row is for some modes or wishes only.
"""

from dataclasses import dataclass

from phone.recording.table import (
    CHANGING,
    FAILURES,
    GONE,
    OPEN,
    OPENING,
    REFUSED_ALL,
)
from phone.recording.words import Event, Phase


@dataclass(frozen=True, slots=True)
class Ignored:
    """Pairs that change nothing, on purpose."""

    phases: tuple[Phase, ...]
    events: tuple[Event, ...]
    because: str


P, E = Phase, Event
ANSWERS = (E.ACCEPTED, E.ACCEPTED_INACTIVE, E.SUSPENDED, E.RESUMED, E.CHANGE_REFUSED, E.GLARE)
OFFERS = (E.BECAME_READY, E.PAUSED_BY_RECORDER)
EVERY: tuple[Event, ...] = tuple(Event)
CONFIRMED = (P.RECORDING, *CHANGING, P.PAUSED, P.RECORDER_PAUSED)
IN_CALL: tuple[Phase, ...] = tuple(phase for phase in Phase if phase is not P.OFF)

IGNORED: tuple[Ignored, ...] = (
    Ignored((P.OFF,), EVERY, "nothing is recorded without a confirmed call, nor in mode Never"),
    Ignored(IN_CALL, (E.CALL_CONFIRMED,), "a call is confirmed once"),
    Ignored(
        (*OPEN, P.STOPPING, *FAILURES),
        (E.RECORD_PRESSED,),
        "a recording is open or closing, or the mode has no Record key",
    ),
    Ignored(
        IN_CALL,
        (E.PAUSE_PRESSED, E.STOP_PRESSED),
        "no such key is shown: the mode has none, or the wish is that already",
    ),
    Ignored(
        tuple(phase for phase in IN_CALL if phase is not P.PAUSED),
        (E.RESUME_PRESSED,),
        "no such key is shown: the mode has none, or nothing is paused",
    ),
    Ignored(
        (P.READY, *FAILURES),
        (*ANSWERS, *OFFERS, E.ONE_SIDED, *REFUSED_ALL, *GONE, E.CLOSED),
        "a late word about a session that is over",
    ),
    Ignored(
        (P.STOPPING,),
        (*ANSWERS, *OFFERS, E.ONE_SIDED, *REFUSED_ALL),
        "we are closing: the client ends a session that is accepted late (ACK, BYE)",
    ),
    Ignored(
        OPENING,
        (E.SUSPENDED, E.RESUMED, E.CHANGE_REFUSED, *OFFERS),
        "nothing can be changed before the final answer",
    ),
    Ignored(
        OPENING, (E.GLARE, E.CLOSED), "an INVITE without a dialog has no glare; we did not close"
    ),
    Ignored((P.NOT_READY,), (*ANSWERS, E.PAUSED_BY_RECORDER), "no transaction of ours is open"),
    Ignored(
        (P.NOT_READY, *CONFIRMED),
        (*REFUSED_ALL, E.CLOSED),
        "the session was accepted; a refused change is CHANGE_REFUSED",
    ),
    Ignored(
        (P.RECORDING, P.PAUSED, P.RECORDER_PAUSED, P.GLARED),
        ANSWERS,
        "no transaction of ours is open",
    ),
    Ignored((P.RECORDING,), (E.BECAME_READY,), "a refresh of what is so"),
    Ignored(
        (P.PAUSED,), OFFERS, "while the user has paused, what the recorder wishes moves nothing"
    ),
    Ignored((P.RECORDER_PAUSED,), (E.PAUSED_BY_RECORDER,), "it is so already"),
    Ignored(
        CHANGING, OFFERS, "media are cut, and the answer to our own offer says what holds then"
    ),
    Ignored((P.PAUSING,), (E.ACCEPTED, E.ACCEPTED_INACTIVE, E.RESUMED), "not an answer to a pause"),
    Ignored((P.RESUMING,), (E.ACCEPTED, E.SUSPENDED), "not an answer to a resume"),
    Ignored(
        tuple(
            phase for phase in Phase if phase not in (*OPENING, P.PAUSING, P.RESUMING, P.STOPPING)
        ),
        (E.ANSWER_EXPIRED,),
        "no answer is awaited",
    ),
    Ignored(
        tuple(phase for phase in Phase if phase is not P.GLARED),
        (E.GLARE_EXPIRED,),
        "the timer does not run",
    ),
    Ignored(tuple(Phase), (E.RECORDER_PAUSE_EXPIRED,), "the timer runs in the Always modes only"),
    Ignored(tuple(Phase), (E.RETRY_EXPIRED,), "only the Always modes try again, after a failure"),
    Ignored(
        tuple(phase for phase in Phase if phase is not P.FAILED),
        (E.ALERT_EXPIRED,),
        "the alert is over",
    ),
)
