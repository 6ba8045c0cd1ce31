"""Driver: the crash-safe record of what is being recorded (DESIGN §3, last rule).

One JSON line per change of a recording, synced to the disk before the next frame is sent. What a
crash left open is found at the next start. Holds numbers and states, never a word that was said.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from phone.dispatcher import Change
from phone.recording.shown import Shown, api_state, shown
from phone.state import Slot

OPEN_STATES = ("pending", "started", "paused")


class Journal:
    """An observer of the dispatcher, writing to a file only its owner can read."""

    def __init__(self, path: Path, time_of_day: Callable[[], str]) -> None:
        """Raises OSError if the file cannot be written."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.lost = _left_open(path)
        self._time_of_day = time_of_day
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for entry in self.lost:
            self._write({**entry, "recording": "failed", "why": "the phone stopped"})

    def observe(self, change: Change) -> None:
        """Write what changed of each slot's recording (SPEC H9)."""
        for index, (before, after) in enumerate(
            zip(change.before.slots, change.after.slots, strict=True)
        ):
            word = _word(before, after)
            party = after or before
            if word and party:
                remote = party.call.remote
                self._write({"slot": index, "with": remote.number, "recording": word})

    def close(self) -> None:
        """Nothing is written from now on."""
        os.close(self._file)

    def _write(self, entry: dict[str, Any]) -> None:
        line = json.dumps({"at": self._time_of_day(), **entry}, ensure_ascii=False)
        os.write(self._file, line.encode() + b"\n")
        os.fsync(self._file)


def _word(before: Slot | None, after: Slot | None) -> str | None:
    """The new state in the words of SPEC H9, if it is another one."""
    was = shown(before.recording) if before else Shown.OFF
    now = shown(after.recording) if after else Shown.OFF
    if was is now:
        return None
    if now in (Shown.OFF, Shown.READY):
        return None if was in (Shown.OFF, Shown.READY, Shown.FAILED) else "stopped"
    return api_state(after.recording) if after else None


def _left_open(path: Path) -> list[dict[str, Any]]:
    """The last entry of every slot whose recording had not ended."""
    last: dict[int, dict[str, Any]] = {}
    if path.exists():
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                entry = json.loads(line)
            except ValueError:
                continue  # the line a power cut left half written
            if isinstance(entry, dict) and isinstance(entry.get("slot"), int):
                last[entry["slot"]] = entry
    return [entry for entry in last.values() if entry.get("recording") in OPEN_STATES]
