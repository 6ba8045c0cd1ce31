"""What the journal says of recordings, as entries; pure, so that every journal says the same.

Knows what changed and the words of SPEC H9. Where entries are kept, and the time of day, is the
journal's: `journal` keeps them on a disk, the simulator in its memory.
"""

from collections.abc import Iterable
from typing import Any

from phone.recording.shown import api_state
from phone.state import PhoneState, Slot

OPEN_STATES = ("pending", "started", "paused")

Entry = dict[str, Any]


def entries(before: PhoneState, after: PhoneState) -> list[Entry]:
    """One for each slot whose recording is another than it was (SPEC H9)."""
    found = list[Entry]()
    for index, (was, now) in enumerate(zip(before.slots, after.slots, strict=True)):
        word, party = _word(was, now), now or was
        if word and party:
            found.append({"slot": index, "with": party.call.remote.number, "recording": word})
    return found


def lost(earlier: Iterable[Any]) -> list[Entry]:
    """The last entry of every slot whose recording had not ended; what is no entry is passed
    over."""
    last: dict[int, Entry] = {}
    for entry in earlier:
        if isinstance(entry, dict) and isinstance(entry.get("slot"), int):
            last[entry["slot"]] = entry
    return [entry for entry in last.values() if entry.get("recording") in OPEN_STATES]


def loss(entry: Entry) -> Entry:
    """What is written of a recording that was left open, at the next start."""
    why = {"recording": "failed", "why": "the phone stopped", "since": entry.get("at")}
    return {"slot": entry["slot"], "with": entry.get("with"), **why}


def _word(before: Slot | None, after: Slot | None) -> str | None:
    """The new state in the words of SPEC H9, if it is another one."""
    was = api_state(before.recording) if before else None
    now = api_state(after.recording) if after else None
    if now is None and was not in (None, "failed"):
        now = "stopped"
    return None if now == was else now
