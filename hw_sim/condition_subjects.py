"""What conditions can speak of: each subject counts how often it is so, and says what is there.

Pure: one table over the readings; what simply is so or not counts 1 or 0.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from announcements.catalogue import Kind
from announcements.languages import Language
from hw_sim import condition_readings as read
from hw_sim.condition_readings import Entry, State, View, switch
from hw_sim.lanes import sip_text
from indicators.lamps import Lamp
from indicators.screen import Tab
from phone.call.states import CallState, RecordWord
from phone.notices.compliance import Compliance
from phone.recording.shown import Flow, Shown
from softkeys.actions import LABELS

SOUND_TOLERANCE_S = 0.1


@dataclass(frozen=True, slots=True)
class Subject:
    """`form` says what follows its name; `words` are all that its first word may be, and `shape`
    (a regular expression) all that may follow."""

    form: str
    count: Callable[[View, str], int]
    found: Callable[[View], str]
    words: tuple[str, ...] = ()
    shape: str = ".+"


def _is(form: str, found: Callable[[State], str], *words: str, shape: str = ".+") -> Subject:
    """What must be equal to what is found in the state."""
    return Subject(
        form,
        lambda view, wanted: int(found(view.state) == wanted),
        lambda view: found(view.state),
        words,
        shape,
    )


def _has(form: str, found: Callable[[State], str]) -> Subject:
    """What must be contained in what is found in the state."""
    return Subject(
        form, lambda view, wanted: int(wanted in found(view.state)), lambda view: found(view.state)
    )


def _telling(
    form: str, lane: str, texts: Callable[[View], list[str]], said: Callable[[Entry], str]
) -> Subject:
    """How many of these texts contain what is wanted."""
    return Subject(
        form,
        lambda view, wanted: sum(wanted in text for text in texts(view)),
        read.told(lane, said),
    )


def _is_call(view: View, wanted: str) -> int:
    held = read.hold(view.state) != "none"
    return int(held if wanted == "held" else read.call(view.state) == wanted)


def _is_recorded(view: View, wanted: str) -> int:
    side, amount, _ = wanted.split()
    return int(abs(read.sound_s(view, side) - float(amount)) <= SOUND_TOLERANCE_S)


CALL_WORDS = ("idle", "held", *(state.value for state in CallState))
RECORD_WORDS = tuple(word.value for word in RecordWord)
COMPLIANCE_WORDS = tuple(state.value for state in Compliance)
SIDES = ("near", "far")
LABEL_TEXTS: tuple[str, ...] = tuple(label.text for label in LABELS.values())

NOW: MappingProxyType[str, Subject] = MappingProxyType(
    {
        "call": Subject("STATE", _is_call, lambda view: read.call(view.state), CALL_WORDS),
        "calls": _is("N", lambda s: str(len(s["calls"])), shape=r"\d+"),
        "focus": _is("NUMBER or none", read.focus),
        "compliance": _is(
            "|".join(COMPLIANCE_WORDS),
            lambda s: str(s["call"]["compliance"] if s["call"] else "none"),
            *COMPLIANCE_WORDS,
        ),
        "hold": _is(
            "none|local|remote",
            read.hold,
            *("none", "local", "remote"),
            shape="none|local|remote|local remote",
        ),
        "recording": _is(
            "STATE", lambda s: str(s["recording"]["state"]), *(state.value for state in Shown)
        ),
        "flow": _is(
            "certain|none", lambda s: str(s["recording"]["flow"]), *(flow.value for flow in Flow)
        ),
        "reason": _has("TEXT", lambda s: s["recording"]["reason"] or "none"),
        "a-record": _is(
            "on|off|paused", lambda s: str(s["recording"]["by"]["phone"]), *RECORD_WORDS
        ),
        "far-end-record": _is(
            "on|off|paused", lambda s: str(s["far_end"].get("hears_record")), *RECORD_WORDS
        ),
        "conference": _is("on|off", lambda s: switch(s["conference"]), "on", "off"),
        "muted": _is("on|off", lambda s: switch(s["muted"]), "on", "off"),
        "dnd": _is("on|off", lambda s: switch(s["dnd"]), "on", "off"),
        "registered": _is("on|off", lambda s: switch(s["sip"]["registered"]), "on", "off"),
        "lamp": Subject(
            "NAME [COLOUR] PATTERN",
            read.lamp,
            lambda view: "; ".join(read.lamps(view)),
            tuple(lamp.value for lamp in Lamp),
            r"\S+( \S+){1,2}",
        ),
        "line-key": Subject(
            "N " + "|".join(tab.value for tab in Tab),
            lambda view, wanted: read.line_keys(view).count(wanted),
            lambda view: "; ".join(read.line_keys(view)),
            shape=r"\d+ \S+",
        ),
        "softkey": Subject(
            "LABEL",
            lambda view, wanted: view.state["softkeys"].count(wanted),
            lambda view: read.softkeys(view.state),
        ),
        "softkeys": Subject(
            "LABEL | LABEL | …",
            lambda view, wanted: int(read.softkeys(view.state) == read.bare(wanted)),
            lambda view: read.softkeys(view.state),
        ),
        "screen": Subject(
            "TEXT",
            lambda view, wanted: sum(wanted in line for line in view.state["screen"]),
            lambda view: " / ".join(view.state["screen"]),
        ),
        "toast": _has("TEXT", read.toast),
    }
)
"""Judged on the state."""

SINCE: MappingProxyType[str, Subject] = MappingProxyType(
    {
        "tone": Subject(
            "NAME on|off, or NAME [N times]",
            read.tone,
            read.tones,
            ("reminder", "ringer", "ringing-tone", "waiting-tone", "far-ringing"),
            r"\S+( (on|off))?",
        ),
        "announcement": Subject(
            "KIND [words [LANGUAGE]|beep|tone] [N times]",
            read.announcement,
            read.told("announcements"),
            tuple(kind.value for kind in Kind),
            rf"\S+( (words( ({'|'.join(one.value for one in Language)}))?|beep|tone))?",
        ),
        "sip": _telling("TEXT [N times]", "sip-", read.sip, sip_text),
        "journal": _telling(
            "TEXT [N times]", "journal", lambda view: read.in_lane("journal", view), read.text
        ),
        "profile": _telling(
            "accepted|rejected, or TEXT [N times]",
            "profile",
            lambda view: read.in_lane("profile", view),
            read.text,
        ),
        "dtmf": Subject(
            "DIGITS",
            lambda view, wanted: int(read.digits(view) == wanted),
            read.digits,
            shape=r"[0-9*#]+",
        ),
        "recordings": Subject(
            "N",
            lambda view, wanted: int(read.recordings(view) == wanted),
            read.recordings,
            shape=r"\d+",
        ),
        "provider": Subject(
            "told TEXT [N times]",
            read.is_provider_told,
            lambda view: " / ".join(read.provider_told(view)) or "none",
            ("told",),
        ),
        "recorded": Subject(
            "near|far N s",
            _is_recorded,
            lambda view: ", ".join(f"{it} {read.sound_s(view, it):.3f} s" for it in SIDES),
            SIDES,
            r"\w+ \d+(\.\d+)? s",
        ),
    }
)
"""Judged on what has happened since a mark."""

SUBJECTS: MappingProxyType[str, Subject] = MappingProxyType({**NOW, **SINCE})
