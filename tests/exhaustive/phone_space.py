"""The whole phone for one call, walked through breadth first: every state, every event.

A node is the phone's state, less what decides nothing (`forgetting`), with the recording timers
that run in the world. `as_it_may_be` puts back what was forgotten: a test shows that the phone
goes the same ways with it, and keeps the same rules, so that nothing is lost. Digits are keyed up
to one. Counter-examples are printed as what happened, line by line.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallOffered,
    CallProgressed,
    FarRecordReported,
    HoldChanged,
    RegistrationChanged,
)
from phone.call.states import CallState, Direction, EndReason, Party, RecordWord
from phone.effects import CancelTimer, PhoneEffect, StartTimer
from phone.levels import levels
from phone.machine import step
from phone.presentation import present
from phone.recording.reports import RecorderReported
from phone.recording.words import REPORTS, Timer
from phone.rules import Moment, broken
from phone.slots import Setting
from phone.state import (
    Message,
    PhoneEvent,
    PhoneState,
    Slot,
    TargetDialled,
    TimerExpired,
    Toast,
    ToastExpired,
)
from softkeys.keypad import Key, KeyPressed

METTE = Party("Mette", "1002", "sip:1002@far.test")
BOOLS = (False, True)

KEYS = (
    *(Key(f"softkey-{place}") for place in (1, 2, 3, 4)),
    *(Key.LINE_1, Key.LINE_6, Key.LINE_2),  # the line, the speed dial, nothing
    *(Key.DIGIT_5, Key.HOOK, Key.OFF_HOOK, Key.ON_HOOK, Key.OK, Key.SPEAKER),
)
"""Every meaning a key may have; HEADSET means what SPEAKER does, the other digits what 5 does."""

UNSEEN: tuple[PhoneEvent, ...] = (
    KeyPressed(Key.MUTE),
    *(ToastExpired(number) for number in (0, 7)),
    *(RegistrationChanged(1, registered, 0) for registered in BOOLS),
)
"""What changes nothing but what is forgotten."""

EVENTS: tuple[PhoneEvent, ...] = (
    *map(KeyPressed, KEYS),
    TargetDialled("1002"),
    CallOffered(0, 1, METTE),
    *(CallProgressed(0, state) for state in (CallState.PROCEEDING, CallState.EARLY)),
    CallConfirmed(0),
    CallEnded(0, EndReason.REMOTE_BYE),
    CallEnded(0, EndReason.REJECTED, 486),
    *(HoldChanged(0, ours, theirs) for ours in BOOLS for theirs in BOOLS),
    *(FarRecordReported(0, word) for word in RecordWord),
    *(RecorderReported(0, 1, report) for report in REPORTS),
    *(TimerExpired(0, timer) for timer in Timer),
    *UNSEEN,
)


@dataclass(frozen=True, slots=True)
class Node:
    """Where the phone is, and the timers that run."""

    state: PhoneState
    running: frozenset[Timer] = frozenset()


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a walk has been; `broken` names what did not hold, where it ended."""

    came_from: Mapping[Node, tuple[Node, PhoneEvent] | None]
    steps: int
    broken: tuple[str, ...] = ()
    history: tuple[str, ...] = ()


def forgetting(state: PhoneState) -> PhoneState:
    """Without what decides nothing: toast, mute, registration, failures in a row; what would be
    redialled, if there is something; and who called whom, once it is answered."""
    redial = "1002" if state.redial else ""
    state = replace(state, toast=None, muted=False, registered=(), redial=redial)
    slot = state.slots[0]
    if slot is None:
        return state
    call, recording = slot.call, replace(slot.recording, attempt=0)
    if call.state is CallState.CONFIRMED:
        call = replace(call, direction=Direction.INITIATOR, remote=METTE)
    return replace(state, slots=(Slot(call, recording),))


FORGOTTEN = tuple(
    product(
        (None, Toast(0, Message.RECORDING_PAUSED), Toast(7, Message.CALL_FAILED)),
        BOOLS,
        ((), ((1, False),), ((1, True),)),
        (0, 1, 5),
        ("1002", "1003"),
        Direction,
    )
)
"""Values for what is forgotten: toast, mute, registration, attempt, redial, direction."""


