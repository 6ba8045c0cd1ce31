"""The words of a call, after RFC 4235 §3.7.1; knows no recording, no wire and no clock."""

from dataclasses import dataclass, replace
from enum import Enum

from announcements.languages import Language


class CallState(Enum):
    """RFC 4235 dialog states."""

    TRYING = "trying"
    PROCEEDING = "proceeding"
    EARLY = "early"
    CONFIRMED = "confirmed"
    TERMINATED = "terminated"


class Direction(Enum):
    """Who sent the INVITE, as RFC 4235's `direction` says it of the phone."""

    INITIATOR = "initiator"
    RECIPIENT = "recipient"


class EndReason(Enum):
    """RFC 4235 §4.1.6.1: the event that ended a dialog."""

    CANCELLED = "cancelled"
    REJECTED = "rejected"
    LOCAL_BYE = "local-bye"
    REMOTE_BYE = "remote-bye"
    ERROR = "error"
    TIMEOUT = "timeout"


class RecordWord(Enum):
    """RFC 7866 §7.3: what `a=record:` says of its sender's recording."""

    ON = "on"
    OFF = "off"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Party:
    """The remote party: display name (may be empty), the number dialled or shown, its AOR;
    `hints`: the header lines it came with that may tell where from (`provisioning.pstn`)."""

    name: str
    number: str
    aor: str
    hints: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """What the screen calls this party."""
        return self.name or self.number

    @property
    def identity(self) -> "Party":
        """Who it is, without the header lines that it came with, which are new in each message."""
        return replace(self, hints=())


@dataclass(frozen=True, slots=True)
class Arrival:
    """How an offered call came to us: through which numbers, the first one first (Diversion,
    RFC 5806; History-Info, RFC 7044), and whether it calls back after an emergency call
    (RFC 7090)."""

    came_to: tuple[str, ...] = ()
    callback: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the phone; hold is the media direction, not a state (RFC 3264 §8.4)."""

    line: int
    direction: Direction
    remote: Party
    state: CallState = CallState.TRYING
    held_by_local: bool = False
    held_by_remote: bool = False
    far_record: RecordWord = RecordWord.OFF
    hold_wanted: bool = False  # we asked to hold it: the microphone is gone from it already
    answer_wanted: bool = False  # we asked to answer it: it alerts no more
    emergency: bool = False  # never delayed, talked over or ended by us (DESIGN §3)
    language: Language = Language.ENGLISH  # what its announcements are spoken in (SPEC C7)

    @property
    def held(self) -> bool:
        """Whether either side holds the call, so that nobody is there to be reminded."""
        return self.held_by_local or self.held_by_remote

    @property
    def held_here(self) -> bool:
        """Whether we hold it, or ask to: nothing of the user is sent."""
        return self.hold_wanted or self.held_by_local

    @property
    def talking(self) -> bool:
        """Whether the microphone is this call's: answered, and we neither hold nor ask to."""
        return self.state is CallState.CONFIRMED and not self.held_here
