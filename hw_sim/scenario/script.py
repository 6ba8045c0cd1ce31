"""A script: profile settings, then commands, one a line. Text in, a script out.

`# comment`, `set NAME = VALUE` and `judge the sound` (before the first command), then the
vocabulary of `hw_sim.commands`. Every fault names file and line.
"""

from dataclasses import dataclass
from pathlib import Path

from hw_sim.commands import Command, CommandError, parse

SCENARIOS = Path(__file__).parent.parent / "scenarios"

JUDGE = "judge the sound"


class ScriptError(ValueError):
    """A script that cannot be run; one line, `file:line: what`."""


@dataclass(frozen=True, slots=True)
class Step:
    """One command, and where it stands."""

    line: int
    text: str
    command: Command


@dataclass(frozen=True, slots=True)
class Script:
    """What is set before the phone starts, and what is done then."""

    name: str
    sets: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    judged: bool = False  # the sound of its one recorded call is measured afterwards


def read_script(text: str, name: str) -> Script:
    """Read it whole. Raises ScriptError for the first fault."""
    sets, steps, judged = list[tuple[str, str]](), list[Step](), False
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        try:
            if words.startswith("set ") or words == JUDGE:
                if steps:
                    raise CommandError(f"{words.split()[0]} stands before the first command")
                judged = judged or words == JUDGE
                sets += [_setting(words)] if words != JUDGE else []
            else:
                steps.append(Step(number, words, parse(words)))
        except CommandError as error:
            raise ScriptError(f"{name}:{number}: {error}") from error
    if not steps:
        raise ScriptError(f"{name}: no command in it")
    return Script(name, tuple(sets), tuple(steps), judged)


def find_script(name: str) -> Path:
    """A path, or the name of a script that comes with Redlamp. Raises ScriptError."""
    known = {path.stem: path for path in sorted(SCENARIOS.glob("*.scenario"))}
    if name in known:
        return known[name]
    if Path(name).is_file():
        return Path(name)
    raise ScriptError(f"{name}: no such script; there are {', '.join(known)}")


def _setting(words: str) -> tuple[str, str]:
    name, equals, value = words.removeprefix("set ").partition("=")
    if not equals or not name.strip():
        raise CommandError("expected: set NAME = VALUE")
    return name.strip(), value.strip()
