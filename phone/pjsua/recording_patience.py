"""Recorders that are told something new and do not answer: that is no reason to stop recording.

Knows that the library ends every dialog alike when a request in it is not answered, unless it is
told otherwise; so it is told only while somebody waits for such an answer.
"""

from collections.abc import Callable
from typing import Final, Protocol

LINGER_S: Final = 0.5
"""The library judges a transaction's end a moment after its answer is known."""


class Switch(Protocol):
    """Whether dialogs outlive a request that is not answered."""

    def __call__(self, *, on: bool) -> None: ...


class Patience:
    """How many wait for an answer without which the recording goes on."""

    def __init__(self, switch: Switch, after: Callable[[float, Callable[[], None]], None]) -> None:
        """`after` does something so many seconds from now."""
        self._switch, self._after = switch, after
        self._waiting = 0

    def begin(self) -> None:
        """One more has asked."""
        self._waiting += 1
        self._switch(on=True)

    def end(self) -> None:
        """One has its answer, or needs none any more."""
        self._after(LINGER_S, self._over)

    def _over(self) -> None:
        self._waiting -= 1
        self._switch(on=self._waiting > 0)
