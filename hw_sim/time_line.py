"""The time line: what happened, when, in which lane. Kept for the page, REST and reports.

Thread-safe; knows the phone's changes as data, and neither page nor network.
"""

import threading
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

from phone.call.events import CallEnded
from phone.call.states import CallState
from phone.dispatcher import Change
from phone.recording.shown import Shown, shown
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
    ) -> None:
        self._began, self._captured_s, self._added = began, captured_s, added
        self._entries: deque[Entry] = deque(maxlen=LONGEST)
        self._lock = threading.Lock()
        self._next = 1

    def add(self, at: float, lane: str, kind: str, text: str, **more: object) -> None:
        """One entry; `at` is monotonic."""
        with self._lock:
            entry = {"id": self._next, "t": round(at - self._began, 3), "lane": lane, "kind": kind}
            self._entries.append({**entry, "text": text, **more})
            self._next += 1
        self._added()

    def after(self, number: int) -> list[Entry]:
        """The entries with greater ids."""
        with self._lock:
            return [dict(entry) for entry in self._entries if entry["id"] > number]

    def observe(self, change: Change) -> None:
        """What a step of the machine means on the time line."""
        for before, after in zip(change.before.slots, change.after.slots, strict=True):
            was, is_now = _call_state(before), _call_state(after)
            if was is not is_now:
                text = after.call.remote.shown if after else _ended(change)
                self.add(change.at, "call", "state", text, state=is_now.value)
            recorded = _recorded(after)
            if _recorded(before) is not recorded:
                now = {"state": recorded.value, "captured_s": round(self._captured_s(), 3)}
                self.add(change.at, "recording", "state", recorded.value, **now)


def sip_text(entry: Mapping[str, Any]) -> str:
    """A SIP message in words: `call > INVITE`, `recorder < 200 INVITE`."""
    leg = str(entry["lane"]).removeprefix("sip-")
    answered = f" {entry['kind']}" if entry["text"][:1].isdigit() else ""
    return f"{leg} {'>' if entry.get('sent') else '<'} {entry['text']}{answered}"


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


def _recorded(slot: Slot | None) -> Shown:
    return shown(slot.recording) if slot else Shown.OFF


def _ended(change: Change) -> str:
    if isinstance(change.event, CallEnded):
        reason = change.event.reason.value
        return f"{reason} {change.event.status}" if change.event.status else reason
    return "ended"
