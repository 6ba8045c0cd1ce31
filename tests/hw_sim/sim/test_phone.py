"""The phone from simulated parts: what is wired to what."""

import pytest

from tests.hw_sim.sim.benches import ALWAYS, PAUSABLE, bench, called, history, perform


def test_what_a_gate_and_a_tone_say_of_whose_call_it_is() -> None:
    there = perform(called(*ALWAYS), "advance 2 s\npress End call")
    assert history(there, "gates", "tones")[2:] == [
        "0.680 gates 1002 near open",
        "0.680 gates 1002 far open",
        "1.680 tones 1002 reminder",
        "2.640 gates 1002 near closed",
        "2.640 gates 1002 far closed",
    ]


def test_words_end_with_their_call() -> None:
    there = perform(
        bench(*ALWAYS, ("Call_Recording_Announce_Internal_1_", "Yes")), "dial 1002\nadvance 1 s"
    )
    perform(there, "far-end hang-up\nadvance 5 s")
    assert history(there, "announcements") == [
        "0.680 announcements 1002 start words en",
        "1.020 announcements 1002 ended start",
    ]


def test_in_a_conference_everybody_is_reminded_and_told() -> None:
    there = perform(called(*ALWAYS), "advance 2 s\npress conference\ndial 1003\nadvance 2 s")
    for line in ("press Conf", "advance 2 s"):
        there.perform(line)
    bursts = [entry for entry in there.timeline() if entry["kind"] == "reminder"]
    assert [entry["to"] for entry in bursts] == [
        ["1002", "ear"],
        ["1003", "ear"],
        ["1002", "1003", "ear"],
    ]


def test_the_timers_of_the_machine_run_in_virtual_time() -> None:
    there = perform(bench(*ALWAYS), "provider silent\ndial 1002\nwait recording failed 10 s")
    assert there.captured_s() == pytest.approx(5.64)
    perform(there, "provider ok\nwait recording recording 5 s")
    assert there.captured_s() == pytest.approx(7.68)


def test_a_glare_is_waited_out_by_the_seed() -> None:
    def settled(seed: int) -> float:
        there = perform(bench(*PAUSABLE, seed=seed), "dial 1002\nwait recording recording 5 s")
        perform(there, "provider glare\npress PauseRec\nwait recording paused 9 s")
        return there.captured_s()

    times = [settled(seed) for seed in (1, 1, 2)]
    assert times[0] == times[1] != times[2]
    assert all(2.7 < time < 4.8 for time in times)


def test_the_dialog_that_may_be_replaced_is_that_in_focus_and_of_somebody_else() -> None:
    there = called()
    phone = there.running
    first = phone.dialog_with_another("1003")
    assert first is not None
    assert phone.dialog_with_another("1002") is None
    perform(there, "press Hold\nadvance 1 s\npress New call\ndial 1003\nadvance 2 s")
    second = phone.dialog_with_another("1005")
    assert second not in (None, first)
    assert phone.dialog_with_another("1003") == first


def test_a_lost_network_loses_the_recorder_and_the_registration() -> None:
    there = perform(bench(*ALWAYS, ("Register_1_", "Yes")), "advance 1 s\ndial 1002")
    perform(there, "wait recording recording 5 s\nnetwork down\nexpect registered off")
    perform(there, "wait recording failed 11 s\nexpect reason recorder lost\nexpect call confirmed")
    perform(there, "network up\nwait recording recording 9 s\nexpect registered on")
