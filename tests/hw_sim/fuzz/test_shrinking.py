"""From a long walk to the few lines that matter."""

import pytest

from hw_sim.fuzz.shrinking import shrunk
from hw_sim.fuzz.walk import Beginning, Walk
from hw_sim.fuzz.wandering import walked
from hw_sim.sim.bench import SimBench
from hw_sim.sim.watch import Broken
from phone.state import PhoneState

START = Beginning(
    (("Call_Recording_Mode_1_", "Always"), ("Call_Recording_Failure_1_", "Proceed")), 7, 4
)
LONG = (
    *(
        "advance 50 ms",
        "far-end 1003 mode manual",
        "dial 1002",
        "advance 1 s",
        "network latency 1 ms",
    ),
    *("advance 2 s", "far-end hold", "advance 500 ms", "far-end retrieve", "advance 12 s"),
    *("press Hold", "advance 1 s", "press Resume", "advance 1 s", "provider bye", "advance 5 s"),
)


@pytest.fixture
def _no_bye(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that a recording never fails is broken by the provider's BYE."""

    def broken(bench: SimBench) -> list[Broken]:
        failed = [it for it in bench.timeline() if it.get("state") == "failed"]
        return [Broken("nothing_fails", it["t"], PhoneState(), ()) for it in failed]

    monkeypatch.setattr(SimBench, "broken", property(broken))


@pytest.mark.usefixtures("_no_bye")
def test_only_what_matters_is_left() -> None:
    done = shrunk(walked(Walk(START, LONG)))
    assert done.finding.rule == "nothing_fails"
    assert done.walk == Walk(
        Beginning((("Call_Recording_Mode_1_", "Always"),)),
        ("dial 1002", "advance 1 s", "provider bye", "advance 1 s"),
    )


@pytest.mark.usefixtures("_no_bye")
def test_the_same_walk_is_shrunk_the_same_way() -> None:
    first, second = (shrunk(walked(Walk(START, LONG))) for _ in range(2))
    assert first == second


@pytest.mark.usefixtures("_no_bye")
def test_it_is_bounded_by_a_number_of_candidates() -> None:
    told = list[int]()
    done = shrunk(walked(Walk(START, LONG)), 10, lambda tried, left: told.append(tried))
    assert told == list(range(1, 11))
    assert done.tried == 10
    assert done.finding.rule == "nothing_fails"


def test_a_call_that_is_never_over_stays_an_expectation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hw_sim.sim.user_agent.SimUserAgent.hang_up", lambda agent, slot: None)
    done = shrunk(walked(Walk(START, LONG)))
    assert done.walk.beginning == Beginning()
    assert done.walk.lines[0] == "dial 1002"
    assert done.walk.lines[-1] == "wait calls 0 60 s"
    assert done.walk.lines.count("press End call") >= 3  # a person tried


def test_a_walk_on_which_nothing_was_found_has_nothing_to_shrink() -> None:
    with pytest.raises(ValueError, match="nothing was found"):
        shrunk(walked(Walk(START, ("dial 1002",))))
