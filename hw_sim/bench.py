"""The composition root of the simulator: phones from real and simulated parts.

The counterpart of `phone.app`; the only module of hw_sim that imports drivers of the phone.
"""

import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, assert_never

from announcements.prompts import Prompts
from announcements.shelf import PromptShelf
from hw_sim.codec import SimCodec
from hw_sim.far_end.party import Party
from hw_sim.live_profile import party_profile
from hw_sim.panel import SimLampBoard, SimPanel
from hw_sim.sound.line import connect
from hw_sim.time_line import TimeLine
from hw_sim.voices import FAR
from phone.assembly import assemble
from phone.clock import SystemClock
from phone.dispatcher import Dispatcher, Observer
from phone.inbox import Inbox
from phone.lines import Setting
from phone.loop import PhoneLoop
from phone.pjsua.observations import (
    AnnouncementSounded,
    FaultSeen,
    Observation,
    ReminderSounded,
    SipMessageSeen,
)
from phone.pjsua.phone import PhoneSettings, PjsuaPhone
from phone.profiles import Profiles, Store
from phone.prompt_sets import said_of_prompts
from provisioning.fetch import fetch
from provisioning.load import Texts

LANES = {"call": "sip-call", "recorder": "sip-recorder"}


@dataclass(frozen=True, slots=True)
class LiveParts:
    """A phone on the wire with simulated ends, ready to run on this thread."""

    agent: PjsuaPhone
    dispatcher: Dispatcher
    loop: PhoneLoop
    lamps: SimLampBoard


def profiles(address: str | None, base: Texts, sets: Texts = ()) -> Profiles:
    """The profile's source; a bench begins anew each time and keeps none over its run."""
    store = Store(fetch, last_good=lambda: None, keep=lambda _: None)
    return Profiles(store, address, base=base, overrides=sets)


def prompts_of(profile: Setting, sets: Path | None) -> tuple[PromptShelf, tuple[str, ...]]:
    """Ours and those of the admin's folder `sets`, and what is to be said of them."""
    shelf = PromptShelf(sets)
    return shelf, said_of_prompts(profile, shelf)


def live_parts(
    profile: Setting,
    codec: SimCodec,
    prompts: Prompts,
    panel: SimPanel,
    line: TimeLine,
    *observers: Observer,
) -> LiveParts:
    """Build the phone; called on the thread that will run it. Raises OSError (port taken)."""
    inbox = Inbox()
    settings = PhoneSettings.of(profile)
    agent = PjsuaPhone(settings, codec, inbox.post, lambda seen: trace(line, seen), prompts)
    lamps = SimLampBoard(SystemClock().now)
    phone = assemble(
        profile,
        agent,
        inbox,
        displays=(panel,),
        lamp_boards=(lamps,),
        observers=(line.observe, *observers),
    )
    return LiveParts(agent, phone.dispatcher, phone.loop, lamps)


def trace(line: TimeLine, seen: Observation) -> None:
    """What the user agent tells, on the time line."""
    match seen:
        case SipMessageSeen():
            words = seen.start_line.removeprefix("SIP/2.0 ").split()
            text = words[0] if seen.start_line.startswith("SIP/") else seen.method
            more = " ".join(words[:3]) if seen.start_line.startswith("SIP/") else seen.start_line
            lane = LANES.get(seen.of, "sip-call")
            line.add(seen.time_s, lane, seen.method, text, sent=seen.sent, detail=more)
        case ReminderSounded():
            at, slot = seen.time_s, seen.slot
            line.add(at, "tones", "reminder", "reminder", sample=seen.sample, slot=slot)
        case AnnouncementSounded():
            kind, form = seen.kind.value, seen.rendering.value
            tag = f" {seen.language.value}" if seen.language else ""
            said = f"{kind} {form}{tag}" if seen.began else f"ended {kind}"
            began = kind if seen.began else "ended"
            line.add(seen.time_s, "announcements", began, said, form=form, slot=seen.slot)
        case FaultSeen():
            line.add(seen.time_s, "faults", "fault", f"{seen.where}: {seen.error}")
        case _:
            assert_never(seen)


def run_party(
    number: str,
    name: str,
    *,
    sip_port: int,
    mouth: Path | None,
    captures: tuple[Path, Path] | None,
    sound_line: int | None,
    say: Callable[[dict[str, Any]], None],
) -> int:
    """A far end in a process of its own, until SIGTERM or the end of its standard input.

    `sound_line` is the open file of its line to the bench's page; None: there is none.
    """
    codec = SimCodec(mouth or FAR)
    connect(sound_line, codec)
    party = Party(codec, captures, say)
    profile = profiles(None, party_profile(number, name, sip_port)).start()
    agent = PjsuaPhone(PhoneSettings.of(profile), codec, party.post, lambda _: None)
    clock, ended = SystemClock(), threading.Event()
    lines = list[str]()

    def listen() -> None:
        for line in sys.stdin:
            lines.append(line)
            agent.wake()
        ended.set()

    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    signal.signal(signal.SIGINT, lambda *_: ended.set())
    threading.Thread(target=listen, daemon=True).start()
    say({"event": "ready", "address": f"127.0.0.1:{agent.sip_port}", "number": number})
    while not ended.is_set():
        agent.turn(20)
        while lines:
            party.obey(agent.user_agent, lines.pop(0))
        party.turn(agent.user_agent, clock.now())
    codec.stop_capture()
    agent.close()
    return 0
