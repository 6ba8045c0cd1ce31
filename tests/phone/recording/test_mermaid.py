"""The diagrams draw every change of phase that can come about in their mode, and no other."""

import re

import pytest

from phone.recording.exploration import Exploration, explore
from phone.recording.machine import row_for
from phone.recording.mermaid import chart
from phone.recording.table import OPEN, ROWS
from phone.recording.words import Event, Mode

ARROW = re.compile(r"^ *(\w+) --> (\w+): (.+)$")


@pytest.fixture(scope="module")
def seen() -> Exploration:
    return explore()


def drawn(mode: Mode, seen: Exploration) -> set[tuple[str, str, str]]:
    """The arrows of a chart; one from the box around a session stands for all its phases."""
    mine = {it.phase for it in seen.recordings if it.mode is mode}
    inside = [it.value.replace("-", "_") for it in OPEN if it in mine]
    arrows = set[tuple[str, str, str]]()
    for line in "\n".join(chart(mode, seen)).splitlines():
        if found := ARROW.match(line):
            start, end, labels = found.groups()
            for first in inside if start == "session" else [start]:
                arrows |= {(first, end, label) for label in labels.split(", ")}
    return arrows


@pytest.mark.parametrize("mode", [mode for mode in Mode if mode is not Mode.NEVER])
def test_every_change_of_phase_is_drawn(mode: Mode, seen: Exploration) -> None:
    changes = set[tuple[str, str, str]]()
    for it in seen.recordings:
        for event in Event:
            row = row_for(ROWS, it, event) if it.mode is mode else None
            if row and row.to is not it.phase and event is not Event.CALL_ENDED:
                label = event.value + (f" ({row.given.value})" if row.given else "")
                start, end = (phase.value.replace("-", "_") for phase in (it.phase, row.to))
                changes.add((start, end, label))
    assert drawn(mode, seen) == changes
