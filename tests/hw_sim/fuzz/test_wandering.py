"""A walk on simulated parts: what is kept of it, how it is closed, and what counts as found."""

from random import Random
from typing import Any

import pytest

from hw_sim.fuzz.walk import Beginning, Finding, Walk
from hw_sim.fuzz.wandering import Wanderer, walked, wandered
from hw_sim.sim.bench import SimBench
from hw_sim.sim.watch import Broken
from phone.state import PhoneState

ALWAYS = Beginning((("Call_Recording_Mode_1_", "Always"),))


def breaks(monkeypatch: pytest.MonkeyPatch, word: str, error: Exception) -> None:
    """The bench raises when it is told something that begins so."""
    whole = SimBench.do

    def do(bench: SimBench, command: object) -> object:
        if type(command).__name__ == word:
            raise error
        return whole(bench, command)  # type: ignore[arg-type]

    monkeypatch.setattr(SimBench, "do", do)


def happened(wanderer: Wanderer) -> list[dict[str, Any]]:
    """The time line, what somebody was told to do aside: told, not done, it stands there too."""
    line = [it for it in wanderer.bench.timeline() if it["lane"] != "commands"]
    return [{name: value for name, value in it.items() if name != "id"} for it in line]


def test_what_is_not_possible_is_left_out() -> None:
    lines = ("press Record", "dial 1002", "advance 2 s", "far-end 1003 hold", "press Record")
    wanderer = walked(Walk(Beginning(), lines), closed=False)
    assert wanderer.lines == ["dial 1002", "advance 2 s", "press Record"]
    assert wanderer.finding is None


def test_it_is_closed_with_everything_at_work_and_no_call_left() -> None:
    lines = ("dial 1002", "advance 2 s", "provider kill", "advance 1 s", "far-end 1003 call")
    wanderer = walked(Walk(ALWAYS, (*lines, "advance 1 s", "network down")))
    closing = wanderer.lines[wanderer.closed_from or 0 :]
    assert closing[:4] == ["network up", "network latency 20 ms", "provider start", "provider ok"]
    assert closing[-2:] == ["wait calls 0 60 s", "advance 100 s"]
    assert wanderer.finding is None
    assert wanderer.bench.state()["calls"] == []


def test_a_phone_without_power_is_switched_on_to_be_closed() -> None:
    wanderer = walked(Walk(ALWAYS, ("dial 1002", "advance 2 s", "power off")))
    assert wanderer.lines[3] == "power on"
    assert wanderer.bench.state()["power"]


def test_an_exception_is_a_finding_and_nothing_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    breaks(monkeypatch, "Provider", KeyError("slot"))
    wanderer = walked(Walk(Beginning(), ("dial 1002", "provider bye", "advance 1 s")))
    assert wanderer.lines == ["dial 1002", "provider bye"]
    found = wanderer.finding
    assert found is not None
    assert found.rule == "KeyError in test_wandering.py:do"
    assert not found.expected


def test_a_call_that_is_never_over_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hw_sim.sim.user_agent.SimUserAgent.hang_up", lambda agent, slot: None)
    wanderer = walked(Walk(Beginning(), ("dial 1002", "advance 2 s")))
    assert wanderer.finding == Finding(
        "expected: wait calls 0 60 s", "waited 60 s for calls 0; found 1", expected=True
    )
    assert wanderer.lines.count("press End call") == 3


def test_a_broken_rule_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(bench: SimBench) -> list[Broken]:
        late = bench.captured_s() > 1
        return [Broken("a_rule", 1.5, PhoneState(), ())] if late else []

    monkeypatch.setattr(SimBench, "broken", property(broken))
    wanderer = walked(Walk(Beginning(), ("dial 1002", "advance 2 s", "press Record")))
    assert wanderer.lines == ["dial 1002", "advance 2 s"]
    assert wanderer.finding == Finding("a_rule", "1.500 s: a_rule")


@pytest.mark.parametrize("seed", range(3))
def test_a_new_walk_can_be_walked_again(seed: int) -> None:
    first = wandered(ALWAYS, Random(seed), 50)
    again = walked(Walk(ALWAYS, tuple(first.lines)), closed=False)
    assert again.lines == first.lines
    assert happened(again) == happened(first)
    assert 50 <= (first.closed_from or 0) <= 70
