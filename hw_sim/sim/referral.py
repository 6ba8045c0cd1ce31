"""REFER in one dialog, both ways (RFC 3515, RFC 5589): ours with its final word, theirs to decide.

Knows requests and statuses; who is called because of it, and what becomes of calls, is not here.
"""

from hw_sim.sim.dialog import Dialog
from hw_sim.sim.messages import Request, Response
from hw_sim.sim.negotiation import Tell
from phone.call.address import user_part
from phone.call.events import TransferEnded, TransferRequested
from phone.call.states import Party

ACCEPTED, TRYING, PENDING = 202, 100, 491


class Referral:
    """One dialog's."""

    def __init__(self, dialog: Dialog, tell: Tell) -> None:
        self._dialog, self._tell = dialog, tell
        self._ours: Request | None = None  # without its final word
        self._theirs: Request | None = None  # neither followed nor refused

    # ours

    def ask(self, target: str, replaces: str = "") -> None:
        """REFER the far party to `target`, to take the place of the dialog `replaces` there."""
        self._ours = self._dialog.ask("REFER", refer_to=target, replaces=replaces)

    def answered(self, response: Response) -> None:
        """To our REFER: a refusal, or a timeout, is the final word already."""
        if response.request == self._ours and response.status >= 300:
            self._end(response.status)

    def notified(self, request: Request) -> None:
        """The far party's NOTIFY."""
        self._dialog.respond(request, 200)
        if self._ours is not None and request.fragment >= 200:
            self._end(request.fragment)

    def _end(self, status: int) -> None:
        self._ours = None
        self._tell(TransferEnded, status)

    # theirs

    def requested(self, request: Request) -> None:
        """The far party's REFER."""
        if self._theirs is not None:
            self._dialog.respond(request, PENDING)
            return
        self._theirs = request
        number = user_part(request.refer_to)
        self._tell(TransferRequested, Party("", number, request.refer_to))

    def follow(self) -> Request | None:
        """Accept it; None if there is nothing to follow."""
        request, self._theirs = self._theirs, None
        if request is not None:
            self._dialog.respond(request, ACCEPTED)
            self.report(TRYING)
        return request

    def refuse(self, status: int) -> None:
        """A final non-2xx."""
        request, self._theirs = self._theirs, None
        if request is not None:
            self._dialog.respond(request, status)

    def report(self, status: int) -> None:
        """How the call that follows goes (RFC 3515 §2.4.4)."""
        self._dialog.ask("NOTIFY", fragment=status)
