"""The search itself: it finds what is wrong, by the shortest way, and says how."""

from dataclasses import replace

from phone.recording.exploration import STARTS, every_event, explore, follow, plausible, table
from phone.recording.monitors.words import Violation
from phone.recording.table import ROWS
from phone.recording.words import Event, Mode, Phase, Wish

FLOWING = tuple(
    replace(row, given=None) if row.event is Event.ACCEPTED and row.given is Wish.ON else row
    for row in ROWS
)


def test_a_counter_example_is_the_shortest_history_as_a_playbook() -> None:
    found = explore(rows=table(FLOWING))
    assert found.broken == "Privacy: sound flows though the user has paused"
    assert found.counter_example == (
        "Always with Pause/Resume:",
        "call-confirmed -> open, +answer : starting [pause]",
        "pause-pressed -> : starting [resume]",
        "accepted -> -answer : recording [resume]",
    )


def test_an_indexed_table_is_the_same_table() -> None:
    indexed = table(ROWS)
    for phase in Phase:
        for event in Event:
            whole = tuple(row for row in ROWS if row.event is event and phase in row.phases)
            assert indexed.at(phase, event) == whole


def test_what_is_known_is_not_walked_through_again() -> None:
    everything = explore()
    again = explore(known=everything.came_from)
    assert (len(again.came_from), again.steps) == (len(STARTS), len(STARTS) * len(Event))


def test_what_is_plausible_in_a_recorded_call() -> None:
    (node,) = (it for it in STARTS if it.recording.mode is Mode.ON_DEMAND)
    assert set(plausible(node)) == {Event.CALL_CONFIRMED}
    for event in (Event.CALL_CONFIRMED, Event.RECORD_PRESSED, Event.ACCEPTED):
        following = follow(node, event, table(ROWS))
        assert not isinstance(following, Violation)
        node = following
    assert set(plausible(node)) == {
        Event.CALL_ENDED,
        Event.PAUSE_PRESSED,
        Event.STOP_PRESSED,
        Event.PAUSED_BY_RECORDER,
        Event.ONE_SIDED,
        Event.LOST,
        Event.ENDED_BY_RECORDER,
    }
    assert set(every_event(node)) == set(Event)
