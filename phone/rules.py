"""What must hold of the whole phone in every state: recording, notices and presentation together.

Tests explore against these, the simulator and the fuzzer check them as they run. A rule is a
function of one moment; a broken one is returned by name, never raised.
"""

from collections.abc import Callable
from dataclasses import dataclass

from indicators import lamps
from indicators.lamps import Lamp
from indicators.screen import BannerStyle, Icon
from phone.call.states import CallState, RecordWord
from phone.levels import Levels
from phone.presentation import Presentation
from phone.recording.words import Mode
from phone.state import PhoneState
from softkeys.actions import Softkey

RECORD_KEYS = frozenset(
    {
        Softkey.RECORD,
        Softkey.STOP_RECORDING,
        Softkey.PAUSE_RECORDING,
        Softkey.RESUME_RECORDING,
    }
)


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything that holds at once."""

    state: PhoneState
    levels: Levels
    presentation: Presentation


def _feeding(moment: Moment) -> bool:
    return any(near or far for near, far in moment.levels.gates)


def _far_records(moment: Moment) -> bool:
    return any(slot and slot.call.far_record is RecordWord.ON for slot in moment.state.slots)


def lamp_is_never_dark_while_sound_flows(moment: Moment) -> bool:
    """SPEC B4: whatever else is suppressed."""
    lit = moment.presentation.lamp(Lamp.RECORD) == lamps.RECORDING
    return lit or not _feeding(moment)


def lamp_is_never_lit_without_a_recording(moment: Moment) -> bool:
    """A lamp that lies is the worst bug there is: steady red needs a reporter who says on."""
    ours = any(word is RecordWord.ON for word in moment.levels.far_words)
    lit = moment.presentation.lamp(Lamp.RECORD) != lamps.DARK
    return not lit or ours or _far_records(moment)


def icon_and_lamp_agree(moment: Moment) -> bool:
    """The header slot and the lamp say the same (look, rule 4)."""
    disc = moment.presentation.screen.header.recording is Icon.RECORDING
    return disc == (moment.presentation.lamp(Lamp.RECORD) == lamps.RECORDING)


def the_far_end_is_told_the_truth(moment: Moment) -> bool:
    """`a=record:on` exactly while our recording may have sound (RFC 7866 §6.1.2)."""
    for word, (near, far) in zip(moment.levels.far_words, moment.levels.gates, strict=True):
        if (near or far) and word is not RecordWord.ON:
            return False
    return True


def reminder_only_while_recording(moment: Moment) -> bool:
    """SPEC C5: not while paused, not before, not after; and never on a held call."""
    for index, _ in moment.levels.audible.reminders:
        slot = moment.state.slots[index]
        if slot is None or slot.call.held or not any(moment.levels.gates[index]):
            return False
    return True


def no_microphone_while_held_or_unanswered(moment: Moment) -> bool:
    """The near stream is what is sent to that call's far party (DESIGN §3)."""
    for slot, (near, _) in zip(moment.state.slots, moment.levels.gates, strict=True):
        if near and (slot is None or slot.call.held or slot.call.state is not CallState.CONFIRMED):
            return False
    return True


def never_is_silent(moment: Moment) -> bool:
    """SPEC A1: no key, no icon, no tone – of ours."""
    for index, slot in enumerate(moment.state.slots):
        if slot is None or slot.recording.mode is not Mode.NEVER:
            continue
        if any(moment.levels.gates[index]) or moment.levels.far_words[index] is not RecordWord.OFF:
            return False
        keys = RECORD_KEYS & set(moment.presentation.softkeys)
        if moment.state.focus == index and keys:
            return False
    return True


def always_has_no_key(moment: Moment) -> bool:
    """SPEC A2, A3: what the mode does not allow is not on offer."""
    slot = moment.state.in_focus
    if slot is None:
        return not RECORD_KEYS & set(moment.presentation.softkeys)
    keys = RECORD_KEYS & set(moment.presentation.softkeys)
    match slot.recording.mode:
        case Mode.NEVER | Mode.ALWAYS:
            return not keys
        case Mode.ALWAYS_PAUSE_RESUME:
            return keys <= {Softkey.PAUSE_RECORDING, Softkey.RESUME_RECORDING}
        case _:
            return Softkey.PAUSE_RECORDING not in keys or Softkey.RESUME_RECORDING not in keys


def a_held_call_has_no_record_key(moment: Moment) -> bool:
    """The vendor's key lists allow crd* in Connected and Conferencing only."""
    slot = moment.state.in_focus
    held = slot is not None and slot.call.held
    return not held or not RECORD_KEYS & set(moment.presentation.softkeys)


def solid_banner_means_sound(moment: Moment) -> bool:
    """Look, rule 1: solid = sound may be flowing to a recorder."""
    solid = any(b.style is BannerStyle.RECORDING for b in moment.presentation.screen.banners)
    slot = moment.state.in_focus
    if slot is None or moment.state.focus is None:
        return not solid
    ours = moment.levels.far_words[moment.state.focus] is RecordWord.ON
    return solid == (
        slot.call.state is CallState.CONFIRMED and (ours or slot.call.far_record is RecordWord.ON)
    )


RULES: tuple[Callable[[Moment], bool], ...] = (
    lamp_is_never_dark_while_sound_flows,
    lamp_is_never_lit_without_a_recording,
    icon_and_lamp_agree,
    the_far_end_is_told_the_truth,
    reminder_only_while_recording,
    no_microphone_while_held_or_unanswered,
    never_is_silent,
    always_has_no_key,
    a_held_call_has_no_record_key,
    solid_banner_means_sound,
)


def broken(moment: Moment) -> tuple[str, ...]:
    """The names of the rules that do not hold."""
    return tuple(rule.__name__ for rule in RULES if not rule(moment))
