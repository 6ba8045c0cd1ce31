"""The recording machine as a drawing: a box for each phase of a mode, an arrow for each way there.

Pure. Which phases and ways there are is read off `phone.recording.table`, so that the drawing
cannot drift from the machine; only the places are written here, in px of a drawing 486 wide.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from phone.recording.diagram import SENTENCES
from phone.recording.machine import Recording, row_for
from phone.recording.table import OPEN, ROWS
from phone.recording.words import Event, Mode, Phase

JsonObject = dict[str, Any]
Box = tuple[int, int, int, int]  # x, y, width, height
Way = tuple[Phase | None, Phase]
"""From where to where; None: from any phase of a session, drawn from the frame around them."""

P = Phase
SIZE: Final = (486, 138)
FRAME: Final[Box] = (76, 1, 409, 95)
PLACES: Mapping[Phase, Box] = MappingProxyType(
    {
        P.OFF: (1, 63, 46, 24),
        P.READY: (1, 8, 52, 24),
        P.STARTING: (90, 7, 66, 24),
        P.STARTING_NARROW: (90, 36, 66, 28),
        P.NOT_READY: (90, 69, 66, 24),
        P.RECORDING: (194, 7, 92, 26),
        P.RECORDER_PAUSED: (204, 63, 72, 30),
        P.PAUSING: (322, 7, 66, 24),
        P.GLARED: (326, 39, 58, 22),
        P.RESUMING: (322, 69, 66, 24),
        P.PAUSED: (408, 37, 74, 26),
        P.STOPPING: (90, 107, 68, 24),
        P.FAILED: (210, 107, 60, 24),
        P.FAILED_QUIET: (306, 107, 88, 24),
    }
)
ROUNDABOUT: Mapping[Way, str] = MappingProxyType(
    {
        (P.OFF, P.STARTING): "M47 70H60V23H90",
        (P.STARTING, P.NOT_READY): "M90 24C79 34 79 66 90 76",
        (P.STARTING, P.PAUSING): "M156 27C200 52 280 52 322 26",
        (P.STARTING_NARROW, P.PAUSING): "M156 52C210 58 290 54 327 31",
        (P.NOT_READY, P.RECORDING): "M156 73L204 33",
        (P.NOT_READY, P.PAUSING): "M156 77C210 60 290 60 332 31",
        (P.PAUSING, P.RESUMING): "M325 31C312 42 312 58 325 69",
        (P.RESUMING, P.PAUSING): "M385 69C398 58 398 42 385 31",
        (P.STOPPING, P.READY): "M90 119H66V25H53",
        (P.FAILED, P.STARTING): "M240 131V135H71V14H90",
        (P.FAILED_QUIET, P.STARTING): "M350 131V135H71V14H90",
        (None, P.OFF): "M76 80H47",
        (None, P.STOPPING): "M124 96V107",
        (None, P.FAILED): "M240 96V107",
    }
)
"""The ways that are no straight line from one box to the other."""

ONE_LINE: Final = 26  # px; a higher box has a line for each part of the name
APART: Final = 5.0
"""px between the two arrows of a way that is gone in both directions."""


def drawing() -> JsonObject:
    """What GET /api/machine tells: size, frame, and phases and arrows of each mode."""
    width, height = SIZE
    return {
        "width": width,
        "height": height,
        "session": _box(FRAME),
        "modes": {mode.value: _mode(mode) for mode in Mode},
    }


def ways(mode: Mode) -> dict[Way, dict[Phase, tuple[Event, ...]]]:
    """Each way with the phases it begins in and the events that lead along it."""
    found = defaultdict[Way, dict[Phase, tuple[Event, ...]]](dict)
    for recording, event, to in _steps(mode):
        way = (None if _from_any(recording.phase, to) else recording.phase, to)
        events = found[way].get(recording.phase, ())
        found[way][recording.phase] = (*events, *(() if event in events else (event,)))
    return dict(found)


def straight(start: Box, end: Box, *, apart: float = 0.0) -> tuple[float, float, float, float]:
    """x and y of both ends of a line between two boxes, moved aside by half of `apart`."""
    (x, y), (to_x, to_y) = _middle(start), _middle(end)
    length = max(1.0, ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5)
    aside_x, aside_y = (y - to_y) / length * apart / 2, (to_x - x) / length * apart / 2
    away = _edge(start, to_x - x, to_y - y)
    back = _edge(end, x - to_x, y - to_y)
    return (
        x + away[0] + aside_x,
        y + away[1] + aside_y,
        to_x + back[0] + aside_x,
        to_y + back[1] + aside_y,
    )


def _steps(mode: Mode) -> Iterator[tuple[Recording, Event, Phase]]:
    """Every change of phase that any history of a call can bring about."""
    waiting, known = [Recording(mode)], set[Recording]()
    while waiting:
        recording = waiting.pop(0)
        known.add(recording)
        for event in Event:
            row = row_for(ROWS, recording, event)
            if row is None or mode is Mode.NEVER:
                continue
            if row.to is not recording.phase:
                yield recording, event, row.to
            after = replace(recording, phase=row.to, wish=row.wish or recording.wish)
            if after not in known and after not in waiting:
                waiting.append(after)


def _from_any(phase: Phase, to: Phase) -> bool:
    if to is Phase.OFF:
        return phase is not Phase.READY
    return phase in OPEN and to not in OPEN


def _mode(mode: Mode) -> JsonObject:
    there = ways(mode)
    phases = {Phase.OFF, *(to for _, to in there), *(it for ends in there.values() for it in ends)}
    return {
        "phases": [_phase(phase) for phase in Phase if phase in phases],
        "ways": [_way(way, there) for way in there],
    }


def _phase(phase: Phase) -> JsonObject:
    return {
        "phase": phase.value,
        **_box(PLACES[phase]),
        "words": phase.value.split("-") if PLACES[phase][3] > ONE_LINE else [phase.value],
        "meaning": SENTENCES[phase].replace("`", ""),
    }


def _way(way: Way, there: Mapping[Way, Mapping[Phase, tuple[Event, ...]]]) -> JsonObject:
    events = dict.fromkeys(event.value for events in there[way].values() for event in events)
    return {
        "from": [phase.value for phase in there[way]],
        "to": way[1].value,
        "events": list(events),
        "path": ROUNDABOUT.get(way) or _line(way, (way[1], way[0]) in there),
    }


def _line(way: Way, both: bool) -> str:  # noqa: FBT001  there is a way back
    start = FRAME if way[0] is None else PLACES[way[0]]
    ends = straight(start, PLACES[way[1]], apart=2 * APART if both else 0.0)
    x, y, to_x, to_y = (round(end, 1) for end in ends)
    return f"M{x} {y}L{to_x} {to_y}"


def _box(box: Box) -> JsonObject:
    return dict(zip(("x", "y", "width", "height"), box, strict=True))


def _middle(box: Box) -> tuple[float, float]:
    x, y, width, height = box
    return x + width / 2, y + height / 2


def _edge(box: Box, towards_x: float, towards_y: float) -> tuple[float, float]:
    """From the box's middle to where the line in this direction leaves it."""
    across = abs(towards_x) / box[2] if towards_x else 0.0
    down = abs(towards_y) / box[3] if towards_y else 0.0
    scale = 0.5 / max(across, down, 1e-9)
    return towards_x * scale, towards_y * scale
