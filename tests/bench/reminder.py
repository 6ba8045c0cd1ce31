"""A live call of ten minutes with a reminder every 10 s: how exact its period is at the far end, by
the time stamps of RTP and by arrival, alone and while every core is kept busy by another process.
"""

import argparse
import multiprocessing
import os
import tempfile
import threading
import time
from bisect import bisect_right
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from hw_sim.measure.tone import bursts
from hw_sim.testing.notice_call import NoticeSettings
from provisioning.recording_settings import Audience, Mode
from tests.live.notice_calls import Pair, Row, pairs
from tests.live.notice_peer import RATE, Heard
from tests.notices.oracle import INTERVAL_S

FRAME_MS = 20.0


@dataclass(frozen=True, slots=True)
class Exactness:
    """Of the periods of one call, in ms; the drift is that of a straight line through them all."""

    count: int
    worst_ms: float
    drift_ms: float
    worst_arrival_ms: float
    drift_arrival_ms: float
    late_ms: float

    @property
    def passed(self) -> bool:
        """Below one frame, by the time stamps of what was sent; no drift."""
        return self.worst_ms < FRAME_MS and abs(self.drift_ms) < FRAME_MS

    def __str__(self) -> str:
        return (
            f"{self.count} bursts; period error by RTP {self.worst_ms:.2f} ms at most, drift over "
            f"the call {self.drift_ms:+.2f} ms; by arrival {self.worst_arrival_ms:.1f} ms, drift "
            f"{self.drift_arrival_ms:+.1f} ms; the latest packet was {self.late_ms:.0f} ms late"
        )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `python -m tests.bench reminder`."""
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--busy", action="store_true", help="a busy loop for each core beside it")


def run(args: argparse.Namespace, say: Callable[[str], None]) -> int:
    """0: the period error stays below one frame, without drift."""
    before, asleep = _stolen_s(), Sleeper()
    found = exactness(_heard(60 * args.minutes, busy=args.busy))
    beside = "a busy loop per core beside it" if args.busy else "nothing beside it"
    say(f"{args.minutes:g} minutes, {beside}: {found}")
    say(
        f"meanwhile: load {os.getloadavg()[2]:.1f}, {_stolen_s() - before:.0f} s of the cores were "
        f"taken by the machine's host, and who only sleeps for 20 ms was {asleep.end()}"
    )
    return int(not found.passed)


def exactness(heard: Heard) -> Exactness:
    """Of what a far end heard. A burst came when the packet with its first sample did."""
    starts = [it.start_s for it in bursts(heard.track.astype(np.float64) / 32_768, RATE)]
    places = [place for place, _ in heard.arrivals]
    came = [
        at + (start * RATE - place) / RATE
        for start in starts
        for place, at in [heard.arrivals[bisect_right(places, start * RATE) - 1]]
    ]
    worst, drift = _periods(starts)
    worst_arrival, drift_arrival = _periods(came)
    return Exactness(len(starts), worst, drift, worst_arrival, drift_arrival, 1000 * heard.late_s)


class Sleeper:
    """Sleeps for 20 ms again and again: how late it wakes up is the machine's doing."""

    def __init__(self) -> None:
        self._lates: list[float] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._sleep, daemon=True)
        self._thread.start()

    def end(self) -> str:
        """What came of it."""
        self._ended.set()
        self._thread.join()
        long = [late for late in self._lates if late > 0.1]
        return (
            f"late by up to {1000 * max(self._lates):.0f} ms, {len(long)} times by 100 ms or more"
        )

    def _sleep(self) -> None:
        while not self._ended.is_set():
            due = time.monotonic() + FRAME_MS / 1000
            time.sleep(FRAME_MS / 1000)
            self._lates.append(time.monotonic() - due)


def _stolen_s() -> float:
    """Seconds in which a core had work and was not given to this machine (`steal` in proc(5))."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()
    return int(fields[8]) / os.sysconf("SC_CLK_TCK")


def _periods(starts: list[float]) -> tuple[float, float]:
    """The worst error of a period, and the drift from the first to the last, in ms."""
    numbers = np.arange(len(starts))
    errors = [abs(after - before - INTERVAL_S) for before, after in pairwise(starts)]
    slope = float(np.polyfit(numbers, np.array(starts) - INTERVAL_S * numbers, 1)[0])
    return 1000 * max(errors), 1000 * slope * (len(starts) - 1)


def _heard(seconds: float, *, busy: bool) -> Heard:
    row = Row(NoticeSettings(Mode.ALWAYS, start_stop=False, audience=Audience.ALL))
    with ExitStack() as undo:
        folder = undo.enter_context(tempfile.TemporaryDirectory())
        (pair,) = undo.enter_context(pairs(1, Path(folder)))
        for _ in range(os.cpu_count() or 1 if busy else 0):
            spinning = multiprocessing.get_context("spawn").Process(target=_spin, daemon=True)
            spinning.start()
            undo.callback(spinning.kill)
        return pair.call(row, lambda it: _talk(pair, it, seconds)).far


def _talk(pair: Pair, row: Row, seconds: float) -> None:
    pair.connect(row)
    time.sleep(seconds)
    pair.hang_up()


def _spin() -> None:
    while True:
        pass
