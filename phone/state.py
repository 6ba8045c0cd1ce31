"""The whole phone's state, and its events from keys. Words only: `machine` decides."""

from dataclasses import dataclass
from enum import Enum

from phone.call.events import CallEvent, CallRefused, CallTimer, RegistrationChanged
from phone.call.states import Call
from phone.notices.announcements import Notice
from phone.notices.compliance import Compliance
from phone.notices.outcome import AnnouncementEnded
from phone.recording.machine import Recording
from phone.recording.reports import RecorderReported
from phone.recording.words import Timer
from softkeys.keypad import KeyPressed

APPEARANCES = 8


class Message(Enum):
    """What the screen says once, for four seconds."""

    RECORDING_STARTED = "recording-started"
    RECORDING_PAUSED = "recording-paused"
    RECORDING_RESUMED = "recording-resumed"
    RECORDING_STOPPED = "recording-stopped"
    RECORDING_FAILED = "recording-failed"
    PAUSE_UNCONFIRMED = "pause-unconfirmed"
    RESUME_REFUSED = "resume-refused"
    FAR_END_RECORDS = "far-end-records"
    FAR_END_PAUSED = "far-end-paused"
    FAR_END_STOPPED = "far-end-stopped"
    CALL_FAILED = "call-failed"
    CALL_REFUSED = "call-refused"
    NO_PROXY = "no-proxy"
    NO_ROOM = "no-room"
    DND_ON = "dnd-on"
    DND_OFF = "dnd-off"
    DND_REFUSED = "dnd-refused"
    TRANSFERRED = "transferred"
    TRANSFER_FAILED = "transfer-failed"
    TRANSFER_REFUSED = "transfer-refused"
    HOLD_REFUSED = "hold-refused"
    JOIN_UNRECORDED = "join-unrecorded"
    JOIN_PAUSED = "join-paused"
    ENDS_UNRECORDED = "ends-unrecorded"


@dataclass(frozen=True, slots=True)
class Toast:
    """A message and its number (small, running round), so that a repeated one is a new one."""

    number: int
    message: Message


@dataclass(frozen=True, slots=True)
class Inherited:
    """What a call takes over from the one it follows or replaces (DESIGN §3 "transfer")."""

    record: bool = False  # a recording was open: On Demand goes on with one
    paused: bool = False  # it was paused, or wished to be
    announced: bool = False  # its parties have been told that they are recorded (SPEC C1)
    compliance: Compliance = Compliance.NONE  # EARLIER, or NONE: by its own settings (SPEC C6)


class Ending(Enum):
    """What a call that goes on waits for, while keys do less."""

    TRANSFERRING = "transferring"  # our REFER has no final word yet
    UNRECORDED = "unrecorded"  # the failure policy's words play, then it ends (SPEC H1)
    HANGING_UP = "hanging-up"  # its part is over, and we have asked for its end


@dataclass(frozen=True, slots=True)
class Slot:
    """A call appearance: the call, its recording, and what else is under way with it."""

    call: Call
    recording: Recording
    inherited: Inherited = Inherited()
    follows: int | None = None  # the slot whose REFER this call answers
    announcing: tuple[Notice, ...] = ()  # the first is being said to its parties, the rest waits
    announced: bool = False  # they have been told of this recording (SPEC C1)
    ending: Ending | None = None
    compliance: Compliance = Compliance.NONE
    owed: bool = False  # the start is said as soon as they listen
    told: int = 0  # so many of `announcing` belong to a session that is over, and are known to it


class Purpose(Enum):
    """What a second call is placed for."""

    TRANSFER = "transfer"
    CONFERENCE = "conference"


@dataclass(frozen=True, slots=True)
class Consultation:
    """A second call to transfer the first (`slot`) to, or to join it with; `other` is None while
    its number is keyed in."""

    purpose: Purpose
    slot: int
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Conference:
    """Two calls joined on the phone; the recording is the host's. `told`: the guest has been told
    first that it is recorded (SPEC C1), and may be heard."""

    host: int
    guest: int
    told: bool = True


@dataclass(frozen=True, slots=True)
class Urgent:
    """An emergency call that waits for an appearance which another call is leaving."""

    target: str
    line: int


@dataclass(frozen=True, slots=True)
class PhoneState:
    """Everything the phone knows; times are not in it (DESIGN §3 "Level and edge")."""

    slots: tuple[Slot | None, ...] = (None,) * APPEARANCES
    focus: int | None = None
    line: int = 1  # the line a new call goes out on
    digits: str | None = None  # None: not dialling
    redial: str = ""
    page: int = 0  # which page of softkeys is shown
    muted: bool = False
    registered: tuple[tuple[int, bool], ...] = ()  # lines that were asked to register
    toast: Toast | None = None
    dnd: bool = False  # do not disturb: calls are refused with 486
    consultation: Consultation | None = None
    conference: Conference | None = None
    urgent: Urgent | None = None
    dialogs: int = 16  # what the user agent has room for: calls and recordings together

    @property
    def in_focus(self) -> Slot | None:
        """The call that screen and keys follow."""
        return None if self.focus is None else self.slots[self.focus]

    @property
    def idle(self) -> bool:
        """No call at all: a profile or firmware may take effect now."""
        return not any(self.slots)


@dataclass(frozen=True, slots=True)
class TargetDialled:
    """A whole target was given at once (a script, the page): dialled as if keyed."""

    target: str
    line: int = 0  # 0: the line in use


@dataclass(frozen=True, slots=True)
class TimerExpired:
    """A timer of a slot's call or of its recording is due."""

    slot: int
    timer: Timer | CallTimer


@dataclass(frozen=True, slots=True)
class ToastExpired:
    """The toast with this number has been read."""

    number: int


PhoneEvent = (
    KeyPressed
    | TargetDialled
    | CallEvent
    | CallRefused
    | RecorderReported
    | TimerExpired
    | ToastExpired
    | RegistrationChanged
    | AnnouncementEnded
)
