"""The monitors of each call's recording (`phone.recording.monitors`), carried along by slot.

They follow one recording from its call's answer on, by its own events. What takes one recording's
place by another – a join, a transfer, an inherited state – ends the watch of that slot.
"""

from phone.call.events import CallConfirmed
from phone.call.states import CallState
from phone.dispatcher import Change
from phone.effects import AskRecorder, CancelTimer, PhoneEffect, StartTimer
from phone.keys import RECORDING_SOFTKEYS, meaning
from phone.lines import Setting
from phone.recording import machine
from phone.recording.machine import Ask, Effect, Say
from phone.recording.monitors.watch import WATCH, Watch
from phone.recording.monitors.words import Violation
from phone.recording.reports import RecorderReported
from phone.recording.words import Event, Note, Timer
from phone.slots import host_of, in_conference
from phone.state import Inherited, PhoneState, Slot, TimerExpired
from softkeys.keypad import KeyPressed


class RecordingMonitors:
    """Of one phone, from power on."""

    def __init__(self) -> None:
        self._watches = dict[int, Watch]()

    def step(self, profile: Setting, change: Change) -> list[str]:
        """What this step of the phone has broken, in words."""
        found = list[str]()
        for index, (before, after) in enumerate(
            zip(change.before.slots, change.after.slots, strict=True)
        ):
            if before is None or after is None or not _is_alone(change, index, before, after):
                self._watches.pop(index, None)
                continue
            event = _event(profile, change, index, before)
            if event is Event.CALL_CONFIRMED:
                self._watches[index] = WATCH
            watch = self._watches.pop(index, None)
            effects = tuple(_effects(index, change))
            if watch is None or (event is None and _has_changed(before, after, effects)):
                continue
            verdict: Watch | Violation = watch
            if event is not None:
                verdict = watch.step(before.recording, event, effects, after.recording)
            if isinstance(verdict, Violation):
                found.append(verdict.rule)
            else:
                self._watches[index] = verdict
        return found


def _is_alone(change: Change, index: int, before: Slot, after: Slot) -> bool:
    """Whether its recording goes by its own events alone."""
    joined = in_conference(change.before, index) or in_conference(change.after, index)
    inherits = before.follows is not None or before.inherited != Inherited()
    return not (joined or inherits or after.ending is not None)


def _has_changed(before: Slot, after: Slot, effects: tuple[Effect, ...]) -> bool:
    asked = any(isinstance(it, Ask) for it in effects)
    return asked or before.recording != after.recording


def _event(profile: Setting, change: Change, index: int, before: Slot) -> Event | None:
    """What happened to the recording of this slot; None: nothing, or something of the phone's."""
    match change.event:
        case RecorderReported(slot, _, report) if slot == index:
            return report
        case TimerExpired(slot, Timer() as timer) if slot == index:
            return machine.EXPIRES[timer]
        case CallConfirmed(slot) if slot == index:
            answered = before.call.state is CallState.CONFIRMED
            return None if answered else Event.CALL_CONFIRMED
        case KeyPressed(key, long) if _is_acted_on(change.before, index):
            verdict = meaning(profile, change.before, key, long=long)
            return next((event for event, it in RECORDING_SOFTKEYS if it is verdict), None)
        case _:
            return None


def _is_acted_on(state: PhoneState, index: int) -> bool:
    return state.focus is not None and host_of(state, state.focus) == index


def _effects(index: int, change: Change) -> list[Effect]:
    """The phone's effects as the recording machine's, and what was said on the screen."""
    found = [it for effect in change.effects if (it := _of_slot(index, effect)) is not None]
    before, after = change.before.toast, change.after.toast
    said = after.message.value if after is not None and after != before else ""
    return [*found, *(Say(note) for note in Note if note.value == said)]


def _of_slot(index: int, effect: PhoneEffect) -> Effect | None:
    match effect:
        case AskRecorder(slot, action) if slot == index:
            return Ask(action)
        case StartTimer(slot, Timer() as timer, seconds) if slot == index:
            return machine.StartTimer(timer, seconds)
        case CancelTimer(slot, Timer() as timer) if slot == index:
            return machine.CancelTimer(timer)
        case _:
            return None
