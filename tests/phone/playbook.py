"""The house assertion for the whole phone: this happens, exactly this is asked and seen.

    press PauseRec
      > gates shut, suspend, +answer 5 s, silence, a=record:paused
      = [Pausing…] (paused)
      * record off, pause 600/900
      | Hold | End call | ResumeRec | StopRec

A bare line is what happens; `>` what is asked of the world, in its order, across neighbours. Then
what is seen differently: `=` the screen, /the call not in focus/, its [banners], (header icon),
"toast"; `*` lamps; `|` softkeys; {stopwatches} where `look at the time` asks for them. The rules
of `phone.rules` and the monitors hold at every step.
"""

from dataclasses import dataclass

from indicators.lamps import Lamp
from indicators.screen import CallCard, Dialling, Idle, OtherCall, Screen
from phone.dispatcher import ProfileArrived
from phone.recording.reports import RecorderReported
from phone.recording.words import Event
from softkeys.actions import LABELS
from softkeys.keypad import Key, KeyPressed
from tests.phone.desk import ON_DEMAND, Desk, profile
from tests.phone.happenings import event, which

LAMPS = (Lamp.RECORD, Lamp.PAUSE, Lamp.MUTE, Lamp.LINE_1, Lamp.LINE_2, Lamp.LINE_3, Lamp.LINE_4)
FOLLOWS = (">", "=", "*", "|")
WIDTH = 88
RECORDING = ("dial 1002", "answered", "press Record", "recorder accepted", "wait 5 s")
TWO_CALLS = (
    *("dial 1002", "answered", "invite 2 Bob 1003", "press line-1"),
    *("held-by local", "answered 2"),
)
NUMBER = ("held-by local", "press 1", "press 0", "press 0", "press 3", "press Call", "answered 2")
CONSULTING = ("press transfer", *NUMBER)
JOINED = ("press conference", *NUMBER, "press Conf", "held-by none")
GIVEN: dict[str, tuple[str, ...]] = {  # what came before, told elsewhere
    "idle": (),
    "calling": ("dial 1002",),
    "in a call": ("dial 1002", "answered"),
    "recording": RECORDING,
    "called over the PSTN": ("dial +4533123456", "answered"),
    "called over the PSTN, recorded": ("dial +4533123456", "answered", "recorder accepted"),
    "a PSTN caller hears the notice": ("invite 1 +4533123456", "early ready"),
    "a PSTN caller has heard the notice": (
        *("invite 1 +4533123456", "early ready", "announced compliance"),
    ),
    "always recording": ("dial 1002", "answered", "recorder accepted", "wait 5 s"),
    "recording, and another rings": (*RECORDING, "invite 2 Bob 1003"),
    "a call held, another talks": TWO_CALLS,
    "always: one held, one recorded": (
        *("dial 1002", "answered", "recorder accepted", "invite 2 Bob 1003", "press line-1"),
        *("held-by local", "answered 2", "recorder 2 accepted", "wait 5 s"),
    ),
    "consulting to transfer": ("dial 1002", "answered", *CONSULTING),
    "recorded, consulting to transfer": (*RECORDING, *CONSULTING, "wait 5 s"),
    "recorded, consulting to join": (*RECORDING, *JOINED[:-2], "wait 5 s"),
    "in a conference": ("dial 1002", "answered", *JOINED),
    "in a recorded conference": (*RECORDING, *JOINED, "wait 5 s"),
    "always: in a conference": (
        *("dial 1002", "answered", "recorder accepted", *JOINED[:-2], "recorder 2 accepted"),
        *("wait 5 s", *JOINED[-2:]),
    ),
}


@dataclass(frozen=True, slots=True)
class Playbook:
    """What happens to a phone, and exactly what follows."""

    title: str
    text: str
    given: str = "idle"
    mode: str = ON_DEMAND
    sets: tuple[tuple[str, str], ...] = ()
    dialogs: int = 16

    @property
    def lines(self) -> list[str]:
        """The history as it must be."""
        return [line.strip() for line in self.text.strip().splitlines()]

    def played(self) -> list[str]:
        """The history as the phone makes it."""
        desk = Desk(profile(self.mode, **dict(self.sets)), dialogs=self.dialogs)
        for happening in GIVEN[self.given]:
            happen(desk, happening)
        told = list[str]()
        seen = look(desk)
        for happening in self.lines:
            if happening[0] in FOLLOWS:
                continue
            asked = happen(desk, happening)
            told.append(happening)
            told += _wrapped(">", asked, ", ")
            before, seen = seen, look(desk)
            for sign, joint in (("=", " "), ("*", ", "), ("|", " | ")):
                new = [words for what, words in seen.items() if what[0] == sign]
                old = [words for what, words in before.items() if what[0] == sign]
                parts = zip(old, new, strict=True)
                changed = new if sign == "|" else [now for was, now in parts if was != now]
                told += _wrapped(sign, changed, joint) if new != old else []
        assert desk.broken == []
        return told


def _wrapped(sign: str, parts: list[str], joint: str) -> list[str]:
    """These words after their sign, in as many lines as it takes."""
    lines = list[str]()
    for part in parts:
        if lines and len(lines[-1]) + len(part) < WIDTH:
            lines[-1] += f"{joint}{part}"
        else:
            lines.append(f"{sign} {part}".strip())
    return lines


def assert_plays(playbook: Playbook) -> None:
    """The phone makes this history and no other; pytest shows the lines that differ."""
    assert playbook.played() == playbook.lines, playbook.title


def happen(desk: Desk, words: str) -> list[str]:
    """One happening; returns what was asked of the world. Raises ValueError for no happening."""
    verb, _, rest = words.partition(" ")
    match verb:
        case "press" | "long-press":
            return desk.post(KeyPressed(_key(desk, rest), long=verb == "long-press"))
        case "recorder" | "old-recorder":
            slot, report = which(rest)
            session = desk.world.sessions.get(slot, 0) - (verb == "old-recorder")
            return desk.post(RecorderReported(slot, session, Event(report)))
        case "profile":
            return desk.post(ProfileArrived(profile(rest)))
        case "wait":
            return desk.wait(float(rest.removesuffix(" s")))
        case "look":
            return [f"{{{stopwatches(desk)}}}"]
        case _:
            return desk.post(event(words))


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
        "=other": _strip(screen.other),
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
        case Dialling(prompt, digits):
            return f"{prompt.lower()} {digits}".strip()
        case CallCard(status, name, number, _):
            return " ".join(word for word in (status, name, number) if word)


def _strip(other: OtherCall | None) -> str:
    """`/hold Bob, recording/`: the call that is not in focus."""
    if other is None:
        return "//"
    words = f"{other.icon.value} {other.name}" if other.icon else other.name
    return f"/{words}, {other.recording.value}/" if other.recording else f"/{words}/"


def stopwatches(desk: Desk) -> str:
    """`call 00:12 recorded 00:05 paused 00:01`: those that exist; with the call's number where it
    is not the first."""
    order = ("call", "recorded", "paused")
    named = [(name.partition(":"), name) for name, _ in desk.panel.moment.seconds]
    named.sort(key=lambda one: (one[0][2], order.index(one[0][0])))
    return " ".join(
        f"{what}{f' {int(slot) + 1}' if slot != '0' else ''} {desk.panel.moment.of(name)}"
        for (what, _, slot), name in named
    )
