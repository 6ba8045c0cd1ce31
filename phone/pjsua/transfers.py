"""The three parts a call may have in a transfer (RFC 5589): transferor, transferee, target.

Implements dialog.Transfers for a leg. The library does the signalling, here is what it is told and
what the machine hears of it; whether a transfer is to be is the machine's.
"""

from collections.abc import Callable

import pjsua2 as pj

from phone.call.events import TransferEnded
from phone.pjsua.dialog import DECLINE, Dialog, Media
from phone.pjsua.leg import Leg
from phone.pjsua.referrals import Referral

UNSENT = 500
"""What is told of a REFER that could not be sent."""


class TransferRoles:
    """Of one leg. `succeed` makes the leg that goes on if this one is replaced, from the INVITE;
    `succeeded` is told that it does."""

    def __init__(
        self,
        leg: Leg,
        post: Callable[[TransferEnded], None],
        succeed: Callable[[Leg, str], "Appearance"],
        succeeded: Callable[[Leg, "Appearance"], None],
    ) -> None:
        self.referral: Referral | None = None  # the far end's REFER that waits for the machine
        self._leg = leg
        self._post = post
        self._succeed, self._succeeded = succeed, succeeded
        self._answer: Dialog | int = DECLINE
        self._referring = False
        self._successor: Appearance | None = None

    # transferor

    def refer(self, target: str) -> None:
        """REFER to a SIP URI (RFC 5589 §5)."""
        self._refer(lambda dialog: dialog.xfer(target, pj.CallOpParam(True)))

    def refer_to(self, other: Leg | None) -> None:
        """REFER to the party of another call, with Replaces (RFC 5589 §7)."""
        to = other.dialog if other is not None else None
        if to is None or not to.is_confirmed:
            self._ended(UNSENT)
        else:
            self._refer(lambda dialog: dialog.xferReplaces(to, pj.CallOpParam(True)))

    def transferred(self, status: int) -> None:
        """dialog.Transfers."""
        if self._referring:
            self._ended(status)

    # transferee

    def decide(self, answer: Dialog | int) -> Referral | None:
        """The machine's answer to the REFER that waits, which may go now; None if none does."""
        self._answer = answer
        waited, self.referral = self.referral, None
        return waited

    def referred(self) -> Dialog | int:
        """dialog.Transfers; 603 for a REFER that nobody was asked about."""
        answer, self._answer = self._answer, DECLINE
        return answer

    # target

    def replacement(self, message: str) -> tuple[Dialog, Media] | None:
        """dialog.Transfers."""
        if self._leg.slot is None or self._leg.over:
            return None
        if self._successor is not None and self._successor.leg.dialog is not None:
            self._successor.leg.dialog.abandon()  # it was not taken after all
        self._successor = self._succeed(self._leg, message)
        dialog = self._successor.leg.dialog
        held = self._successor.leg.origin.held
        return (dialog, Media.SEND if held else Media.BOTH) if dialog is not None else None

    def replaced(self) -> None:
        """dialog.Transfers."""
        successor, self._successor = self._successor, None
        if successor is not None:
            self._succeeded(self._leg, successor)

    def _refer(self, send: Callable[[Dialog], None]) -> None:
        self._referring = True
        if not self._leg.attempt("REFER", send):
            self._ended(UNSENT)

    def _ended(self, status: int) -> None:
        self._referring = False
        if self._leg.slot is not None and not self._leg.over:
            self._post(TransferEnded(self._leg.slot, status))


class Appearance:
    """A leg with its parts in transfers."""

    def __init__(self, leg: Leg, roles: TransferRoles) -> None:
        self.leg = leg
        self.roles = roles
