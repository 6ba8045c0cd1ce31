"""The start-up guard: the flat package names must be ours (DESIGN §2), not others' of PyPI."""

import importlib.util
from pathlib import Path

PACKAGES = ("phone", "softkeys", "indicators", "tones", "announcements", "provisioning")
ROOT = Path(__file__).resolve().parent.parent


class OwnPackageError(ImportError):
    """A package of another make stands in front of ours."""


def check(packages: tuple[str, ...] = PACKAGES, root: Path = ROOT) -> None:
    """Raises OwnPackageError, one line, if a name resolves outside our directory."""
    for name in packages:
        spec = importlib.util.find_spec(name)
        origin = Path(spec.origin).resolve() if spec and spec.origin else None
        if origin is None or not origin.is_relative_to(root):
            raise OwnPackageError(f"package {name}: expected beneath {root}, found {origin}")
