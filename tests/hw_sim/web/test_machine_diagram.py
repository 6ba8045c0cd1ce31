"""The machine's drawing: what the table says, nothing else, and nothing on top of anything."""

import itertools

import pytest

from hw_sim.web.machine_diagram import FRAME, PLACES, ROUNDABOUT, SIZE, Box, drawing, straight, ways
from phone.recording.diagram import SENTENCES
from phone.recording.exploration import Exploration, explore
from phone.recording.machine import step
from phone.recording.table import OPEN
from phone.recording.words import Event, Mode, Phase


@pytest.fixture(scope="module")
def everything() -> Exploration:
    return explore()


def within(inner: Box, outer: Box) -> bool:
    x, y, width, height = inner
    left, top, wide, high = outer
    return left <= x and top <= y and x + width <= left + wide and y + height <= top + high


def apart(one: Box, other: Box) -> bool:
    across = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
    return across or one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1]


@pytest.mark.parametrize("mode", Mode)
def test_the_ways_are_the_changes_of_phase_that_the_machine_makes(
    everything: Exploration, mode: Mode
) -> None:
    recordings = [it for it in everything.recordings if it.mode is mode]
    made = {
        (before.phase, after.phase, event)
        for before, event in itertools.product(recordings, Event)
        for after in [step(before, event)[0]]
        if after.phase is not before.phase
    }
    drawn = {
        (phase, to, event)
        for (_, to), starts in ways(mode).items()
        for phase, events in starts.items()
        for event in events
    }
    assert drawn == made


def test_a_recording_that_nobody_wants_has_one_phase() -> None:
    never = drawing()["modes"]["Never"]
    assert [one["phase"] for one in never["phases"]] == ["off"]
    assert never["ways"] == []


def test_on_demand_has_every_phase_and_each_is_explained() -> None:
    phases = drawing()["modes"][Mode.ON_DEMAND.value]["phases"]
    assert [one["phase"] for one in phases] == [phase.value for phase in Phase]
    assert [one["meaning"] for one in phases] == [
        SENTENCES[phase].replace("`", "") for phase in Phase
    ]


def test_what_leads_out_of_a_session_is_drawn_once() -> None:
    found = ways(Mode.ON_DEMAND)
    assert set(found[None, Phase.STOPPING]) == set(OPEN)
    assert set(found[None, Phase.FAILED]) == set(OPEN)
    assert set(found[None, Phase.OFF]) == set(Phase) - {Phase.OFF, Phase.READY}
    assert not any(start in OPEN and to not in OPEN for start, to in found)


def test_no_box_lies_on_another_and_a_session_is_framed() -> None:
    whole = (0, 0, *SIZE)
    for (phase, box), (other, its) in itertools.combinations(PLACES.items(), 2):
        assert apart(box, its), (phase, other)
    for phase, box in PLACES.items():
        assert within(box, whole)
        assert within(box, FRAME) if phase in OPEN else apart(box, FRAME), phase


@pytest.mark.parametrize("mode", Mode)
def test_no_straight_way_crosses_a_box(mode: Mode) -> None:
    for start, to in ways(mode):
        if start is None or (start, to) in ROUNDABOUT:
            assert (start, to) in ROUNDABOUT
            continue
        x, y, to_x, to_y = straight(PLACES[start], PLACES[to])
        for phase, (left, top, width, height) in PLACES.items():
            crossed = any(
                left < x + (to_x - x) * n / 100 < left + width
                and top < y + (to_y - y) * n / 100 < top + height
                for n in range(1, 100)
            )
            assert not crossed or phase in (start, to), (start, to, phase)


def test_a_straight_way_begins_and_ends_at_the_edges() -> None:
    one, other = (0, 0, 20, 10), (100, 0, 20, 10)
    assert straight(one, other) == (20, 5, 100, 5)
    assert straight((0, 0, 20, 10), (0, 50, 20, 10)) == (10, 10, 10, 50)
    there, back = straight(one, other, apart=4), straight(other, one, apart=4)
    assert there[1] == pytest.approx(7)
    assert back[1] == pytest.approx(3)


def test_every_way_round_about_is_gone_by_some_mode() -> None:
    gone = {way for mode in Mode for way in ways(mode)}
    assert set(ROUNDABOUT) - gone == set()
