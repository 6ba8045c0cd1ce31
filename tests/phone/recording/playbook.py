"""The house assertion: a whole history of one recording, line by line, exactly so.

A line reads: event -> what is asked of recorder, timers and user : phase [keys then offered].
`+timer` is started, `-timer` cancelled, `!note` said to the user.
"""

from dataclasses import dataclass

from phone.recording.machine import Recording
from phone.recording.table import ROWS, Row
from phone.recording.transcript import transcript
from phone.recording.words import Event, Mode


@dataclass(frozen=True, slots=True)
class Playbook:
    """What happens in one call, and exactly what follows."""

    title: str
    mode: Mode
    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The history as it must be; raises ValueError if it is empty."""
        lines = tuple(line.strip() for line in self.text.strip().splitlines())
        if not lines:
            raise ValueError(f"{self.title}: nothing happens")
        return lines

    def played(self, rows: tuple[Row, ...] = ROWS) -> tuple[str, ...]:
        """The history as the machine makes it."""
        events = [Event(line.partition(" -> ")[0]) for line in self.lines]
        return transcript(Recording(self.mode), events, rows)


def assert_plays(playbook: Playbook) -> None:
    """The machine makes this history and no other; pytest shows the lines that differ."""
    assert list(playbook.played()) == list(playbook.lines), playbook.title
