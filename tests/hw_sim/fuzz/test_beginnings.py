"""What is drawn for a phone to begin with: profiles that load, and only what was asked for."""

from random import Random

import pytest

from hw_sim.fuzz.beginnings import MODES, beginning, policies
from hw_sim.fuzz.walk import Walk
from hw_sim.fuzz.wandering import Wanderer
from provisioning.recording_settings import Mode

SEEDS = range(60)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_phone_that_is_drawn_can_be_built(seed: int) -> None:
    wanderer = Wanderer(beginning(Random(seed)))
    assert wanderer.finding is None
    told = wanderer.bench.profiles.diagnostics
    assert [it for it in told if "unknown" in it or "error" in it] == []


def test_calls_begin_with_announcements_now_and_then() -> None:
    sets = [dict(beginning(Random(seed)).sets) for seed in SEEDS]
    drawn = {it.get("Call_Recording_Compliance_Inbound_1_") for it in sets}
    assert drawn == {"Yes", "No", None}
    assert {it.get("Announcement_Language_1_") for it in sets} >= {"zh-Hant", "sr", "nl"}


def test_the_modes_are_those_of_the_specification() -> None:
    assert set(MODES.values()) == {mode.value for mode in Mode}


def test_all_modes_lines_and_capacities_come() -> None:
    drawn = [beginning(Random(seed)) for seed in SEEDS]
    sets = [dict(it.sets) for it in drawn]
    assert {it["Call_Recording_Mode_1_"] for it in sets} == set(MODES.values()) - {"Never"}
    assert {"User_ID_2_" in it for it in sets} == {True, False}
    assert {it.dialogs for it in drawn} == {None, 2, 3, 4, 6}
    assert {it.appearances for it in drawn} == {None, 2, 3}


def test_only_these_modes() -> None:
    drawn = [dict(beginning(Random(seed), ("always",)).sets) for seed in SEEDS]
    modes = {value for it in drawn for name, value in it.items() if "_Mode_" in name}
    assert modes == {"Always"}


def test_what_stands_above_wins() -> None:
    above = (("Call_Recording_Mode_1_", "Never"), ("Station_Display_Name", "Lobby"))
    for seed in SEEDS:
        sets = dict(beginning(Random(seed), (), above).sets)
        assert sets | dict(above) == sets


def test_the_same_chance_is_the_same_phone() -> None:
    assert beginning(Random(5)) == beginning(Random(5))


def test_policies_are_of_their_line() -> None:
    for seed in SEEDS:
        walk = Walk(beginning(Random(seed)))
        assert all(name.endswith("_2_") for name, _ in policies(Random(seed), 2))
        assert walk.beginning.sets