def as_it_may_be(state: PhoneState, variant: int) -> PhoneState:
    """One of the states that are forgotten into this one."""
    toast, muted, registered, attempt, redial, direction = FORGOTTEN[variant % len(FORGOTTEN)]
    state = replace(state, toast=toast, muted=muted, registered=registered)
    slot = state.slots[0]
    if slot is None:
        return state
    call, recording = slot.call, replace(slot.recording, attempt=attempt)
    if call.state is CallState.CONFIRMED:
        call = replace(call, direction=direction)
    redial = redial if state.redial else ""
    return replace(state, redial=redial, slots=(Slot(call, recording),))


def after(setting: Setting, node: Node, event: PhoneEvent) -> Node:
    """One step of the phone and of the timers in the world."""
    state, effects = step(setting, node.state, event)
    expired = {event.timer} if isinstance(event, TimerExpired) else set[Timer]()
    return Node(forgetting(state), _running(node.running - expired, effects))


def _running(running: frozenset[Timer], effects: tuple[PhoneEffect, ...]) -> frozenset[Timer]:
    now = set(running)
    for effect in effects:
        match effect:
            case StartTimer(_, timer, _):
                now.add(timer)
            case CancelTimer(_, timer):
                now.discard(timer)
            case _:
                pass
    return frozenset(now)


def possible(node: Node) -> Iterator[PhoneEvent]:
    """Whatever may come; a timer expires only if it runs, a number has one digit."""
    for event in EVENTS:
        if isinstance(event, TimerExpired) and event.timer not in node.running:
            continue
        if event == KeyPressed(Key.DIGIT_5) and node.state.digits:
            continue
        yield event


def settled(node: Node) -> tuple[str, ...]:
    """What an idle phone still does: nothing may be left over from a call."""
    return ("a timer runs without a call",) if node.state.idle and node.running else ()


Judge = Callable[[Setting, Node], tuple[str, ...]]


def judged(setting: Setting, node: Node) -> tuple[str, ...]:
    """The rules of the whole phone that do not hold here."""
    state = node.state
    moment = Moment(state, levels(setting, state), present(setting, state))
    return (*broken(moment), *settled(node))


def walk(setting: Setting, judge: Judge = judged) -> Walk:
    """Everything that can be reached, up to the first state in which something does not hold."""
    idle = Node(PhoneState())
    came_from: dict[Node, tuple[Node, PhoneEvent] | None] = {idle: None}
    queue, steps = deque([idle]), 0
    while queue:
        node = queue.popleft()
        wrong = judge(setting, node)
        if wrong:
            return Walk(came_from, steps, wrong, tuple(_history(came_from, node)))
        for event in possible(node):
            steps += 1
            following = after(setting, node, event)
            if following not in came_from:
                came_from[following] = (node, event)
                queue.append(following)
    return Walk(came_from, steps)


def _history(came_from: Mapping[Node, tuple[Node, PhoneEvent] | None], node: Node) -> list[str]:
    lines = list[str]()
    while (origin := came_from[node]) is not None:
        before, event = origin
        lines.append(told(event, node))
        node = before
    return lines[::-1]


def told(event: PhoneEvent, node: Node) -> str:
    """`recorder accepted -> recording, wish on`: an event and where it led."""
    slot = node.state.slots[0]
    match event:
        case KeyPressed(key):
            words = f"press {key.value}"
        case RecorderReported(_, _, report):
            words = f"recorder {report.value}"
        case TimerExpired(_, timer):
            words = f"{timer.value} expires"
        case _:
            words = str(event)
    if slot is None:
        return f"{words} -> no call"
    call, recording = slot.call, slot.recording
    held = [who for who in ("local", "remote") if getattr(call, f"held_by_{who}")]
    place = [call.state.value, *(f"held by {who}" for who in held), recording.phase.value]
    return f"{words} -> {', '.join(place)}, wish {recording.wish.value}"
