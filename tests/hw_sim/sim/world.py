"""A network with telephones on it, in virtual time, and what passed the phone as one text.

Knows the simulated user agent; the phone's machine is not here.
"""

from random import Random

from hw_sim.sim.call_server import NumberUnknown
from hw_sim.sim.clock import VirtualClock
from hw_sim.sim.directory import NOBODY, Directory, aor
from hw_sim.sim.messages import detail
from hw_sim.sim.network import PHONE, Network, Passage
from hw_sim.sim.user_agent import Posted, SimUserAgent
from phone.call.states import Party

ANNA = Party("Anna Berg", "4021", aor("4021"))
METTE = Party("Mette Sørensen", "1002", aor("1002"))
JONAS = Party("Jonas Holm", "1003", aor("1003"))


def run(clock: VirtualClock, seconds: float) -> None:
    """Let time pass, doing what falls due."""
    end = clock.now() + seconds
    while (due := clock.next_due()) is not None and due <= end:
        clock.move_to(due)
        clock.perform_due()
    clock.move_to(end)


def written(passage: Passage) -> str:
    """`0.020 > INVITE sip:1002@pbx.sim a=sendrecv a=record:off`."""
    way = ">" if passage.sent else "<"
    words = f"{passage.time_s:.3f} {way} {passage.message.title} {detail(passage.message)}"
    return words.strip()


class Telephone:
    """A user agent and what it has posted."""

    def __init__(self, world: "World", name: str, who: Party) -> None:
        self.who, self.posted = who, list[Posted]()
        self.digits = ""
        self.agent = SimUserAgent(
            name,
            world.network,
            world.clock,
            world.directory,
            {1: who},
            self.posted.append,
            Random(0),
            digits=self._heard,
        )

    def new(self) -> list[Posted]:
        """What was posted since it was asked last."""
        found, self.posted[:] = list(self.posted), []
        return found

    def _heard(self, _from: Party, digit: str) -> None:
        self.digits += digit


class World:
    """The phone of Anna, and the telephones of Mette and Jonas."""

    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.passages = list[Passage]()
        self.network = Network(self.clock, self.passages.append)
        self.directory = Directory()
        NumberUnknown(self.network, NOBODY)
        self.phone = Telephone(self, PHONE, ANNA)
        self.mette = Telephone(self, METTE.number, METTE)
        self.jonas = Telephone(self, JONAS.number, JONAS)

    def run(self, seconds: float = 0.1) -> None:
        run(self.clock, seconds)

    def messages(self) -> list[str]:
        """What passed the phone since it was asked last."""
        found = [written(passage) for passage in self.passages]
        self.passages.clear()
        return found

    def titles(self) -> list[str]:
        """The same, without times and details."""
        found = [f"{'>' if it.sent else '<'} {it.message.title}" for it in self.passages]
        self.passages.clear()
        return found

    def call(self, other: Telephone | None = None) -> None:
        """The phone calls Mette (slot 0 at both ends), who answers; nothing is left to see."""
        other = other or self.mette
        self.phone.agent.dial(0, 1, other.who.aor)
        self.run()
        other.agent.claim(1, 0)
        other.agent.answer(0)
        self.run()
        self.messages()
        self.phone.new()
        other.new()
