"""Short calls between a phone of the product and a plain peer, each with settings of its own, and
what both ears and the recording hold of them (tests/notices/oracle.py says what they should)."""

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from hw_sim.child import Child
from hw_sim.provider.library import recordings
from hw_sim.testing.notice_call import Compliance, NoticeSettings
from provisioning.recording_settings import FailurePolicy, Mode
from tests.live.notice_peer import Heard, NoticePeer
from tests.live.notice_phone import NoticePhone, Place
from tests.notices.oracle import LASTS_S

TALKS_S, LONG_S, PAUSED_S, STOPPED_S, NEVER_S = 3.3, 14.3, 2.5, 3.5, 2.0
MARGIN_S = 0.5
LASTS = {Mode.NEVER: 2, Mode.ALWAYS_PAUSE_RESUME: 10, Mode.ALWAYS: 15, Mode.ON_DEMAND: 16}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One call: its settings, how long after the answer a called party hears compliance, and what
    follows if it cannot be recorded."""

    settings: NoticeSettings
    delay_s: float = 0.0
    failure: FailurePolicy = FailurePolicy.PROCEED

    def __str__(self) -> str:
        it = self.settings
        words = (
            it.mode.name.lower(),
            "pstn" if it.pstn else "internal",
            "in" if it.inbound else "out",
            "start-stop" if it.start_stop else "-",
            f"pause-{it.pause_notice.name.lower()}",
            f"compliance-{it.compliance.value}",
            f"tone-{it.audience.name.lower() if it.audience else 'off'}",
            it.language,
            f"{self.delay_s:g}s",
            *([self.failure.name.lower()] * (self.failure is not FailurePolicy.PROCEED)),
        )
        return " ".join(words)

    def sets(self) -> tuple[tuple[str, str], ...]:
        """As parameters of a profile."""
        delay = ("Call_Recording_Compliance_Delay_1_", f"{self.delay_s:.0f}")
        failure = ("Call_Recording_Failure_1_", self.failure.value)
        return (*self.settings.sets(), delay, failure)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left of a call; seconds are those of its time line."""

    row: Row
    timeline: list[dict[str, Any]]
    far: Heard
    said: Path
    heard: Path  # 16 kHz
    ear_begin_s: float
    recordings: tuple[Path, ...]
    late_s: float  # how late a packet or a frame of the ear came at most: the machine was busy


