"""A command as the line that says it: what `commands.parse` reads, written. Pure."""

from typing import assert_never

from hw_sim.command_words import (
    ChangeProfile,
    ClockJump,
    Command,
    DialTarget,
    Expect,
    FarEnd,
    LineRegistration,
    Mark,
    Network,
    NetworkLatency,
    Power,
    Press,
    Prompts,
    Provider,
    Resync,
    Screenshot,
    Sleep,
    Wait,
)
from softkeys.keypad import Key


def written(command: Command) -> str:
    """The line; `parse(written(command)) == command`."""
    match command:
        case Press() | DialTarget():
            return _by_user(command)
        case Wait(condition, seconds):
            return f"wait {condition} {duration(seconds)}"
        case Expect(condition):
            return f"expect {condition}"
        case Sleep(seconds):
            return f"advance {duration(seconds)}"
        case Mark(name):
            return f"mark {name}"
        case Screenshot(name):
            return f"screenshot {name}"
        case FarEnd(words, party):
            return " ".join(filter(None, ("far-end", party, words)))
        case Provider(words):
            return f"provider {words}"
        case _:
            return _by_surroundings(command)


def _by_user(command: Press | DialTarget) -> str:
    match command:
        case Press(key, long, again_after_s):
            word = key.value if isinstance(key, Key) else key
            twice = "" if again_after_s is None else f" twice {duration(again_after_s)}"
            return f"{'long-press' if long else 'press'} {word}{twice}"
        case DialTarget(target, line):
            return f"dial {target} on line {line}" if line else f"dial {target}"


def _by_surroundings(
    command: ChangeProfile
    | ClockJump
    | LineRegistration
    | Network
    | NetworkLatency
    | Power
    | Prompts
    | Resync,
) -> str:
    match command:
        case ChangeProfile(values):
            return f"profile {'; '.join(f'{name} = {value}'.strip() for name, value in values)}"
        case ClockJump(seconds):
            return f"clock jump {'-' if seconds < 0 else ''}{duration(abs(seconds))}"
        case LineRegistration(line, registered):
            return f"line {line} {'registered' if registered else 'unregistered'}"
        case Network(up):
            return f"network {'up' if up else 'down'}"
        case NetworkLatency(seconds):
            return f"network latency {duration(seconds)}"
        case Power(on):
            return f"power {'on' if on else 'off'}"
        case Prompts(words):
            return f"announcements {words}"
        case Resync():
            return "resync"
        case never:
            assert_never(never)


def duration(seconds: float) -> str:
    """`25 s`, `20 ms`: milliseconds where they are not whole tenths of a second."""
    if seconds >= 1 or round(seconds, 1) == seconds:
        return f"{seconds:.6f}".rstrip("0").rstrip(".") + " s"
    return f"{seconds * 1000:.3f}".rstrip("0").rstrip(".") + " ms"
