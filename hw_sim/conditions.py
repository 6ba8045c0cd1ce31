"""What can be waited for and expected, judged on a snapshot of the phone (`snapshot.snapshot`).

Pure: knows the snapshot's words and no phone. A condition says in words what it found instead.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from indicators.lamps import Lamp
from phone.call.states import CallState, RecordWord
from phone.recording.shown import Shown

State = Mapping[str, Any]


class ConditionError(ValueError):
    """Text that is no condition."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`negated` turns it round (`no softkey Record`)."""

    subject: str
    argument: str
    negated: bool = False

    def __str__(self) -> str:
        return f"{'no ' if self.negated else ''}{self.subject} {self.argument}".strip()


def _call(state: State) -> str:
    call = state["call"]
    return str(call["state"]) if call else "idle"


def _hold(state: State) -> str:
    call = state["call"] or {}
    by = [who for who in ("local", "remote") if call.get(f"held_by_{who}")]
    return " ".join(by) or "none"


def _lamps(state: State) -> str:
    lamps: Mapping[str, Any] = state["lamps"]
    return "; ".join(f"{name} {lamp['pattern']}" for name, lamp in lamps.items())


def _toast(state: State) -> str:
    return str(state["toast"]["text"]) if state["toast"] else ""


def _is(found: Callable[[State], str]) -> Callable[[State, str], bool]:
    return lambda state, wanted: found(state) == wanted


def _softkeys(state: State) -> str:
    return " | ".join(key or "" for key in state["softkeys"]).strip(" |")


def _lamp(state: State, wanted: str) -> bool:
    name, _, pattern = wanted.partition(" ")
    lamp = state["lamps"].get(name)
    return lamp is not None and lamp["pattern"] == pattern


def _listed(state: State, wanted: str) -> bool:
    return wanted in state["softkeys"]


def _on_screen(state: State, wanted: str) -> bool:
    return any(wanted in line for line in state["screen"])


def _bare(text: str) -> str:
    return " | ".join(part.strip() for part in text.split("|")).strip(" |")


SUBJECTS: MappingProxyType[str, tuple[Callable[[State, str], bool], Callable[[State], str]]] = (
    MappingProxyType(
        {
            "call": (_is(_call), _call),
            "hold": (_is(_hold), _hold),
            "recording": (
                lambda s, wanted: s["recording"]["state"] == wanted,
                lambda s: s["recording"]["state"],
            ),
            "reason": (
                lambda s, wanted: wanted in (s["recording"]["reason"] or ""),
                lambda s: s["recording"]["reason"] or "none",
            ),
            "lamp": (_lamp, _lamps),
            "softkey": (_listed, _softkeys),
            "softkeys": (lambda s, wanted: _softkeys(s) == _bare(wanted), _softkeys),
            "screen": (_on_screen, lambda s: " / ".join(s["screen"])),
            "toast": (lambda s, wanted: wanted in _toast(s), _toast),
            "far-end-record": (
                lambda s, wanted: s["far_end"].get("hears_record") == wanted,
                lambda s: str(s["far_end"].get("hears_record")),
            ),
        }
    )
)

WORDS: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "call": ("idle", *(state.value for state in CallState)),
        "hold": ("none", "local", "remote"),
        "recording": tuple(state.value for state in Shown),
        "lamp": tuple(lamp.value for lamp in Lamp),
        "far-end-record": tuple(word.value for word in RecordWord),
    }
)


def parse_condition(text: str) -> Condition:
    """`[no] SUBJECT ARGUMENT`. Raises ConditionError."""
    words = text.split(maxsplit=1)
    negated = len(words) == 2 and words[0] == "no"
    if negated:
        words = words[1].split(maxsplit=1)
    if not words or words[0] not in SUBJECTS:
        near = get_close_matches(words[0] if words else "", SUBJECTS, 1)
        hint = f"; did you mean {near[0]}?" if near else f"; known: {', '.join(SUBJECTS)}"
        raise ConditionError(f"unknown condition {text!r}{hint}")
    if len(words) < 2:
        raise ConditionError(f"expected: {words[0]} WHAT")
    _check_word(words[0], words[1].split()[0])
    return Condition(words[0], words[1], negated)


def _check_word(subject: str, word: str) -> None:
    """What has a fixed vocabulary is held to it: a misspelt state would never come."""
    known = WORDS.get(subject)
    if known and word not in known:
        near = get_close_matches(word, known, 1)
        hint = f"; did you mean {near[0]}?" if near else f"; known: {', '.join(known)}"
        raise ConditionError(f"unknown {subject} {word!r}{hint}")


def holds(condition: Condition, state: State) -> bool:
    """Whether it is so now."""
    judge, _ = SUBJECTS[condition.subject]
    return judge(state, condition.argument) is not condition.negated


def found(condition: Condition, state: State) -> str:
    """What is there, in the words of the condition's subject."""
    return SUBJECTS[condition.subject][1](state)
