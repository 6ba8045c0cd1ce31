"""The screen as data: what is shown, with no pixel and no clock in it.

A `Screen` is a value that the renderer turns into a picture. Running times are named
stopwatches (`"call:0"`): the renderer is given the seconds each has counted.
The places are fixed (header slot, line key, banner): look, rule 4.
"""

from dataclasses import dataclass
from enum import Enum


class Icon(Enum):
    """Disc = recording, two bars = paused; neither is drawn for anything else."""

    RECORDING = "recording"
    PAUSED = "paused"
    PENDING = "pending"  # starting, stopping: nothing flows, something is asked
    RESUMING = "resuming"
    FAILED = "failed"
    HOLD = "hold"
    MUTE = "mute"
    INCOMING = "incoming"


class BannerStyle(Enum):
    """Solid = sound may be flowing to a recorder; hollow = it is not.

    A banner whose `flow_possible` is set is solid, whatever its style.
    """

    RECORDING = "recording"  # solid red
    STARTING = "starting"  # hollow, red tile and frame
    PAUSED = "paused"  # tint, amber frame
    RESUMING = "resuming"  # tint, amber frame, resuming icon
    STOPPING = "stopping"  # hollow, red frame
    FAILED = "failed"  # broken amber frame
    QUIET = "quiet"  # one quiet line: "Not recorded" (On Demand)


class Tab(Enum):
    """The tab at the outer edge of a line key."""

    NONE = "none"
    ACTIVE = "active"
    HELD = "held"
    RINGING = "ringing"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Header:
    """The line in use, and the fixed slot for the whole phone's recording icon."""

    name: str
    number: str
    recording: Icon | None = None
    muted: bool = False


@dataclass(frozen=True, slots=True)
class LineKey:
    """One line key's label; `stopwatch` names the time shown in it."""

    position: int  # from 1: down the left column, then down the right one
    label: str
    detail: str = ""
    icon: Icon | None = None
    stopwatch: str | None = None
    tab: Tab = Tab.NONE
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Idle:
    """The idle screen: clock and date, and one line of news (`Not registered`, …)."""

    notice: str = ""


@dataclass(frozen=True, slots=True)
class Dialling:
    """Digits being keyed."""

    prompt: str
    digits: str


@dataclass(frozen=True, slots=True)
class CallCard:
    """The call in focus."""

    status: str  # "Connected", "Calling…", "Ringing", "Incoming call", "On hold"
    name: str
    number: str
    stopwatch: str | None = None
    icon: Icon | None = None  # before the status: INCOMING, HOLD


@dataclass(frozen=True, slots=True)
class OtherCall:
    """The call that is not in focus, on a strip over the card (second call)."""

    name: str
    icon: Icon | None = Icon.HOLD
    recording: Icon | None = None
    stopwatch: str | None = None  # its recorded time


@dataclass(frozen=True, slots=True)
class Toast:
    """A message on a state change; a new `number` is a new message (newest wins, 4 s)."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Banner:
    """What is true of the recording of the call in focus."""

    style: BannerStyle
    word: str
    short: str = ""  # a shorter word for narrow screens
    who: str = ""  # "by this phone", "by the far end", a reason
    icon: Icon | None = None
    stopwatch: str | None = None  # recorded time
    since: str | None = None  # "for mm:ss" (paused)
    flow_possible: bool = False  # a recorder was asked and may be hearing already, or still
    elsewhere: bool = False  # not our recording: narrow LCDs then find room for `who`

    @property
    def solid(self) -> bool:
        """Whether sound may be flowing (look, rule 1)."""
        return self.style is BannerStyle.RECORDING or self.flow_possible


@dataclass(frozen=True, slots=True)
class SoftkeyLabel:
    """The label over one softkey; `short` is used where the long one does not fit."""

    text: str
    short: str = ""
    more: bool = False  # the More key, drawn with an arrow


@dataclass(frozen=True, slots=True)
class Screen:
    """Everything the LCD shows."""

    header: Header
    line_keys: tuple[LineKey, ...]
    body: Idle | Dialling | CallCard
    softkeys: tuple[SoftkeyLabel | None, ...]  # four places
    banners: tuple[Banner, ...] = ()  # two when two parties record
    toast: Toast | None = None
    other: OtherCall | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """What the renderer is told of time: the wall clock's words and seconds per stopwatch."""

    clock: str = "10:42"
    date: str = "Saturday 21 November"
    seconds: tuple[tuple[str, int], ...] = ()

    def of(self, stopwatch: str) -> str:
        """`mm:ss` of a stopwatch (`h:mm:ss` from an hour on); a stopwatch not known is 00:00."""
        total = dict(self.seconds).get(stopwatch, 0)
        minutes, seconds = divmod(total, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def text_of(screen: Screen, moment: Moment) -> list[str]:
    """The screen in words, top to bottom: for scripts, logs and screen readers."""
    lines = [f"{screen.header.name} {screen.header.number}".strip()]
    if other := screen.other:
        words = [other.recording.value] if other.recording else []
        words += [moment.of(other.stopwatch)] if other.stopwatch else []
        lines.append(f"{other.name} ({' '.join(words)})" if words else other.name)
    match screen.body:
        case Idle(notice):
            lines += [moment.clock, *([notice] if notice else [])]
        case Dialling(prompt, digits):
            lines += [prompt, digits]
        case CallCard(status, name, number, stopwatch):
            lines += [f"{status} {moment.of(stopwatch)}" if stopwatch else status, name]
            lines += [number] if number != name else []
    lines += [screen.toast.text] if screen.toast else []
    for banner in screen.banners:
        words = [banner.word, banner.who]
        words += [moment.of(banner.stopwatch)] if banner.stopwatch else []
        words += [f"for {moment.of(banner.since)}"] if banner.since else []
        lines.append(" ".join(word for word in words if word))
    return [*lines, " | ".join(key.text if key else "" for key in screen.softkeys)]
