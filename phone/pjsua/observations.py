"""What the user agent tells the time line and the log; nothing here changes the phone's state."""

from collections.abc import Callable
from dataclasses import dataclass

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import Rendering


@dataclass(frozen=True, slots=True)
class SipMessageSeen:
    """A SIP message that was sent or received, without body and without credentials.

    `time_s` is time.monotonic(); `method` is that of CSeq; `of` is `call`, `recorder` or
    `registration`.
    """

    time_s: float
    sent: bool
    start_line: str
    method: str
    call_id: str
    of: str


@dataclass(frozen=True, slots=True)
class ReminderSounded:
    """A burst of the reminder tone began; `sample` counts 16 kHz samples of its stretch."""

    time_s: float
    slot: int
    sample: int


@dataclass(frozen=True, slots=True)
class AnnouncementSounded:
    """A notice of the call in `slot` began, or ended (`began` False): its first sample went out,
    or its last, as words of `language`, as a beep or as a tone."""

    time_s: float
    slot: int
    kind: Kind
    language: Language | None
    rendering: Rendering
    began: bool


@dataclass(frozen=True, slots=True)
class FaultSeen:
    """Something of ours or of the library's that went wrong and was survived."""

    time_s: float
    where: str
    error: str


Observation = SipMessageSeen | ReminderSounded | AnnouncementSounded | FaultSeen
Trace = Callable[[Observation], None]
"""Called on the thread that turns the phone."""
