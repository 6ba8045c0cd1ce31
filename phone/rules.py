"""What must hold of the whole phone in every state: recording, notices and presentation together.

Tests explore against these, the simulator and the fuzzer check them as they run. A rule is a
function of one moment; a broken one is returned by name, never raised. What holds between calls
stands in `call_rules`, what holds over time in `monitors`.
"""

from collections.abc import Callable

from indicators import lamps
from indicators.lamps import Lamp
from indicators.screen import BannerStyle, Icon
from phone import call_rules
from phone.call.states import CallState, RecordWord
from phone.moment import Moment as Moment  # noqa: PLC0414  what a rule judges
from phone.recording.words import Mode
from phone.slots import host_of
from phone.state import Slot
from softkeys.actions import Softkey

RECORD_KEYS = frozenset(
    {
        Softkey.RECORD,
        Softkey.STOP_RECORDING,
        Softkey.PAUSE_RECORDING,
        Softkey.RESUME_RECORDING,
    }
)


def _feeding(moment: Moment) -> bool:
    return any(near or far for near, far in moment.levels.gates)


def _far_records(moment: Moment) -> bool:
    return any(slot.call.far_record is RecordWord.ON for _, slot in moment.calls())


def _record_keys(moment: Moment) -> frozenset[Softkey | None]:
    return RECORD_KEYS & set(moment.presentation.softkeys)


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
    """SPEC C5: not while paused, not before, not after; and never with nobody there but held."""
    for index, _ in moment.levels.audible.reminders:
        held = all(slot.call.held for slot in moment.heard(index))
        if held or not any(moment.levels.gates[index]):
            return False
    return True


def no_microphone_while_held_or_unanswered(moment: Moment) -> bool:
    """The near stream is what is sent to that call's far party, or to one that is joined to it
    (DESIGN §3)."""
    for index, (near, _) in enumerate(moment.levels.gates):
        if near and not any(_sent_to(slot) for slot in moment.heard(index)):
            return False
    return True


def _sent_to(slot: Slot) -> bool:
    return slot.call.state is CallState.CONFIRMED and not slot.call.held


def never_is_silent(moment: Moment) -> bool:
    """SPEC A1: no key, no icon, no tone – of ours; a conference goes by its host's mode."""
    for index, _ in moment.calls():
        slot = moment.recorded(index)
        if slot is None or slot.recording.mode is not Mode.NEVER:
            continue
        if any(moment.levels.gates[index]) or moment.levels.far_words[index] is not RecordWord.OFF:
            return False
        if moment.state.focus == index and _record_keys(moment):
            return False
    return True


def always_has_no_key(moment: Moment) -> bool:
    """SPEC A2, A3: what the mode does not allow is not on offer."""
    slot = None if moment.state.focus is None else moment.recorded(moment.state.focus)
    keys = _record_keys(moment)
    if slot is None:
        return not keys
    match slot.recording.mode:
        case Mode.NEVER | Mode.ALWAYS:
            return not keys
        case Mode.ALWAYS_PAUSE_RESUME:
            return keys <= {Softkey.PAUSE_RECORDING, Softkey.RESUME_RECORDING}
        case _:
            return Softkey.PAUSE_RECORDING not in keys or Softkey.RESUME_RECORDING not in keys


def a_held_call_has_no_record_key(moment: Moment) -> bool:
    """The vendor's key lists allow crd* in Connected and Conferencing only; a conference is held
    when both are."""
    focus, conference = moment.state.focus, moment.state.conference
    if focus is None:
        return True
    together = conference is not None and focus in (conference.host, conference.guest)
    members = moment.joined() if together else None
    held = all(_held(slot) for slot in members or (moment.recorded(focus),))
    return not held or not _record_keys(moment)


def _held(slot: Slot | None) -> bool:
    return slot is not None and slot.call.held


def solid_banner_means_sound(moment: Moment) -> bool:
    """Look, rule 1: solid = sound may be flowing to a recorder."""
    solid = any(b.style is BannerStyle.RECORDING for b in moment.presentation.screen.banners)
    slot, focus = moment.state.in_focus, moment.state.focus
    if slot is None or focus is None:
        return not solid
    ours = moment.levels.far_words[host_of(moment.state, focus)] is RecordWord.ON
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
    *call_rules.RULES,
)


def broken(moment: Moment) -> tuple[str, ...]:
    """The names of the rules that do not hold."""
    return tuple(rule.__name__ for rule in RULES if not rule(moment))
