"""A live bench: phone, far ends, call server and provider on loopback, real SIP and RTP.

Implements what the page, REST and scripts ask (`web.port.LivePhone`). The phone runs on the
thread that calls `run`; all else may be called from any thread.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hw_sim.bench import LiveParts, live_parts, profiles, prompts_of
from hw_sim.child import Child, ChildError, Heard
from hw_sim.codec import Mouth, SimCodec
from hw_sim.command_text import written
from hw_sim.commands import (
    Command,
    CommandError,
    DialTarget,
    Expect,
    FarEnd,
    Mark,
    Press,
    Provider,
    Resync,
    Screenshot,
    Sleep,
    Wait,
    parse,
)
from hw_sim.conditions import Condition, found, holds
from hw_sim.far_end.offices import office
from hw_sim.far_end.party import numbered
from hw_sim.far_end.people import FarEnds
from hw_sim.live_profile import beyond, live_profile
from hw_sim.panel import SimPanel
from hw_sim.provider.faults import Action
from hw_sim.provider.library import recordings
from hw_sim.sim.directory import HOST as PBX
from hw_sim.sim.provider import HOST as RECORDER
from hw_sim.sim.softkeys import keys_to
from hw_sim.snapshot import snapshot
from hw_sim.sound.ends import OwnEnd
from hw_sim.sound.parties import PartiesSound
from hw_sim.time_line import TimeLine
from hw_sim.voices import NEAR
from indicators.models.geometry import Model
from phone.call.states import CallState
from phone.dispatcher import Change, ProfileArrived
from phone.presentation import Presentation
from phone.profiles import Profiles
from phone.state import PhoneState, TargetDialled
from provisioning.load import Texts
from softkeys.keypad import Key, KeyPressed

POLL_S = 0.05
SESSIONS = {"started": "opened", "ended": "closed"}  # the provider's word, the time line's
AT_ONCE = frozenset(action.value for action in Action)  # what the provider does once


class NotMetError(CommandError):
    """A condition did not hold (in time)."""


@dataclass(frozen=True, slots=True)
class LiveOptions:
    """What a live bench is built from."""

    model: Model
    directory: Path  # captures, provider/, logs
    profile: str | None = None
    sets: Texts = ()
    script_sets: Texts = ()
    sip_port: int = 0
    mouth: Mouth = NEAR
    prompts: Path | None = None  # sets of announcements of the admin's own
    expected: tuple[str, ...] = ()  # words with whom will be meant: they start with it


class LiveBench:
    """Build, `run` on one thread, command from others, `close`."""

    def __init__(self, options: LiveOptions) -> None:
        """Start call server, provider and the first far end.

        Raises ChildError, ProfileError, FetchError, OSError.
        """
        self.began = time.monotonic()
        self.options = options
        self.directory = options.directory
        self.recordings = options.directory / "provider"
        self._earlier = {one["folder"] for one in recordings(self.recordings)}
        self.panel = SimPanel(options.model, lambda: self._tell("screen"))
        self.codec = SimCodec(options.mouth)
        self.line = TimeLine(
            self.began, lambda: self.codec.captured_s, lambda: self._tell("timeline")
        )
        self.sound = PartiesSound(OwnEnd(self.codec), self.began, lambda: self._tell("state"))
        self._fault = "ok"
        self._listeners = dict[int, Callable[[str], None]]()
        self._changed = threading.Condition()
        self._calls = 0
        self._log = options.directory / "bench.log"
        self.provider = self._start_provider("127.0.0.1:0")
        self.call_server = self._start(["call-server", "--asking"], self._call_server_said)
        self.far_ends = FarEnds(
            options.directory,
            lambda words, hear: self.sound.party(words, hear, self._log),
            self.call_server,
            lambda: self._tell("state"),
            self._service,
        )
        try:
            self.parts, self.profiles = self._build()
        except BaseException:
            self._stop_children()
            raise
        self._whole = (self.parts.dispatcher.state, self.parts.dispatcher.presentation)
        self.far_ends.expect((*options.expected, *dict(options.script_sets).values()))

    def _start_provider(self, address: str) -> Child:
        words = ["provider", f"--listen={address}", f"--dir={self.recordings}"]
        return self._start([*words, "--json", "--control"], self._provider_said)

    def _start(self, words: list[str], hear: Callable[[Heard], None]) -> Child:
        return Child(words, hear, self._log)

    def _build(self) -> tuple[LiveParts, Profiles]:
        provider = str(self.provider.wait_ready()["address"])
        call_server = str(self.call_server.wait_ready()["address"])
        self.far_ends.wait_ready()
        options = self.options
        keys = options.model.line_keys
        right = keys.rows + 1 if keys else None  # the first key beside the right column
        self._common = live_profile(call_server, provider, options.sip_port, right)
        base = dict(self._common)
        for name, value in options.script_sets:
            base[name] = value.replace(PBX, call_server).replace(RECORDER, provider)
        source = profiles(options.profile, tuple(base.items()), options.sets)
        profile = source.start()
        prompts, self.prompt_diagnostics = prompts_of(profile, options.prompts)
        parts = live_parts(profile, self.codec, prompts, self.panel, self.line, self._observe)
        for line in profile.lines:
            where = f"127.0.0.1:{parts.agent.sip_port}"
            self.call_server.say(f"route {line.user_id} {where}")
        return parts, source

    # running

    def run(self) -> None:
        """The phone's loop, on this thread, until `stop`."""
        self.parts.loop.run(self.parts.dispatcher)

    def stop(self) -> None:
        """End `run`; from any thread or a signal handler."""
        self.parts.loop.stop()

    def close(self) -> None:
        """End calls, recordings and processes, in that order."""
        self.parts.agent.close()
        self.codec.stop_capture()
        self._stop_children()

    def _stop_children(self) -> None:
        self.far_ends.stop()
        self.provider.stop()
        self.call_server.stop()
        self.sound.close()

    # what the page, REST and scripts ask

    @property
    def sip_address(self) -> str:
        """Where this phone can be called."""
        user = self.parts.dispatcher.profile.lines[0].user_id
        return f"sip:{user}@127.0.0.1:{self.parts.agent.sip_port}"

    def state(self) -> dict[str, Any]:
        """Everything an observer may know, as JSON."""
        state, seen = self._seen()
        profile = self.parts.dispatcher.profile
        now = snapshot(profile, state, seen, self.panel.moment, self.panel.model)
        now["sip"]["address"] = self.sip_address
        now["provider"] = {"address": self.provider.ready.get("address"), "fault": self._fault}
        now["parties"] = self.far_ends.state()
        now["far_end"] = now["parties"][0]
        now["sound"] = self.sound.state()
        now["time_s"] = round(time.monotonic() - self.began, 3)
        return now

    def recorded(self) -> list[dict[str, Any]]:
        """This run's recordings, newest first; the directory may hold those of earlier runs."""
        found = recordings(self.recordings)
        return [one for one in found if one["folder"] not in self._earlier]

    def beyond_common(self) -> Texts:
        """What a scenario has to set to have this phone's profile; addresses are a scenario's."""
        call_server, provider = (
            str(child.ready["address"]) for child in (self.call_server, self.provider)
        )
        values = beyond((*self.profiles.values, *self.options.sets), self._common)
        return tuple(
            (name, value.replace(call_server, PBX).replace(provider, RECORDER))
            for name, value in values
        )

    def _seen(self) -> tuple[PhoneState, Presentation]:
        """The last state that was performed and shown, whole, while the next is under way."""
        whole, shown_now = self._whole, self.parts.dispatcher.presentation
        now = self.parts.dispatcher.state is whole[0]
        return (whole[0], shown_now) if now else whole

    def screenshot(self) -> bytes:
        """PNG of the LCD."""
        return self.panel.png()

    def captured_s(self) -> float:
        """Seconds of the capture that runs: the time axis of near-said.wav and near-heard.wav."""
        return self.codec.captured_s

    def timeline(self, after: int = 0) -> list[dict[str, Any]]:
        """Entries with greater ids."""
        return self.line.after(after)

    def listen(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """Call `listener` with what changed, from other threads; returns the end of it."""
        self._listeners[id(listener)] = listener
        return lambda: self._listeners.pop(id(listener), None) and None

    def perform(self, command: str) -> dict[str, Any]:
        """One line of the vocabulary. Raises CommandError (NotMetError for conditions)."""
        return self.do(parse(command))

    def do(self, command: Command) -> dict[str, Any]:
        """One command, to its end; what REST answers."""
        match command:
            case Press(key, long, again_after_s):
                place = self._press(key, long=long)
                if again_after_s is not None:
                    time.sleep(again_after_s)
                    self._press(place)  # the same finger on the same key
            case DialTarget(target, line):
                self._told(command)
                self.parts.dispatcher.post(TargetDialled(target, line))
                self._settle()
            case Wait(condition, seconds):
                self._wait(condition, seconds)
            case Expect(condition):
                if not self._holds(condition):
                    raise self._not_met("expected", condition)
            case Sleep(seconds):
                time.sleep(seconds)
            case Screenshot(name):
                (self.directory / f"{name}.png").write_bytes(self.screenshot())
            case Mark(name):
                self.line.add(time.monotonic(), "marks", "mark", name)
            case FarEnd(words, party):
                self._told(command)
                self.far_ends.tell(self.far_ends.find(party), words, self._phone_number)
            case Provider(words):
                self._told(command)
                self._tell_provider(words)
            case Resync():
                self._told(command)
                return self._resync()
            case _:
                raise CommandError(f"{written(command)}: on simulated parts alone")
        return {"ok": True}

    def _tell_provider(self, words: str) -> None:
        match words:
            case "kill":
                self.provider.kill()
                self._fault = words
            case "start":
                self._restart_provider()
                self._fault = "ok"
            case _:
                self.provider.say(words)
                if words not in AT_ONCE:
                    self._fault = words
        self._tell("state")

    def _restart_provider(self) -> None:
        """Where it was before. Raises CommandError: it was not killed, its port was taken."""
        started = self._start_provider(str(self.provider.ready["address"]))
        try:
            started.wait_ready()
        except ChildError as error:
            started.stop()
            raise CommandError(f"the provider did not start: {error}") from error
        self.provider = started

    def _press(self, key: Key | str, *, long: bool = False) -> Key:
        """The key that was pressed in the end; a softkey on another page is reached by More."""
        dispatcher = self.parts.dispatcher
        places = (
            (key,) if isinstance(key, Key) else keys_to(dispatcher.profile, dispatcher.state, key)
        )
        for place in places:
            labels = self.state()["softkeys"]
            label = labels[place.softkey - 1] if place.softkey else None
            held = long and place is places[-1]
            self._told(Press(label or place, held), label or "")
            dispatcher.post(KeyPressed(place, long=held))
            self._settle()
        return places[-1]

    def _told(self, command: Command, text: str = "") -> None:
        self.line.told(time.monotonic(), command, text)

    def _settle(self) -> None:
        """The event has been handled when this returns."""
        self.parts.loop.on_thread(self.parts.dispatcher.turn)

    def _wait(self, condition: Condition, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self._holds(condition):
            left = until - time.monotonic()
            if left <= 0:
                raise self._not_met(f"waited {seconds:g} s for", condition)
            with self._changed:
                self._changed.wait(min(left, POLL_S))

    def _holds(self, condition: Condition) -> bool:
        return holds(condition, self.state(), self.timeline())

    def _not_met(self, what: str, condition: Condition) -> NotMetError:
        there = found(condition, self.state(), self.timeline())
        return NotMetError(f"{what} {condition}; found {there}")

    def _resync(self) -> dict[str, Any]:
        profile = self.profiles.resync()
        now, said = time.monotonic(), self.profiles.diagnostics
        self.line.resynced(now, said, accepted=profile is not None)
        if profile is not None:
            self.parts.dispatcher.post(ProfileArrived(profile))
            self._settle()
        return {"ok": profile is not None, "diagnostics": list(self.profiles.diagnostics)}

    # what happens

    def _observe(self, change: Change) -> None:
        self._whole = (change.after, change.presentation)
        before, after = change.before.in_focus, change.after.in_focus
        was = before.call.state if before else None
        now = after.call.state if after else None
        if now is CallState.CONFIRMED and was is not now:
            self._calls += 1
            names = ("near-said.wav", "near-heard.wav")
            self.codec.start_capture(*(numbered(self.directory / n, self._calls) for n in names))
        if was is CallState.CONFIRMED and now is None:
            self.codec.stop_capture()
        self._tell("state")

    def _provider_said(self, heard: Heard) -> None:
        if what := SESSIONS.get(str(heard.get("event"))):
            name = str(heard.get("recording"))
            self.line.add(time.monotonic(), "recordings", what, f"{what} {name}")
        if heard.get("event") != "ready":
            self._tell("recordings")

    def _call_server_said(self, heard: Heard) -> None:
        if heard.get("event") == "wanted":
            self.far_ends.called(str(heard["number"]))

    def _phone_number(self, line: int) -> str | None:
        lines = self.parts.dispatcher.profile.lines
        return next((one.user_id for one in lines if one.number == line), None)

    def _service(self, number: str) -> str | None:
        return office(self.parts.dispatcher.profile, number)

    def _tell(self, what: str) -> None:
        with self._changed:
            self._changed.notify_all()
        for listener in list(self._listeners.values()):
            listener(what)
