"""The list of behaviours: as many as a scenario may name, each said once."""

from hw_sim.scenario.behaviours import BEHAVIOURS
from hw_sim.scenario.header import BEHAVIOURS as KNOWN


def test_there_are_as_many_as_a_scenario_may_name() -> None:
    assert len(BEHAVIOURS) == KNOWN


def test_each_says_what_is_tried_and_what_must_happen() -> None:
    assert [text for text in BEHAVIOURS if not (": " in text and text.endswith("."))] == []


def test_a_number_finds_its_behaviour() -> None:
    assert BEHAVIOURS[24 - 1] == "CANCEL crosses 200: ACK, BYE, never a recording."
    assert BEHAVIOURS[48 - 1].startswith("Power cut: ")
