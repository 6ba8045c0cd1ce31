"""A SIP dialog's two bare abilities: to ask and to answer. Knows CSeq, and no call.

What is asked must be answered within 32 s; otherwise the asker hears a 408 that nobody sent.
"""

import itertools
from collections.abc import Callable
from typing import Final

from hw_sim.sim.clock import Booking, VirtualClock
from hw_sim.sim.messages import Message, Metadata, Request, Response, Sdp
from hw_sim.sim.network import GIVE_UP_S, Network
from phone.call.states import Arrival, Party

TIMEOUT: Final = 408
DIRECT: Final = Arrival()


class Dialog:
    """One end of a dialog between the stations `name` and `peer`."""

    def __init__(
        self,
        network: Network,
        clock: VirtualClock,
        name: str,
        peer: str,
        call_id: str,
        unanswered: Callable[[Response], None],
    ) -> None:
        self._network, self._clock, self._name = network, clock, name
        self._unanswered = unanswered
        self._numbers = itertools.count(1)
        self._waiting: dict[tuple[int, str], Booking] = {}
        self.peer, self.call_id = peer, call_id

    def ask(
        self,
        method: str,
        *,
        to: str = "",
        sender: Party | None = None,
        sdp: Sdp | None = None,
        arrival: Arrival = DIRECT,
        supports_100rel: bool = True,
        asserted: Party | None = None,
        refer_to: str = "",
        replaces: str = "",
        fragment: int = 0,
        metadata: Metadata | None = None,
    ) -> Request:
        """Send a request, and see to it that an answer comes."""
        request = Request(
            self.call_id,
            next(self._numbers),
            method,
            to=to,
            sender=sender,
            sdp=sdp,
            arrival=arrival,
            supports_100rel=supports_100rel,
            asserted=asserted,
            refer_to=refer_to,
            replaces=replaces,
            fragment=fragment,
            metadata=metadata,
        )
        self._send(request)
        self._waiting[request.number, method] = self._clock.after(
            GIVE_UP_S, lambda: self._give_up(request)
        )
        return request

    def cancel(self, request: Request) -> None:
        """CANCEL of the INVITE `request`; nobody waits for its answer."""
        self._send(Request(self.call_id, request.number, "CANCEL"))

    def acknowledge(self, request: Request) -> None:
        """ACK of a 2xx to the INVITE `request`."""
        self._send(Request(self.call_id, request.number, "ACK"))

    def respond(
        self, request: Request, status: int, sdp: Sdp | None = None, *, reliable: bool = False
    ) -> None:
        """Answer a request of the peer; `reliable`: a provisional answer that wants a PRACK."""
        self._send(Response(request, status, sdp, reliable=reliable))

    def heard(self, response: Response) -> None:
        """An answer has come: nobody waits for this one any more."""
        if response.status >= 200 or response.method == "INVITE":
            waiting = self._waiting.pop((response.request.number, response.method), None)
            if waiting is not None:
                waiting.cancel()

    def forget(self) -> None:
        """Nobody waits for anything any more."""
        for waiting in self._waiting.values():
            waiting.cancel()
        self._waiting.clear()

    def _send(self, message: Message) -> None:
        self._network.send(self._name, self.peer, message)

    def _give_up(self, request: Request) -> None:
        self._unanswered(Response(request, TIMEOUT))
