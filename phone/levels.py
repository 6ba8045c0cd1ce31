"""The phone's level outputs that are not seen: gates, what is audible, what the far end is told.

Functions of the state (DESIGN §3 "Level and edge"): the dispatcher performs the difference.
"""

from dataclasses import dataclass

from phone.call.states import CallState, Direction, RecordWord
from phone.notices.reminder import reminder
from phone.ports import Audible
from phone.recording.shown import Flow, flow, word
from phone.slots import Setting, line_of
from phone.state import PhoneState


@dataclass(frozen=True, slots=True)
class Levels:
    """What holds now, per slot where it is a tuple."""

    gates: tuple[tuple[bool, bool], ...]  # near, far
    far_words: tuple[RecordWord | None, ...]  # None: no call
    audible: Audible
    muted: bool


def levels(profile: Setting, state: PhoneState) -> Levels:
    """All of them; the gates are open exactly while the lamp says so."""
    gates = list[tuple[bool, bool]]()
    words = list[RecordWord | None]()
    reminders = []
    ringer = ringing_tone = False
    for index, slot in enumerate(state.slots):
        if slot is None:
            gates.append((False, False))
            words.append(None)
            continue
        call, recording = slot.call, slot.recording
        certain = flow(recording) is Flow.CERTAIN
        gates.append((certain and not call.held, certain and not call.held_by_local))
        words.append(word(recording))
        plan = reminder(call, recording, line_of(profile, call.line).recording)
        reminders += [(index, plan)] if plan else []
        alerting = call.state is not CallState.CONFIRMED
        ringer |= alerting and call.direction is Direction.RECIPIENT
        ringing_tone |= call.state is CallState.PROCEEDING
    return Levels(
        tuple(gates), tuple(words), Audible(ringer, ringing_tone, tuple(reminders)), state.muted
    )
