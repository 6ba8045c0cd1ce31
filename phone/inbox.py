"""Where a user agent posts while the dispatcher that will take its events is still being built."""

from collections.abc import Callable
from typing import Any


class Inbox:
    """Keeps what comes too early, then hands everything on in its order."""

    def __init__(self) -> None:
        self._early: list[Any] = []
        self._deliver: Callable[[Any], None] = self._early.append

    def post(self, event: Any) -> None:
        """What the user agent is built with."""
        self._deliver(event)

    def deliver_to(self, post: Callable[[Any], None]) -> None:
        """From now on, and what came before."""
        self._deliver = post
        for event in self._early:
            post(event)
        self._early.clear()
