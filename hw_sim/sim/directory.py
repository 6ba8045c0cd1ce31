"""Who is reached at which number: the call server's own knowledge.

Knows numbers and station names. A number that nobody has may be somebody's all the same (a
feature code, an emergency service): whoever built the directory is asked to bring them.
"""

from collections.abc import Callable, Mapping
from typing import Final, Protocol

from hw_sim.sim.negotiation import Manners
from phone.call.states import Party

HOST: Final = "pbx.sim"
NOBODY: Final = "call-server"
"""The station that answers for numbers that nobody has."""

_SEPARATORS: Final = dict.fromkeys(map(ord, " -()."))


class Subscriber(Protocol):
    """A user agent with its numbers."""

    name: str
    manners: Manners


def aor(number: str) -> str:
    """`sip:1002@pbx.sim`."""
    return f"sip:{number}@{HOST}"


class Directory:
    """Numbers to stations. `bring` enters the owner of a number that it knows, and no other."""

    def __init__(self, bring: Callable[[str], None] = lambda _: None) -> None:
        self._bring = bring
        self._stations: dict[str, str] = {}
        self._subscribers: dict[str, Subscriber] = {}

    def enter(self, subscriber: Subscriber, lines: Mapping[int, Party]) -> None:
        """These lines are reached there from now on."""
        self._subscribers[subscriber.name] = subscriber
        for party in lines.values():
            self._stations[_bare(party.number)] = subscriber.name

    def station(self, number: str) -> str:
        """Where a number is reached."""
        if _bare(number) not in self._stations:
            self._bring(number)
        return self._stations.get(_bare(number), NOBODY)

    def manners(self, station: str) -> Manners:
        """How the subscriber there behaves."""
        there = self._subscribers.get(station)
        return there.manners if there is not None else Manners()


def _bare(number: str) -> str:
    return number.translate(_SEPARATORS)
