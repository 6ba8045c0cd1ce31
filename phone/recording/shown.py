"""What a recording's state means to those who look: the word, the keys, the flow of sound.

Pure functions of the state (DESIGN §3 "Level and edge"); nothing here changes anything.
"""

from enum import Enum

from phone.call.states import RecordWord
from phone.recording.machine import Recording
from phone.recording.table import DEMAND, FAILURES, OPEN, PAUSABLE
from phone.recording.words import Event, Phase, Wish


class Flow(Enum):
    """Whether sound reaches a recorder (DESIGN §3 "Never a lying lamp").

    Device-recorded: certain in `recording` and none in every other state, because this phone
    opens and closes the gates itself.
    """

    CERTAIN = "certain"
    NONE = "none"


class Shown(Enum):
    """The nine states of DESIGN §3."""

    OFF = "off"
    READY = "ready"
    STARTING = "starting"
    RECORDING = "recording"
    PAUSING = "pausing"
    PAUSED = "paused"
    RESUMING = "resuming"
    STOPPING = "stopping"
    FAILED = "failed"


def flow(recording: Recording) -> Flow:
    """The gates, the lamp and the icon are all this one function."""
    return Flow.CERTAIN if recording.phase is Phase.RECORDING else Flow.NONE


def shown(recording: Recording) -> Shown:
    """While a change is under way the newest wish is shown: it is what will be acted on."""
    match recording.phase:
        case Phase.OFF:
            return Shown.OFF
        case Phase.READY:
            return Shown.READY
        case Phase.STARTING | Phase.STARTING_NARROW | Phase.NOT_READY:
            return Shown.STARTING
        case Phase.RECORDING:
            return Shown.RECORDING
        case Phase.PAUSING | Phase.RESUMING | Phase.GLARED:
            return Shown.PAUSING if recording.wish is Wish.PAUSED else Shown.RESUMING
        case Phase.PAUSED | Phase.RECORDER_PAUSED:
            return Shown.PAUSED
        case Phase.STOPPING:
            return Shown.STOPPING
        case Phase.FAILED | Phase.FAILED_QUIET:
            return Shown.FAILED


def keys(recording: Recording) -> frozenset[Event]:
    """The keys that do something now (SPEC B2, B3); a held call's are not shown by the phone."""
    mode, phase = recording.mode, recording.phase
    offered = set[Event]()
    if mode in DEMAND and phase in (Phase.READY, *FAILURES):
        offered.add(Event.RECORD_PRESSED)
    if mode in PAUSABLE and phase in OPEN:
        wish_on = recording.wish is Wish.ON
        offered.add(Event.PAUSE_PRESSED if wish_on else Event.RESUME_PRESSED)
    if mode in DEMAND and phase in OPEN:
        offered.add(Event.STOP_PRESSED)
    return frozenset(offered)


def word(recording: Recording) -> RecordWord:
    """What `a=record:` tells the other party (RFC 7866 §7.3)."""
    match shown(recording):
        case Shown.RECORDING:
            return RecordWord.ON
        case Shown.PAUSED | Shown.PAUSING | Shown.RESUMING:
            return RecordWord.PAUSED
        case _:
            return RecordWord.OFF


def api_state(recording: Recording) -> str | None:
    """SPEC H9: `pending`, `started`, `paused`, `stopped`, `failed`; None before any recording."""
    match shown(recording):
        case Shown.OFF | Shown.READY:
            return None
        case Shown.STARTING:
            return "pending"
        case Shown.RECORDING:
            return "started"
        case Shown.PAUSING | Shown.PAUSED | Shown.RESUMING:
            return "paused"
        case Shown.STOPPING:
            return "stopped"
        case Shown.FAILED:
            return "failed"
