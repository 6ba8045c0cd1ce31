"""What the browser's server needs of a phone: a port, for one that lives in real time
(`hw_sim.live.LiveBench`) and one that lives in virtual time (`hw_sim.page.PageBench`).

Knows no phone, no SIP and no HTTP; every word may be said from any thread.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

JsonObject = dict[str, Any]


class Speech(Protocol):
    """A live microphone that is somebody's, for a while."""

    def put(self, frame: bytes) -> None:
        """20 ms of it, as soon as they come. Raises ValueError: it is no frame."""
        ...

    def end(self) -> None:
        """It is over: who spoke before speaks again."""
        ...


class Sound(Protocol):
    """What the parties of a phone's calls say and hear. A party is `near`, the phone's own user, or
    a number; its sides are `said` and `heard`; a frame is 20 ms, 16 kHz, 16-bit little-endian."""

    def listen(
        self, party: str, side: str, listener: Callable[[bytes], None]
    ) -> Callable[[], None]:
        """Call `listener` with each frame, on a thread that must not wait; returns the end of it.

        Raises CommandError: there is no such party or side.
        """
        ...

    def speak(self, party: str, lost: Callable[[], None]) -> Speech:
        """Be this party's microphone, instead of who was; `lost` is called when somebody else is,
        on that one's thread. Raises CommandError: there is no such party."""
        ...

    def peaks(self, since_s: float) -> JsonObject:
        """The picture of it, from this second of the time line on (docs/rest.md)."""
        ...


class LivePhone(Protocol):
    """A phone that can be looked at and told what to do."""

    @property
    def recordings(self) -> Path | None:
        """The directory of the provider that records this phone; None: it keeps no sound."""
        ...

    @property
    def sound(self) -> Sound | None:
        """What is said and heard; None: in virtual time nothing is."""
        ...

    def recorded(self) -> list[JsonObject]:
        """What the provider has, newest first (docs/rest.md)."""
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
        """Call `listener` with `state`, `screen`, `timeline` or `recordings` when that changed,
        and with `restart` when the phone has begun anew, its time line with it.

        From other threads; returns what ends it.
        """
        ...


class Steps(Protocol):
    """What is done with a phone, kept so that it can be done again."""

    def begin(self) -> None:
        """What is done from now on is what is kept."""
        ...

    def scenario(self) -> str:
        """What has been done, as the text of a scenario (docs/scenarios.md)."""
        ...
