"""One call as a simulated user agent carries it, from the INVITE to the last answer.

The same at both ends. Knows RFC 3261's INVITE, CANCEL and BYE with their crossings; holding and
`a=record` are `negotiation`'s, REFER is `referral`'s. Decides nothing about the call.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hw_sim.sim.clock import VirtualClock
from hw_sim.sim.dialog import Dialog
from hw_sim.sim.early_dialog import SESSION_PROGRESS, EarlyDialog
from hw_sim.sim.messages import Request, Response
from hw_sim.sim.negotiation import Around, Manners, Negotiation
from hw_sim.sim.network import GIVE_UP_S, Network
from hw_sim.sim.referral import Referral
from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallEvent,
    CallProgressed,
    EarlyMedia,
)
from phone.call.states import CallState, EndReason, Party

RINGING, DECLINE, CANCELLED, NO_DIALOG = 180, 603, 487, 481


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all legs of a user agent share."""

    name: str  # the station
    network: Network
    clock: VirtualClock
    post: Callable[[CallEvent], None]
    draw: Callable[[float, float], float]
    manners: Callable[[], Manners]
    peer_updates: Callable[[str], bool]


class Leg:
    """`slot` is None until it is claimed, and when another dialog has taken its place."""

    def __init__(
        self,
        around: Surroundings,
        call_id: str,
        peer: str,
        line: int,
        remote: Party,
        *,
        incoming: bool,
    ) -> None:
        self._around = around
        self.line, self.remote, self.incoming = line, remote, incoming
        self.slot: int | None = None
        self.ended: CallEnded | None = None
        self.follows: Referral | None = None  # whose REFER this call answers
        self.replaces: Leg | None = None  # whose place it takes when it is confirmed
        self.confirmed = self.answered = False
        self.on_confirmed: Callable[[Leg], None] | None = None
        self._progress: CallState | None = None
        self._invite: Request | None = None
        self._provisional = self._cancelling = False
        self.dialog = Dialog(
            around.network, around.clock, around.name, peer, call_id, self.heard_answer
        )
        self.referral = Referral(self.dialog, self._tell)
        self._early = EarlyDialog(self.dialog, around.clock, self._early_over)
        self.negotiation = Negotiation(
            Around(
                self.dialog,
                self._tell,
                self._lost,
                around.clock.after,
                around.draw,
                around.manners,
                lambda: around.peer_updates(peer),
            ),
            remote,
            owner=not incoming,
        )

    @property
    def is_heard(self) -> bool:
        """Whether what is played here reaches the far party."""
        return self._early.stands or self.negotiation.is_heard

    # what is asked of it

    def invite(self, to: str, sender: Party, replaces: str = "") -> None:
        """INVITE, in the manner of its sender."""
        manners, offer = self._around.manners(), self.negotiation.offer()
        self._invite = self.dialog.ask(
            "INVITE",
            to=to,
            sender=replace(sender, hints=manners.hints),
            replaces=replaces,
            sdp=offer if manners.offers else None,
            arrival=manners.arrival,
            supports_100rel=manners.supports_100rel,
        )

    def invited(self, request: Request) -> None:
        """The INVITE that opened the dialog has come."""
        self._invite = request
        self.negotiation.read(request.sdp)

    def ring(self, *, early: bool = False) -> None:
        """180, or 183 with media."""
        if self._invite is not None and not self.answered and self.ended is None:
            sdp = self.negotiation.answer(self._invite.sdp) if early else None
            self.dialog.respond(self._invite, SESSION_PROGRESS if early else RINGING, sdp)

    def ring_with_media(self) -> None:
        """183 with media, reliably if the caller can take it so; EarlyMedia follows."""
        if self._invite is not None and not self.answered and self.ended is None:
            self._early.begin(self._invite, self.negotiation.answer(self._invite.sdp))

    def answer(self) -> None:
        """200 OK."""
        if self._invite is not None and not self.answered and self.ended is None:
            self.answered = True
            self._early.forget()
            self.dialog.respond(self._invite, 200, self.negotiation.answer(self._invite.sdp))
            self._around.clock.after(GIVE_UP_S, self._unacknowledged)

    def refuse(self, status: int) -> None:
        """A final non-2xx to an INVITE that waits; after our 200 it can only be a BYE."""
        if self.answered:
            self.hang_up()
        elif self._invite is not None and self.ended is None:
            self.dialog.respond(self._invite, status)
            self.finish(EndReason.REJECTED, status)

    def hang_up(self) -> None:
        """BYE, CANCEL or 603; for us it is over now, however long the far end takes."""
        if self.ended is not None:
            return
        if self.confirmed or (self.incoming and self.answered):
            self._bye()
            self.finish(EndReason.LOCAL_BYE)
        elif self.incoming:
            self.refuse(DECLINE)
        else:
            self._cancelling = True
            if self._provisional and self._invite is not None:  # RFC 3261 §9.1
                self.dialog.cancel(self._invite)
            self.finish(EndReason.CANCELLED)

    def finish(self, reason: EndReason, status: int = 0) -> None:
        """It is over, once; told if it is somebody's."""
        if self.ended is None:
            self.ended = CallEnded(self.slot or 0, reason, status)
            self.negotiation.end()
            self._early.forget()
            self._report(status if status >= 300 else CANCELLED)
            if self.slot is not None:
                self._around.post(self.ended)

    # what comes

    def heard(self, request: Request) -> None:
        """A request within the dialog."""
        match request.method:
            case "ACK":
                if self.incoming and self.answered and self.ended is None:
                    self._confirm()
            case "CANCEL":
                self._cancelled(request)
            case "BYE":
                self.dialog.respond(request, 200)
                if self.ended is None:
                    reason = EndReason.REMOTE_BYE if self.confirmed else EndReason.CANCELLED
                    self.finish(reason)
            case _ if self.ended is not None and request.method != "NOTIFY":
                self.dialog.respond(request, NO_DIALOG)
            case "PRACK":
                self._early.acknowledged(request)
            case "REFER":
                self.referral.requested(request)
            case "NOTIFY":
                self.referral.notified(request)
            case _:
                self.negotiation.offered(request)

    def heard_answer(self, response: Response) -> None:
        """An answer to one of our requests, or the 408 that stands for none."""
        self.dialog.heard(response)
        if response.request == self._invite:
            self._invite_answered(response)
        elif response.method == "REFER":
            self.referral.answered(response)
        elif response.method in ("INVITE", "UPDATE"):
            if response.method == "INVITE" and response.status < 300:
                self.dialog.acknowledge(response.request)
            if self.ended is None:
                self.negotiation.answered(response)

    # inside

    def _invite_answered(self, response: Response) -> None:
        status = response.status
        if status < 200:
            if self._cancelling and not self._provisional:
                self.dialog.cancel(response.request)
            self._provisional = True
            if response.reliable and self._around.manners().acknowledges:
                self.dialog.ask("PRACK")
            self.negotiation.read(response.sdp)
            self._progressed(CallState.EARLY if response.sdp else CallState.PROCEEDING)
        elif status < 300:
            self.dialog.acknowledge(response.request)
            if self.ended is not None:  # it crossed our CANCEL
                self._bye()
            elif not self.confirmed:
                self.negotiation.read(response.sdp)
                self._confirm()
        elif self.ended is None:
            self.finish(_reason(status), status)

    def _early_over(self, reason: str) -> None:
        self._tell(EarlyMedia, not reason, reason)

    def _progressed(self, state: CallState) -> None:
        forward = self._progress is None or state is CallState.EARLY
        if self.ended is None and forward and state is not self._progress:
            self._progress = state
            self._tell(CallProgressed, state)

    def _confirm(self) -> None:
        if self.confirmed:
            return
        self.confirmed = True
        self._report(200)
        if self.on_confirmed is not None:
            self.on_confirmed(self)
        else:
            self._tell(CallConfirmed)
        self.negotiation.begin()

    def _cancelled(self, request: Request) -> None:
        self.dialog.respond(request, 200)
        if not self.incoming or self.answered or self.ended is not None:
            return
        if self._around.manners().answers_cancelled:
            self.answer()
        elif self._invite is not None:
            self.dialog.respond(self._invite, CANCELLED)
            self.finish(EndReason.CANCELLED, CANCELLED)

    def _unacknowledged(self) -> None:
        """No ACK of our 200 (RFC 3261 §13.3.1.4)."""
        if not self.confirmed and self.ended is None:
            self._bye()
            self.finish(EndReason.TIMEOUT)

    def _bye(self) -> None:
        self.dialog.ask("BYE")

    def _lost(self) -> None:
        """A timeout or 481 within the dialog (RFC 3261 §12.2.1.2)."""
        if self.ended is None:
            self._bye()
            self.finish(EndReason.ERROR)

    def _report(self, status: int) -> None:
        """To whoever referred us here."""
        referral, self.follows = self.follows, None
        if referral is not None:
            referral.report(status)

    def _tell(self, event: Callable[..., CallEvent], *facts: object) -> None:
        if self.slot is not None and self.ended is None:
            self._around.post(event(self.slot, *facts))


def _reason(status: int) -> EndReason:
    if status in (408, 504):
        return EndReason.TIMEOUT
    if status == CANCELLED:
        return EndReason.CANCELLED
    return EndReason.ERROR if 500 <= status < 600 else EndReason.REJECTED
