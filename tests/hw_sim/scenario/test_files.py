"""Scenario files on the disk: names, folders, includes, and what may not be read."""

from pathlib import Path

import pytest

from hw_sim.commands import Press
from hw_sim.scenario.files import (
    LARGEST,
    SCENARIOS,
    defined_parameters,
    find_script,
    find_scripts,
    load_script,
)
from hw_sim.scenario.script import ScriptError
from softkeys.keypad import Key


def test_a_script_is_found_by_name_or_path(tmp_path: Path) -> None:
    assert find_script("demo") == SCENARIOS / "demo.scenario"
    own = tmp_path / "own.scenario"
    own.write_text("press 1")
    assert find_script(str(own)) == own
    with pytest.raises(ScriptError, match=r"^dmeo: no such script; did you mean demo"):
        find_script("dmeo")
    with pytest.raises(ScriptError, match=r"^12345: no such script; \d+ come with Redlamp$"):
        find_script("12345")


def test_a_folder_is_all_its_scenarios_sorted_and_each_is_run_once(tmp_path: Path) -> None:
    for name in ("b.scenario", "a/z.scenario", "a/part.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("press 1")
    found = find_scripts([str(tmp_path), str(tmp_path / "b.scenario")])
    assert [it.relative_to(tmp_path).as_posix() for it in found] == ["a/z.scenario", "b.scenario"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(ScriptError, match=r"empty: no \*\.scenario in this folder"):
        find_scripts([str(tmp_path / "empty")])


def test_a_scenario_includes_files_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/one.part").write_text("press $KEY")
    top = tmp_path / "x.scenario"
    top.write_text("parameter KEY = 1\ninclude parts/one.part")
    (step,) = load_script(top, {"KEY": "2"}).steps
    assert (step.place, step.command) == ("parts/one.part:1", Press(Key.DIGIT_2))
    assert defined_parameters([top]) == {"KEY"}


def test_a_link_leads_nowhere_outside(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret").write_text("press 1")
    (inside / "link").symlink_to(tmp_path / "secret")
    top = inside / "x.scenario"
    top.write_text("include link")
    with pytest.raises(ScriptError, match="include link: outside the scenario's folder"):
        load_script(top)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"#" * (LARGEST + 1)], ids=["bytes", "large"])
def test_what_is_no_text_is_one_line(tmp_path: Path, content: bytes) -> None:
    top = tmp_path / "x.scenario"
    top.write_bytes(content)
    with pytest.raises(ScriptError, match=r"^.*x\.scenario: "):
        load_script(top)
