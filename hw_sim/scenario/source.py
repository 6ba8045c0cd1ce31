"""A scenario's text as lines to read: includes, loops and parameters resolved. Text in, lines out.

    parameter NAME = DEFAULT      $NAME, ${NAME} and $$ (a dollar sign) in what follows
    include FILE                  relative to this file, never above the scenario's own folder
    repeat N … end                for NAME in A B C … end                transcript … end

Knows no command; files are read by a callable. Faults are collected, not raised: `file:line: what`.
"""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hw_sim.command_forms import nearest

LONGEST = 200_000  # lines, when all loops have been written out
DEEPEST = 16  # blocks within blocks
END, BLOCK = "end", "transcript"
LOOPS = ("repeat", "for")
NAME = r"[A-Za-z_]\w*"
REFERENCE = re.compile(rf"\$(?:\{{({NAME})\}}|({NAME})|(\$?))")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that says something; `block` are the lines between a `transcript` and its end."""

    file: str
    number: int
    text: str
    block: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """`file:line`."""
        return f"{self.file}:{self.number}"


@dataclass(frozen=True, slots=True)
class Loop:
    """What stands between `repeat` or `for` and its end."""

    head: Line
    body: tuple["Line | Loop", ...]


Node = Line | Loop


@dataclass(slots=True)
class Reading:
    """One scenario being read: how files are read, what parameters are, what was wrong so far."""

    read: Callable[[str], str]  # a path relative to the scenario's folder; OSError, ValueError
    given: Mapping[str, str]  # parameters from outside: they win over defaults
    parameters: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    turns: int = 0  # lines and passes of loops

    def goes_on(self, line: Line) -> bool:
        """Whether there is room for another turn; a fault if there is not."""
        self.turns += 1
        if self.turns > LONGEST:
            self.wrong(line, f"more than {LONGEST} lines, loops written out")
        return self.turns <= LONGEST

    def wrong(self, line: Line, what: str) -> None:
        """Collect a fault; reading goes on."""
        fault = f"{line.place}: {what}"
        if fault not in self.faults:  # a loop says it once
            self.faults.append(fault)


def expand(text: str, file: str, reading: Reading) -> None:
    """Append the lines of `text` to `reading.lines`."""
    _file(text, file, reading, (file,))


def _file(text: str, file: str, reading: Reading, chain: tuple[str, ...]) -> None:
    numbered = iter(enumerate(text.splitlines(), 1))
    nodes, end = _nodes(numbered, file, reading, 0)
    while end is not None:
        reading.wrong(end, "end without repeat, for or transcript")
        more, end = _nodes(numbered, file, reading, 0)
        nodes += more
    _expand(nodes, reading, chain)


def _nodes(
    numbered: Iterator[tuple[int, str]], file: str, reading: Reading, depth: int
) -> tuple[list[Node], Line | None]:
    """The nodes up to the `end` that closes them (returned), or to the end of the file (None)."""
    nodes = list[Node]()
    for number, raw in numbered:
        text = raw.strip()
        line = Line(file, number, text)
        if not text or text.startswith("#"):
            continue
        word = text.split(maxsplit=1)[0]
        if text == END:
            return nodes, line
        if word == BLOCK:
            nodes.append(Line(file, number, text, _block(numbered, line, reading)))
        elif word in LOOPS and depth < DEEPEST:
            body, end = _nodes(numbered, file, reading, depth + 1)
            if end is None:
                reading.wrong(line, f"{word} without end")
            nodes.append(Loop(line, tuple(body)))
        elif word in LOOPS:
            reading.wrong(line, f"more than {DEEPEST} blocks within one another")
        else:
            nodes.append(line)
    return nodes, None


def _block(numbered: Iterator[tuple[int, str]], head: Line, reading: Reading) -> tuple[str, ...]:
    lines = list[str]()
    for _, raw in numbered:
        if raw.strip() == END:
            return tuple(lines)
        lines += [raw.strip()] if raw.strip() else []
    reading.wrong(head, "transcript without end")
    return tuple(lines)


def _expand(nodes: Iterable[Node], reading: Reading, chain: tuple[str, ...]) -> None:
    for node in nodes:
        if isinstance(node, Loop):
            _loop(node, reading, chain)
            continue
        if not reading.goes_on(node):
            return
        text = _filled(node, reading)
        word, _, rest = text.partition(" ")
        match word:
            case "parameter":
                _parameter(node, rest, reading)
            case "include":
                _include(node, rest.strip(), reading, chain)
            case "":
                pass  # a parameter that is empty
            case _:
                reading.lines.append(Line(node.file, node.number, text, node.block))


def _filled(line: Line, reading: Reading) -> str:
    """The text with its parameters' values."""

    def value(reference: re.Match[str]) -> str:
        name = reference[1] or reference[2]
        if name is None:
            return "$"
        known = reading.parameters
        if name not in known:
            hint = nearest(name, tuple(known)) if known else ""
            reading.wrong(line, f"unknown parameter ${name}{hint} ($$ is a dollar sign)")
        return known.get(name, "")

    return REFERENCE.sub(value, line.text).strip()


def _parameter(line: Line, rest: str, reading: Reading) -> None:
    name, equals, default = (part.strip() for part in rest.partition("="))
    if not equals or not re.fullmatch(NAME, name):
        reading.wrong(line, "expected: parameter NAME = DEFAULT")
        return
    reading.parameters[name] = reading.given.get(name, default)


def _include(line: Line, name: str, reading: Reading, chain: tuple[str, ...]) -> None:
    here = posixpath.dirname(line.file)
    path = posixpath.normpath(posixpath.join(here, name))
    if not name or path.startswith(("../", "/")) or path == "..":
        reading.wrong(line, f"expected: include FILE, in the scenario's folder; found {name!r}")
    elif path in chain:
        reading.wrong(line, f"an include of itself: {' → '.join((*chain, path))}")
    else:
        try:
            text = reading.read(path)
        except (OSError, ValueError) as error:
            reading.wrong(line, f"include {name}: {getattr(error, 'strerror', None) or error}")
            return
        _file(text, path, reading, (*chain, path))


def _loop(loop: Loop, reading: Reading, chain: tuple[str, ...]) -> None:
    words = _filled(loop.head, reading).split()
    match words:
        case ["repeat", count] if count.isdecimal() and int(count) <= LONGEST:
            for _ in range(int(count)):
                if not reading.goes_on(loop.head):
                    return
                _expand(loop.body, reading, chain)
        case ["for", name, "in", *values] if re.fullmatch(NAME, name) and values:
            before = reading.parameters.get(name)
            for value in values:
                reading.parameters[name] = value
                _expand(loop.body, reading, chain)
            reading.parameters.pop(name)
            if before is not None:
                reading.parameters[name] = before
        case _:
            forms = {"repeat": "repeat N", "for": "for NAME in A B C"}
            reading.wrong(loop.head, f"expected: {forms[words[0]]}")
