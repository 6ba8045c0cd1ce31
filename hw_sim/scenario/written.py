"""A session as a scenario: what was done, when, and what came of it. Pure: a time line in,
text out.

On simulated parts a scenario replays its session to the millisecond, and its transcript says so.
From a session in real time what was done is kept, and the states it met; not the wire's own times.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hw_sim.command_text import duration
from hw_sim.scenario.transcript import transcript

Entry = Mapping[str, Any]
Said = tuple[float, str]  # seconds, a line of the vocabulary


@dataclass(frozen=True, slots=True)
class Beginning:
    """What stands before the first command."""

    title: str
    sets: tuple[tuple[str, str], ...] = ()
    seed: int = 0


def commands_text(said: Iterable[Said]) -> list[str]:
    """The commands, with the time that passed between them."""
    lines, now = list[str](), 0.0
    for at, line in said:
        if round(at - now, 3) > 0:
            lines.append(f"advance {duration(round(at - now, 3))}")
            now = at
        lines.append(line)
    return lines


def replay(entries: Sequence[Entry], now: float, beginning: Beginning) -> str:
    """A session on simulated parts, up to `now`: the same scenario, the same transcript."""
    said = [*_said(entries), (now, "transcript")]
    history = [*(f"  {line}" for line in transcript(entries)), "end"]
    return _text(beginning, commands_text(said), history)


def from_live(entries: Sequence[Entry], now: float, beginning: Beginning) -> str:
    """A session in real time: before each command, the states that it met."""
    lines, at = list[str](), 0.0
    met = dict[tuple[str, str], str]()
    for entry in [*entries, {"t": now, "lane": "", "command": ""}]:
        if entry["lane"] in ("call", "recording"):
            met[entry["lane"], str(entry["number"])] = _idle(str(entry["state"]))
        if "command" not in entry:
            continue
        waited = round(float(entry["t"]) - at, 1)
        lines += [f"wait {lane} of {who} {state}" for (lane, who), state in met.items()]
        lines += [f"advance {duration(waited)}"] if waited >= REST_S else []
        lines += [str(entry["command"])] if entry["command"] else []
        met, at = {}, float(entry["t"])
    return _text(beginning, lines)


REST_S = 0.5
"""Pauses shorter than this are the wire's and the fingers'; longer ones are kept."""


def _said(entries: Iterable[Entry]) -> list[Said]:
    """Commands and marks, in their order."""
    said = list[Said]()
    for entry in entries:
        if entry["lane"] == "marks":
            said.append((float(entry["t"]), f"mark {entry['text']}"))
        elif entry.get("command"):
            said.append((float(entry["t"]), str(entry["command"])))
    return said


def _idle(state: str) -> str:
    return "idle" if state == "terminated" else state


def _text(beginning: Beginning, commands: Sequence[str], history: Sequence[str] = ()) -> str:
    head = [f"title {beginning.title}"]
    head += [f"seed {beginning.seed}"] if beginning.seed else []
    head += [f"set {name} = {value}".rstrip() for name, value in beginning.sets]
    said = [line.replace("$", "$$") for line in (*head, "", *commands)]
    return "\n".join([*said, *history, ""])
