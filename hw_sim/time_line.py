"""The time line: what happened, when, in which lane. Kept for the page, REST and reports.

Thread-safe; knows the phone's changes as data, and neither page nor network.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from hw_sim.appearance import appearance
from hw_sim.command_text import written
from hw_sim.command_words import Command, DialTarget, Press
from hw_sim.lanes import PHASES
from indicators.screen import Moment
from phone.call.events import CallEnded
from phone.call.states import CallState
from phone.dispatcher import Change
from phone.presentation import Presentation
from phone.recording.shown import Shown, shown
from phone.recording.words import Phase
from phone.state import Slot

LONGEST = 5000  # entries kept; older ones are forgotten

Entry = dict[str, Any]


class TimeLine:
    """Entries with growing ids; `t` is seconds since the bench began."""

    def __init__(
        self,
        began: float,
        captured_s: Callable[[], float] = lambda: 0.0,
        added: Callable[[], None] = lambda: None,
        *,
        moment: Callable[[], Moment] = Moment,
        longest: int = LONGEST,
    ) -> None:
        """`moment` is what the display was told of time when it was shown something last."""
        self._began, self._captured_s, self._added = began, captured_s, added
        self._moment = moment
        self._entries: deque[Entry] = deque(maxlen=longest)
        self._lock = threading.Lock()
        self._next = 1
        self._seen: Presentation | None = None

    def add(self, at: float, lane: str, kind: str, text: str, **more: object) -> None:
        """One entry; `at` is monotonic."""
        with self._lock:
            entry = {"id": self._next, "t": round(at - self._began, 3), "lane": lane, "kind": kind}
            self._entries.append({**entry, "text": text, **more})
            self._next += 1
        self._added()

    def after(self, number: int) -> list[Entry]:
        """The entries with greater ids."""
        with self._lock:  # ids follow one another: what is newer stands at the end
            count = min(max(self._next - 1 - number, 0), len(self._entries))
            newer = islice(reversed(self._entries), count)
            return [dict(entry) for entry in newer][::-1]

    def told(self, at: float, command: Command, text: str = "") -> None:
        """A command that does something: `text` says which key it was, where that is not plain."""
        line = written(command)
        if isinstance(command, Press | DialTarget):
            said = text or line.removeprefix("press ")
            self.add(at, "keys", "press", said, command=line)
        else:
            self.add(at, "commands", "command", line, command=line)

    def resynced(self, at: float, said: Iterable[str], *, accepted: bool) -> None:
        """The profile was read again: whether it counts, and what was said of it."""
        verdict = "accepted" if accepted else "rejected"
        self.add(at, "profile", verdict, " / ".join((verdict, *said)))

    def see(self, at: float, seen: Presentation | None) -> None:
        """What is shown from now on; None: the phone has no power."""
        for lane, kind, text in appearance(self._seen, seen, self._moment()):
            self.add(at, lane, kind, text)
        self._seen = seen

    def observe(self, change: Change) -> None:
        """What a step of the machine means on the time line."""
        slots = zip(change.before.slots, change.after.slots, strict=True)
        for index, (before, after) in enumerate(slots):
            self._call(change, index, before, after)
        self.see(change.at, change.presentation)

    def _call(self, change: Change, index: int, before: Slot | None, after: Slot | None) -> None:
        there = after or before
        if there is None:
            return
        party = there.call.remote
        of = {"slot": index, "number": party.number, "name": party.name}
        was, is_now = _call_state(before), _call_state(after)
        if was is not is_now:
            text = after.call.remote.shown if after else _ended(change)
            self.add(change.at, "call", "state", text, state=is_now.value, **of)
        if after and _held(before) != _held(after):
            self.add(change.at, "hold", "hold", _held(after), **of)
        recorded = _recorded(after)
        if _recorded(before) is not recorded:
            now = {"state": recorded.value, "captured_s": round(self._captured_s(), 3)}
            self.add(change.at, "recording", "state", recorded.value, **now, **of)
        left, come = _phase(before), _phase(after)
        if left is not come:
            self.add(change.at, PHASES, left.value, come.value, **of)


def recorded_stretches(entries: list[Entry]) -> list[tuple[float, float]]:
    """Where sound was recorded, in seconds of the capture; one still open has no end yet."""
    stretches, since = list[tuple[float, float]](), None
    for entry in entries:
        if entry["lane"] != "recording":
            continue
        if entry["state"] == Shown.RECORDING.value:
            since = entry["captured_s"]
        elif since is not None:
            stretches.append((since, entry["captured_s"]))
            since = None
    return stretches


def _call_state(slot: Slot | None) -> CallState:
    return slot.call.state if slot else CallState.TERMINATED


def _held(slot: Slot | None) -> str:
    by = [("local", slot.call.held_by_local), ("remote", slot.call.held_by_remote)] if slot else []
    return " ".join(who for who, holds in by if holds) or "none"


def _recorded(slot: Slot | None) -> Shown:
    return shown(slot.recording) if slot else Shown.OFF


def _phase(slot: Slot | None) -> Phase:
    return slot.recording.phase if slot else Phase.OFF


def _ended(change: Change) -> str:
    if isinstance(change.event, CallEnded):
        reason = change.event.reason.value
        return f"{reason} {change.event.status}" if change.event.status else reason
    return "ended"
