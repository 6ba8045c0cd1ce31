"""The recording's banner and icon (SPEC B1, B4): what is true of the recording of one call."""

from typing import assert_never

from indicators.screen import Banner, BannerStyle, Icon
from phone.call.states import CallState, RecordWord
from phone.recording.machine import Recording
from phone.recording.shown import Flow, Shown, flow, shown
from phone.recording.words import Phase
from phone.slots import host_of
from phone.state import PhoneState, Slot
from phone.wording import REASONS


def icon_of(slot: Slot) -> Icon | None:
    """The icon of one call: ours, or the far end's where that says more."""
    if flow(slot.recording) is Flow.CERTAIN or slot.call.far_record is RecordWord.ON:
        return Icon.RECORDING
    match shown(slot.recording):
        case Shown.STARTING | Shown.STOPPING:
            return Icon.PENDING
        case Shown.RESUMING:
            return Icon.RESUMING
        case Shown.PAUSED | Shown.PAUSING:
            return Icon.PAUSED
        case Shown.FAILED:
            return Icon.FAILED
        case _:
            return Icon.PAUSED if slot.call.far_record is RecordWord.PAUSED else None


def banners(state: PhoneState) -> tuple[Banner, ...]:
    """The banner of the call in focus; two when the far end records too. Solid comes first."""
    slot = state.in_focus
    if slot is None or state.focus is None or slot.call.state is not CallState.CONFIRMED:
        return ()
    index = host_of(state, state.focus)
    host = state.slots[index] or slot
    ours, theirs = _ours(host, index), _far_end(slot)
    if theirs is None:
        return (ours,) if ours else ()
    if ours is None or ours.style is BannerStyle.QUIET:
        return (theirs,)
    both = (ours, theirs)
    return both if ours.style is BannerStyle.RECORDING else (theirs, ours)


def _far_end(slot: Slot) -> Banner | None:
    match slot.call.far_record:
        case RecordWord.ON:
            return Banner(
                BannerStyle.RECORDING,
                "Recording",
                who="by the far end",
                icon=Icon.RECORDING,
                elsewhere=True,
            )
        case RecordWord.PAUSED:
            return Banner(
                BannerStyle.PAUSED,
                "Paused",
                who="by the far end",
                icon=Icon.PAUSED,
                elsewhere=True,
            )
        case RecordWord.OFF:
            return None
        case _:
            assert_never(slot.call.far_record)


def _ours(slot: Slot, index: int) -> Banner | None:
    recording = slot.recording
    recorded, since = f"recorded:{index}", f"paused:{index}"
    match shown(recording):
        case Shown.OFF:
            return None
        case Shown.READY:
            return Banner(BannerStyle.QUIET, "Not recorded")
        case Shown.STARTING:
            return _starting(recording)
        case Shown.RECORDING:
            return Banner(
                BannerStyle.RECORDING,
                "Recording",
                who="by this phone",
                icon=Icon.RECORDING,
                stopwatch=recorded,
            )
        case Shown.PAUSING:
            return Banner(BannerStyle.PAUSED, "Pausing…", "", "", Icon.PAUSED, recorded, since)
        case Shown.PAUSED:
            if recording.phase is Phase.RECORDER_PAUSED:  # who did it says more than how long
                by = "by the recorder"
                return Banner(BannerStyle.PAUSED, "Paused", "", by, Icon.PAUSED, recorded)
            return Banner(BannerStyle.PAUSED, "Paused", "", "", Icon.PAUSED, recorded, since)
        case Shown.RESUMING:
            return Banner(
                BannerStyle.RESUMING,
                "Resuming…",
                who="asking the recorder",
                icon=Icon.RESUMING,
                stopwatch=recorded,
            )
        case Shown.STOPPING:
            return Banner(BannerStyle.STOPPING, "Stopping…", icon=Icon.PENDING)
        case Shown.FAILED:
            reason = REASONS[recording.failure] if recording.failure else ""
            return Banner(BannerStyle.FAILED, "Not recorded", who=reason, icon=Icon.FAILED)
        case _:
            assert_never(shown(recording))


def _starting(recording: Recording) -> Banner:
    not_yet = recording.phase is Phase.NOT_READY
    who = "recorder is not ready" if not_yet else "asking the recorder"
    return Banner(BannerStyle.STARTING, "Starting…", "Starts…", who, Icon.PENDING)
