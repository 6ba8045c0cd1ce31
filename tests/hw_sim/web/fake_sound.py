"""Sound for tests of its server: two codecs in this process, whose media clock is the test."""

from collections.abc import Callable

from hw_sim.codec import SimCodec
from hw_sim.command_words import CommandError
from hw_sim.sound.ends import Listener, OwnEnd, Side, Speech


class FakeSound:
    """Implements `web.port.Sound` for `near` and `1002`."""

    def __init__(self) -> None:
        self.codecs = {"near": SimCodec(), "1002": SimCodec()}
        self.ends = {name: OwnEnd(codec) for name, codec in self.codecs.items()}
        self.picture: dict[str, dict[str, object]] = {}
        self.asked_s: list[float] = []
        self.spoken_for: list[str] = []

    def listen(self, party: str, side: str, listener: Listener) -> Callable[[], None]:
        return self._end(party).listen(Side(side), listener)

    def speak(self, party: str, lost: Callable[[], None]) -> Speech:
        speech = self._end(party).speak(lost)
        self.spoken_for.append(party)
        return speech

    def peaks(self, since_s: float) -> dict[str, dict[str, object]]:
        self.asked_s.append(since_s)
        return self.picture

    def _end(self, party: str) -> OwnEnd:
        if party not in self.ends:
            raise CommandError(f"nobody here is {party!r}; there are near, 1002")
        return self.ends[party]
