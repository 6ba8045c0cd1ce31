"""A phone for tests of its server: real-looking states, a history of what it was told, no SIP."""

import copy
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from hw_sim.commands import CommandError, Expect, Press, Resync, Wait, parse
from hw_sim.conditions import found, holds
from hw_sim.web.port import Sound
from hw_sim.web.server import WebServer, listening, phone_app

TOKEN = "the-token-of-this-run"
PNG = b"\x89PNG\r\n\x1a\n"
DARK = {"colour": None, "on_ms": 0, "off_ms": 1, "pattern": "off"}
RED = {"colour": "red", "on_ms": 1, "off_ms": 0, "pattern": "steady"}
AMBER = {"colour": "amber", "on_ms": 600, "off_ms": 900, "pattern": "600/900"}

STATE: dict[str, Any] = {
    "title": "Not recorded",
    "model": {"name": "8851", "width": 800, "height": 480, "line_keys": 10, "colour": True},
    "line": {"name": "Anna Berg", "number": "4021"},
    "call": {
        "state": "confirmed",
        "direction": "initiator",
        "remote": {"name": "Mette Sørensen", "number": "1002", "aor": "sip:1002@127.0.0.1:5070"},
        "seconds": 12,
        "held_by_local": False,
        "held_by_remote": False,
    },
    "recording": {"state": "ready", "word": "off", "reason": None, "recorded_s": 0, "paused_s": 0},
    "lamps": {"record": DARK, "pause": DARK},
    "softkeys": ["Hold", "End call", "Record", None],
    "screen": ["Anna Berg 4021", "Connected 00:12"],
    "toast": None,
    "sip": {"address": "sip:4021@127.0.0.1:5060", "registered": None},
    "provider": {"address": "127.0.0.1:5080", "fault": "ok"},
    "far_end": {"hears_record": "off"},
    "time_s": 20.0,
}
PRESSED = {
    "Record": ("recording", RED, DARK, ["Hold", "End call", "PauseRec", "StopRec"]),
    "PauseRec": ("paused", DARK, AMBER, ["Hold", "End call", "ResumeRec", "StopRec"]),
    "ResumeRec": ("recording", RED, DARK, ["Hold", "End call", "PauseRec", "StopRec"]),
    "StopRec": ("ready", DARK, DARK, ["Hold", "End call", "Record", None]),
}


class FakePhone:
    """Implements `web.port.LivePhone`."""

    def __init__(self, recordings: Path) -> None:
        self.recordings = recordings
        self.sound: Sound | None = None
        self.performed: list[str] = []
        self.drawn = 0
        self.listeners: list[Callable[[str], None]] = []
        self._state = copy.deepcopy(STATE)
        self._entries: list[dict[str, Any]] = []
        self._picture = 0
        self.add("call", "confirmed")

    def state(self) -> dict[str, Any]:
        return copy.deepcopy(self._state)

    def screenshot(self) -> bytes:
        self.drawn += 1
        return PNG + str(self._picture).encode()

    def timeline(self, after: int = 0) -> list[dict[str, Any]]:
        return [entry for entry in self._entries if entry["id"] > after]

    def listen(self, listener: Callable[[str], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def perform(self, command: str) -> dict[str, Any]:
        self.performed.append(command)
        match parse(command):
            case Press(str(label)):
                self._press(label)
            case Expect(condition) if not holds(condition, self.state()):
                raise CommandError(f"expected {condition}; found {found(condition, self.state())}")
            case Wait(condition, seconds):
                until = time.monotonic() + seconds
                while not holds(condition, self.state()):
                    if time.monotonic() > until:
                        raise CommandError(f"waited {seconds:g} s for {condition}")
                    time.sleep(0.005)
            case Resync():
                return {"ok": False, "diagnostics": ["profile.xml:3: no such parameter"]}
            case _:
                pass
        return {"ok": True}

    def add(self, lane: str, state: str) -> None:
        entry = {"id": len(self._entries) + 1, "t": 1.5, "lane": lane, "kind": "state"}
        self._entries.append({**entry, "text": state, "state": state})

    def draw(self) -> None:
        """Something else is on the LCD now."""
        self._picture += 1
        self.tell("screen")

    def set_toast(self, text: str) -> None:
        self._state["toast"] = {"number": 1, "text": text}
        self.tell("state")

    def tell(self, what: str) -> None:
        for listener in list(self.listeners):
            listener(what)

    def _press(self, label: str) -> None:
        if label == "Stuck":
            raise TimeoutError
        if label not in self._state["softkeys"]:
            raise CommandError(f"no key or softkey {label!r} is there now")
        if label in PRESSED:
            state, record, pause, softkeys = PRESSED[label]
            self._state["recording"]["state"] = state
            self._state["lamps"] = {"record": record, "pause": pause}
            self._state["softkeys"] = softkeys
            self.add("recording", state)
            self.tell("state")
            self.draw()


class Served:
    """A phone behind its server, for a test: `with Served(phone) as server:`."""

    def __init__(self, phone: FakePhone, host: str = "127.0.0.1", port: int = 0) -> None:
        self._server = WebServer(phone_app(phone, TOKEN), TOKEN, listening(host, port))

    def __enter__(self) -> WebServer:
        self._server.start()
        return self._server

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._server.stop()


def soon(so: Callable[[], bool], seconds: float = 5.0) -> bool:
    """Whether it becomes so, looked at until then."""
    until = time.monotonic() + seconds
    pause = threading.Event()
    while not so():
        if time.monotonic() > until:
            return False
        pause.wait(0.005)
    return True
