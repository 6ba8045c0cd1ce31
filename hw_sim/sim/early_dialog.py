"""The early dialog of a call that is offered: 183 with media, and its PRACK if there is to be one
(RFC 3262). The callee's half; knows neither what is played on it nor what follows.
"""

from collections.abc import Callable
from typing import Final

from hw_sim.sim.clock import Booking, VirtualClock
from hw_sim.sim.dialog import Dialog
from hw_sim.sim.messages import Request, Sdp
from phone.notices.reasons import EARLY_MEDIA_S, NO_OFFER, NO_PRACK

SESSION_PROGRESS: Final = 183
NO_DIALOG: Final = 481


class EarlyDialog:
    """Of one INVITE. `over` is told once: why there is none, or "" when it stands."""

    def __init__(self, dialog: Dialog, clock: VirtualClock, over: Callable[[str], None]) -> None:
        self._dialog, self._clock, self._over = dialog, clock, over
        self._deadline: Booking | None = None
        self.stands = False

    def begin(self, invite: Request, sdp: Sdp) -> None:
        """183 with `sdp`: our answer, or our offer to a caller who leaves it to us, answered in
        its PRACK (RFC 3262 §5). To one who can do neither nothing is sent."""
        reliable = invite.supports_100rel
        if invite.sdp is None and not reliable:
            self._over(NO_OFFER)
            return
        self._dialog.respond(invite, SESSION_PROGRESS, sdp, reliable=reliable)
        if reliable:
            self._deadline = self._clock.after(EARLY_MEDIA_S, self._expired)
        else:
            self._stand()

    def acknowledged(self, prack: Request) -> None:
        """The caller's PRACK; a late one tells nobody anything."""
        self._dialog.respond(prack, 200)
        if self._deadline is not None:
            self.forget()
            self._stand()

    def forget(self) -> None:
        """The call is answered, or over."""
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _stand(self) -> None:
        self.stands = True
        self._over("")

    def _expired(self) -> None:
        self._deadline = None
        self._over(NO_PRACK)
