"""Which number is reached where, and which requests wait until somebody says so. Pure.

A number that is not known is asked for once; what came for it is kept until the answer. Numbers
are compared without the signs that people write between digits.
"""

from collections import deque
from collections.abc import Callable
from typing import Final

from hw_sim.call_server.forwarding import Hop

KEPT_AT_MOST: Final = 16
"""Requests that wait for an answer; older ones are sent again by whoever sent them."""

_SEPARATORS: Final = dict.fromkeys(map(ord, " -()."))

Kept = tuple[str, bytes, Hop]


class Routes:
    """`ask` is called with a number that is not known; None: such a number is nobody's."""

    def __init__(self, ask: Callable[[str], None] | None = None) -> None:
        self._ask = ask
        self._hops: dict[str, Hop] = {}
        self._kept: deque[Kept] = deque(maxlen=KEPT_AT_MOST)
        self._silent = set[str]()

    def enter(self, number: str, hop: Hop) -> list[tuple[bytes, Hop]]:
        """It is reached there from now on; what waited for it: message and where it came from."""
        self._hops[_bare(number)] = hop
        return self._waited_for(number)

    def unknown(self, number: str) -> list[tuple[bytes, Hop]]:
        """It is nobody's (and is asked for again); what waited for it."""
        return self._waited_for(number)

    def silence(self, number: str, *, on: bool) -> None:
        """What is sent there is lost from now on; or no longer."""
        (self._silent.add if on else self._silent.discard)(_bare(number))

    def is_silent(self, number: str) -> bool:
        """Whether what is sent there is lost."""
        return _bare(number) in self._silent

    def find(self, number: str) -> Hop | None:
        """Where it is reached, if that is known."""
        return self._hops.get(_bare(number))

    def keep(self, number: str, data: bytes, source: Hop) -> bool:
        """Ask for the number; whether there is anybody to ask."""
        if self._ask is None:
            return False
        asked = any(bare == _bare(number) for bare, _, _ in self._kept)
        if (_bare(number), data, source) not in self._kept:  # not the same again
            self._kept.append((_bare(number), data, source))
        if not asked:
            self._ask(number)
        return True

    def _waited_for(self, number: str) -> list[tuple[bytes, Hop]]:
        waited = [(data, source) for bare, data, source in self._kept if bare == _bare(number)]
        others = [kept for kept in self._kept if kept[0] != _bare(number)]
        self._kept.clear()
        self._kept.extend(others)
        return waited


def _bare(number: str) -> str:
    return number.translate(_SEPARATORS)
