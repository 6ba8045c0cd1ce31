"""PhoneState -> lamps, screen, softkeys: a projection without memory or clock (SPEC B, F2).

A stopwatch is a name; who shows the screen starts, freezes and forgets it.
"""

from dataclasses import dataclass

from indicators.lamps import Lamp, Light
from indicators.screen import (
    CallCard,
    Dialling,
    Header,
    Icon,
    Idle,
    LineKey,
    Screen,
    SoftkeyLabel,
    Toast,
)
from phone.banners import banners, icon_of
from phone.call.states import Call, CallState, Direction
from phone.keys import page
from phone.lights import lights, tab_of
from phone.recording.shown import Shown, shown
from phone.slots import Setting, line_of
from phone.state import PhoneState
from phone.wording import TOASTS
from softkeys.actions import LABELS, Softkey
from softkeys.layout import Page


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """A time that is shown: it exists while it is listed, and counts while it runs."""

    name: str
    running: bool


@dataclass(frozen=True, slots=True)
class Presentation:
    """Everything that is seen."""

    screen: Screen
    lamps: tuple[tuple[Lamp, Light], ...]
    softkeys: Page
    stopwatches: tuple[Stopwatch, ...]

    def lamp(self, lamp: Lamp) -> Light:
        """What one lamp shows."""
        return dict(self.lamps)[lamp]


def present(profile: Setting, state: PhoneState) -> Presentation:
    """What is seen in this state."""
    keys = page(profile, state)
    return Presentation(
        screen=Screen(
            header=_header(profile, state),
            line_keys=_line_keys(profile, state),
            body=_body(profile, state),
            softkeys=tuple(_label(key) for key in keys),
            banners=banners(state),
            toast=Toast(state.toast.number, TOASTS[state.toast.message]) if state.toast else None,
        ),
        lamps=tuple(lights(state).items()),
        softkeys=keys,
        stopwatches=_stopwatches(state),
    )


def _label(softkey: Softkey | None) -> SoftkeyLabel | None:
    if softkey is None:
        return None
    label = LABELS[softkey]
    return SoftkeyLabel(label.text, label.short, more=softkey is Softkey.MORE)


def _header(profile: Setting, state: PhoneState) -> Header:
    slot = state.in_focus
    line = line_of(profile, slot.call.line if slot else state.line)
    icons = [icon_of(slot) for slot in state.slots if slot]
    order = (Icon.RECORDING, Icon.PENDING, Icon.FAILED, Icon.RESUMING, Icon.PAUSED)
    icon = next((icon for icon in order if icon in icons), None)
    name = line.display_name or profile.station_display_name or line.user_id
    return Header(name, line.user_id, icon, state.muted)


def _line_keys(profile: Setting, state: PhoneState) -> tuple[LineKey, ...]:
    keys = list[LineKey]()
    for line in profile.lines:
        index = next((i for i, s in enumerate(state.slots) if s and s.call.line == line.number), -1)
        slot = state.slots[index] if index >= 0 else None
        if slot is None:
            keys.append(LineKey(line.number, line.short_name, line.user_id))
            continue
        confirmed = slot.call.state is CallState.CONFIRMED
        keys.append(
            LineKey(
                line.number,
                line.short_name,
                icon=icon_of(slot) or (Icon.HOLD if slot.call.held_by_local else None),
                stopwatch=f"call:{index}" if confirmed else None,
                tab=tab_of(slot.call),
                focus=state.focus == index,
            )
        )
    keys += [LineKey(dial.key, dial.name) for dial in profile.speed_dials]
    return tuple(sorted(keys, key=lambda key: key.position))


def _body(profile: Setting, state: PhoneState) -> Idle | Dialling | CallCard:
    slot = state.in_focus
    if slot is None or state.focus is None:
        if state.digits is not None:
            return Dialling("Number", state.digits)
        asked = [line.number for line in profile.lines if line.register]
        known = dict(state.registered)
        missing = [number for number in asked if not known.get(number, False)]
        return Idle("Not registered" if missing else "")
    call = slot.call
    watch = f"call:{state.focus}" if call.state is CallState.CONFIRMED else None
    number = call.remote.number if call.remote.name else ""
    ringing = call.direction is Direction.RECIPIENT and watch is None
    icon = Icon.HOLD if call.held else Icon.INCOMING if ringing else None
    return CallCard(_status(call), call.remote.shown, number, watch, icon)


def _status(call: Call) -> str:
    if call.held_by_local:
        return "On hold"
    if call.held_by_remote:
        return "Held by the far end"
    match call.state, call.direction:
        case CallState.CONFIRMED, _:
            return "Connected"
        case _, Direction.RECIPIENT:
            return "Incoming call"
        case ((CallState.PROCEEDING | CallState.EARLY), _):
            return "Ringing"
        case _:
            return "Calling…"


def _stopwatches(state: PhoneState) -> tuple[Stopwatch, ...]:
    watches = list[Stopwatch]()
    for index, slot in enumerate(state.slots):
        if slot is None or slot.call.state is not CallState.CONFIRMED:
            continue
        watches.append(Stopwatch(f"call:{index}", running=True))
        now = shown(slot.recording)
        if now in (Shown.RECORDING, Shown.PAUSING, Shown.PAUSED, Shown.RESUMING):
            watches.append(Stopwatch(f"recorded:{index}", running=now is Shown.RECORDING))
        if now in (Shown.PAUSING, Shown.PAUSED, Shown.RESUMING):
            watches.append(Stopwatch(f"paused:{index}", running=True))
    return tuple(watches)
