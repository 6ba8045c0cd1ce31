"""People, and a phone that calls them; what came of it."""

from collections.abc import Callable
from random import Random

from hw_sim.sim.directory import Directory, aor
from hw_sim.sim.party import Surroundings
from hw_sim.sim.people import People
from hw_sim.sim.user_agent import Posted
from tests.hw_sim.sim.world import Telephone, World


class House:
    """A phone and everybody it can call."""

    def __init__(self, service: Callable[[str], str | None]) -> None:
        self.world = World()
        self.world.directory = Directory(self._bring)
        self.phone = Telephone(self.world, "phone", self.world.phone.who)
        around = Surroundings(
            self.world.network,
            self.world.clock,
            self.world.directory,
            Random(0),
            lambda _: "4021",
            lambda _: None,
            lambda: None,
            lambda _party, _digit: None,
        )
        self.people = People(around, service)

    def _bring(self, number: str) -> None:
        self.people.bring(number)

    def outcome(self, number: str, slot: int = 0) -> Posted:
        """The last event of a call to this number."""
        self.phone.agent.dial(slot, 1, aor(number))
        self.world.run(1.0)
        return self.phone.new()[-1]


def house(service: Callable[[str], str | None] = lambda _: None) -> House:
    """A house whose call server knows these offices."""
    return House(service)
