"""The sound of a whole bench: the phone's own end, and that of every far party, by number.

Implements `web.port.Sound`. Knows ends and lines; must not know calls or pages.
"""

import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from hw_sim.child import Child, Heard
from hw_sim.command_words import CommandError
from hw_sim.sound.ends import End, Listener, Side, Speech
from hw_sim.sound.line import LinedEnd, line
from hw_sim.sound.peaks import PER_S, Peak

NEAR: Final = "near"
"""The word for the phone's own end."""


class PartiesSound:
    """From any thread."""

    def __init__(self, near: End, began_s: float, changed: Callable[[], None]) -> None:
        """`began_s` is where the time line begins, in time.monotonic(); `changed` is called when
        another microphone speaks."""
        self._began = int(began_s * PER_S)
        self._changed = changed
        self._near = near
        self._far: dict[str, LinedEnd] = {}

    def party(self, words: list[str], hear: Callable[[Heard], None], log: Path) -> Child:
        """Start a far party's process with a line for its sound; it is there when it is ready."""
        here, there = line()

        def heard(said: Heard) -> None:
            if said.get("event") == "ready":
                self._connect(str(said["number"]), here)
            hear(said)

        with there:
            option = f"--sound-line={there.fileno()}"
            return Child([*words, option], heard, log, keep=(there.fileno(),))

    def _connect(self, number: str, line: socket.socket) -> None:
        """A far party has come; in place of who had its number before."""
        before = self._far.get(number)
        self._far[number] = LinedEnd(line)
        if before is not None:
            before.close()

    def listen(self, party: str, side: str, listener: Listener) -> Callable[[], None]:
        """web.port.Sound. Raises CommandError."""
        return self._end(party).listen(_side(side), listener)

    def speak(self, party: str, lost: Callable[[], None]) -> Speech:
        """web.port.Sound. Raises CommandError."""
        end, changed = self._end(party), self._changed
        speech = _ToldSpeech(end.speak(lost), changed)
        changed()
        return speech

    def peaks(self, since_s: float) -> dict[str, Any]:
        """web.port.Sound."""
        after = round(since_s * PER_S) + self._began - 1
        return {
            party: {side.value: self._drawn(end.peaks(side, after)) for side in Side}
            for party, end in self._ends().items()
        }

    def state(self) -> dict[str, str]:
        """Who speaks at each end: `voice`, the simulated one, or `browser`."""
        ends = self._ends().items()
        return {party: "browser" if end.live else "voice" for party, end in ends}

    def close(self) -> None:
        """After the far parties' processes."""
        for end in self._far.values():
            end.close()

    def _ends(self) -> Mapping[str, End]:
        return {NEAR: self._near, **self._far}

    def _end(self, party: str) -> End:
        ends = self._ends()
        if party not in ends:
            raise CommandError(f"nobody here is {party!r}; there are {', '.join(ends)}")
        return ends[party]

    def _drawn(self, peaks: list[Peak]) -> dict[str, Any]:
        """From the first to the last, silence where there was no sound."""
        if not peaks:
            return {"from_s": None, "peaks": []}
        first, last = peaks[0][0], peaks[-1][0]
        drawn = [0, 0] * (last - first + 1)
        for place, least, greatest in peaks:
            drawn[2 * (place - first) : 2 * (place - first) + 2] = least, greatest
        return {"from_s": round((first - self._began) / PER_S, 2), "peaks": drawn}


class _ToldSpeech:
    def __init__(self, speech: Speech, changed: Callable[[], None]) -> None:
        self.put = speech.put
        self._speech, self._changed = speech, changed

    def end(self) -> None:
        self._speech.end()
        self._changed()


def _side(word: str) -> Side:
    try:
        return Side(word)
    except ValueError:
        sides = ", ".join(side.value for side in Side)
        raise CommandError(f"{word!r} is no side of a telephone; there are {sides}") from None
