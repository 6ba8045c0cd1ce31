"""Who hears whom: on an early dialog, in a call, muted, held, paused, in a conference."""

from hw_sim.sim.bench import SimBench
from hw_sim.sim.links import FAR_CHANNEL, MOUTH, NEAR_CHANNEL, NOTICES, links
from hw_sim.sim.score import EAR, Links
from tests.hw_sim.sim.benches import PAUSABLE, bench, called, perform

SPEAKING = {(MOUTH, "1002"), (NOTICES, "1002")}
TALKING = SPEAKING | {("1002", EAR)}
RECORDED = {(MOUTH, NEAR_CHANNEL), ("1002", FAR_CHANNEL)}


def of(there: SimBench) -> Links:
    return links(there.running, there.site.people)


def recorded() -> SimBench:
    return perform(called(*PAUSABLE), "wait recording recording")


def test_nobody_hears_anybody_before_the_answer() -> None:
    there = bench()
    assert of(there) == set()
    perform(there, "far-end call\nadvance 1 s")
    assert of(there) == set()
    perform(there, "press Answer\nadvance 1 s")
    assert of(there) == TALKING


def test_a_caller_on_an_early_dialog_hears_notices_alone() -> None:
    there = bench(*PAUSABLE, ("Call_Recording_Compliance_Inbound_1_", "Yes"))
    perform(there, "far-end Kirsten call\nwait compliance playing")
    assert of(there) == {(NOTICES, "+4533123456")}


def test_what_is_recorded_is_what_the_parties_say() -> None:
    assert of(recorded()) == TALKING | RECORDED


def test_a_pause_links_nothing_to_the_recording() -> None:
    there = recorded()
    there.perform("press PauseRec")
    assert of(there) == TALKING


def test_a_muted_microphone_reaches_nobody() -> None:
    there = perform(recorded(), "press mute")
    assert of(there) == {(NOTICES, "1002"), ("1002", EAR), ("1002", FAR_CHANNEL)}


def test_held_by_us_they_hear_what_is_played_and_we_hear_nothing() -> None:
    there = perform(recorded(), "press Hold\nwait hold local")
    assert of(there) == {(NOTICES, "1002")}


def test_held_by_them_nothing_of_ours_is_heard() -> None:
    there = perform(recorded(), "far-end hold\nwait hold remote")
    assert (NOTICES, "1002") not in of(there)
    assert (MOUTH, NEAR_CHANNEL) not in of(there)


def test_without_a_network_nothing_is_recorded() -> None:
    there = perform(recorded(), "network down")
    assert not of(there) & RECORDED


def test_in_a_conference_everybody_hears_everybody_and_one_recording_has_all() -> None:
    there = perform(
        recorded(), "press conference\ndial 1003\nwait call of 1003 confirmed\npress conference"
    )
    perform(there, "wait conference on\nadvance 2 s")
    assert of(there) == TALKING | RECORDED | {
        (MOUTH, "1003"),
        (NOTICES, "1003"),
        ("1003", EAR),
        ("1002", "1003"),
        ("1003", "1002"),
        ("1003", FAR_CHANNEL),
    }
