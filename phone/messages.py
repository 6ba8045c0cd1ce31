"""Which message a change of the recording's state is worth (issue: a message on each change)."""

from dataclasses import replace
from types import MappingProxyType

from phone.call.states import RecordWord
from phone.recording.machine import Recording
from phone.recording.shown import Shown, shown
from phone.state import Message, PhoneState, Toast

TOAST_NUMBERS = 8  # numbers run round, so that the state stays finite

FAR_SAID: MappingProxyType[RecordWord, Message] = MappingProxyType(
    {
        RecordWord.ON: Message.FAR_END_RECORDS,
        RecordWord.PAUSED: Message.FAR_END_PAUSED,
        RecordWord.OFF: Message.FAR_END_STOPPED,
    }
)
OF_A_RECORDING: frozenset[Message] = frozenset(
    {
        Message.RECORDING_STARTED,
        Message.RECORDING_PAUSED,
        Message.RECORDING_RESUMED,
        Message.RECORDING_STOPPED,
        Message.RECORDING_FAILED,
        Message.PAUSE_UNCONFIRMED,
        Message.RESUME_REFUSED,
        *FAR_SAID.values(),
    }
)
"""What is said of one call's recording; it is not said any more when a call is over."""


def toast(state: PhoneState, message: Message) -> PhoneState:
    """The state with a new message; the newest wins."""
    number = (state.toast.number + 1) % TOAST_NUMBERS if state.toast else 0
    return replace(state, toast=Toast(number, message))


def after_change(before: Recording, after: Recording) -> Message | None:
    """What the user is told of a change; a call that ends needs no words."""
    was, now = shown(before), shown(after)
    if was is now:
        return None
    match now:
        case Shown.RECORDING:
            resumed = was in (Shown.PAUSED, Shown.RESUMING, Shown.PAUSING)
            return Message.RECORDING_RESUMED if resumed else Message.RECORDING_STARTED
        case Shown.PAUSED:
            return Message.RECORDING_PAUSED
        case Shown.FAILED:
            return Message.RECORDING_FAILED
        case Shown.READY if was is Shown.STOPPING:
            return Message.RECORDING_STOPPED
        case _:
            return None


def far_end_said(before: RecordWord, now: RecordWord) -> Message | None:
    """What the user is told when the far end's `a=record:` turns on, or is on no more."""
    changed = (before is RecordWord.ON) is not (now is RecordWord.ON)
    return FAR_SAID[now] if changed else None
