"""Size budgets: a pure module 200 lines, any file 400, a function 40; a test, which may tell a
whole history, 60."""

import ast
from pathlib import Path

import pytest

from tests.architecture.sources import name, ours, pure, tracked, tree

PURE_LINES, FILE_LINES, FUNCTION_LINES, TEST_LINES = 200, 400, 40, 60
PYTHON = tuple(path for path in tracked() if path.suffix == ".py")

TOO_LONG: dict[str, str] = {  # and why it may be
    "tests/hw_sim/provider/test_server.py": "one provider on the wire, history by history",
}


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_every_file_is_within_its_budget() -> None:
    found = {name(path): lines(path) for path in PYTHON if lines(path) > FILE_LINES}
    assert {file: count for file, count in found.items() if file not in TOO_LONG} == {}


def test_every_pure_module_is_within_its_budget() -> None:
    assert {name(path): lines(path) for path in pure() if lines(path) > PURE_LINES} == {}


def test_every_function_is_within_its_budget() -> None:
    source = set(ours())
    long = {
        f"{name(path)} {node.name}": node.end_lineno - node.lineno + 1
        for path in PYTHON
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= (FUNCTION_LINES if path in source else TEST_LINES)
    }
    assert long == {}


@pytest.mark.parametrize("word", ["helper", "util", "manager", "misc", "common"])
def test_no_name_says_nothing(word: str) -> None:
    files = [name(path) for path in PYTHON if word in path.stem.lower()]
    classes = [
        f"{name(path)}: {node.name}"
        for path in PYTHON
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and word in node.name.lower()
    ]
    assert (files, classes) == ([], [])
