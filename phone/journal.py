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
from phone.recording.shown import api_state
from phone.state import Slot

OPEN_STATES = ("pending", "started", "paused")


class Journal:
    """An observer of the dispatcher, writing to a file only its owner can read."""

    def __init__(
        self, path: Path, time_of_day: Callable[[], str], complain: Callable[[str], None]
    ) -> None:
        """Raises OSError if the file cannot be opened; a full disk later on is complained of."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        before = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
        self.lost = _left_open(before)
        self._time_of_day, self._complain = time_of_day, complain
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.fchmod(self._file, 0o600)
        if before and not before.endswith("\n"):  # half a line must not swallow the next one
            os.write(self._file, b"\n")
        for entry in self.lost:
            lost = {"recording": "failed", "why": "the phone stopped", "since": entry.get("at")}
            self._write({"slot": entry["slot"], "with": entry.get("with"), **lost})

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
        try:
            os.write(self._file, line.encode() + b"\n")
            os.fsync(self._file)
        except OSError as error:  # the call goes on
            self._complain(f"journal: {error.strerror}")


def _word(before: Slot | None, after: Slot | None) -> str | None:
    """The new state in the words of SPEC H9, if it is another one."""
    was = api_state(before.recording) if before else None
    now = api_state(after.recording) if after else None
    if now is None and was not in (None, "failed"):
        now = "stopped"
    return None if now == was else now


def _left_open(text: str) -> list[dict[str, Any]]:
    """The last entry of every slot whose recording had not ended."""
    last: dict[int, dict[str, Any]] = {}
    for line in text.splitlines():
        try:
            entry = json.loads(line)
        except ValueError:
            continue  # the line a power cut left half written
        if isinstance(entry, dict) and isinstance(entry.get("slot"), int):
            last[entry["slot"]] = entry
    return [entry for entry in last.values() if entry.get("recording") in OPEN_STATES]
