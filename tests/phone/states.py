"""States of the phone, made directly: for projections that ask how something looks."""

from dataclasses import replace

from phone.call.states import Call, CallState, Direction, Party, RecordWord
from phone.recording.machine import Recording
from phone.recording.words import Event, Mode, Phase, Wish
from phone.state import PhoneState, Slot

METTE = Party("Mette", "1002", "sip:1002@far.test")
CALL = Call(1, Direction.INITIATOR, METTE, CallState.CONFIRMED)
RINGING = Call(1, Direction.RECIPIENT, METTE, CallState.EARLY)


def recording(
    phase: Phase = Phase.OFF, mode: Mode = Mode.ON_DEMAND, *, paused: bool = False
) -> Recording:
    """A recording in `phase`; a failed one failed for want of an answer."""
    failed = phase in (Phase.FAILED, Phase.FAILED_QUIET)
    wish = Wish.PAUSED if paused else Wish.ON
    return Recording(mode, phase, wish, Event.ANSWER_EXPIRED if failed else None)


def slot(
    phase: Phase = Phase.READY,
    mode: Mode = Mode.ON_DEMAND,
    *,
    paused: bool = False,
    call: Call = CALL,
    far: RecordWord = RecordWord.OFF,
    local: bool = False,
    remote: bool = False,
) -> Slot:
    """A call with its recording."""
    call = replace(call, far_record=far, held_by_remote=remote)
    call = replace(call, held_by_local=local, hold_wanted=local)
    return Slot(call, recording(phase, mode, paused=paused))


def phone(*slots: Slot | None, focus: int | None = 0) -> PhoneState:
    """A phone with these calls."""
    return PhoneState(slots=slots, focus=focus)
