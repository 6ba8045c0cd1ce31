"""The early dialog of a call that is offered to us, until its media flow (RFC 3960, RFC 3262).

Knows what has to come before a caller hears us: the answer to its offer in our 183, and its PRACK
where it can send one. Decides nothing about the call, and asks the library nothing.
"""

from collections.abc import Callable
from typing import Final

from phone.notices.reasons import EARLY_MEDIA_S, NO_OFFER, NO_PRACK, NOT_HEARD
from phone.pjsua.headers import has_offer, supports

RELIABLE: Final = "100rel"
NOT_SENT: Final = "the 183 could not be sent"
NO_MEDIA: Final = f"no media within {EARLY_MEDIA_S:.0f} s"


def awaits_our_offer(invite: str) -> bool:
    """Whether the caller leaves the offer to us and can answer it in a PRACK: it then has to be in
    our first provisional response (RFC 3262 §5)."""
    return supports(invite, RELIABLE) and not has_offer(invite)


class EarlyDialog:
    """Of one INVITE. `heard` says whether the caller listens, by what was negotiated (RFC 3264
    §6.1); `over` is told once: why there is none, or "" when it stands."""

    def __init__(self, invite: str, heard: Callable[[], bool], over: Callable[[str], None]) -> None:
        self._acknowledged = not supports(invite, RELIABLE)
        self._negotiable = has_offer(invite) or not self._acknowledged
        self._flows = False
        self._heard = heard
        self._over: Callable[[str], None] | None = over

    def may_begin(self) -> bool:
        """Whether a 183 can be sent that lets us be heard. Without an offer there is no telling
        where to, and a caller without 100rel answers ours after the 200 (RFC 3261 §13.2.1)."""
        if not self._negotiable:
            self._end(NO_OFFER)
        return self._negotiable

    def refused(self) -> None:
        """The library did not send it."""
        self._end(NOT_SENT)

    def flows(self) -> None:
        """Media have been made."""
        self._flows = True
        self._stand()

    def acknowledged(self) -> None:
        """A PRACK came."""
        self._acknowledged = True
        self._stand()

    def expired(self) -> None:
        """EARLY_MEDIA_S are over."""
        self._end(NO_MEDIA if self._acknowledged else NO_PRACK)

    def _stand(self) -> None:
        if self._flows and self._acknowledged:
            self._end("" if self._heard() else NOT_HEARD)

    def _end(self, reason: str) -> None:
        over, self._over = self._over, None
        if over is not None:
            over(reason)
