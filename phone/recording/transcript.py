"""A history of one recording in plain lines: counter-examples and playbooks are written so.

    pause-pressed -> suspend, +answer : pausing [resume stop]

An event, what is asked (`+timer` started, `-timer` cancelled, `!note` said), and the phase with
the keys then offered. Knows no rule.
"""

from collections.abc import Iterable
from typing import assert_never

from phone.recording.machine import (
    Ask,
    CancelTimer,
    Effect,
    Recording,
    Say,
    StartTimer,
    step,
)
from phone.recording.shown import keys
from phone.recording.table import ROWS, Row
from phone.recording.words import KEYS, Event


def asked(effect: Effect) -> str:
    """One effect in a word or two: `suspend`, `+retry 4 s`, `-answer`, `!resume-refused`."""
    match effect:
        case Ask(action):
            return action.value
        case StartTimer(timer, seconds):
            return f"+{timer.value}" + (f" {seconds:g} s" if seconds is not None else "")
        case CancelTimer(timer):
            return f"-{timer.value}"
        case Say(note):
            return f"!{note.value}"
        case never:
            assert_never(never)


def line(event: Event, effects: tuple[Effect, ...], after: Recording) -> str:
    """One step."""
    words = f"{event.value} -> {', '.join(map(asked, effects))}".rstrip()
    offered = [key.value.removesuffix("-pressed") for key in KEYS if key in keys(after)]
    return f"{words} : {after.phase.value}" + (f" [{' '.join(offered)}]" if offered else "")


def transcript(
    recording: Recording, events: Iterable[Event], rows: tuple[Row, ...] = ROWS
) -> tuple[str, ...]:
    """The lines of a whole history that begins with `recording`."""
    lines = list[str]()
    for event in events:
        recording, effects = step(recording, event, rows)
        lines.append(line(event, effects, recording))
    return tuple(lines)
