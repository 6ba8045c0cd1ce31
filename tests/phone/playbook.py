"""The house assertion for the whole phone: this happens, exactly this is asked and seen.

    press PauseRec
      > gates shut, suspend, +answer 5 s, silence, a=record:paused
      = [Pausing…] (paused)
      * record off, pause 600/900
      | Hold | End call | ResumeRec | StopRec

A bare line is what happens; `>` what is asked of the world, in its order, across neighbours. Then
what is seen differently: `=` the screen, its [banners], (header icon), "toast"; `*` lamps; `|`
softkeys; {stopwatches} where `look at the time` asks for them. The rules of `phone.rules`
hold after every step.
"""

import re
from dataclasses import dataclass

from indicators.lamps import Lamp
from indicators.screen import CallCard, Dialling, Idle, Screen
from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallProgressed,
    FarRecordReported,
    HoldChanged,
    InviteReceived,
    RegistrationChanged,
)
from phone.call.states import CallState, EndReason, Party, RecordWord
from phone.dispatcher import ProfileArrived
from phone.recording.reports import RecorderReported
from phone.recording.words import Event
from phone.state import TargetDialled
from softkeys.actions import LABELS
from softkeys.keypad import Key, KeyPressed
from tests.phone.desk import ON_DEMAND, Desk, profile

LAMPS = (Lamp.RECORD, Lamp.PAUSE, Lamp.MUTE, Lamp.LINE_1)
FOLLOWS = (">", "=", "*", "|")
GIVEN: dict[str, tuple[str, ...]] = {  # what came before, told elsewhere
    "idle": (),
    "calling": ("dial 1002",),
    "in a call": ("dial 1002", "answered"),
    "recording": ("dial 1002", "answered", "press Record", "recorder accepted", "wait 5 s"),
    "always recording": ("dial 1002", "answered", "recorder accepted", "wait 5 s"),
}
PROGRESS = {"ringing": CallState.PROCEEDING, "early media": CallState.EARLY}


@dataclass(frozen=True, slots=True)
class Playbook:
    """What happens to a phone, and exactly what follows."""

    title: str
    text: str
    given: str = "idle"
    mode: str = ON_DEMAND
    sets: tuple[tuple[str, str], ...] = ()

    @property
    def lines(self) -> list[str]:
        """The history as it must be."""
        return [line.strip() for line in self.text.strip().splitlines()]

    def played(self) -> list[str]:
        """The history as the phone makes it."""
        desk = Desk(profile(self.mode, **dict(self.sets)))
        for happening in GIVEN[self.given]:
            happen(desk, happening)
        told = list[str]()
        seen = look(desk)
        for happening in self.lines:
            if happening[0] in FOLLOWS:
                continue
            asked = happen(desk, happening)
            told.append(happening)
            told += [f"> {', '.join(asked)}"] if asked else []
            before, seen = seen, look(desk)
            for sign, joint in (("=", " "), ("*", ", "), ("|", " | ")):
                new = [words for what, words in seen.items() if what[0] == sign]
                old = [words for what, words in before.items() if what[0] == sign]
                parts = zip(old, new, strict=True)
                changed = new if sign == "|" else [now for was, now in parts if was != now]
                told += [f"{sign} {joint.join(changed)}".strip()] if new != old else []
        assert desk.broken == []
        return told


def assert_plays(playbook: Playbook) -> None:
    """The phone makes this history and no other; pytest shows the lines that differ."""
    assert playbook.played() == playbook.lines, playbook.title


def happen(desk: Desk, words: str) -> list[str]:
    """One happening; returns what was asked of the world. Raises ValueError for no happening."""
    verb, _, rest = words.partition(" ")
    match verb:
        case "press":
            return desk.post(KeyPressed(_key(desk, rest)))
        case "dial":
            return desk.post(TargetDialled(rest))
        case "invite":
            handle, name, number = rest.split()
            return desk.post(
                InviteReceived(int(handle), 1, Party(name, number, f"sip:{number}@far.test"))
            )
        case "ringing" | "early":
            return desk.post(CallProgressed(0, PROGRESS[words]))
        case "answered":
            return desk.post(CallConfirmed(0))
        case "ended":
            reason, _, status = rest.partition(" ")
            return desk.post(CallEnded(0, EndReason(reason), int(status or 0)))
        case "held-by":
            return desk.post(HoldChanged(0, "local" in rest, "remote" in rest))
        case "far-records":
            return desk.post(FarRecordReported(0, RecordWord(rest)))
        case "recorder":
            return desk.post(RecorderReported(0, desk.world.session, Event(rest)))
        case "old-recorder":
            return desk.post(RecorderReported(0, desk.world.session - 1, Event(rest)))
        case "registered":
            return desk.post(RegistrationChanged(1, rest == "yes", 200 if rest == "yes" else 0))
        case "profile":
            return desk.post(ProfileArrived(profile(rest)))
        case "wait":
            return desk.wait(float(rest.removesuffix(" s")))
        case "look":
            return [f"{{{stopwatches(desk)}}}"]
    raise ValueError(f"no happening: {words}")


def _key(desk: Desk, word: str) -> Key:
    for place, softkey in enumerate(desk.dispatcher.presentation.softkeys, 1):
        if softkey and LABELS[softkey].text == word:
            return Key(f"softkey-{place}")
    return Key(word)


def look(desk: Desk) -> dict[str, str]:
    """What can be seen, by the sign of its line and what it is."""
    screen = desk.panel.screen
    assert screen
    icon, toast = screen.header.recording, screen.toast
    keys = [key.text if key else "" for key in screen.softkeys]
    return {
        "=body": _body(screen),
        "=banners": " ".join(f"[{b.word} {b.who}".strip() + "]" for b in screen.banners) or "[]",
        "=icon": f"({icon.value if icon else 'no icon'})",
        "=toast": f'"{toast.text if toast else ""}"',
        **{f"*{lamp.value}": f"{lamp.value} {desk.lamp(lamp)}" for lamp in LAMPS},
        "|": " | ".join(keys).rstrip(" |"),
    }


def _body(screen: Screen) -> str:
    match screen.body:
        case Idle(notice):
            return f"idle {notice}".strip()
        case Dialling(_, digits):
            return f"number {digits}".strip()
        case CallCard(status, name, number, _):
            return " ".join(word for word in (status, name, number) if word)


def stopwatches(desk: Desk) -> str:
    """`call 00:12 recorded 00:05 paused 00:01`: those that exist."""
    names = [name for name, _ in desk.panel.moment.seconds]
    order = sorted(names, key=["call:0", "recorded:0", "paused:0"].index)
    return " ".join(f"{re.sub(':0', '', name)} {desk.panel.moment.of(name)}" for name in order)
