"""Everybody who can be talked to: those who are there from the beginning, and those who are named.

Knows parties by number and by name. A number that is somebody's office – a feature code, an
emergency service, voicemail – is answered whoever calls it.
"""

from collections.abc import Callable
from typing import Any, Final

from hw_sim.command_words import CommandError
from hw_sim.live_profile import FAR_NAME, FAR_NUMBER
from hw_sim.sim.network import PHONE
from hw_sim.sim.party import SimParty, Surroundings

FIRST: Final = (FAR_NUMBER, FAR_NAME)
KNOWN: Final = (FIRST, ("1003", "Jonas Holm"), ("+4533123456", "Kirsten Dahl"))
"""A colleague, another one, and somebody outside."""


class People:
    """The parties; `service` names the office that a number is, if it is one."""

    def __init__(self, around: Surroundings, service: Callable[[str], str | None]) -> None:
        self._around, self._service = around, service
        self._parties: dict[str, SimParty] = {}
        for number, name in KNOWN:
            self._enter(number, name)

    @property
    def first(self) -> SimParty:
        """Whom `far-end` means when nobody is named."""
        return self._parties[FAR_NUMBER]

    def find(self, word: str) -> SimParty:
        """By number, name or first name; a number that nobody has is somebody new.

        Raises CommandError for a name that nobody has.
        """
        if not word:
            return self.first
        for party in self._parties.values():
            if word in (party.who.number, party.who.name, party.who.name.partition(" ")[0]):
                return party
        if word.lstrip("+").isdecimal():
            return self._enter(word, "")
        names = ", ".join(f"{one.who.name} {one.who.number}" for one in self._parties.values())
        raise CommandError(f"nobody is called {word!r}; there are {names}")

    def bring(self, number: str) -> None:
        """Somebody calls a number that nobody has: an office answers if it is one."""
        name = self._service(number)
        if name is not None:
            self._enter(number, name)

    def name(self, number: str) -> str:
        """Whose number it is."""
        party = self._parties.get(number)
        return party.who.name if party is not None else ""

    def speaks(self, call_id: str) -> bool:
        """Whether the party at the other end of this dialog sends its voice."""
        return any(party.agent.speaks_in(call_id) for party in self._parties.values())

    def state(self) -> list[dict[str, Any]]:
        """Everybody, as JSON."""
        return [party.state() for party in self._parties.values()]

    def leaving(self) -> Callable[[], None]:
        """What everybody does who is in a call with the phone now, when nobody answers there."""
        legs = [leg for party in self._parties.values() for leg in party.legs_with(PHONE)]

        def leave() -> None:
            for leg in legs:
                leg.hang_up()

        return leave

    def _enter(self, number: str, name: str) -> SimParty:
        party = self._parties[number] = SimParty(self._around, number, name)
        return party
