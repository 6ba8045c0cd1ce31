"""Virtual time stands still, and passes everything that falls due in its order."""

import pytest

from hw_sim.sim.clock import VirtualClock
from tests.hw_sim.sim.world import run


def test_what_is_booked_is_done_in_the_order_of_time_and_then_of_booking() -> None:
    clock, done = VirtualClock(), list[tuple[float, str]]()
    for seconds, name in ((2.0, "late"), (1.0, "first"), (1.0, "second"), (0.0, "now")):
        clock.after(seconds, lambda name=name: done.append((clock.now(), name)))  # type: ignore[misc]
    assert done == []
    run(clock, 3.0)
    assert done == [(0.0, "now"), (1.0, "first"), (1.0, "second"), (2.0, "late")]
    assert clock.now() == 3.0


def test_what_is_cancelled_is_not_done() -> None:
    clock, done = VirtualClock(), list[str]()
    booking = clock.after(1.0, lambda: done.append("cancelled"))
    clock.after(1.0, lambda: done.append("kept"))
    booking.cancel()
    run(clock, 2.0)
    booking.cancel()
    assert done == ["kept"]
    assert clock.next_due() is None
    assert not clock.perform_due()


def test_nothing_that_is_due_can_be_passed_and_time_does_not_run_backwards() -> None:
    clock = VirtualClock()
    clock.after(1.0, lambda: None)
    with pytest.raises(ValueError, match="due before"):
        clock.move_to(1.5)
    clock.move_to(1.0)
    with pytest.raises(ValueError, match="cannot go"):
        clock.move_to(0.5)


def test_what_is_due_already_is_done_next() -> None:
    clock, done = VirtualClock(), list[float]()
    clock.move_to(5.0)
    clock.at(1.0, lambda: done.append(clock.now()))
    assert clock.next_due() == 5.0
    assert clock.perform_due()
    assert done == [5.0]


def test_the_wall_clock_may_jump_and_nothing_falls_due_by_it() -> None:
    clock, done = VirtualClock(), list[str]()
    clock.after(10.0, lambda: done.append("due"))
    assert clock.words() == ("10:42", "Saturday 21 November")
    run(clock, 5.0)
    clock.jump(-2 * 3600)
    assert clock.words()[0] == "08:42"
    clock.jump(24 * 3600)
    assert clock.words() == ("08:42", "Sunday 22 November")
    assert clock.stamp() == "2026-11-22T08:42:05.000"
    assert (clock.now(), done) == (5.0, [])