class Pair:
    """A phone and its far party."""

    def __init__(self, phone: NoticePhone, peer: NoticePeer, there: asyncio.AbstractEventLoop):
        self._phone, self._peer, self._there = phone, peer, there
        self._port = int(phone.ask("port"))
        self._calls = 0

    @property
    def began(self) -> float:
        """When the axis of its calls begins (monotonic)."""
        return self._phone.place.began

    def call(self, row: Row, talk: Callable[[Row], None] | None = None) -> Kept:
        """One whole call, with the usual talk or another."""
        self._calls += 1
        settings, place = row.settings, self._phone.place
        broken = "compliance" if settings.compliance is Compliance.FAILS else ""
        self._ask("wait", "New call", 10.0)
        self._on_loop(lambda: self._peer.begin(settings.party))
        before = set(self._recorded())
        since = self._ask("begin", self._calls, row.sets(), broken)
        (talk or self._talk)(row)
        timeline, ear_begin_s, moved_s = self._ask("end", since)
        far = self._on_loop(lambda: self._peer.heard(place.began))
        kept = (place.directory / f"{name}-{self._calls}.wav" for name in ("said", "heard"))
        new = tuple(one for one in self._recorded() if one not in before)
        late_s = max(far.late_s, moved_s)
        return Kept(row, timeline, far, *kept, ear_begin_s, new, late_s)

    def _talk(self, row: Row) -> None:
        """Answer, record, pause, resume, stop, hang up: what the mode has keys for, each after the
        words of the one before."""
        self.connect(row)
        match row.settings.mode:
            case Mode.NEVER:
                time.sleep(NEVER_S)
            case Mode.ALWAYS:
                time.sleep(LONG_S + row.delay_s)
            case Mode.ALWAYS_PAUSE_RESUME:
                time.sleep(TALKS_S + row.delay_s)
                self._pause_and_resume()
            case Mode.ON_DEMAND:
                time.sleep(self._first_words_s(row))
                self._press("Record")
                self._ask("wait", "StopRec", 5.0)
                time.sleep(TALKS_S)
                self._pause_and_resume()
                self._press("StopRec")
                time.sleep(STOPPED_S)
        self.hang_up()

    def connect(self, row: Row) -> None:
        """Up to the answer."""
        if row.settings.inbound:
            self._on_loop(lambda: self._peer.call(self._port, self._phone.place.user))
            self._ask("wait", "Answer", 10.0)
            time.sleep(MARGIN_S)
            self._press("Answer")
        else:
            self._ask("dial", row.settings.party)
        self._ask("wait", "Hold", 10.0)

    def hang_up(self) -> None:
        """And until the phone is idle."""
        self._press("End call")
        self._ask("wait", "New call", 10.0)

    def dial_and_wait(self, row: Row) -> None:
        """Until the phone has ended the call of itself."""
        self._ask("dial", row.settings.party)
        self._ask("wait", "End call", 5.0)
        self._ask("wait", "New call", 20.0)

    def _pause_and_resume(self) -> None:
        self._press("PauseRec")
        time.sleep(PAUSED_S)
        self._press("ResumeRec")
        time.sleep(TALKS_S)

    def _first_words_s(self, row: Row) -> float:
        settings = row.settings
        if settings.inbound or not settings.pstn or settings.compliance is Compliance.OFF:
            return MARGIN_S
        longest = max(lasts for name, lasts in LASTS_S.items() if name.startswith("compliance"))
        return row.delay_s + longest + MARGIN_S

    def _press(self, label: str) -> None:
        self._ask("wait", label, 5.0)
        self._ask("press", label)

    def _ask(self, *words: object) -> Any:
        return self._phone.ask(*words)

    def _on_loop(self, work: Callable[[], T]) -> T:
        async def done() -> T:
            return work()

        return asyncio.run_coroutine_threadsafe(done(), self._there).result(10)

    def _recorded(self) -> list[Path]:
        """This user's recordings so far."""
        folder = self._phone.place.directory.parent / "provider"
        found = [one for one in recordings(folder) if self._phone.place.user in str(one["parties"])]
        return [folder / one["folder"] / "recording.wav" for one in found]


@contextmanager
def pairs(count: int, directory: Path, fault: str = "") -> Iterator[list[Pair]]:
    """So many, with one provider, all of loopback; the provider may have a fault."""
    began, events = time.monotonic(), list[dict[str, Any]]()
    there = asyncio.new_event_loop()
    turning = threading.Thread(target=there.run_forever, daemon=True)
    turning.start()
    provider = Child(
        ["provider", "--listen=127.0.0.1:0", f"--dir={directory / 'provider'}", "--json"]
        + [f"--fault={fault}"] * bool(fault),
        events.append,
        directory / "provider.log",
    )
    with ExitStack() as undo:
        undo.callback(there.close)
        undo.callback(turning.join, 5)
        undo.callback(lambda: there.call_soon_threadsafe(there.stop))
        undo.callback(provider.stop)
        address = str(provider.wait_ready()["address"])
        peers, phones = [], []
        for number in range(count):
            peer = asyncio.run_coroutine_threadsafe(NoticePeer().listen(), there).result(5)
            undo.callback(lambda it=peer: there.call_soon_threadsafe(it.close))
            folder = directory / f"phone-{number}"
            folder.mkdir(mode=0o700)
            where = f"127.0.0.1:{peer.port}"
            phone = NoticePhone(Place(f"40{number:02}", where, address, folder, began))
            undo.callback(phone.close)
            peers.append(peer)
            phones.append(phone)
        undo.callback(lambda: [phone.end() for phone in phones])
        yield [Pair(phone, peer, there) for phone, peer in zip(phones, peers, strict=True)]


def all_of(rows: Iterable[Row], there: list[Pair]) -> list[Kept]:
    """Every row is called, the longest first, as many at a time as there are pairs."""
    left = deque(sorted(rows, key=lambda row: -LASTS[row.settings.mode]))

    def work(pair: Pair) -> list[Kept]:
        done = []
        with suppress(IndexError):
            while True:
                done.append(pair.call(left.popleft()))
        return done

    with ThreadPoolExecutor(len(there)) as pool:
        return [kept for share in pool.map(work, there) for kept in share]
