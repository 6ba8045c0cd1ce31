"""What the phone machine asks of the world. Words only: `machine` decides, `performer` performs."""

from dataclasses import dataclass
from enum import Enum

from announcements.catalogue import Form, Kind
from phone.call.events import CallTimer
from phone.notices.outcome import Told
from phone.recording.words import Action, Timer


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
    ALERT = "alert"  # 180: the early dialog has served its purpose
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
    """Effect: ask the recorder about the session of this slot; `reason` (RFC 7865 §6.3's element
    of the session) says why one is closed that the call did not end by itself."""

    slot: int
    action: Action
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StartTimer:
    """Effect: (re)start a timer; None: the profile's answer deadline."""

    slot: int
    timer: Timer | CallTimer
    seconds: float | None


@dataclass(frozen=True, slots=True)
class CancelTimer:
    """Effect: forget a timer."""

    slot: int
    timer: Timer | CallTimer


@dataclass(frozen=True, slots=True)
class Transfer:
    """Effect: REFER the far party of `slot` to `target` (RFC 5589 §5, basic transfer)."""

    slot: int
    target: str


@dataclass(frozen=True, slots=True)
class TransferTo:
    """Effect: REFER the far party of `slot` to that of `other`, with Replaces (RFC 5589 §7)."""

    slot: int
    other: int


@dataclass(frozen=True, slots=True)
class Follow:
    """Effect: accept the REFER of `slot` and place its call in `into`."""

    slot: int
    into: int


@dataclass(frozen=True, slots=True)
class RefuseTransfer:
    """Effect: answer the REFER of `slot` with `status`."""

    slot: int
    status: int


@dataclass(frozen=True, slots=True)
class Announce:
    """Effect: play a notice to the parties of `slot`, never into a recording (SPEC C2)."""

    slot: int
    kind: Kind
    form: Form = Form.WORDS


@dataclass(frozen=True, slots=True)
class TellRecorder:
    """Effect: the recorder of this slot is told of a notice (SPEC C3)."""

    slot: int
    told: Told


@dataclass(frozen=True, slots=True)
class Forget:
    """Effect: what the parties of this slot's call were told is nothing to the next one in it."""

    slot: int


PhoneEffect = (
    Dial
    | AskCall
    | SendDtmf
    | AskRecorder
    | StartTimer
    | CancelTimer
    | Transfer
    | TransferTo
    | Follow
    | RefuseTransfer
    | Announce
    | TellRecorder
    | Forget
)
