"""The house: its top level, its locks, its names, and a test file for every source file."""

import ast
import importlib.util
import re
from pathlib import Path

import pytest

from phone.own_packages import PACKAGES as GUARDED
from phone.own_packages import check
from tests.architecture.sources import PACKAGES, ROOT, name, ours, project, tracked, tree

TOP_LEVEL = frozenset(
    {"pyproject.toml", "README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", "Makefile"}
    | {"requirements.lock", "requirements-test.lock", "docs", "tests", ".ci", ".gitignore"}
    | set(PACKAGES)
)
"""What the customer's card names, and what a repository needs; flash.sh comes with the handset."""

LOCKS = (ROOT / "requirements.lock", ROOT / "requirements-test.lock")


def test_the_top_level_is_what_the_card_fixes() -> None:
    there = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert there == TOP_LEVEL


# packages


def test_every_top_level_name_is_ours() -> None:
    check(PACKAGES, ROOT)
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        assert spec is not None
        assert spec.submodule_search_locations == [str(ROOT / package)]


def test_the_guard_of_the_phone_knows_all_but_the_simulator() -> None:
    assert set(GUARDED) == set(PACKAGES) - {"hw_sim"}


def test_every_folder_with_sources_is_a_package() -> None:
    folders = {path.parent for path in ours()}
    assert [name(it) for it in folders if not (it / "__init__.py").exists()] == []


def test_packaging_and_import_contracts_name_the_same_packages() -> None:
    tools = project()["tool"]
    found = {it.rstrip("*") for it in tools["setuptools"]["packages"]["find"]["include"]}
    assert found == set(tools["importlinter"]["root_packages"]) == set(PACKAGES)


# locks

PIN = re.compile(r"^([a-z0-9._-]+)==(\S+?)( ; .*)? \\$", re.MULTILINE)


def pins(lock: Path) -> dict[str, str]:
    return {pin[1]: pin[2] for pin in PIN.finditer(lock.read_text())}


@pytest.mark.parametrize("lock", LOCKS, ids=name)
def test_a_lock_pins_by_hash_and_names_no_address(lock: Path) -> None:
    text = lock.read_text()
    entries = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    blocks = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert len(entries) == len(pins(lock)) == len(blocks)
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", block) for block in blocks)
    assert not re.search(r"://|\bhttps?\b|--(extra-)?index-url|--find-links|@ ", text)


def normal(requirement: str) -> tuple[str, str]:
    package, _, version = requirement.partition("==")
    return package.lower().replace("_", "-"), version


def test_the_locks_pin_what_pyproject_names() -> None:
    groups = project()["dependency-groups"]
    run, test = (dict(map(normal, groups[group])) for group in ("run", "test"))
    assert all({**run, **test}.values()), "a requirement without =="
    run_lock, test_lock = (pins(lock) for lock in LOCKS)
    assert run.items() <= run_lock.items()
    assert {**run, **test}.items() <= test_lock.items()
    assert run_lock.items() <= test_lock.items()


def test_what_is_installed_with_the_product_is_in_its_group() -> None:
    declared = project()["project"]["dependencies"]
    assert set(declared) <= set(project()["dependency-groups"]["run"])


REGISTRIES = (
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js",
    "jsdelivr" + ".net",
    "unpkg" + ".com",
)


