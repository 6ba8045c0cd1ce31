"""The page for administrators is the table."""

from pathlib import Path

from provisioning.parameter_docs import markdown
from provisioning.parameters import TABLE

PAGE = Path(__file__).parents[2] / "docs" / "profile-parameters.md"


def test_the_page_in_the_tree_is_made_from_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == markdown()


def test_every_parameter_has_one_row_of_five_cells() -> None:
    rows = [line for line in markdown().splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == [parameter.name for parameter in TABLE]
    assert {row.replace("\\|", "").count("|") for row in rows} == {6}


def test_no_section_comes_twice() -> None:
    sections = [line for line in markdown().splitlines() if line.startswith("## ")]
    assert len(sections) == len(set(sections))
