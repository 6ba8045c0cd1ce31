"""Stopwatches: started, frozen, forgotten."""

from phone.presentation import Stopwatch
from phone.stopwatches import Stopwatches
from tests.phone.desk import VirtualClock


def test_one_counts_while_it_runs_and_keeps_its_time_while_frozen() -> None:
    clock = VirtualClock(10.0)
    watches = Stopwatches(clock.now)
    watches.follow((Stopwatch("recorded:0", running=True),))
    clock.time_s = 14.5
    assert watches.exact("recorded:0") == 4.5
    watches.follow((Stopwatch("recorded:0", running=False),))
    clock.time_s = 20.0
    assert watches.exact("recorded:0") == 4.5
    watches.follow((Stopwatch("recorded:0", running=True),))
    clock.time_s = 21.0
    assert watches.exact("recorded:0") == 5.5
    assert watches.seconds() == (("recorded:0", 5),)


def test_following_the_same_again_changes_nothing() -> None:
    clock = VirtualClock(0.0)
    watches = Stopwatches(clock.now)
    for second in range(4):
        clock.time_s = float(second)
        watches.follow((Stopwatch("call:0", running=True),))
    assert watches.exact("call:0") == 3.0


def test_one_that_is_not_named_is_forgotten_and_begins_anew() -> None:
    clock = VirtualClock(0.0)
    watches = Stopwatches(clock.now)
    watches.follow((Stopwatch("call:0", running=True), Stopwatch("paused:0", running=True)))
    clock.time_s = 5.0
    watches.follow((Stopwatch("call:0", running=True),))
    assert watches.seconds() == (("call:0", 5),)
    assert watches.exact("paused:0") == 0.0
    watches.follow((Stopwatch("call:0", running=True), Stopwatch("paused:0", running=False)))
    clock.time_s = 6.0
    assert watches.seconds() == (("call:0", 6), ("paused:0", 0))
