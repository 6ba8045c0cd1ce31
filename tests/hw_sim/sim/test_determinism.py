"""Nothing of the simulated world reads a clock, draws by itself, waits or touches a file."""

import ast
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, name, ours, tree

SOURCES = [path for path in ours() if ROOT / "hw_sim" / "sim" in path.parents]
FORBIDDEN = frozenset(
    {"time", "threading", "asyncio", "socket", "uuid", "secrets", "os", "io", "pathlib"}
    | {"subprocess", "multiprocessing", "queue", "signal", "tempfile", "logging", "pjsua2"}
)


def imported(path_tree: ast.Module) -> set[str]:
    """`time`, `random.Random` …"""
    found = set[str]()
    for node in ast.walk(path_tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_it_imports_nothing_that_could_differ(path: Path) -> None:
    found = imported(tree(path))
    assert not {one.partition(".")[0] for one in found} & FORBIDDEN
    assert {one for one in found if one.startswith("random")} <= {"random.Random"}


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_it_asks_no_wall_clock_and_opens_nothing(path: Path) -> None:
    calls = {ast.unparse(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)}
    assert not {it for it in calls if it.endswith((".now", ".today")) and "datetime" in it}
    assert not calls & {"open", "print", "input"}
