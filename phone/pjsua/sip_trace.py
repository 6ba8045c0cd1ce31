"""The SIP messages that went out and came in, out of the library's own log.

Knows the log's form for messages. Keeps the start line, CSeq and Call-ID and drops the rest, so
that neither credentials nor bodies get any further.
"""

import re
import time
from typing import Final

import pjsua2 as pj

from phone.pjsua.observations import SipMessageSeen, Trace
from phone.pjsua.received import legible

LEVEL: Final = 4
"""The log level at which the library prints messages."""

RECORDING_CALL_ID: Final = "rs-"
"""How the Call-IDs of our recording sessions begin."""

_HEADING: Final = re.compile(r"([TR]X) \d+ bytes (?:Request|Response) msg ")
_CSEQ: Final = re.compile(r"(?mi)^CSeq[ \t]*:[ \t]*\d+[ \t]+(\S+)")
_CALL_ID: Final = re.compile(r"(?mi)^(?:Call-ID|i)[ \t]*:[ \t]*(\S+)")


def message(entry: str, now_s: float) -> SipMessageSeen | None:
    """The message that a log entry shows; None if it shows none."""
    heading, _, rest = entry.partition("\n")
    found = _HEADING.search(heading)
    if found is None:
        return None
    head = re.split(r"\r?\n\r?\n", rest, maxsplit=1)[0]
    cseq, call_id = _CSEQ.search(head), _CALL_ID.search(head)
    if cseq is None or call_id is None:
        return None
    return SipMessageSeen(
        now_s,
        found[1] == "TX",
        head.splitlines()[0].strip(),
        cseq[1],
        call_id[1],
        _conversation(cseq[1], call_id[1]),
    )


def _conversation(method: str, call_id: str) -> str:
    if method == "REGISTER":
        return "registration"
    return "recorder" if call_id.startswith(RECORDING_CALL_ID) else "call"


class SipTrace(pj.LogWriter):  # type: ignore[misc]  # pjsua2 has no types
    """The library's log, of which messages are told and the rest is dropped."""

    def __init__(self, trace: Trace) -> None:
        super().__init__()
        self._trace = trace

    def write(self, entry: pj.LogEntry) -> None:
        """Called by the library, once per entry, on whatever thread logs."""
        text = entry.msg
        if " bytes Re" not in text[:200]:  # nearly every entry
            return
        seen = message(legible(text), time.monotonic())
        if seen is not None:
            self._trace(seen)
