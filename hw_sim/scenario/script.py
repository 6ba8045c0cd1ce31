"""A scenario: what it says of itself, then commands, one a line. Text in, a script out.

Structure (`source`), header (`header`), then the vocabulary of `hw_sim.commands` and whole
histories (`transcript … end`). Every fault names file and line, and all are found in one reading.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hw_sim.command_forms import FORMS, nearest
from hw_sim.commands import Command, CommandError, Expect, Mark, Wait, parse
from hw_sim.conditions import START
from hw_sim.lanes import LANES
from hw_sim.scenario.header import Header, directed, is_directive, known_words
from hw_sim.scenario.source import BLOCK, Line, Reading, expand


class ScriptError(ValueError):
    """A script that cannot be run; each fault is one line, `file:line: what`."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class ExpectHistory:
    """`transcript [LANE …]` … `end`: what has happened from the beginning, whole."""

    lines: tuple[str, ...]
    lanes: tuple[str, ...] = ()  # empty: all


@dataclass(frozen=True, slots=True)
class Step:
    """One command, and where it stands."""

    line: int
    text: str
    command: Command | ExpectHistory
    file: str = ""

    @property
    def place(self) -> str:
        """`file:line`."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Script:
    """What is set before the phone starts, and what is done then."""

    name: str
    header: Header
    steps: tuple[Step, ...]

    @property
    def title(self) -> str:
        """What it is called: its title, else its file's name."""
        return self.header.title or self.name.removesuffix(".scenario")


def no_include(path: str) -> str:
    """Where a script stands alone."""
    raise ValueError(f"{path}: no file can be included here")


def read_script(
    text: str,
    name: str,
    read: Callable[[str], str] = no_include,
    parameters: Mapping[str, str] = MappingProxyType({}),
) -> Script:
    """Read it whole; `read` gives the text of an included file, by its path from the scenario's
    folder. Raises ScriptError with every fault."""
    reading = Reading(read, parameters)
    expand(text, name, reading)
    header, steps, marks = Header(), list[Step](), {START}
    cache = dict[tuple[str, tuple[str, ...]], Command | ExpectHistory]()
    for line in reading.lines:
        try:
            if is_directive(line.text):
                if steps:
                    word = line.text.split(maxsplit=1)[0]
                    raise CommandError(f"{word} stands before the first command")
                header = directed(header, line.text)
                continue
            key = (line.text, line.block)
            command = cache.get(key) or cache.setdefault(key, _command(line))
            _check_mark(command, marks)
            steps.append(Step(line.number, line.text, command, line.file))
        except CommandError as error:
            reading.wrong(line, str(error))
    if not steps and not reading.faults:
        reading.faults.append(f"{name}: no command in it")
    if reading.faults:
        raise ScriptError(*reading.faults)
    return Script(name, header, tuple(steps))


def _command(line: Line) -> Command | ExpectHistory:
    word, *rest = line.text.split()
    if word == BLOCK:
        for lane in rest:
            if lane not in LANES:
                raise CommandError(f"unknown lane {lane!r}{nearest(lane, tuple(LANES))}")
        return ExpectHistory(line.block, tuple(rest))
    if word not in FORMS:
        raise CommandError(f"unknown word {word!r}{known_words(tuple(FORMS), word)}")
    return parse(line.text)


def _check_mark(command: Command | ExpectHistory, marks: set[str]) -> None:
    """What is counted since a mark that is not there would never be so, or always."""
    if isinstance(command, Mark):
        marks.add(command.name)
    if isinstance(command, Wait | Expect) and (since := command.condition.since) not in (
        "",
        *marks,
    ):
        raise CommandError(f"unknown mark {since!r}{nearest(since, sorted(marks))}")


def parameters_of(text: str) -> frozenset[str]:
    """The names that `parameter` lines of this text define."""
    return frozenset(re.findall(r"^\s*parameter\s+(\w+)\s*=", text, re.MULTILINE))
