"""Final responses we gave, kept for retransmissions until they are of no use (RFC 3261 §17.2)."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from hw_sim.provider.requests import T1, T2, TIMEOUT
from hw_sim.provider.sip import Message
from hw_sim.provider.transport import Flow

Key = tuple[str, str, str]


@dataclass(slots=True)
class _Given:
    data: bytes
    flow: Flow
    resend: asyncio.TimerHandle | None = None


class Responses:
    """The server transactions that have ended but may be asked again."""

    def __init__(self) -> None:
        self._given: dict[Key, _Given] = {}
        self._forget: set[asyncio.TimerHandle] = set()

    def give(
        self, request: Message, flow: Flow, data: bytes, on_no_ack: Callable[[], None] | None = None
    ) -> None:
        """Sends a final response; that to an INVITE again and again over UDP until its ACK.

        `on_no_ack` is called if no ACK comes for 32 s (RFC 3261 §13.3.1.4).
        """
        flow.send(data)
        given = _Given(data, flow)
        self._given[_key(request)] = given
        loop = asyncio.get_running_loop()
        if request.method == "INVITE" and (on_no_ack or not flow.reliable):
            delay = TIMEOUT if flow.reliable else T1
            given.resend = loop.call_later(delay, self._resend, given, T1, TIMEOUT, on_no_ack)
        loop.call_later(TIMEOUT + 1, self._given.pop, _key(request), None)

    def again(self, request: Message) -> bool:
        """Whether this request was answered before; then it is answered the same."""
        given = self._given.get(_key(request))
        if given is None or request.method in ("ACK", "CANCEL"):
            return False
        given.flow.send(given.data)
        return True

    def given(self, request: Message) -> bool:
        """Whether this request has its final response."""
        return _key(request) in self._given

    def answered(self, cancel: Message) -> bool:
        """Whether the INVITE that a CANCEL speaks of has its final response (RFC 3261 §9.2)."""
        return (cancel.branch, cancel.header("call-id"), f"{cancel.cseq} INVITE") in self._given

    def acknowledged(self, ack: Message) -> None:
        """An ACK: the response to its INVITE is repeated no more."""
        wanted = (ack.header("call-id"), f"{ack.cseq} INVITE")
        for key, given in self._given.items():
            if key[1:] == wanted and given.resend:
                given.resend.cancel()
                given.resend = None

    def close(self) -> None:
        """Repeats nothing any more."""
        for given in self._given.values():
            if given.resend:
                given.resend.cancel()
        self._given.clear()

    def _resend(
        self, given: _Given, delay: float, left: float, on_no_ack: Callable[[], None] | None
    ) -> None:
        left -= TIMEOUT if given.flow.reliable else delay
        if left <= 0:
            given.resend = None
            if on_no_ack:
                on_no_ack()
            return
        given.flow.send(given.data)
        longer = min(delay * 2, T2)
        loop = asyncio.get_running_loop()
        given.resend = loop.call_later(longer, self._resend, given, longer, left, on_no_ack)


def _key(request: Message) -> Key:
    return request.branch, request.header("call-id"), " ".join(request.header("cseq").split())
