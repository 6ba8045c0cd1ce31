"""What the recorder says of one session, as its client posts it (SPEC H9, RFC 7866 §6)."""

from dataclasses import dataclass

from phone.recording.words import Event


@dataclass(frozen=True, slots=True)
class RecorderReported:
    """`event` is one of `words.REPORTS`; `session` the serial of the request it answers;
    `detail` is the recorder's own words for the log (`403 Forbidden`)."""

    slot: int
    session: int
    event: Event
    detail: str = ""
