"""Nothing that is required is left without a scenario or a reason, and the pages say so."""

from pathlib import Path

import pytest

from hw_sim.scenario.coverage import (
    UNCOVERED,
    UNTRIED,
    Found,
    behaviours_page,
    covering,
    faults,
    spec_page,
    trying,
)
from hw_sim.scenario.header import BEHAVIOURS, REQUIREMENTS
from hw_sim.scenario.script import Script, read_script
from tests.spec_numbers import behaviours, named, scripts, spec_coverage, texts

DOCS = Path(__file__).parents[3] / "docs"
REASONED = " ".join(it for it in REQUIREMENTS if it not in UNCOVERED)
TRIED = " ".join(str(it) for it in range(1, BEHAVIOURS + 1) if it not in UNTRIED)


def script(covers: str, behaviour: str) -> Script:
    return read_script(f"title It\ncovers {covers}\nbehaviour {behaviour}\npress Record", "x")


def test_every_number_has_a_scenario_or_a_reason() -> None:
    assert faults(scripts()) == ()


def test_a_number_with_neither_is_a_fault() -> None:
    those = {"a": script(REASONED.replace("A1 ", ""), TRIED.removeprefix("1 "))}
    assert faults(those) == (
        "A1: neither a scenario nor a reason",
        "behaviour 1: neither a scenario nor a reason",
    )


def test_a_reason_that_is_none_any_more_is_a_fault() -> None:
    those = {"a": script(REASONED, TRIED), "b": script("D4", "52")}
    assert faults(those) == (
        "D4: a reason, though b covers it",
        "behaviour 52: a reason, though b covers it",
    )


def test_who_covers_what() -> None:
    those = {"a": script("A1 B2", "7"), "b": script("B2", "7 8")}
    assert covering(those, "B2") == ("a", "b")
    assert covering(those, "A1") == ("a",)
    assert trying(those, 8) == ("b",)


def test_a_requirement_lists_its_scenarios_its_tests_and_its_code() -> None:
    found = dict.fromkeys(REQUIREMENTS, Found("It is so."))
    found["B2"] = Found("Record starts.", ("tests/test_x.py",), ("phone/x.py", "phone/y.py"))
    page = spec_page({"a": script("B2", "7"), "keys/b": script("B2", "7")}, found)
    assert (
        "## B2\n\nRecord starts.\n\n- scenarios: `a`, `keys/b`\n"
        "- tests: `tests/test_x.py`\n- code: `phone/x.py`, `phone/y.py`\n"
    ) in page
    assert f"## D4\n\nIt is so.\n\n- no scenario: {UNCOVERED['D4']}\n" in page
    assert "| `keys/b` | It | ✓ |" in page


def test_a_behaviour_lists_its_scenarios_or_the_reason() -> None:
    page = behaviours_page({"a": script("A1", TRIED)})
    assert "1. Record twice fast: one request.\n    – `a`\n" in page
    assert f"52. Flashing in a call: refused.\n    – none: {UNTRIED[52]}\n" in page


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("SPEC A1", {"A1"}),
        ("it is so (SPEC B1–B3, C5)", {"B1", "B2", "B3", "C5"}),
        ("SPEC C1 and H2: told; DESIGN A4", {"C1", "H2"}),
        ("A1, B2 without the word", set()),
    ],
)
def test_a_number_is_found_where_it_is_named(text: str, numbers: set[str]) -> None:
    assert named(text) == numbers


def test_a_requirement_says_what_it_is_in_a_sentence_or_two() -> None:
    spec = (
        "## A\n- **A1 Never** – off. Nothing is recorded, no key is shown.\n  More.\n- **A2** All\n"
    )
    assert texts(spec) == {
        "A1": "Never – off. Nothing is recorded, no key is shown.",
        "A2": "All",
    }


@pytest.mark.parametrize(
    ("name", "page"), [("spec-coverage.md", spec_coverage), ("behaviours.md", behaviours)]
)
def test_the_page_is_what_make_docs_writes(name: str, page: object) -> None:
    assert callable(page)
    assert (DOCS / name).read_text(encoding="utf-8") == page()
