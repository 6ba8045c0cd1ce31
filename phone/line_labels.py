"""The labels of the line keys, and the strip for the call that is not in focus (DESIGN §3).

Projections of the state; a stopwatch is a name.
"""

from indicators.screen import Icon, LineKey, OtherCall
from phone.banners import icon_of
from phone.call.states import CallState
from phone.hold import partners
from phone.lights import tab_of
from phone.lines import Setting
from phone.recording.shown import Shown, shown
from phone.slots import host_of, is_ringing
from phone.state import PhoneState

RECORDED = (Shown.RECORDING, Shown.PAUSING, Shown.PAUSED, Shown.RESUMING)


def line_keys(profile: Setting, state: PhoneState) -> tuple[LineKey, ...]:
    """Each line shows the call that is most in want of attention; the rest are counted."""
    keys = list[LineKey]()
    for line in profile.lines:
        calls = [index for index, s in enumerate(state.slots) if s and s.call.line == line.number]
        index = min(calls, key=lambda one: urgency(state, one), default=None)
        slot = None if index is None else state.slots[index]
        if slot is None:
            keys.append(LineKey(line.number, line.short_name, line.user_id))
            continue
        confirmed = slot.call.state is CallState.CONFIRMED
        more = f" +{len(calls) - 1}" if len(calls) > 1 else ""
        host = state.slots[host_of(state, index)] if index is not None else None
        keys.append(
            LineKey(
                line.number,
                f"{line.short_name}{more}",
                icon=icon_of(host or slot) or (Icon.HOLD if slot.call.held_here else None),
                stopwatch=f"call:{index}" if confirmed else None,
                tab=tab_of(slot),
                focus=state.focus in calls,
            )
        )
    keys += [LineKey(dial.key, dial.name) for dial in profile.speed_dials]
    return tuple(sorted(keys, key=lambda key: key.position))


def urgency(state: PhoneState, index: int) -> tuple[int, int]:
    """Ringing, then the focus, talking, calling out, held: what a line key and the strip show."""
    slot = state.slots[index]
    if slot is None:
        return 9, index
    if is_ringing(slot):
        return 0, index
    if state.focus == index:
        return 1, index
    return (2 if slot.call.talking else 3 if not slot.call.held_here else 4), index


def other_call(state: PhoneState) -> OtherCall | None:
    """The strip over the card: the call that is not on it, and how many more there are."""
    on_card = () if state.focus is None else partners(state, state.focus)
    calls = [index for index, slot in enumerate(state.slots) if slot and index not in on_card]
    if not calls:
        return None
    calls.sort(key=lambda index: urgency(state, index))
    slot = state.slots[calls[0]]
    if slot is None:
        return None
    more = f" (+{len(calls) - 1})" if len(calls) > 1 else ""
    icon = Icon.INCOMING if is_ringing(slot) else Icon.HOLD if slot.call.held_here else None
    now = shown(slot.recording)
    watch = f"recorded:{calls[0]}" if now in RECORDED else None
    return OtherCall(f"{slot.call.remote.shown}{more}", icon, icon_of(slot), watch)
