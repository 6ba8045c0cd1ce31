"""What import contracts cannot see in the pure core: built-ins that do I/O, the clock behind
`datetime`, globals that change, classes that are no values. The list of pure modules is
pyproject's."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, name, pure, tree

FORBIDDEN_CALLS = frozenset(
    {"open", "print", "input", "exec", "eval", "compile", "__import__", "globals", "breakpoint"}
)
FORBIDDEN_ATTRIBUTES = frozenset({"now", "utcnow", "today"})  # of datetime and date
FORBIDDEN_IMPORTS = ("urllib.request", "urllib.error", "ctypes", "gc", "weakref", "atexit")
MUTATORS = frozenset(
    {"append", "add", "update", "clear", "pop", "popitem", "setdefault", "extend", "remove"}
    | {"insert", "sort", "reverse", "discard"}
)
VALUE_BASES = frozenset({"Enum", "Protocol", "ValueError", "Exception", "StrEnum", "IntEnum"})

NO_VALUES: dict[str, str] = {
    "provisioning/xml_profile.py: _Reader": "what expat calls back; lives for one document",
}
"""Classes of the pure core that are neither values, enums, Protocols nor errors, and why."""


def test_the_contract_names_what_there_is() -> None:
    assert len(pure()) > 50
    assert ROOT / "phone/machine.py" in pure()
    assert ROOT / "phone/dispatcher.py" not in pure()


EACH = pytest.mark.parametrize("path", pure(), ids=name)


def faults(module: ast.Module) -> Iterator[str]:
    """What a pure module must not do, with its line."""
    constants = {target for node in module.body for target in _assigned(node)}
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Name(id=called)) if called in FORBIDDEN_CALLS:
                yield f"{node.lineno}: calls {called}"
            case ast.Call(func=ast.Attribute(attr=called)) if called in FORBIDDEN_ATTRIBUTES:
                yield f"{node.lineno}: reads the clock: {called}"
            case ast.Import(names=names):
                yield from (
                    _imports(node.lineno, alias.name) for alias in names if _bad(alias.name)
                )
            case ast.ImportFrom(module=str(source), names=names):
                full = [f"{source}.{alias.name}" for alias in names]
                yield from (_imports(node.lineno, it) for it in (source, *full) if _bad(it))
            case ast.Global() | ast.Nonlocal():
                yield f"{node.lineno}: {type(node).__name__.lower()}"
            case ast.Call(func=ast.Attribute(attr=called, value=ast.Name(id=owner))) if (
                called in MUTATORS and owner in constants
            ):
                yield f"{node.lineno}: changes {owner}"
            case ast.Subscript(ctx=ast.Store() | ast.Del(), value=ast.Name(id=owner)) if (
                owner in constants
            ):
                yield f"{node.lineno}: changes {owner}"
            case ast.AugAssign(target=ast.Name(id=owner)) if owner in constants:
                yield f"{node.lineno}: changes {owner}"
            case _:
                pass
    yield from _mutable(module)


def _bad(module: str) -> bool:
    return any(module == it or module.startswith(f"{it}.") for it in FORBIDDEN_IMPORTS)


def _imports(line: int, module: str) -> str:
    return f"{line}: imports {module}"


def _assigned(node: ast.stmt) -> list[str]:
    match node:
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=target)):
            return [target]
        case _:
            return []


def _mutable(module: ast.Module) -> Iterator[str]:
    """Globals that could be changed: a list, set or the like, or a dict that is not constant by
    its name."""
    for node in module.body:
        value = getattr(node, "value", None)
        for target in _assigned(node):
            listed = isinstance(value, ast.List | ast.Set | ast.ListComp | ast.SetComp)
            built = isinstance(value, ast.Call) and isinstance(value.func, ast.Name)
            made = built and value.func.id in {"list", "set", "dict", "bytearray", "deque"}
            loose = isinstance(value, ast.Dict | ast.DictComp) and not target.isupper()
            if target != "__all__" and (listed or made or loose):
                yield f"{node.lineno}: {target} can be changed"


@EACH
def test_a_pure_module_is_pure(path: Path) -> None:
    assert list(faults(tree(path))) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("def f():\n    print('x')", "2: calls print"),
        ("from datetime import datetime\nT = datetime.now()", "2: reads the clock: now"),
        ("from urllib import request", "1: imports urllib.request"),
        ("import urllib.request", "1: imports urllib.request"),
        ("SEEN = []", "1: SEEN can be changed"),
        ("SEEN: list[int] = list()", "1: SEEN can be changed"),
        ("seen = {}", "1: seen can be changed"),
        ("T = {1: 2}\ndef f():\n    T[1] = 3", "3: changes T"),
        ("T = {1: 2}\ndef f():\n    T.clear()", "3: changes T"),
        ("T = 1\ndef f():\n    global T\n    T = 2", "3: global"),
    ],
)
def test_what_is_impure_is_found(text: str, fault: str) -> None:
    assert fault in list(faults(ast.parse(text)))


def _names(nodes: list[ast.expr]) -> set[str]:
    """`Enum`, `dataclass`, `Generic` of decorators and bases, whatever is called or indexed."""
    return {_name_of(node) for node in nodes}


def _name_of(node: ast.expr) -> str:
    match node:
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return _name_of(inner)
        case ast.Attribute(attr=last):
            return last
        case ast.Name(id=only):
            return only
        case _:
            return ""


def is_value(node: ast.ClassDef) -> bool:
    """A frozen dataclass, an enum, a Protocol, or an error."""
    bases = _names(node.bases)
    if bases & VALUE_BASES or node.name.endswith("Error"):
        return True
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and "dataclass" in _names([decorator]):
            said = {it.arg: getattr(it.value, "value", None) for it in decorator.keywords}
            return said.get("frozen") is True and said.get("slots") is True
    return False


@EACH
def test_the_classes_of_a_pure_module_are_values(path: Path) -> None:
    classes = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]
    loose = [f"{name(path)}: {it.name}" for it in classes if not is_value(it)]
    assert [it for it in loose if it not in NO_VALUES] == []


def test_every_excuse_is_needed() -> None:
    there = {
        f"{name(path)}: {node.name}"
        for path in pure()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and not is_value(node)
    }
    assert set(NO_VALUES) <= there
