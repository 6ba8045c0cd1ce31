"""Requests of our own to a client, until their final response (RFC 3261 §17.1)."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from hw_sim.provider.dialog import Dialog
from hw_sim.provider.sip import Headers, Message, tag

T1: Final = 0.5
T2: Final = 4.0
TIMEOUT: Final = 64 * T1

Answer = Callable[[int, Message | None], None]
"""Called once with the final status; 408 and None if none came."""


@dataclass(slots=True)
class _Pending:
    dialog: Dialog
    method: str
    branch: str
    cseq: int
    answer: Answer
    timer: asyncio.TimerHandle | None = None


class Requests:
    """The open client transactions."""

    def __init__(self) -> None:
        self._pending: dict[str, _Pending] = {}

    def send(
        self, dialog: Dialog, method: str, headers: Headers, body: bytes, answer: Answer
    ) -> None:
        """Sends a request within a dialog, over UDP again and again until it is answered."""
        dialog.cseq += 1
        branch = f"z9hG4bK{secrets.token_hex(8)}"
        data = dialog.request(method, branch, dialog.cseq, headers, body)
        pending = _Pending(dialog, method, branch, dialog.cseq, answer)
        self._pending[branch] = pending
        self._transmit(pending, data, T1, TIMEOUT)

    def receive(self, response: Message) -> None:
        """A response; one that fits nothing of ours is dropped (RFC 3261 §17.1.3)."""
        pending = self._pending.get(response.branch)
        if pending is None:
            return
        if pending.timer and pending.method == "INVITE" and response.status < 200:
            pending.timer.cancel()
            pending.timer = self._give_up_in(pending, TIMEOUT)
        if response.status < 200:
            return
        if pending.method == "INVITE":
            self._acknowledge(pending, response)
        if pending.timer:
            pending.timer.cancel()
            pending.timer = None
            pending.answer(response.status, response)
            loop = asyncio.get_running_loop()
            linger = TIMEOUT if pending.method == "INVITE" else 0
            loop.call_later(linger, self._pending.pop, pending.branch, None)

    def close(self) -> None:
        """Forgets everything."""
        for pending in self._pending.values():
            if pending.timer:
                pending.timer.cancel()
        self._pending.clear()

    def _transmit(self, pending: _Pending, data: bytes, delay: float, left: float) -> None:
        if left <= 0:
            self._give_up(pending)
            return
        pending.dialog.flow.send(data)
        loop = asyncio.get_running_loop()
        if pending.dialog.flow.reliable:
            pending.timer = self._give_up_in(pending, left)
        else:
            longer = delay * 2 if pending.method == "INVITE" else min(delay * 2, T2)
            pending.timer = loop.call_later(
                delay, self._transmit, pending, data, longer, left - delay
            )

    def _give_up_in(self, pending: _Pending, seconds: float) -> asyncio.TimerHandle:
        return asyncio.get_running_loop().call_later(seconds, self._give_up, pending)

    def _give_up(self, pending: _Pending) -> None:
        self._pending.pop(pending.branch, None)
        pending.answer(408, None)

    def _acknowledge(self, pending: _Pending, response: Message) -> None:
        """RFC 3261 §13.2.2.4 for a 2xx, §17.1.1.3 for the rest."""
        accepted = response.status < 300 and tag(response.header("to"))
        branch = f"z9hG4bK{secrets.token_hex(8)}" if accepted else pending.branch
        pending.dialog.flow.send(pending.dialog.request("ACK", branch, pending.cseq))
