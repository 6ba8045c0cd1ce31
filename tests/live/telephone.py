"""A telephone in a process of its own, driven from a test: real SIP, real RTP, a known voice.

The child turns a PjsuaPhone and does what it is sent; what it posts and observes comes back.
"""

import contextlib
import gc
import multiprocessing
import os
import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from multiprocessing.connection import Connection
from typing import Any

import numpy as np

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import Prompt, Prompts
from phone.call.events import CallConfirmed, InviteReceived
from phone.pjsua.accounts import RtpPorts
from phone.pjsua.dialog import Dialog
from phone.pjsua.observations import FaultSeen, SipMessageSeen
from phone.pjsua.phone import PhoneSettings, PjsuaPhone
from phone.profiles import EMPTY, Profiles, Store
from provisioning.profile import Codec, Line, Transport
from tones.codec import FRAME_BYTES, FRAME_SAMPLES, RATE


def line(
    user: str = "1001",
    *,
    number: int = 1,
    codec: Codec = Codec.PCMU,
    transport: Transport = Transport.UDP,
    proxy: str = "",
    password: str = "",
    register: bool = False,
) -> Line:
    return replace(
        _line(),
        number=number,
        user_id=user,
        display_name=f"User {user}",
        auth_id=user,
        password=password,
        proxy=proxy,
        register=register,
        register_expires_s=60,
        transport=transport,
        sip_port=0,
        codec=codec,
    )


@cache
def _line() -> Line:
    """As a profile without a word about it has it."""
    texts = (("Line_Enable_1_", "Yes"), ("User_ID_1_", "1001"))
    store = Store(lambda _: EMPTY, lambda: None, lambda _: None)
    return Profiles(store, None, base=texts).start().lines[0]


@dataclass
class SineCodec:
    """Says one sine and keeps what it hears.

    A multiple of 100 Hz has whole periods in 10 ms: where a jitter buffer leaves out a frame, or
    says one twice, the phase goes on and the sine measures as loud as it is.
    """

    hz: float
    peak: int = 8000
    said: int = 0
    heard: bytearray = field(default_factory=bytearray)
    fault: str = ""

    def read(self) -> bytes:
        if self.fault:
            raise RuntimeError(self.fault)
        at = np.arange(self.said, self.said + FRAME_SAMPLES)
        self.said += FRAME_SAMPLES
        wave = self.peak * np.sin(2 * np.pi * self.hz * at / RATE)
        return wave.astype("<i2").tobytes()

    def write(self, frame: bytes) -> None:
        self.heard += frame[:FRAME_BYTES]


@dataclass(frozen=True)
class SinePrompts:
    """Each prompt is a sine, of the frequency that its language is known by; there are some in
    Danish and the rest in English, but none of the failure's end."""

    seconds: float = 0.7
    peak: int = 4000
    danish_hz: float = 1900.0
    english_hz: float = 2300.0

    def find(self, kind: Kind, language: Language, custom: str = "") -> Prompt | None:
        if kind is Kind.FAILURE_END:
            return None
        danish = language is Language.DANISH
        at = np.arange(round(self.seconds * RATE))
        hz = self.danish_hz if danish else self.english_hz
        wave = (self.peak * np.sin(2 * np.pi * hz * at / RATE)).astype("<i2")
        found = Language.DANISH if danish else Language.ENGLISH
        return Prompt(kind, found, wave.tobytes(), custom=False)


def _serve(conn: Connection, settings: PhoneSettings, hz: float, prompts: Prompts) -> None:
    codec = SineCodec(hz)
    inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
    phone = PjsuaPhone(
        settings,
        codec,
        lambda event: conn.send(("posted", time.monotonic(), event)),
        lambda seen: conn.send(("seen", time.monotonic(), seen)),
        prompts,
    )
    conn.send(("ready", time.monotonic(), (phone.sip_port, phone.capacity)))

    def listen() -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                inbox.put(conn.recv())
                phone.wake()
        os._exit(3)  # the test is gone

    threading.Thread(target=listen, daemon=True).start()

    def shut_gates() -> int:
        phone.gates.set_gates(0, near=False, far=False)
        return phone.audio_counts.recorded

    def linked_notices() -> list[str]:
        notices: Any = phone.notices
        return [port.name for port in notices.ports if len(port.getPortInfo().listeners)]

    extra = {
        "linked_notices": linked_notices,
        "dialogs": lambda: sum(isinstance(one, Dialog) for one in gc.get_objects()),
        "shut_gates": shut_gates,
        "heard": lambda: bytes(codec.heard),
        "said": lambda: codec.said,
        "break_codec": lambda words: setattr(codec, "fault", words),
        "cpu": lambda: (time.process_time(), time.monotonic()),
        "counts": lambda: phone.audio_counts,
        "open_gates": lambda: [
            (tap.near.open, tap.far.open)
            for tap in phone.gates._taps  # type: ignore[attr-defined]
        ],
    }
    while True:
        phone.turn(100)
        while not inbox.empty():
            name, args, kwargs = inbox.get()
            if name == "close":
                phone.close()
                return
            target: Any = extra.get(name)
            if target is None:
                target = phone
                for part in name.split("."):
                    target = getattr(target, part)
            conn.send(("result", time.monotonic(), target(*args, **kwargs)))


