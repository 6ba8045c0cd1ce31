"""The whole phone's state, its events from keys, and its effects. Words only: `machine` decides."""

from dataclasses import dataclass
from enum import Enum

from phone.call.events import CallEvent, CallRefused, RegistrationChanged
from phone.call.states import Call
from phone.recording.machine import Recording
from phone.recording.reports import RecorderReported
from phone.recording.words import Action, Timer
from softkeys.keypad import KeyPressed


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


@dataclass(frozen=True, slots=True)
class Toast:
    """A message and its number (small, running round), so that a repeated one is a new one."""

    number: int
    message: Message


@dataclass(frozen=True, slots=True)
class Slot:
    """A call appearance: the call and its recording."""

    call: Call
    recording: Recording


@dataclass(frozen=True, slots=True)
class PhoneState:
    """Everything the phone knows; times are not in it (DESIGN §3 "Level and edge")."""

    slots: tuple[Slot | None, ...] = (None,)
    focus: int | None = None
    line: int = 1  # the line a new call goes out on
    digits: str | None = None  # None: not dialling
    redial: str = ""
    page: int = 0  # which page of softkeys is shown
    muted: bool = False
    registered: tuple[tuple[int, bool], ...] = ()  # lines that were asked to register
    toast: Toast | None = None

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
    """A recording timer of a slot is due."""

    slot: int
    timer: Timer


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
)


@dataclass(frozen=True, slots=True)
class Dial:
    """Effect: INVITE `target` (a SIP URI) from `line`."""

    slot: int
    line: int
    target: str


class CallAction(Enum):
    """What may be asked of one call besides dialling."""

    ANSWER = "answer"
    DECLINE = "decline"  # 603
    HANG_UP = "hang-up"
    HOLD = "hold"
    RETRIEVE = "retrieve"


@dataclass(frozen=True, slots=True)
class AskCall:
    """Effect: ask the user agent."""

    slot: int
    action: CallAction


@dataclass(frozen=True, slots=True)
class SendDtmf:
    """Effect: a digit to the far end only."""

    slot: int
    digit: str


@dataclass(frozen=True, slots=True)
class AskRecorder:
    """Effect: ask the recorder about the session of this slot."""

    slot: int
    action: Action


@dataclass(frozen=True, slots=True)
class StartTimer:
    """Effect: (re)start a recording timer; None: the profile's answer deadline."""

    slot: int
    timer: Timer
    seconds: float | None


@dataclass(frozen=True, slots=True)
class CancelTimer:
    """Effect: forget a recording timer."""

    slot: int
    timer: Timer


PhoneEffect = Dial | AskCall | SendDtmf | AskRecorder | StartTimer | CancelTimer
