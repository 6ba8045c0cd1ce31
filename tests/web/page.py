"""The phone's page under test: headless Chromium, and what a person sees and does there.

Everything is read as a person gets it: accessible names, computed lamps, pixels.
"""

import copy
import os
import queue
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, expect, sync_playwright

from hw_sim.commands import CommandError
from hw_sim.web.port import Sound
from hw_sim.web.server import WebServer, listening, phone_app

CHROMIUM: Final = "/usr/bin/chromium"
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE: Final = (1280, 800)
NARROW: Final = (420, 900)
PATIENCE_MS: Final = 10_000
GOLDEN: Final = Path(__file__).parents[1] / "golden"
TOKEN: Final = "token-of-this-run"

expect.set_options(timeout=PATIENCE_MS)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser; one per test module."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def opened(
    browser: Browser,
    address: str,
    size: tuple[int, int] = WIDE,
    *,
    complaints: bool = False,
    **context: Any,
) -> Iterator[Page]:
    """The page at this address; what it complains of in the console is a failure."""
    viewport = {"width": size[0], "height": size[1]}
    held = browser.new_context(viewport=viewport, **context)
    page = held.new_page()
    said = list[str]()
    page.on("console", lambda line: said.append(line.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    yield page
    held.close()
    assert complaints or not said, said


def shot(page: Page, directory: Path, name: str) -> None:
    """The page as a picture in the test's output folder (REDLAMP_OUT, else under tmp_path)."""
    out = Path(os.environ.get("REDLAMP_OUT", directory / "out"))
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{name}.png"
    page.screenshot(path=path)
    print(path)  # noqa: T201 - shown with a failure: where to look


def sees_softkeys(page: Page, *labels: str | None) -> None:
    """Exactly these four, in their places; None is a place without effect."""
    for place, label in enumerate(labels, 1):
        key = page.locator(f'[data-key="softkey-{place}"]')
        expect(key).to_have_accessible_name(f"Softkey {place}: {label or 'none'}")
        expect(key).to_have_attribute("aria-disabled", "false" if label else "true")


def sees_lamps(page: Page, *, record: str, pause: str) -> None:
    """Both recording lamps by name, and what their light really does: hard edges, in ms."""
    for name, said in (("record", record), ("pause", pause)):
        lamp = page.locator(f'[role=img][data-lamp="{name}"]')
        expect(lamp).to_have_accessible_name(f"{name.title()} lamp: {said}")
        assert cadence(page, name) == computed(said), name


def computed(said: str) -> tuple[int, int]:
    """On and off in ms of a lamp of this name; (1, 0) is steady, (0, 1) dark."""
    pattern = {"off": "0/1", "red steady": "1/0", "amber steady": "1/0", "unknown": "100/900"}
    on, off = pattern.get(said, said.rpartition(" ")[2]).split("/")
    return int(on), int(off)


def cadence(page: Page, lamp: str) -> tuple[int, int]:
    """What the lens of this lamp does, read from computed opacity over one period."""
    on, period, values = page.evaluate(
        """(lamp) => {
          const glow = document.querySelector(`[data-lamp="${lamp}"] .glow`);
          const lit = () => Number(getComputedStyle(glow).opacity);
          const [blinking] = glow.getAnimations();
          if (!blinking) return [lit(), 1, [lit()]];
          const { duration } = blinking.effect.getComputedTiming();
          const before = blinking.currentTime;
          const seen = [];
          for (let ms = 0; ms < duration; ms += 10) {
            blinking.currentTime = ms + 5;
            seen.push(lit());
          }
          blinking.currentTime = before;
          return [10 * seen.filter((one) => one === 1).length, duration, seen];
        }""",
        lamp,
    )
    assert set(values) <= {0, 1}, "a lamp has hard edges"
    return int(on), int(period - on)


# a phone on a stage

DARK: Final = {"colour": None, "on_ms": 0, "off_ms": 1, "pattern": "off"}
LAMPS: Final = ("record", "pause", "mute", "message", *(f"line-{n}" for n in range(1, 11)))


def light(colour: str, on_ms: int, off_ms: int) -> dict[str, Any]:
    pattern = f"{on_ms}/{off_ms}" if off_ms else "steady"
    return {"colour": colour, "on_ms": on_ms, "off_ms": off_ms, "pattern": pattern}


RED: Final = light("red", 1, 0)
GREEN: Final = light("green", 1, 0)


def idle() -> dict[str, Any]:
    """The state of a phone at rest, in the shape of `hw_sim.snapshot`."""
    return {
        "title": "",
        "model": {"name": "8851", "width": 800, "height": 480, "line_keys": 10, "colour": True},
        "line": {"name": "Anna Berg", "number": "4021"},
        "call": None,
        "recording": {
            "state": "off",
            "phase": "off",
            "word": "off",
            "api": None,
            "mode": "On Demand with User Initiated Start",
            "flow": "none",
            "reason": None,
            "by": {"phone": "off", "server": "off", "far_end": "off"},
            "recorded_s": 0,
            "paused_s": 0,
        },
        "calls": [],
        "lamps": {name: dict(DARK) for name in LAMPS},
        "softkeys": ["New call", None, None, None],
        "line_keys": [
            line_key(1, "Anna", "4021"),
            line_key(6, "Mette Sørensen", ""),
        ],
        "screen": ["Anna Berg 4021", "New call"],
        "toast": None,
        "muted": False,
        "off_hook": False,
        "reminder": {"interval_s": 20, "running": False},
        "sip": {"address": "sip:4021@127.0.0.1:5060", "registered": None},
        "provider": {"address": "127.0.0.1:5080", "fault": "ok"},
        "parties": [party("1002", "Mette Sørensen"), party("1003", "Jonas Holm")],
        "time_s": 300.0,
    }


def party(number: str, name: str) -> dict[str, Any]:
    """Somebody who is in no call."""
    where = {"number": number, "name": name, "address": f"sip:{number}@127.0.0.1:5070"}
    return {**where, "mode": "auto", "calls": 0, "hears_record": "off", "last": ""}


def line_key(position: int, label: str, detail: str, tab: str = "none") -> dict[str, Any]:
    return {
        "position": position,
        "label": label,
        "detail": detail,
        "tab": tab,
        "focus": tab == "active",
        "recording": None,
    }


def in_call(shown: str, *softkeys: str | None, title: str = "", **recording: Any) -> dict[str, Any]:
    """A confirmed call whose recording is in this state."""
    state = idle()
    remote = {"name": "Mette Sørensen", "number": "1002", "aor": "sip:1002@127.0.0.1"}
    state |= {"off_hook": True, "softkeys": list(softkeys), "title": title}
    state["call"] = {
        "state": "confirmed",
        "direction": "initiator",
        "remote": remote,
        "seconds": 248,
        "held_by_local": False,
        "held_by_remote": False,
    }
    state["parties"][0]["calls"] = 1
    state["recording"] |= {"state": shown, "phase": shown} | recording
    more = {"slot": 0, "line": 1, "focus": True, "recording": state["recording"]}
    state["calls"] = [state["call"] | more]
    icon = shown if shown in ("recording", "paused", "failed") else None
    state["line_keys"][0] = line_key(1, "Anna", "", "active") | {"recording": icon}
    state["lamps"]["line-1"] = dict(GREEN)
    return state


def ready() -> dict[str, Any]:
    return in_call("ready", "Hold", "End call", "Record", None, title="Not recorded")


def recording() -> dict[str, Any]:
    keys = ("Hold", "End call", "PauseRec", "StopRec")
    state = in_call("recording", *keys, title="Recording", word="on", recorded_s=134)
    state["lamps"]["record"] = dict(RED)
    state["reminder"]["running"] = True
    return state


def paused() -> dict[str, Any]:
    keys = ("Hold", "End call", "ResumeRec", "StopRec")
    numbers = {"recorded_s": 134, "paused_s": 37}
    state = in_call("paused", *keys, title="Paused", word="paused", **numbers)
    state["lamps"]["pause"] = light("amber", 600, 900)
    return state


def failed() -> dict[str, Any]:
    keys = ("Hold", "End call", "Record", None)
    state = in_call("failed", *keys, title="Not recorded", reason="the recorder refused: 503")
    state["lamps"]["pause"] = light("amber", 170, 170)
    return state


@dataclass
class StagedPhone:
    """A LivePhone that shows what it is told to show, and keeps the commands it is given."""

    recordings: Path
    now: dict[str, Any] = field(default_factory=idle)
    picture: str = "8851-idle"
    entries: list[dict[str, Any]] = field(default_factory=list)
    commands: queue.Queue[str] = field(default_factory=queue.Queue)
    answers: bool = True
    sound: Sound | None = None
    _listeners: list[Callable[[str], None]] = field(default_factory=list)
    _began: float = field(default_factory=time.monotonic)

    def become(self, state: dict[str, Any], picture: str) -> None:
        """Show this from now on."""
        self.now, self.picture = state, picture
        self.tell("state", "screen")

    def tell(self, *changed: str) -> None:
        for listener in list(self._listeners):
            for what in changed:
                listener(what)

    def given(self) -> str:
        """The next command that arrives."""
        return self.commands.get(timeout=PATIENCE_MS / 1000)

    def state(self) -> dict[str, Any]:
        while not self.answers:
            time.sleep(0.01)
        passed = time.monotonic() - self._began
        return copy.deepcopy(self.now) | {"time_s": self.now["time_s"] + round(passed, 3)}

    def screenshot(self) -> bytes:
        return (GOLDEN / f"{self.picture}.png").read_bytes()

    def timeline(self, after: int = 0) -> list[dict[str, Any]]:
        return [entry for entry in self.entries if entry["id"] > after]

    def perform(self, command: str) -> dict[str, Any]:
        if command == "press 0":
            raise CommandError("0 does nothing here")
        self.commands.put(command)
        return {"ok": True}

    def listen(self, listener: Callable[[str], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)


@contextmanager
def served(phone: StagedPhone, port: int = 0) -> Iterator[WebServer]:
    """The real server with this phone behind it."""
    server = WebServer(phone_app(phone, TOKEN), TOKEN, listening("127.0.0.1", port))
    server.start()
    try:
        yield server
    finally:
        server.stop()


def timeline_of_a_call() -> list[dict[str, Any]]:
    """Four minutes as they were on a bench: two stretches recorded, two paused."""
    entries = list[dict[str, Any]]()

    def add(t: float, lane: str, kind: str, text: str, **more: Any) -> None:
        entries.append(
            {"id": len(entries) + 1, "t": t, "lane": lane, "kind": kind, "text": text, **more}
        )

    def sip(t: float, lane: str, method: str, *texts: tuple[bool, str]) -> None:
        for n, (sent, text) in enumerate(texts):
            add(t + n / 100, lane, method, text, sent=sent, detail=text)

    def recorded(t: float, key: str, going: str, become: str, method: str = "INVITE") -> None:
        add(t, "keys", "press", key)
        add(t + 0.002, "recording", "state", going, state=going)
        last = () if method == "BYE" else ((True, "ACK"),)
        sip(t + 0.003, "sip-recorder", method, (True, method), (False, "200"), *last)
        add(t + 0.04, "recording", "state", become, state=become)
        sip(t + 0.05, "sip-call", "UPDATE", (True, "UPDATE"), (False, "200"))

    add(50.0, "keys", "press", "line-6")
    add(50.0, "call", "state", "Mette Sørensen", state="trying")
    sip(50.0, "sip-call", "INVITE", (True, "INVITE"), (False, "100"), (False, "180"))
    sip(53.9, "sip-call", "INVITE", (False, "200"), (True, "ACK"))
    add(54.0, "call", "state", "Mette Sørensen", state="confirmed")
    add(54.0, "recording", "state", "ready", state="ready")
    recorded(105.0, "Record", "starting", "recording")
    recorded(170.0, "PauseRec", "pausing", "paused")
    recorded(195.0, "ResumeRec", "resuming", "recording")
    recorded(265.0, "PauseRec", "pausing", "paused")
    for second in (106, 126, 146, 166, 196, 216, 236, 256):
        add(float(second), "tones", "reminder", "reminder", sample=1)
    for second in range(115, 300, 10):
        sip(float(second), "sip-recorder", "OPTIONS", (True, "OPTIONS"), (False, "200"))
    return entries