class Telephone:
    """The test's side of it."""

    def __init__(self, hz: float = 400.0, rtp: int = 0, **of_line: Any) -> None:
        context = multiprocessing.get_context("spawn")
        self._conn, child = context.Pipe()
        first = rtp or 20000 + 200 * (os.getpid() % 100) + 2 * next(_counter) * 20
        lines = of_line.pop("lines", None) or (line(**of_line),)
        settings = PhoneSettings(lines, rtp=RtpPorts(first, first + 60))
        self.process = context.Process(
            target=_serve, args=(child, settings, hz, SinePrompts()), daemon=True
        )
        self.user = lines[0].user_id
        self.process.start()
        child.close()
        self.posted: list[Any] = []
        self.seen: list[Any] = []
        self.times: list[tuple[float, Any]] = []
        self._results: list[Any] = []
        self._mark = 0
        self.port = self.capacity = 0

    def ready(self) -> "Telephone":
        """Wait until it listens; several may start at the same time."""
        kind, _, (self.port, self.capacity) = self._conn.recv()
        assert kind == "ready"
        return self

    def forget(self) -> None:
        """Begin a new history."""
        self.listen(0.05)
        self.posted.clear()
        self.seen.clear()
        self._mark = 0

    def ask(self, name: str, *args: Any, **kwargs: Any) -> Any:
        self._conn.send((name, args, kwargs))
        self.until(lambda: bool(self._results), 10)
        return self._results.pop()

    def until(self, condition: Callable[[], bool], seconds: float = 5.0) -> None:
        """Take in what comes until it is so; AssertionError with the history otherwise."""
        end = time.monotonic() + seconds
        while not condition():
            left = end - time.monotonic()
            history = f"posted: {self.posted}; seen: {self.seen[-8:]}"
            assert left > 0, f"not within {seconds} s; {history}"
            if self._conn.poll(min(left, 0.05)):
                self._take()

    def listen(self, seconds: float) -> None:
        """Take in what comes for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if self._conn.poll(left):
                self._take()

    def wait(self, event: Any, seconds: float = 5.0) -> Any:
        """The next posted event that equals `event` or is of this type."""

        def found() -> int | None:
            for place in range(self._mark, len(self.posted)):
                one = self.posted[place]
                if one == event or (isinstance(event, type) and isinstance(one, event)):
                    return place
            return None

        self.until(lambda: found() is not None, seconds)
        place = found()
        assert place is not None
        self._mark = place + 1
        return self.posted[place]

    @property
    def faults(self) -> list[Any]:
        """What went wrong inside."""
        return [one for one in self.seen if isinstance(one, FaultSeen)]

    def requests(self, of: str = "call") -> list[tuple[bool, str]]:
        """(sent, method) of the requests seen, in their order, without ACK."""
        return [
            (one.sent, one.method)
            for one in self.seen
            if isinstance(one, SipMessageSeen)
            and one.of == of
            and not one.start_line.startswith("SIP/2.0 ")
            and one.method != "ACK"
        ]

    def heard(self, last_s: float | None = None) -> Any:
        """Samples that reached the ear."""
        samples = np.frombuffer(self.ask("heard"), "<i2").astype(float)
        return samples if last_s is None else samples[-int(last_s * RATE) :]

    def end(self) -> None:
        """Ask it to close; `close` waits for it."""
        with contextlib.suppress(OSError):
            self._conn.send(("close", (), {}))

    def close(self) -> None:
        self.process.join(5)
        if self.process.is_alive():
            self.process.kill()
        self._conn.close()

    def _take(self) -> None:
        kind, when, what = self._conn.recv()
        if kind == "posted":
            self.posted.append(what)
            self.times.append((when, what))
        elif kind == "seen":
            self.seen.append(what)
        else:
            self._results.append(what)


def close(*telephones: Telephone) -> None:
    """End them all, together; each has to end by itself and in order."""
    for one in telephones:
        one.end()
    for one in telephones:
        one.close()
    assert [one.process.exitcode for one in telephones] == [0] * len(telephones)


@contextlib.contextmanager
def started(*telephones: Telephone) -> Iterator[tuple[Telephone, ...]]:
    """All of them, ready; ended whatever becomes of it."""
    try:
        for one in telephones:
            one.ready()
        yield telephones
    finally:
        close(*telephones)


def connect(caller: Telephone, callee: Telephone, slot: int = 0, *, tcp: bool = False) -> None:
    """A confirmed call with the same slot on both sides."""
    target = f"sip:{callee.user}@127.0.0.1:{callee.port}" + (";transport=tcp" if tcp else "")
    caller.ask("user_agent.dial", slot, 1, target)
    callee.ask("user_agent.claim", callee.wait(InviteReceived).handle, slot)
    callee.ask("user_agent.answer", slot)
    caller.wait(CallConfirmed(slot))
    callee.wait(CallConfirmed(slot))


def _count() -> Any:
    number = 0
    while True:
        yield number
        number += 1


_counter = _count()


def unhinted(posted: list[Any]) -> list[Any]:
    """A history without the header lines that its parties came with, in which tags are new each
    time."""
    return [
        replace(one, remote=replace(one.remote, hints=())) if hasattr(one, "remote") else one
        for one in posted
    ]


def level_db(samples: Any, hz: float, rate: int = RATE) -> float:
    """The level of one frequency, dB re full scale of a sine; -120 for nothing."""
    if len(samples) == 0:
        return -120.0
    at = np.arange(len(samples))
    window = np.hanning(len(samples))
    tone = np.abs(np.sum(samples * window * np.exp(-2j * np.pi * hz * at / rate)))
    return float(20 * np.log10(max(1e-6, 2 * tone / np.sum(window) / 32767)))
