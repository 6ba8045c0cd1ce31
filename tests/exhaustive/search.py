"""Breadth first through the whole phone with its monitors: every state, every event that may come.

Pure search: a space says where to begin, what may happen in a node and what is forgotten of one.
The first violation ends a walk, and its history is the shortest that leads to it.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from phone.call.events import CallTimer
from phone.call.states import CallState
from phone.levels import levels
from phone.lines import Setting
from phone.machine import step
from phone.moment import Moment
from phone.monitors.notices import Announcements
from phone.monitors.privacy import Privacy
from phone.monitors.recorders import Sessions, Timers
from phone.monitors.watch import WATCH, Watch
from phone.monitors.words import Monitor, Violation
from phone.notices.compliance import Compliance
from phone.presentation import present
from phone.recording.machine import Recording
from phone.recording.monitors.session import MEANT, Session
from phone.recording.reports import RecorderReported
from phone.recording.rules import timers_due
from phone.rules import broken
from phone.state import PhoneEvent, PhoneState, Slot, TimerExpired
from softkeys.keypad import KeyPressed


@dataclass(frozen=True, slots=True)
class Node:
    """Where the phone is, and what its monitors remember besides: what was said, who paused."""

    state: PhoneState
    said: Announcements = field(default_factory=Announcements)
    paused: Privacy = field(default_factory=Privacy)


class Space(Protocol):
    """What is walked through."""

    @property
    def setting(self) -> Setting:
        """The profile."""

    @property
    def start(self) -> Node:
        """An idle phone."""

    def moves(self, node: Node) -> Iterable[tuple[Node, PhoneEvent]]:
        """What may happen next, and in which of the nodes that were folded into this one."""

    def seen(self, node: Node) -> Iterable[PhoneState]:
        """The states to be judged for it."""

    def folded(self, node: Node) -> Node:
        """The node without what decides nothing."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a walk has been; `broken` names what did not hold, where it ended."""

    came_from: Mapping[Node, tuple[Node, PhoneEvent] | None]
    steps: int
    broken: tuple[str, ...] = ()
    history: tuple[str, ...] = ()

    @property
    def size(self) -> str:
        """`123 states, 4567 steps`."""
        return f"{len(self.came_from)} states, {self.steps} steps"


@cache
def recorders(
    recordings: tuple[Recording | None, ...], delayed: frozenset[int]
) -> tuple[Sessions, Timers]:
    """What the monitors of recorders remember follows from the phases: each means one session and
    its timers; and a delayed announcement means its own. They have just made sure of it, so no
    node need carry it."""
    calls = [(at, it) for at, it in enumerate(recordings) if it]
    meant = ((at, MEANT[it.phase][0]) for at, it in calls)
    return (
        Sessions(frozenset(it for it in meant if it[1] is not Session.NONE)),
        Timers(
            frozenset((at, timer) for at, it in calls for timer in timers_due(it))
            | {(at, CallTimer.COMPLIANCE_DELAY) for at in delayed}
        ),
    )


def watching(node: Node) -> Watch:
    """All monitors of the phone, as they stand in this node."""
    slots = node.state.slots
    delayed = (at for at, it in enumerate(slots) if it and it.compliance is Compliance.DELAYED)
    sessions, timers = recorders(tuple(it and it.recording for it in slots), frozenset(delayed))
    standing: dict[type[Monitor], Monitor] = {
        Sessions: sessions,
        Timers: timers,
        Announcements: node.said,
        Privacy: node.paused,
    }
    return Watch(tuple(standing.get(type(it), it) for it in WATCH.monitors))


def follow(setting: Setting, node: Node, event: PhoneEvent) -> Node | Violation:
    """One step of the phone and of everybody who watches it."""
    state, effects = step(setting, node.state, event)
    if state is node.state and not effects:
        return node  # what changes nothing breaks nothing
    watch = watching(node).step(node.state, event, effects, state)
    if isinstance(watch, Violation):
        return watch
    return Node(state, watch.seen_by(Announcements), watch.seen_by(Privacy))


def judged(setting: Setting, state: PhoneState) -> tuple[str, ...]:
    """The rules of the whole phone that do not hold here."""
    return broken(Moment(state, levels(setting, state), present(setting, state)))


Judge = Callable[[Setting, PhoneState], tuple[str, ...]]


def walk(space: Space, judge: Judge = judged, limit: int = 0) -> Walk:
    """Everything that can be reached, up to the first state in which something does not hold."""
    setting = space.setting
    came_from: dict[Node, tuple[Node, PhoneEvent] | None] = {space.start: None}
    queue, steps = deque([space.start]), 0
    while queue and not 0 < limit < len(came_from):
        node = queue.popleft()
        for state in space.seen(node):
            wrong = judge(setting, state)
            if wrong:
                return Walk(came_from, steps, wrong, tuple(_history(came_from, node)))
        for beginning, event in space.moves(node):
            steps += 1
            after = follow(setting, beginning, event)
            if isinstance(after, Violation):
                history = (*_history(came_from, node), f"{told(event)} -> {after.rule}")
                return Walk(came_from, steps, (after.rule,), history)
            if after is beginning:
                continue
            after = space.folded(after)
            if after not in came_from:
                came_from[after] = (node, event)
                queue.append(after)
    return Walk(came_from, steps)


def _history(came_from: Mapping[Node, tuple[Node, PhoneEvent] | None], node: Node) -> list[str]:
    lines = list[str]()
    while (origin := came_from[node]) is not None:
        before, event = origin
        lines.append(f"{told(event)} -> {place(node.state)}")
        node = before
    return lines[::-1]


def told(event: PhoneEvent) -> str:
    """`recorder 2 accepted`: what happened; calls are numbered from 1."""
    match event:
        case KeyPressed(key, long):
            return f"press {key.value}{' long' if long else ''}"
        case RecorderReported(slot, _, report):
            return f"recorder {slot + 1} {report.value}"
        case TimerExpired(slot, timer):
            return f"{timer.value} {slot + 1} expires"
        case _:
            return str(event)


def place(state: PhoneState) -> str:
    """`1 confirmed, recording, wish on | no call`: where that led."""
    parts = ["no call" if not slot else _call(slot, at) for at, slot in enumerate(state.slots)]
    parts += [f"focus {state.focus + 1}"] if state.focus is not None else []
    parts += [f"keyed {state.digits!r}"] if state.digits is not None else []
    parts += [str(it) for it in (state.consultation, state.conference, state.urgent) if it]
    return " | ".join(parts)


def _call(slot: Slot, at: int) -> str:
    return ", ".join((f"{at + 1} {slot.call.state.value}", *_doings(slot)))


def _doings(slot: Slot) -> Iterator[str]:
    call, recording = slot.call, slot.recording
    if call.state is not CallState.CONFIRMED:
        yield call.direction.value
    for name in ("hold_wanted", "held_by_local", "held_by_remote", "answer_wanted", "emergency"):
        if getattr(call, name):
            yield name.replace("_", " ")
    yield f"{recording.mode.value}: {recording.phase.value}, wish {recording.wish.value}"
    for name in ("announced", "announcing", "ending", "follows", "compliance"):
        value = getattr(slot, name)
        if value is not None and value is not False:
            yield f"{name} {getattr(value, 'value', value)}"