def test_no_file_names_the_host_of_a_registry() -> None:
    texts = [path for path in tracked() if path.suffix not in {".png", ".ttf", ".wav"}]
    found = [
        f"{name(path)}: {host}"
        for path in texts
        for host in REGISTRIES
        if host in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert found == []


# mirror names

WORDS = "words without a decision"
FOLDERS: dict[str, str] = {
    "phone/pjsua": "on the wire: tests/live, tests/interop, tests/phone/pjsua",
    "hw_sim/provider": "a provider whole: tests/hw_sim/provider/test_server.py, tests/live",
    "hw_sim/web": "the page whole: tests/web, tests/hw_sim/web",
    "indicators/models": "all models alike: test_models.py, test_render.py",
}
"""Folders that are tested as a whole, and where."""

EXCUSED: dict[str, str] = {
    "hw_sim/bench.py": "a composition root: tests/live",
    "hw_sim/command_words.py": WORDS,
    "hw_sim/far_end/command.py": "a command line: tests/live",
    "hw_sim/live.py": "the live bench: tests/live",
    "hw_sim/measure/absence.py": "test_measure_judge.py",
    "hw_sim/measure/correlation.py": "test_measure_alignment.py",
    "hw_sim/measure/crosstalk.py": "test_measure_judge.py",
    "hw_sim/measure/figure.py": WORDS,
    "indicators/panel.py": WORDS,
    "phone/call/events.py": WORDS,
    "phone/effects.py": WORDS,
    "phone/ports.py": WORDS,
    "phone/recording/ignored.py": "exhaustive/test_recording.py",
    "phone/recording/monitors/words.py": WORDS,
    "phone/recording/reports.py": WORDS,
    "phone/recording/table.py": "exhaustive/test_recording.py, test_playbooks.py",
    "phone/notices/outcome.py": WORDS,
    "phone/recording/words.py": WORDS,
    "phone/siprec/metadata.py": WORDS,
    "phone/siprec/xml_tree.py": "test_writer.py, test_reader.py",
    "provisioning/announcement_parameters.py": "rows of the table: test_parameters.py",
    "provisioning/calling_parameters.py": "rows of the table: test_parameters.py",
    "provisioning/errors.py": WORDS,
    "provisioning/key_list_parameters.py": "rows of the table: test_parameters.py",
    "provisioning/parameter.py": "test_parameters.py",
    "provisioning/profile.py": WORDS,
    "provisioning/pstn_parameters.py": "rows of the table: test_parameters.py",
    "provisioning/recording_parameters.py": "rows of the table: test_parameters.py",
    "provisioning/recording_settings.py": WORDS,
    "provisioning/values.py": "test_load.py, test_assemble.py",
    "softkeys/actions.py": WORDS,
}
"""Source files without a test of their name, and what tests them."""


def mirrors(path: Path) -> list[Path]:
    """Where the test of a file may stand: in its folder's mirror, or one level up with the
    folder in its name (`test_measure_judge.py`)."""
    folder, stem = path.relative_to(ROOT).parent, path.stem
    return [
        ROOT / "tests" / folder / f"test_{stem}.py",
        ROOT / "tests" / folder.parent / f"test_{folder.name}_{stem}.py",
    ]


def unmirrored() -> set[str]:
    """Source files that are no mere command line and have no test of their name."""
    return {
        name(path)
        for path in ours()
        if path.stem not in {"__init__", "__main__"}
        and not any(mirror in tracked() for mirror in mirrors(path))
    }


def test_every_source_file_has_a_test_of_its_name_or_an_excuse() -> None:
    alone = {it for it in unmirrored() if it.rpartition("/")[0] not in FOLDERS}
    assert sorted(alone - EXCUSED.keys()) == []


def test_every_excuse_is_needed() -> None:
    assert sorted(EXCUSED.keys() - unmirrored()) == []
    assert sorted(FOLDERS.keys() - {it.rpartition("/")[0] for it in unmirrored()}) == []


# closed unions


def open_matches(path: Path) -> list[str]:
    """`match` statements from which an unknown case falls out silently: the last case does not
    take what is left, and mypy sees no missing return, because not every case returns."""
    return [
        f"{name(path)}: match {ast.unparse(node.subject)}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Match)
        and not _takes_the_rest(node.cases[-1])
        and not all(isinstance(it.body[-1], ast.Return | ast.Raise) for it in node.cases)
    ]


def _takes_the_rest(case: ast.match_case) -> bool:
    return isinstance(case.pattern, ast.MatchAs) and not (case.pattern.pattern or case.guard)


NAMES_ALL = "names every member today; a new one would do nothing"
OPEN: dict[str, str] = {
    "hw_sim/provider/server.py: match action": NAMES_ALL,
    "hw_sim/provider/server.py: match faults.opening": NAMES_ALL,
    "hw_sim/provider/server.py: match self._faults.change": "what is not misbehaviour goes on",
    "indicators/screen.py: match screen.body": NAMES_ALL,
}


def test_no_match_lets_an_unknown_case_fall_out() -> None:
    found = {it for path in ours() for it in open_matches(path)}
    assert sorted(found - OPEN.keys()) == []
