"""The house's own files, and what can be read off them without importing them."""

import ast
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    *("phone", "softkeys", "indicators", "tones", "announcements", "provisioning", "hw_sim"),
)


@cache
def project() -> dict[str, Any]:
    """pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


@cache
def tracked() -> tuple[Path, ...]:
    """What git would keep: tracked files, and new ones that are not ignored."""
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(words, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    paths = (ROOT / name for name in names.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def ours() -> tuple[Path, ...]:
    """Every Python file of the seven packages."""
    return tuple(
        p for p in tracked() if p.suffix == ".py" and p.relative_to(ROOT).parts[0] in PACKAGES
    )


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def pure() -> tuple[Path, ...]:
    """The files of the modules that the contract `pure` names; a package counts with all of it."""
    contracts = project()["tool"]["importlinter"]["contracts"]
    (contract,) = (it for it in contracts if it["id"] == "pure")
    roots = {ROOT / name.replace(".", "/") for name in contract["source_modules"]}
    return tuple(p for p in ours() if not roots.isdisjoint((p.with_suffix(""), *p.parents)))


def name(path: Path) -> str:
    """A file as people call it: `phone/keys.py`."""
    return path.relative_to(ROOT).as_posix()
