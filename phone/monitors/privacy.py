"""A pause that holds through joins, transfers, splits and retries: a privacy act (DESIGN §3).

Follows parties, not recordings: a party may pass from one recording into another.
"""

from dataclasses import dataclass

from phone.monitors.words import Effects, Violation, lasting
from phone.recording.machine import Recording
from phone.recording.rules import MAY_PAUSE
from phone.recording.table import FAILURES, OPEN
from phone.recording.words import Phase, Wish
from phone.slots import host_of
from phone.state import PhoneEvent, PhoneState, Slot
from softkeys.keypad import KeyPressed


@dataclass(frozen=True, slots=True)
class Privacy:
    """Who was paused is not recorded by joining, transferring, replacing or splitting, nor by a
    retry: in the recording it is in then, it is paused as well, until its user resumes, stops or
    records anew."""

    paused: frozenset[tuple[int, bool]] = frozenset()

    def step(
        self,
        before: PhoneState,
        event: PhoneEvent,
        effects: Effects,  # noqa: ARG002  what flows is a level
        after: PhoneState,
    ) -> "Privacy | Violation":
        by_key = isinstance(event, KeyPressed) and before.conference == after.conference
        paused = set[tuple[int, bool]]()
        for index, was, now in lasting(before, event, after):
            heirs = was.follows is not None and now.follows is None
            of = was.follows if heirs and was.follows is not None else index
            if not ((of, True) in self.paused or _paused(after, index)) or _stopped(now):
                continue
            if before.conference and not after.conference and now.recording.mode not in MAY_PAUSE:
                continue  # what is left of a conference goes by its own mode
            if _flows(after, index) and not by_key:
                return Violation("a party that was paused is recorded")
            if not _flows(after, index):
                paused.add((index, True))
        return Privacy(frozenset(paused))


def _recording(state: PhoneState, index: int) -> Recording | None:
    slot = state.slots[host_of(state, index)]
    return slot.recording if slot else None


def _paused(state: PhoneState, index: int) -> bool:
    it = _recording(state, index)
    return it is not None and it.wish is Wish.PAUSED and it.phase in (*OPEN, *FAILURES)


def _flows(state: PhoneState, index: int) -> bool:
    it = _recording(state, index)
    return it is not None and it.wish is Wish.ON and it.phase in OPEN


def _stopped(slot: Slot) -> bool:
    return slot.recording.phase in (Phase.READY, Phase.STOPPING)
