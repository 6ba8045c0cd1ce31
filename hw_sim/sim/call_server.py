"""The call server, as far as it speaks itself: for numbers that nobody has, and as registrar."""

from collections.abc import Callable

from hw_sim.sim.clock import VirtualClock
from hw_sim.sim.messages import Message, Request, Response
from hw_sim.sim.network import GIVE_UP_S, Network
from phone.call.events import RegistrationChanged

OK, FORBIDDEN, NOT_FOUND = 200, 403, 404


class NumberUnknown:
    """Answers 404 (RFC 3261 §21.4.5)."""

    def __init__(self, network: Network, name: str) -> None:
        self._network, self._name = network, name
        network.attach(name, self)

    def receive(self, message: Message, sender: str) -> None:
        """Whatever opens a dialog is refused; CANCEL comes too late for it."""
        if isinstance(message, Request) and message.method != "ACK":
            status = OK if message.method == "CANCEL" else NOT_FOUND
            self._network.send(self._name, sender, Response(message, status))

    def hear(self, call_id: str, digit: str) -> None:
        """There is no call to hear anything in."""


class SimRegistrar:
    """What the registrar says of each line that registers (RFC 3261 §10)."""

    def __init__(
        self,
        network: Network,
        clock: VirtualClock,
        lines: tuple[int, ...],
        post: Callable[[RegistrationChanged], None],
    ) -> None:
        self._network, self._clock, self._lines, self._post = network, clock, lines, post
        self._refused = set[int]()

    def register(self) -> None:
        """REGISTER of every line; the answer takes its time."""
        if self._network.up:
            self._clock.after(2 * self._network.latency_s, self._answer)
        else:
            self._clock.after(GIVE_UP_S, self.lose)

    def lose(self) -> None:
        """The network is gone: no answer to any refresh."""
        if not self._network.up:
            for line in self._lines:
                self._post(RegistrationChanged(line, False, 0))

    def decide(self, line: int, *, registered: bool) -> None:
        """What it says of one line from now on."""
        (self._refused.discard if registered else self._refused.add)(line)
        self._post(RegistrationChanged(line, registered, OK if registered else FORBIDDEN))

    def _answer(self) -> None:
        if self._network.up:
            for line in self._lines:
                kept = line not in self._refused
                self._post(RegistrationChanged(line, kept, OK if kept else FORBIDDEN))
