"""Whether a recorder is still there: RTCP reports, answers, requests (DESIGN §3).

Knows counters and the clock. A third of the keep-alive without a sign asks for one by OPTIONS;
the whole of it without one is the end.
"""

import time
from typing import Final

from phone.pjsua.dialog import Dialog
from phone.verdicts import STREAMS

IDLE_S: Final = 20.0
"""The library closes a connection that carried nothing for 33 s, which to a recorder is the end
of the session: ask at least this often."""


class SignsOfLife:
    """Of one session, from its first answer on."""

    def __init__(self, keepalive_s: float) -> None:
        self._keepalive_s = keepalive_s
        self._seen_s = self._asked_s = time.monotonic()
        self._reports = 0

    def seen(self) -> None:
        """A message of the recorder's."""
        self._seen_s = time.monotonic()

    def count(self, dialog: Dialog) -> None:
        """Look whether RTCP reports came (RFC 3550 §6.4); there are none while paused."""
        reports = sum(dialog.reports(place) for place in range(STREAMS))
        if reports > self._reports:
            self.seen()
        self._reports = reports

    def asked(self) -> None:
        """OPTIONS went out."""
        self._asked_s = time.monotonic()

    @property
    def lost(self) -> bool:
        """Nothing for the whole time."""
        return time.monotonic() - self._seen_s >= self._keepalive_s

    @property
    def due(self) -> bool:
        """It is time for OPTIONS."""
        now = time.monotonic()
        third = 0.95 * self._keepalive_s / 3
        quiet = now - self._seen_s >= third and now - self._asked_s >= third
        return quiet or now - self._asked_s >= IDLE_S

    @property
    def next_look_s(self) -> float:
        """Seconds until it is worth looking again."""
        left = self._seen_s + self._keepalive_s - time.monotonic()
        return max(0.01, min(left, self._keepalive_s / 3))
