"""Simpler ways to say the same, or nearly: what a shrunk walk is tried with. Pure.

Each line has a few others, the simplest first; none of them is simpler in a circle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from hw_sim.command_text import duration, written
from hw_sim.command_words import ChangeProfile, Command, DialTarget, FarEnd, Press, Sleep
from hw_sim.commands import parse
from hw_sim.fuzz.walk import Beginning, Walk
from hw_sim.live_profile import FAR_NUMBER

ROUND_S: Final = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 100.0)


def simpler_walks(walk: Walk) -> Iterator[Walk]:
    """Each with one thing simpler."""
    for beginning in _beginnings(walk.beginning):
        yield replace(walk, beginning=beginning)
    lines = walk.lines
    for index, line in enumerate(lines):
        for other in simpler_lines(line):
            yield replace(walk, lines=(*lines[:index], other, *lines[index + 1 :]))
    for start, end, number in _keyed(lines):
        yield replace(walk, lines=(*lines[:start], f"dial {number}", *lines[end:]))
    for index, (line, following) in enumerate(pairwise(lines)):
        if together := _together(line, following):
            yield replace(walk, lines=(*lines[:index], together, *lines[index + 2 :]))


def simpler_lines(line: str) -> Iterator[str]:
    """Other lines than this one."""
    command = parse(line)
    for other in _simpler(command):
        if other != command:
            yield written(other)


def _simpler(command: Command) -> Iterator[Command]:
    match command:
        case Sleep(seconds):
            for shorter in ROUND_S:
                if shorter < seconds:
                    yield Sleep(shorter)
            if seconds < 1.0:
                yield Sleep(1.0)
        case Press(key, _, again) if again is not None:
            yield Press(key)
        case Press(key, True):
            yield Press(key)
        case DialTarget(target, line):
            if line:
                yield DialTarget(target)
            elif target != FAR_NUMBER:
                yield DialTarget(FAR_NUMBER)
        case FarEnd(words, party):
            if party == FAR_NUMBER:
                yield FarEnd(words)
            elif party:
                yield FarEnd(words, FAR_NUMBER)
        case ChangeProfile(values) if len(values) > 1:
            for index in range(len(values)):
                yield ChangeProfile((*values[:index], *values[index + 1 :]))
        case _:
            pass


def _keyed(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where a number is keyed in digit by digit and called: from, to, and the number."""
    start, number = 0, ""
    for index, line in enumerate(lines):
        key = line.removeprefix("press ")
        if len(key) == 1:
            start, number = (start, number + key) if number else (index, key)
        else:
            if number and key in ("Call", "ok"):
                yield start, index + 1, number
            number = ""


def _together(line: str, following: str) -> str:
    """Two pauses are one."""
    both = (parse(line), parse(following))
    seconds = [command.seconds for command in both if isinstance(command, Sleep)]
    return f"advance {duration(sum(seconds))}" if len(seconds) == len(both) else ""


def _beginnings(beginning: Beginning) -> Iterator[Beginning]:
    bare = Beginning()
    if beginning != bare:
        yield bare
    for name in ("seed", "dialogs", "appearances"):
        if getattr(beginning, name) != getattr(bare, name):
            yield replace(beginning, **{name: getattr(bare, name)})
    sets = beginning.sets
    for index in range(len(sets)):
        yield replace(beginning, sets=(*sets[:index], *sets[index + 1 :]))
