"""What a scenario says of itself before its first command: its title, what it covers, its phone.

Pure: lines in, a header out. The numbers are those of docs/spec.md (A1–H9) and of the list of
behaviours that testers try (1–52).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType

from hw_sim.command_forms import nearest
from hw_sim.commands import CommandError, setting
from provisioning.parameters import find
from provisioning.value_types import MismatchError

LETTERS = MappingProxyType(
    {"A": 7, "B": 4, "C": 7, "D": 4, "E": 11, "F": 2, "G": 0, "H": 9}
)  # how many requirements each part of the specification has
REQUIREMENTS = tuple(f"{part}{n}" for part, last in LETTERS.items() for n in range(1, last + 1))
BEHAVIOURS = 52
JUDGE = "judge the sound"
MOST_APPEARANCES = 8
MOST_DIALOGS = 64


@dataclass(frozen=True, slots=True)
class Header:
    """Everything that is said before the first command."""

    title: str = ""
    covers: tuple[str, ...] = ()
    behaviours: tuple[int, ...] = ()
    sets: tuple[tuple[str, str], ...] = ()
    seed: int = 0
    dialogs: int | None = None  # None: what the simulated user agent has by itself
    appearances: int | None = None
    judged: bool = False  # the sound of its one recorded call is measured afterwards
    prompts: str = ""  # the folder of an admin's own announcements (SPEC H4), from the scenario's
    not_live: str = ""  # why it cannot run on the wire, if its author says so


def _covers(header: Header, rest: str) -> Header:
    for number in rest.split():
        if number not in REQUIREMENTS:
            raise CommandError(f"unknown requirement {number!r}; they are A1 to H9 (docs/spec.md)")
    return replace(header, covers=tuple(dict.fromkeys((*header.covers, *rest.split()))))


def _set(header: Header, rest: str) -> Header:
    name, value = setting(rest)
    known = find(name)
    try:
        if known:
            known[0].type.read(value)
    except MismatchError as error:
        raise CommandError(f"{name}: expected {error.expected}, found {value!r}") from error
    return replace(header, sets=(*header.sets, (name, value)))


def _behaviour(header: Header, rest: str) -> Header:
    numbers = rest.split()
    if not all(number.isdecimal() and 1 <= int(number) <= BEHAVIOURS for number in numbers):
        raise CommandError(f"expected: behaviour N …, 1 to {BEHAVIOURS}, found {rest!r}")
    return replace(header, behaviours=(*header.behaviours, *map(int, numbers)))


def _number(word: str, rest: str, most: int) -> int:
    if not rest.isdecimal() or not int(rest) <= most:
        raise CommandError(f"expected: {FORMS[word]}, at most {most}, found {rest!r}")
    return int(rest)


def _live(header: Header, rest: str) -> Header:
    why = re.fullmatch(r"no (\S.*)", rest)
    if not why:
        raise CommandError(f"expected: {FORMS['live']}, found {rest!r}")
    return replace(header, not_live=why[1])


def _judge(header: Header, rest: str) -> Header:
    if rest != JUDGE.removeprefix("judge "):
        raise CommandError(f"expected: {JUDGE}, found {rest!r}")
    return replace(header, judged=True)


DIRECTIVES: MappingProxyType[str, Callable[[Header, str], Header]] = MappingProxyType(
    {
        "title": lambda header, rest: replace(header, title=rest),
        "covers": _covers,
        "behaviour": _behaviour,
        "set": _set,
        "seed": lambda header, rest: replace(header, seed=_number("seed", rest, 2**32 - 1)),
        "capacity": lambda header, rest: replace(
            header, dialogs=_number("capacity", rest.removesuffix(" dialogs"), MOST_DIALOGS)
        ),
        "appearances": lambda header, rest: replace(
            header, appearances=_number("appearances", rest, MOST_APPEARANCES)
        ),
        "prompts": lambda header, rest: replace(header, prompts=rest),
        "judge": _judge,
        "live": _live,
    }
)
FORMS: MappingProxyType[str, str] = MappingProxyType(
    {
        "title": "title TEXT",
        "covers": "covers A1 B2 …",
        "behaviour": "behaviour N …",
        "set": "set NAME = VALUE",
        "seed": "seed N",
        "capacity": "capacity N dialogs",
        "appearances": "appearances N",
        "prompts": "prompts FOLDER",
        "judge": JUDGE,
        "live": "live no REASON",
    }
)


def is_directive(text: str) -> bool:
    """Whether the line's first word belongs to a header."""
    return text.split(maxsplit=1)[0] in DIRECTIVES


def directed(header: Header, text: str) -> Header:
    """The header after one more line. Raises CommandError."""
    word, _, rest = text.partition(" ")
    if not rest.strip():
        raise CommandError(f"expected: {FORMS[word]}")
    return DIRECTIVES[word](header, rest.strip())


def known_words(words: tuple[str, ...], unknown: str) -> str:
    """A hint at the nearest word among commands, directives and structure."""
    structure = ("parameter", "include", "repeat", "for", "transcript", "end")
    return nearest(unknown, (*words, *DIRECTIVES, *structure))
