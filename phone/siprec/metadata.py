"""What a recording session tells its recorder about the call, as data: RFC 7865.

Knows the elements of RFC 7865. Must not know XML, the phone's states, where ids come from or
what time it is: ids and times are given. `snapshot` composes, `writer` and `reader` are the XML.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

NAMESPACE: Final = "urn:ietf:params:xml:ns:recording:1"
NOTICE_NAMESPACE: Final = "urn:redlamp:recording-notice:1"
MEDIA_TYPE: Final = "application/rs-metadata+xml"  # RFC 9806: with +xml, whatever RFC 7866 says
DISPOSITION: Final = "recording-session"  # RFC 7866 §9.1

Time = datetime | str
"""An aware datetime, or RFC 3339 text in UTC that ends in `Z`."""


class MetadataError(ValueError):
    """A document that cannot be read; `line` counts from 1."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"line {line}: {problem}")
        self.line = line
        self.problem = problem


class DataMode(Enum):
    """RFC 7865 §5.1.2: a snapshot of everything, or changes to an earlier one."""

    COMPLETE = "complete"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the session ended, in the words of RFC 3326."""

    cause: int
    text: str = ""
    protocol: str = "SIP"


@dataclass(frozen=True, slots=True)
class Notice:
    """What became of one announcement to the parties, which is not in the recording (SPEC C2, C3).

    `announcement`: start, stop, pause, resume, compliance, failure-proceed or failure-end.
    `played`: when it began to be heard, or None; `ended`: when it was over, or given up.
    `audience`: near and/or far. `language`: a BCP 47 tag, of words. `rendering`: words, beep, tone
    (in place of words), nothing. `outcome`: played, failed, playing (the session ended before it),
    follows (right after the session), earlier (in the call before this one); `reason`: why it was
    not given as it should be.
    """

    announcement: str
    played: Time | None = None
    ended: Time | None = None
    audience: tuple[str, ...] = ()
    language: str = ""
    rendering: str = "words"
    outcome: str = "played"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """The communication session (RFC 7865 §6.3)."""

    session_id: str
    sip_session_ids: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    start: Time | None = None
    stop: Time | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """A party (RFC 7865 §6.5); `aor` is a bare `sip:`, `sips:` or `tel:` URI."""

    participant_id: str
    aor: str
    name: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of the recording session (RFC 7865 §6.7); `label` is the SDP's `a=label`."""

    stream_id: str
    session_id: str
    label: str


@dataclass(frozen=True, slots=True)
class SessionRecording:
    """Since when the call is attached to the recording session (RFC 7865 §6.4)."""

    session_id: str
    associated: Time | None = None
    disassociated: Time | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """When a participant was in the call (RFC 7865 §6.6, participantsessionassoc)."""

    participant_id: str
    session_id: str
    associated: Time | None = None
    disassociated: Time | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """What a participant contributes to and hears (RFC 7865 §6.8, participantstreamassoc)."""

    participant_id: str
    sends: tuple[str, ...] = ()
    receives: tuple[str, ...] = ()
    associated: Time | None = None
    disassociated: Time | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """One rs-metadata document (RFC 7865 §6.1)."""

    mode: DataMode = DataMode.COMPLETE
    sessions: tuple[Session, ...] = ()
    participants: tuple[Participant, ...] = ()
    streams: tuple[Stream, ...] = ()
    recordings: tuple[SessionRecording, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    flows: tuple[Flow, ...] = ()
