"""Driver: the crash-safe record of what is being recorded (DESIGN §3, last rule).

One JSON line per change of a recording, synced to the disk before the next frame is sent. What a
crash left open is found at the next start. Holds numbers and states, never a word that was said.
"""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from phone.dispatcher import Change
from phone.journal_entries import entries, loss, lost


class Journal:
    """An observer of the dispatcher, writing to a file only its owner can read."""

    def __init__(
        self, path: Path, time_of_day: Callable[[], str], complain: Callable[[str], None]
    ) -> None:
        """Raises OSError if the file cannot be opened; a full disk later on is complained of."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        before = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
        self.lost = lost(_read(before))
        self._time_of_day, self._complain = time_of_day, complain
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.fchmod(self._file, 0o600)
        if before and not before.endswith("\n"):  # half a line must not swallow the next one
            os.write(self._file, b"\n")
        for entry in self.lost:
            self._write(loss(entry))

    def observe(self, change: Change) -> None:
        """Write what changed of each slot's recording (SPEC H9)."""
        for entry in entries(change.before, change.after):
            self._write(entry)

    def close(self) -> None:
        """Nothing is written from now on."""
        os.close(self._file)

    def _write(self, entry: dict[str, Any]) -> None:
        line = json.dumps({"at": self._time_of_day(), **entry}, ensure_ascii=False)
        try:
            os.write(self._file, line.encode(errors="backslashreplace") + b"\n")
            os.fsync(self._file)
        except OSError as error:  # the call goes on
            self._complain(f"journal: {error.strerror}")


def _read(text: str) -> Iterator[Any]:
    """Line by line, without the one that a power cut left half written."""
    for line in text.splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            continue
