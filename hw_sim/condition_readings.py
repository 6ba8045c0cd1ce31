"""What is read off a snapshot (`snapshot.snapshot`) and a time line, for conditions to judge.

Pure; knows the words of both and no phone. Each reading is text as people read it, or a count.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hw_sim.lanes import sip_text

State = Mapping[str, Any]
Entry = Mapping[str, Any]

SAID_AT_MOST = 8  # of what happened, when it was not what was expected


@dataclass(frozen=True, slots=True)
class View:
    """What a condition is judged on: the state, seen from one call, and what happened since."""

    state: State
    entries: Sequence[Entry] = ()
    before: Sequence[Entry] = ()  # what had happened until then
    began: float = 0.0  # when that was, in seconds of the time line


def switch(value: object) -> str:
    """A flag as `on` or `off`."""
    return "on" if value else "off"


# the state


def call(state: State) -> str:
    """`idle`, or the state of the call (RFC 4235)."""
    return str(state["call"]["state"]) if state["call"] else "idle"


def hold(state: State) -> str:
    """`none`, `local`, `remote`, `local remote`."""
    it = state["call"] or {}
    return " ".join(who for who in ("local", "remote") if it.get(f"held_by_{who}")) or "none"


def focus(state: State) -> str:
    """The number of the call that screen and keys follow, or `none`."""
    numbers = (it["remote"]["number"] for it in state["calls"] if it["focus"])
    return str(next(numbers, "none"))


def softkeys(state: State) -> str:
    """`Hold | End call | Record`."""
    return " | ".join(key or "" for key in state["softkeys"]).strip(" |")


def bare(labels: str) -> str:
    """Labels as `softkeys` writes them."""
    return " | ".join(part.strip() for part in labels.split("|")).strip(" |")


def toast(state: State) -> str:
    """The message on the screen, if there is one."""
    return str(state["toast"]["text"]) if state["toast"] else ""


def lamps(view: View) -> list[str]:
    """`record red steady`, `pause off` …"""
    told = (
        (name, lamp["colour"] or "", lamp["pattern"]) for name, lamp in view.state["lamps"].items()
    )
    return [" ".join(filter(None, words)) for words in told]


def lamp(view: View, wanted: str) -> int:
    """Whether it shows this; the colour may be left out."""
    without = [f"{name} {lamp['pattern']}" for name, lamp in view.state["lamps"].items()]
    return int(wanted in (*lamps(view), *without))


def line_keys(view: View) -> list[str]:
    """`1 active`, `2 ringing` …"""
    return [f"{key['position']} {key['tab']}" for key in view.state["line_keys"]]


# what happened


def text(entry: Entry) -> str:
    """Its words."""
    return str(entry["text"])


def in_lane(lane: str, view: View, said: Callable[[Entry], str] = text) -> list[str]:
    """The words of the entries of this lane, or of those whose name begins so."""
    return [said(entry) for entry in view.entries if entry["lane"].startswith(lane)]


def told(lane: str, said: Callable[[Entry], str] = text) -> Callable[[View], str]:
    """The newest of what happened in a lane, with the times."""

    def newest(view: View) -> str:
        there = in_lane(lane, view, lambda entry: f"{entry['t']:.3f} {said(entry)}")
        return " / ".join(there[-SAID_AT_MOST:]) or "none"

    return newest


def sip(view: View) -> list[str]:
    """The messages of calls and recording sessions."""
    return in_lane("sip-", view, sip_text)


def tone(view: View, wanted: str) -> int:
    """`ringer on`: whether it sounds now; `reminder`: how often it has sounded."""
    name, _, wanted_now = wanted.partition(" ")
    if wanted_now:
        return int(switch(view.state["tones"][name]) == wanted_now)
    return sum(entry["lane"] == "tones" and entry["kind"] == name for entry in view.entries)


def tones(view: View) -> str:
    """What sounds now, and what has sounded."""
    now = ", ".join(f"{name} {switch(on)}" for name, on in view.state["tones"].items())
    return f"{now}; {told('tones')(view)}"


def announcement(view: View, wanted: str) -> int:
    """How often one of this kind was given, in this form and language if it says them."""
    kind, form, language, *_ = *wanted.split(), "", ""
    return sum(
        entry["lane"] == "announcements"
        and entry["kind"] == kind
        and form in ("", entry.get("form"))
        and language in ("", entry.get("language"))
        for entry in view.entries
    )


def provider_told(view: View) -> list[str]:
    """What the provider was told of announcements (SPEC C3)."""
    there = (entry for entry in view.entries if entry["lane"] == "recordings")
    return [text(entry).partition(": ")[2] for entry in there if entry["kind"] == "told"]


def is_provider_told(view: View, wanted: str) -> int:
    """How often it was told this: `told start words`."""
    return sum(wanted.removeprefix("told ") in said for said in provider_told(view))


def digits(view: View) -> str:
    """What far ends have been sent by DTMF."""
    return "".join(in_lane("dtmf", view))


def recordings(view: View) -> str:
    """How many recording sessions the recorder has accepted."""
    lane = (entry["kind"] for entry in view.entries if entry["lane"] == "recordings")
    return str(sum(kind == "opened" for kind in lane))


def sound_s(view: View, side: str) -> float:
    """For how long the gate of this side (`near`, `far`) has been open, over all calls; one that
    was open when the mark was set counts from there."""
    since, total = dict[int, float](), 0.0
    for entry in (*view.before, *view.entries):
        if entry["lane"] != "gates" or entry["kind"] != side:
            continue
        at = max(float(entry["t"]), view.began)
        if entry["text"] == "open":
            since.setdefault(entry["slot"], at)
        else:
            total += at - since.pop(entry["slot"], at)
    return total + sum(float(view.state["time_s"]) - began for began in since.values())
