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
    Screen,
    SoftkeyLabel,
    Toast,
)
from phone.banners import banners, icon_of
from phone.call.states import CallState, Direction
from phone.keys import page
from phone.lights import lights
from phone.line_labels import RECORDED, line_keys, other_call
from phone.lines import Setting, line_of
from phone.recording.shown import Shown, shown
from phone.slots import in_conference, is_offered, is_ringing
from phone.state import PhoneState, Slot
from phone.wording import ENDINGS, PROMPTS, TOASTS
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
            line_keys=line_keys(profile, state),
            body=_body(profile, state),
            softkeys=tuple(_label(key) for key in keys),
            banners=banners(state),
            toast=Toast(state.toast.number, TOASTS[state.toast.message]) if state.toast else None,
            other=other_call(state),
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


def _body(profile: Setting, state: PhoneState) -> Idle | Dialling | CallCard:
    slot = state.in_focus
    if slot is None or state.focus is None:
        if state.digits is not None:
            purpose = state.consultation.purpose if state.consultation else None
            return Dialling(PROMPTS[purpose], state.digits)
        return Idle(_news(profile, state))
    call = slot.call
    watch = f"call:{state.focus}" if call.state is CallState.CONFIRMED else None
    number = call.remote.number if call.remote.name else ""
    held = call.held or call.held_here
    icon = Icon.HOLD if held else Icon.INCOMING if is_offered(slot) else None
    names = call.remote.shown
    if state.conference is not None and in_conference(state, state.focus):
        both = (state.slots[state.conference.host], state.slots[state.conference.guest])
        names, number = " + ".join(one.call.remote.shown for one in both if one), ""
    return CallCard(_status(state, slot), names, number, watch, icon)


def _news(profile: Setting, state: PhoneState) -> str:
    asked = [line.number for line in profile.lines if line.register]
    known = dict(state.registered)
    missing = [number for number in asked if not known.get(number, False)]
    if missing:
        return "Not registered"
    return "Do not disturb" if state.dnd else ""


def _status(state: PhoneState, slot: Slot) -> str:
    call = slot.call
    if slot.ending is not None:
        return ENDINGS[slot.ending]
    if call.held_here:
        return "On hold"
    if call.held_by_remote:
        return "Held by the far end"
    match call.state, call.direction:
        case CallState.CONFIRMED, _:
            joined = state.focus is not None and in_conference(state, state.focus)
            words = "Conference" if joined else "Connected"
            return "Emergency call" if call.emergency else words
        case _, Direction.RECIPIENT:
            return "Incoming call" if is_ringing(slot) else "Caller hears a notice"
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
        if now in RECORDED:
            watches.append(Stopwatch(f"recorded:{index}", running=now is Shown.RECORDING))
        if now in (Shown.PAUSING, Shown.PAUSED, Shown.RESUMING):
            watches.append(Stopwatch(f"paused:{index}", running=True))
    return tuple(watches)
