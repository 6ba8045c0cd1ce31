"""The phone's state as JSON: what REST, the page and conditions see. Pure."""

from typing import Any

from indicators.lamps import Light
from indicators.models.geometry import Depth, Model
from indicators.screen import LineKey, Moment, text_of
from phone.call.states import CallState, Direction, RecordWord
from phone.levels import levels
from phone.lines import Setting, line_of
from phone.notices.reminder import interval_s
from phone.ports import Audible
from phone.presentation import Presentation
from phone.recording.machine import Recording
from phone.recording.shown import Flow, api_state, flow, shown, word
from phone.state import PhoneState, Slot
from phone.wording import REASONS
from softkeys.actions import LABELS

JsonObject = dict[str, Any]


def snapshot(
    profile: Setting, state: PhoneState, seen: Presentation, moment: Moment, model: Model
) -> JsonObject:
    """Everything an observer may know; documented in docs/rest.md."""
    slot = state.in_focus
    seconds = dict(moment.seconds)
    line = line_of(profile, slot.call.line if slot else state.line)
    audible = levels(profile, state).audible
    return {
        "title": _title(seen),
        "model": _model(model),
        "line": {"name": seen.screen.header.name, "number": seen.screen.header.number},
        "call": _call(slot, state.focus, seconds) if slot else None,
        "recording": _recording(profile, state, state.focus, seconds),
        "calls": _calls(profile, state, seconds),
        "conference": state.conference is not None,
        "dnd": state.dnd,
        "lamps": {lamp.value: _light(light) for lamp, light in seen.lamps},
        "softkeys": [LABELS[key].text if key else None for key in seen.softkeys],
        "line_keys": [_line_key(key) for key in seen.screen.line_keys],
        "screen": text_of(seen.screen, moment),
        "toast": _toast(seen),
        "muted": state.muted,
        "off_hook": state.digits is not None or (slot is not None and not _ringing(slot)),
        "reminder": {
            "interval_s": interval_s(line.recording),
            "running": audible.reminding,
        },
        "tones": _tones(audible),
        "lines": _lines(profile, state),
        "sip": {"registered": dict(state.registered).get(line.number)},
    }


def _title(seen: Presentation) -> str:
    banner = seen.screen.banners[0] if seen.screen.banners else None
    return banner.word if banner else ""


def _model(model: Model) -> JsonObject:
    return {
        "name": model.name,
        "width": model.width,
        "height": model.height,
        "line_keys": 2 * model.line_keys.rows if model.line_keys else 0,
        "colour": model.depth is Depth.COLOUR,
    }


def _line_key(key: LineKey) -> JsonObject:
    return {
        "position": key.position,
        "label": key.label,
        "detail": key.detail,
        "tab": key.tab.value,
        "focus": key.focus,
        "recording": key.icon.value if key.icon else None,
    }


def _toast(seen: Presentation) -> JsonObject | None:
    toast = seen.screen.toast
    return {"number": toast.number, "text": toast.text} if toast else None


def _light(light: Light) -> JsonObject:
    colour = light.colour.value if light.colour else None
    on_ms, off_ms = light.cadence.on_ms, light.cadence.off_ms
    return {"colour": colour, "on_ms": on_ms, "off_ms": off_ms, "pattern": light.pattern}


def _tones(audible: Audible) -> JsonObject:
    return {
        "reminder": audible.reminding,
        "ringer": audible.ringer,
        "ringing-tone": audible.ringing_tone,
        "waiting-tone": audible.waiting_tone,
        "far-ringing": bool(audible.far_ringing),
    }


def _lines(profile: Setting, state: PhoneState) -> list[JsonObject]:
    known = dict(state.registered)
    return [
        {"line": line.number, "number": line.user_id, "registered": known.get(line.number)}
        for line in profile.lines
    ]


def _calls(profile: Setting, state: PhoneState, seconds: dict[str, int]) -> list[JsonObject]:
    return [
        {
            "slot": index,
            "line": slot.call.line,
            "focus": index == state.focus,
            **_call(slot, index, seconds),
            "recording": _recording(profile, state, index, seconds),
        }
        for index, slot in enumerate(state.slots)
        if slot
    ]


def _ringing(slot: Slot) -> bool:
    """An incoming call that nobody has answered: the handset still lies on its hook."""
    return slot.call.direction is Direction.RECIPIENT and slot.call.state is not CallState.CONFIRMED


def _call(slot: Slot, index: int | None, seconds: dict[str, int]) -> JsonObject:
    call = slot.call
    remote = {"name": call.remote.name, "number": call.remote.number, "aor": call.remote.aor}
    return {
        "state": call.state.value,
        "direction": call.direction.value,
        "remote": remote,
        "seconds": seconds.get(f"call:{index}", 0),
        "held_by_local": call.held_by_local,
        "held_by_remote": call.held_by_remote,
        "compliance": slot.compliance.value,
        "language": call.language.value,
    }


def _recording(
    profile: Setting, state: PhoneState, index: int | None, seconds: dict[str, int]
) -> JsonObject:
    slot = None if index is None else state.slots[index]
    mode = line_of(profile, state.line).recording.mode
    recording = slot.recording if slot else Recording(mode)
    far_end = slot.call.far_record if slot else RecordWord.OFF
    certain = flow(recording) is Flow.CERTAIN or far_end is RecordWord.ON
    return {
        "state": shown(recording).value,
        "phase": recording.phase.value,
        "word": word(recording).value,
        "api": api_state(recording),
        "mode": recording.mode.value,
        "flow": (Flow.CERTAIN if certain else Flow.NONE).value,
        "reason": REASONS[recording.failure] if recording.failure else None,
        "by": {"phone": word(recording).value, "server": "off", "far_end": far_end.value},
        "recorded_s": seconds.get(f"recorded:{index}", 0),
        "paused_s": seconds.get(f"paused:{index}", 0),
    }
