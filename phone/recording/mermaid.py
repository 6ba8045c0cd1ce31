"""State diagrams of the recording machine in Mermaid's `stateDiagram-v2`, one per mode.

Draws what an exploration has seen happen. What may happen in every phase of an open session is
drawn once, from the box around them.
"""

from collections.abc import Iterator

from phone.recording.exploration import Exploration
from phone.recording.machine import row_for
from phone.recording.table import OPEN, ROWS
from phone.recording.words import Event, Mode, Phase

Arrow = tuple[Phase, Phase, str]


def chart(mode: Mode, seen: Exploration) -> Iterator[str]:
    """The lines of one mode's section: heading, diagram, empty line."""
    arrows = _arrows(mode, seen)
    phases = [it for it in Phase if any(it in arrow[:2] for arrow in arrows)]
    inside = [it for it in phases if it in OPEN]
    common = _common(arrows, inside)
    yield f"### {title(mode)}\n\n```mermaid\nstateDiagram-v2"
    for phase in phases:
        if phase not in inside:
            yield f"    {_state(phase)}"
    yield '    state "session" as session {'
    for phase in inside:
        yield f"        {_state(phase)}"
    yield from _lines("        ", [it for it in arrows if it[0] in inside and it[1] in inside])
    yield "    }"
    yield f"    [*] --> {_id(Phase.OFF)}"
    yield from _lines(
        "    ",
        [it for it in arrows if not (it[0] in inside and it[1] in inside) and it[1:] not in common],
    )
    for to in dict.fromkeys(it[0] for it in common):
        labels = [label for target, label in common if target is to]
        yield f"    session --> {_id(to)}: {', '.join(labels)}"
    yield "```\n"


def title(mode: Mode) -> str:
    """The mode as it is shown (SPEC H8)."""
    return "On Demand" if mode is Mode.ON_DEMAND else mode.value


def _arrows(mode: Mode, seen: Exploration) -> list[Arrow]:
    drawn = dict[Arrow, None]()
    order = tuple(Phase)
    states = {(it.phase, it.wish): it for it in seen.recordings if it.mode is mode}
    for state in sorted(states.values(), key=lambda it: (order.index(it.phase), it.wish.value)):
        for event in Event:
            row = row_for(ROWS, state, event)
            if row is not None and event is not Event.CALL_ENDED and row.to is not state.phase:
                given = f" ({row.given.value})" if row.given else ""
                drawn[state.phase, row.to, f"{event.value}{given}"] = None
    return list(drawn)


def _common(arrows: list[Arrow], inside: list[Phase]) -> list[tuple[Phase, str]]:
    ends = dict.fromkeys(arrow[1:] for arrow in arrows if arrow[1] not in inside)
    return [end for end in ends if all((phase, *end) in arrows for phase in inside)]


def _lines(indent: str, arrows: list[Arrow]) -> Iterator[str]:
    for ends in dict.fromkeys(arrow[:2] for arrow in arrows):
        labels = ", ".join(arrow[2] for arrow in arrows if arrow[:2] == ends)
        yield f"{indent}{_id(ends[0])} --> {_id(ends[1])}: {labels}"


def _state(phase: Phase) -> str:
    return f'state "{phase.value}" as {_id(phase)}'


def _id(phase: Phase) -> str:
    return phase.value.replace("-", "_")
