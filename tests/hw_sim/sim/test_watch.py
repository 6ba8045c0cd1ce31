"""What is watched: the rules after each step, and where sound really goes."""

import pytest

from hw_sim.sim.bench import SimBench
from hw_sim.sim.watch import LAST, Watch
from tests.hw_sim.sim.benches import ALWAYS, called, perform

IN_VAIN = "sound_goes_only_to_who_has_agreed_to_record"
NOT_SENT = "the_microphone_is_recorded_only_where_it_is_sent"
LEFT_OPEN = "a_gate_is_open_only_while_the_state_says_so"


def broken(there: SimBench) -> list[str]:
    return [str(one) for one in there.broken]


def test_a_call_that_is_held_muted_and_recorded_breaks_nothing() -> None:
    there = called(*ALWAYS)
    for line in ("press Hold", "advance 3 s", "press Resume", "press mute", "far-end hold"):
        perform(there, line)
        perform(there, "advance 2 s")
    perform(there, "far-end hang-up\nadvance 2 s")


def test_a_gate_that_is_opened_to_nobody_is_told_once() -> None:
    there = called()
    there.running.gates.set_gates(0, near=False, far=True)
    there.perform("advance 5 s")
    assert broken(there) == [f"0.640 s: {LEFT_OPEN}", f"0.640 s: {IN_VAIN}"]
    one = there.broken[0]
    assert one.state is there.running.dispatcher.state
    assert one.history[-1]["text"] == "open"
    there.running.gates.set_gates(0, near=False, far=False)
    there.settle()
    there.running.gates.set_gates(0, near=False, far=True)
    there.settle()
    assert broken(there)[2:] == [f"5.640 s: {LEFT_OPEN}", f"5.640 s: {IN_VAIN}"]


def test_a_microphone_that_is_recorded_while_it_is_not_sent() -> None:
    there = perform(called(*ALWAYS), "wait recording recording 1 s\npress Hold\nadvance 1 s")
    there.running.gates.set_gates(0, near=True, far=False)
    there.settle()
    assert broken(there) == [f"1.680 s: {LEFT_OPEN}", f"1.680 s: {NOT_SENT}"]


def test_a_gate_that_is_shut_late_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    there = perform(called(*ALWAYS), "wait recording recording 1 s")
    monkeypatch.setattr(there.running.gates, "set_gates", lambda slot, *, near, far: None)
    there.perform("press Hold")
    assert broken(there) == [f"0.680 s: {LEFT_OPEN}", f"0.680 s: {NOT_SENT}"]


def test_a_guest_is_recorded_with_its_host_though_the_host_is_held() -> None:
    there = perform(called(*ALWAYS), "advance 1 s\npress conference\ndial 1003\nadvance 1 s")
    perform(there, "far-end hold\nadvance 1 s\npress conference\nadvance 1 s")
    assert (True, True) in there.running.gates.open.values()


def test_a_rule_that_does_not_hold_after_a_step_is_told() -> None:
    there = called()
    there.watch = Watch(there.site.clock.now, there.timeline, lambda _: ("a_rule",))
    there.perform("press Record")
    assert broken(there) == ["0.640 s: a_rule"]
    assert there.broken[0].history == tuple(there.timeline())[-LAST:]
