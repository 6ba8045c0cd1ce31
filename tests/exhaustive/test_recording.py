"""The recording machine with all its monitors, over its whole state space (DESIGN §3)."""

from collections.abc import Callable

import pytest

from phone.recording.exploration import (
    Exploration,
    Node,
    explore,
    follow,
    plausible,
    table,
)
from phone.recording.machine import EXPIRES, timers
from phone.recording.monitors.words import Violation
from phone.recording.rules import ALWAYS, FAILED, FOR_GOOD
from phone.recording.table import ROWS
from phone.recording.words import Event, Mode, Phase
from tests.exhaustive.completeness import ambiguous, cases, idle, repeated, stale, unwritten

TABLE = table(ROWS)
OPENING = (Phase.STARTING, Phase.STARTING_NARROW)


@pytest.fixture(scope="module")
def everything() -> Exploration:
    return explore()


@pytest.fixture(scope="module")
def likely() -> Exploration:
    return explore(choose=plausible)


def test_every_event_in_every_state_keeps_every_promise(
    everything: Exploration, record_property: Callable[[str, object], None]
) -> None:
    assert not everything.broken, "\n".join((everything.broken, *everything.counter_example))
    states, nodes = len(everything.recordings), len(everything.came_from)
    record_property(
        "measured",
        f"{states} states of the machine, {nodes} with their monitors, {everything.steps} steps",
    )
    assert everything.steps == nodes * len(Event)


def test_whatever_can_be_reached_can_come_about(
    everything: Exploration, likely: Exploration
) -> None:
    assert likely.came_from.keys() == everything.came_from.keys()


def test_every_phase_is_reached(everything: Exploration) -> None:
    assert {it.phase for it in everything.recordings} == set(Phase)


def test_every_case_has_one_row_or_is_ignored_on_purpose(everything: Exploration) -> None:
    reached = cases(everything.recordings)
    assert list(unwritten(reached, TABLE)) == []
    assert list(ambiguous(TABLE)) == []


def test_nothing_is_written_that_is_not_needed(everything: Exploration) -> None:
    reached = cases(everything.recordings)
    assert list(stale(reached, TABLE)) == []
    assert list(idle(reached, TABLE)) == []
    assert list(repeated()) == []


def after(node: Node, event: Event) -> Node:
    """The node after one event; raises AssertionError if a promise is broken."""
    following = follow(node, event, TABLE)
    assert not isinstance(following, Violation)
    return following


def test_a_call_that_ends_settles_at_once(everything: Exploration) -> None:
    for node in everything.came_from:
        ended = after(node, Event.CALL_ENDED)
        assert ended.recording.phase is Phase.OFF
        late = [after(ended, event) for event in Event if event is not Event.CALL_CONFIRMED]
        assert {it.recording for it in late} == {ended.recording}


def test_silence_settles_or_tries_again(likely: Exploration) -> None:
    """With nothing but timers, in any order: within four no timer runs, or a retry is sent."""
    for node in likely.came_from:
        waiting = {node}
        for _ in range(4):
            waiting = {
                after(it, EXPIRES[timer]) for it in waiting for timer in timers(it.recording)
            }
            for it in list(waiting):
                if it.recording.phase in OPENING:
                    assert it.recording.mode in ALWAYS
                    waiting.discard(it)
        assert not any(timers(it.recording) for it in waiting), node.recording


def given_up(node: Node) -> bool:
    """What only an admin can mend."""
    recording = node.recording
    return recording.mode in ALWAYS and recording.failure in FOR_GOOD


def test_nothing_is_tried_again_that_an_admin_must_mend(likely: Exploration) -> None:
    for node in likely.came_from:
        if given_up(node):
            left = {after(node, event) for event in plausible(node)}
            assert {it.recording.phase for it in left} <= {Phase.OFF, *FAILED}


def test_there_is_a_way_to_a_recording_from_everywhere(likely: Exploration) -> None:
    """No state in a call is a dead end: with its keys and a good recorder it is recorded."""
    came_from = dict[Node, list[Node]]()
    for node in likely.came_from:
        for event in plausible(node):
            if event is not Event.CALL_ENDED:
                came_from.setdefault(after(node, event), []).append(node)
    reached = [it for it in likely.came_from if it.recording.phase is Phase.RECORDING]
    hopeful = set(reached)
    while reached:
        for node in came_from.get(reached.pop(), []):
            if node not in hopeful:
                hopeful.add(node)
                reached.append(node)
    hopeless = {it for it in likely.came_from if it not in hopeful}
    assert {it.recording for it in hopeless if it.recording.mode is not Mode.NEVER} == {
        it.recording for it in likely.came_from if given_up(it)
    }
