"""The lamps of a state: the two recording lamps are computed apart, over all calls (DESIGN §3)."""

from indicators import lamps
from indicators.lamps import LINE_LAMPS, Lamp, LampStates, Light
from indicators.screen import Tab
from phone.call.states import RecordWord
from phone.recording.shown import Flow, Shown, flow, shown
from phone.recording.table import ALWAYS_MODES
from phone.recording.words import Phase
from phone.slots import is_ringing
from phone.state import PhoneState, Slot

LINE_ORDER = (Tab.RINGING, Tab.ACTIVE, Tab.HELD)
"""Of a line with several calls its LED shows the first of these."""


def lights(state: PhoneState) -> LampStates:
    """What every lamp shows."""
    slots = [slot for slot in state.slots if slot]
    lit: LampStates = dict.fromkeys(Lamp, lamps.DARK)
    if any(_sounding(slot) for slot in slots):
        lit[Lamp.RECORD] = lamps.RECORDING
    lit[Lamp.PAUSE] = _pause_lamp(slots)
    if state.muted:
        lit[Lamp.MUTE] = lamps.MUTED
    for slot in sorted(slots, key=lambda one: LINE_ORDER.index(tab_of(one)), reverse=True):
        light = {
            Tab.HELD: lamps.LINE_HELD,
            Tab.RINGING: lamps.LINE_RINGING,
        }.get(tab_of(slot), lamps.LINE_ACTIVE)
        if slot.call.line <= len(LINE_LAMPS):
            lit[LINE_LAMPS[slot.call.line - 1]] = light
    return lit


def _sounding(slot: Slot) -> bool:
    """Any reporter's recording lights the lamp (DESIGN §3 "reports are kept per reporter")."""
    return flow(slot.recording) is Flow.CERTAIN or slot.call.far_record is RecordWord.ON


def _pause_lamp(slots: list[Slot]) -> Light:
    if any(slot.recording.phase is Phase.FAILED for slot in slots):
        return lamps.FAILED_ALERT
    paused = (Shown.PAUSING, Shown.PAUSED, Shown.RESUMING)
    if any(
        shown(slot.recording) in paused or slot.call.far_record is RecordWord.PAUSED
        for slot in slots
    ):
        return lamps.PAUSED
    quiet = [slot for slot in slots if slot.recording.phase is Phase.FAILED_QUIET]
    if any(slot.recording.mode in ALWAYS_MODES for slot in quiet):
        return lamps.FAILED_WINK
    return lamps.DARK


def tab_of(slot: Slot) -> Tab:
    """The tab of the line key that carries this call; the line LED says the same."""
    if slot.call.held_here:
        return Tab.HELD
    return Tab.RINGING if is_ringing(slot) else Tab.ACTIVE
