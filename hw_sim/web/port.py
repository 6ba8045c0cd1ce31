"""What the browser's server needs of a phone: a port of six words (`hw_sim.live.LiveBench`).

Knows no phone, no SIP and no HTTP; every word may be said from any thread.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

JsonObject = dict[str, Any]


class LivePhone(Protocol):
    """A phone that can be looked at and told what to do."""

    @property
    def recordings(self) -> Path:
        """The directory of the provider that records this phone."""
        ...

    def state(self) -> JsonObject:
        """Everything an observer may know (docs/rest.md); cheap."""
        ...

    def screenshot(self) -> bytes:
        """PNG of the LCD now; draws, so it takes tens of milliseconds."""
        ...

    def perform(self, command: str) -> JsonObject:
        """One line of `hw_sim.commands`, to its end: a `wait` blocks.

        Raises CommandError with one line for people: not in the vocabulary, not so, not possible.
        """
        ...

    def timeline(self, after: int = 0) -> list[JsonObject]:
        """The entries whose `id` is greater, by id."""
        ...

    def listen(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """Call `listener` with `state`, `screen`, `timeline` or `recordings` when that changed.

        From other threads; returns what ends it.
        """
        ...
