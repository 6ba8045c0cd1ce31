"""The early dialog of a call that is offered to us, until its media flow (RFC 3960, RFC 3262).

Knows what has to come before a caller hears us: the answer to its offer in our 183, and its PRACK
where it can send one. Decides nothing about the call, and asks the library nothing.
"""

from collections.abc import Callable
from typing import Final

from phone.pjsua.headers import has_offer, supports

DEADLINE_S: Final = 4.0
"""From the 183 on; a caller without a fault acknowledges it within a few T1 (RFC 3262 §3)."""

RELIABLE: Final = "100rel"
NO_OFFER: Final = "the INVITE has no SDP"
NOT_SENT: Final = "the 183 could not be sent"
NOT_HEARD: Final = "the caller does not listen"
NO_PRACK: Final = f"no PRACK within {DEADLINE_S:.0f} s"
NO_MEDIA: Final = f"no media within {DEADLINE_S:.0f} s"


class EarlyDialog:
    """Of one INVITE. `over` is told once: why there is none, or "" when it stands."""

    def __init__(self, invite: str, over: Callable[[str], None]) -> None:
        self._offered = has_offer(invite)
        self._acknowledged = not supports(invite, RELIABLE)
        self._flows = False
        self._over: Callable[[str], None] | None = over

    def may_begin(self) -> bool:
        """Whether a 183 can be sent that lets us be heard; without an offer there is no telling
        where to, and an offer of ours in it would be answered after it at the earliest."""
        if not self._offered:
            self._end(NO_OFFER)
        return self._offered

    def refused(self) -> None:
        """The library did not send it."""
        self._end(NOT_SENT)

    def flows(self, *, heard: bool) -> None:
        """Media have been made, over which the caller hears us, or does not (RFC 3264 §6.1)."""
        self._flows = True
        if not heard:
            self._end(NOT_HEARD)
        self._stand()

    def acknowledged(self) -> None:
        """A PRACK came."""
        self._acknowledged = True
        self._stand()

    def expired(self) -> None:
        """DEADLINE_S are over."""
        self._end(NO_MEDIA if self._acknowledged else NO_PRACK)

    def _stand(self) -> None:
        if self._flows and self._acknowledged:
            self._end("")

    def _end(self, reason: str) -> None:
        over, self._over = self._over, None
        if over is not None:
            over(reason)
