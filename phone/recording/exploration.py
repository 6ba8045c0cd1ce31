"""The machine and its monitors, walked through breadth first: every state, every event.

Pure search. What is searched for is a violation, and the first found is the shortest history
that leads to one.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from phone.recording.machine import EXPIRES, Recording, step
from phone.recording.monitors.deadlines import Timers
from phone.recording.monitors.promises import Openings
from phone.recording.monitors.session import ANSWERS, Sessions
from phone.recording.monitors.watch import WATCH, Watch
from phone.recording.monitors.words import Violation
from phone.recording.shown import keys
from phone.recording.table import ROWS, Row
from phone.recording.transcript import transcript
from phone.recording.words import Event, Mode, Phase


@dataclass(frozen=True, slots=True)
class Node:
    """A state of the machine with what the monitors remember."""

    recording: Recording
    watch: Watch


@dataclass(frozen=True, slots=True)
class Table:
    """Rows, found by phase and event; `machine.step` takes them as it takes the whole table."""

    rows: tuple[Row, ...]
    by_pair: Mapping[tuple[Phase, Event], tuple[Row, ...]]

    def at(self, phase: Phase, event: Event) -> tuple[Row, ...]:
        """The rows that may apply, in the table's order."""
        return self.by_pair.get((phase, event), ())


def table(rows: tuple[Row, ...]) -> Table:
    """The same table, indexed."""
    pairs = dict[tuple[Phase, Event], tuple[Row, ...]]()
    for row in rows:
        for phase in row.phases:
            pairs[phase, row.event] = (*pairs.get((phase, row.event), ()), row)
    return Table(rows, pairs)


Chooser = Callable[[Node], Iterable[Event]]


def every_event(_: Node) -> Iterable[Event]:
    """Whatever may come, plausible or not: the machine must be safe for all of it."""
    return Event


def plausible(node: Node) -> Iterable[Event]:
    """What a telephone and a recorder that keeps the port's protocol can bring about."""
    recording, watch = node.recording, node.watch
    session = watch.seen_by(Sessions).session
    running = watch.seen_by(Timers).running
    confirmed = watch.seen_by(Openings).in_call
    return (
        *((Event.CALL_ENDED,) if confirmed else (Event.CALL_CONFIRMED,)),
        *keys(recording),
        *(event for standing, event in ANSWERS if standing is session),
        *(EXPIRES[timer] for timer in running),
    )


@dataclass(frozen=True, slots=True)
class Exploration:
    """Where a search has been: each node with the one before it and the event between."""

    came_from: Mapping[Node, tuple[Node, Event] | None]
    steps: int
    broken: str = ""  # the promise, if one was broken: the search ends there
    counter_example: tuple[str, ...] = ()  # the shortest history that breaks it

    @property
    def recordings(self) -> frozenset[Recording]:
        """The states of the machine that were reached."""
        return frozenset(node.recording for node in self.came_from)


STARTS: tuple[Node, ...] = tuple(Node(Recording(mode), WATCH) for mode in Mode)


def follow(node: Node, event: Event, rows: Table) -> Node | Violation:
    """One step of the machine and of everybody who watches it."""
    before = node.recording
    after, effects = step(before, event, rows.at(before.phase, event))
    watch = node.watch.step(before, event, effects, after)
    return watch if isinstance(watch, Violation) else Node(after, watch)


def explore(
    starts: Iterable[Node] = STARTS,
    rows: Table | None = None,
    choose: Chooser = every_event,
    known: Collection[Node] = (),
) -> Exploration:
    """Everything that can be reached from `starts`, up to the first violation; nodes that are
    `known` to be safe are not walked through again."""
    rows = table(ROWS) if rows is None else rows
    came_from: dict[Node, tuple[Node, Event] | None] = dict.fromkeys(starts)
    queue = deque(came_from)
    steps = 0
    while queue:
        node = queue.popleft()
        for event in choose(node):
            steps += 1
            after = follow(node, event, rows)
            if isinstance(after, Violation):
                history = _history(came_from, node, event, rows)
                return Exploration(came_from, steps, after.rule, history)
            if after not in came_from and after not in known:
                came_from[after] = (node, event)
                queue.append(after)
    return Exploration(came_from, steps)


def _history(
    came_from: Mapping[Node, tuple[Node, Event] | None], node: Node, last: Event, rows: Table
) -> tuple[str, ...]:
    events = [last]
    while (origin := came_from[node]) is not None:
        node, event = origin
        events.append(event)
    lines = transcript(node.recording, reversed(events), rows.rows)
    return (f"{node.recording.mode.value}:", *lines)
