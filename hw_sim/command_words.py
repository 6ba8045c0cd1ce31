"""The commands of scenario files, REST and the page, as values. Words only: `commands` reads them.

Each is one thing that somebody or something does, or that is to be seen; none does anything itself.
"""

from dataclasses import dataclass

from hw_sim.conditions import Condition
from softkeys.keypad import Key


class CommandError(ValueError):
    """A line that is not in the vocabulary, or not possible now; one line for people."""


@dataclass(frozen=True, slots=True)
class Press:
    """`press Record`, `press softkey-3`, `long-press 0`, `press Record twice 50 ms`."""

    key: Key | str  # a physical key, or the label of a softkey on any page of softkeys
    long: bool = False  # held down for a second or more
    again_after_s: float | None = None  # pressed a second time, so much later


@dataclass(frozen=True, slots=True)
class DialTarget:
    """`dial 1002`, `dial sip:1002@127.0.0.1:5070`, `dial 1002 on line 2`."""

    target: str
    line: int = 0  # 0: the line in use


@dataclass(frozen=True, slots=True)
class Wait:
    """`wait recording paused 5 s`: until the condition holds, at most so long."""

    condition: Condition
    seconds: float


@dataclass(frozen=True, slots=True)
class Expect:
    """`expect softkeys Hold | End call | Record`: now, or it is a failure."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Sleep:
    """`advance 25 s`, `sleep 25 s`: time passes; on simulated parts only so does it ever."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Mark:
    """`mark NAME`: from here on what has happened is counted anew."""

    name: str


@dataclass(frozen=True, slots=True)
class Screenshot:
    """`screenshot NAME`: the LCD as NAME.png."""

    name: str


@dataclass(frozen=True, slots=True)
class FarEnd:
    """`far-end answer`, `far-end 1003 hold`, …: what another party does, in its own words."""

    words: str  # one of `command_forms.FAR_END`
    party: str = ""  # its number or first name; empty: the first one


@dataclass(frozen=True, slots=True)
class Provider:
    """`provider refuse 503`, `provider ok`, `provider kill`, `provider start`: how it behaves."""

    words: str  # one of `command_forms.PROVIDER`


@dataclass(frozen=True, slots=True)
class Resync:
    """`resync`: read the profile again."""


@dataclass(frozen=True, slots=True)
class ChangeProfile:
    """`profile NAME = VALUE; NAME = VALUE`: the profile has these from now on, and a resync."""

    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Network:
    """`network down`, `network up`: nothing arrives and registrations are lost; or all again."""

    up: bool


@dataclass(frozen=True, slots=True)
class NetworkLatency:
    """`network latency 200 ms`: how long a message takes, one way."""

    seconds: float


@dataclass(frozen=True, slots=True)
class LineRegistration:
    """`line 1 registered`, `line 2 unregistered`: what the registrar says of it."""

    line: int
    registered: bool


@dataclass(frozen=True, slots=True)
class Power:
    """`power off`, `power on`: without a word to anybody; and a new start."""

    on: bool


@dataclass(frozen=True, slots=True)
class ClockJump:
    """`clock jump 3600 s`: the wall clock is set (NTP); seconds may be negative."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Prompts:
    """`announcements broken`, `announcements broken start`, `announcements missing da`,
    `announcements playable`: what is wrong with the prompts."""

    words: str


Command = (
    Press
    | DialTarget
    | Wait
    | Expect
    | Sleep
    | Mark
    | Screenshot
    | FarEnd
    | Provider
    | Resync
    | ChangeProfile
    | Network
    | NetworkLatency
    | LineRegistration
    | Power
    | ClockJump
    | Prompts
)
