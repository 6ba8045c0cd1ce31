"""The network between the stations: it takes time, and it may be down at the phone's end.

Knows stations by name, numbers by who answers to them, and messages as things to be delivered.
What is lost is sent again as RFC 3261 §17.1 has it (T1 0.5 s, T2 4 s, 32 s in all).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from hw_sim.sim.clock import VirtualClock
from hw_sim.sim.messages import Message

LATENCY_S: Final = 0.02
T1_S: Final = 0.5
T2_S: Final = 4.0
GIVE_UP_S: Final = 64 * T1_S
"""Timers B and F: a request without an answer for so long has failed."""

PHONE: Final = "phone"
RECORDING_CLIENT: Final = "phone/recorder"
"""The phone's two stations: its calls, and its sessions with a recorder."""


class Station(Protocol):
    """Somebody on the network."""

    def receive(self, message: Message, sender: str) -> None:
        """A SIP message has come."""

    def hear(self, call_id: str, digit: str) -> None:
        """An RFC 4733 event has come."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A message that left or reached the phone; `of` is `call` or `recorder`."""

    time_s: float
    sent: bool
    of: str
    message: Message
    peer: str


class Network:
    """Delivers; `seen` is told of every message that leaves or reaches the phone."""

    def __init__(self, clock: VirtualClock, seen: Callable[[Passage], None]) -> None:
        self._clock, self._seen = clock, seen
        self._stations: dict[str, Station] = {}
        self.latency_s = LATENCY_S
        self.up = True  # the phone's own link

    def attach(self, name: str, station: Station) -> None:
        """It is there from now on, in place of one of that name."""
        self._stations[name] = station

    def detach(self, name: str) -> None:
        """Nobody is there any more, and nobody has been told."""
        self._stations.pop(name, None)

    def is_there(self, name: str) -> bool:
        """Whether somebody listens."""
        return name in self._stations

    def send(self, sender: str, receiver: str, message: Message) -> None:
        """On its way; lost ones are repeated, and in the end given up without a word."""
        if _is_phone(sender):
            self._tell(sender, message, receiver, sent=True)
        self._try(sender, receiver, message, self._clock.now(), T1_S)

    def carry(self, sender: str, receiver: str, action: Callable[[Station], None]) -> None:
        """Something of the voice's path: what is lost is lost."""

        def arrive() -> None:
            if receiver in self._stations and self._reaches(sender, receiver):
                action(self._stations[receiver])

        if self._reaches(sender, receiver):
            self._clock.after(self.latency_s, arrive)

    def _reaches(self, sender: str, receiver: str) -> bool:
        return self.up or not (_is_phone(sender) or _is_phone(receiver))

    def _tell(self, station: str, message: Message, peer: str, *, sent: bool) -> None:
        of = "recorder" if station == RECORDING_CLIENT else "call"
        self._seen(Passage(self._clock.now(), sent, of, message, peer))

    def _try(
        self, sender: str, receiver: str, message: Message, since: float, again_s: float
    ) -> None:
        def arrive() -> None:
            station = self._stations.get(receiver)
            if station is not None and self._reaches(sender, receiver):
                if _is_phone(receiver):
                    self._tell(receiver, message, sender, sent=False)
                station.receive(message, sender)
            else:
                repeat()

        def repeat() -> None:
            later = self._clock.now() - since + again_s
            if later < GIVE_UP_S:
                more = min(2 * again_s, T2_S)
                self._clock.after(
                    again_s, lambda: self._try(sender, receiver, message, since, more)
                )

        if self._reaches(sender, receiver):
            self._clock.after(self.latency_s, arrive)
        else:
            repeat()


def _is_phone(station: str) -> bool:
    return station.partition("/")[0] == PHONE
