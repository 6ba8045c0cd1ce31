"""Driver: scenario files on the disk: by name, by path, whole folders, and what they include."""

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from hw_sim.scenario.script import Script, ScriptError, parameters_of, read_script

SCENARIOS = Path(__file__).parent.parent / "scenarios"
SUFFIX = ".scenario"
LARGEST = 4_000_000  # bytes of one file


def find_script(name: str) -> Path:
    """A path, or the name of a script that comes with Redlamp. Raises ScriptError."""
    known = {path.stem: path for path in sorted(SCENARIOS.rglob(f"*{SUFFIX}"))}
    if name in known:
        return known[name]
    if Path(name).is_file():
        return Path(name)
    near = get_close_matches(Path(name).stem, known, 3)
    hint = f"did you mean {' or '.join(near)}?" if near else f"{len(known)} come with Redlamp"
    raise ScriptError(f"{name}: no such script; {hint}")


def find_scripts(names: list[str]) -> list[Path]:
    """Files, and all `*.scenario` beneath folders, sorted, each once. Raises ScriptError."""
    found = dict[Path, None]()
    for name in names:
        if Path(name).is_dir():
            inside = sorted(Path(name).rglob(f"*{SUFFIX}"))
            if not inside:
                raise ScriptError(f"{name}: no *{SUFFIX} in this folder")
            found |= dict.fromkeys(inside)
        else:
            found[find_script(name)] = None
    return list(found)


def load_script(path: Path, parameters: Mapping[str, str] = MappingProxyType({})) -> Script:
    """Read a scenario and what it includes; the folder of its prompts is a whole path then. Raises
    ScriptError with every fault."""
    root = path.parent.resolve()

    def read(inside: str) -> str:
        file = (root / inside).resolve()
        if not file.is_relative_to(root):
            raise ValueError("outside the scenario's folder")
        return _text(file)

    script = read_script(_top(path), path.name, read, parameters)
    if not script.header.prompts:
        return script
    folder = (root / script.header.prompts).resolve()
    if not (folder.is_dir() and folder.is_relative_to(root)):
        there = script.header.prompts
        raise ScriptError(f"{path.name}: prompts {there}: no such folder beneath the scenario's")
    return replace(script, header=replace(script.header, prompts=str(folder)))


def defined_parameters(paths: list[Path]) -> frozenset[str]:
    """What `--parameter` may name: the parameters of these files, those they include aside."""
    return frozenset().union(*(parameters_of(_top(path)) for path in paths))


def _top(path: Path) -> str:
    try:
        return _text(path)
    except (OSError, ValueError) as error:
        raise ScriptError(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def _text(path: Path) -> str:
    if path.stat().st_size > LARGEST:
        raise ValueError(f"larger than {LARGEST} bytes")
    return path.read_text(encoding="utf-8")
