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
from collections.abc import Callable, Iterator, Sequence
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
FIRST_S = 1.0
AROUND_S = 0.5
ENOUGH = 0.8

GOOD, NOT_GOOD, NO_VERDICT = 0, 1, 3

Late = tuple[float, float]
"""When a sleeper should have woken (s, on the axis of what was heard), and how late it did (s)."""


@dataclass(frozen=True, slots=True)
class Exactness:
    """Of the periods of one call, in ms; the drift is that of a straight line through them all.

    `by_arrival`: as behind a jitter buffer, the errors of a frame or more for which the machine is
    no excuse. `undisturbed`: the part of the bursts around which every sleeper woke in time; the
    drift by arrival is theirs.
    """

    count: int
    due: int
    worst_ms: float
    drift_ms: float
    worst_arrival_ms: float
    drift_arrival_ms: float
    by_arrival: tuple[str, ...]
    undisturbed: float
    late_ms: float

    @property
    def faults(self) -> tuple[str, ...]:
        """By the time stamps of what was sent: whatever the machine does they count samples."""
        return (
            *(["a period error of a frame by RTP"] * (self.worst_ms >= FRAME_MS)),
            *(["a drift of a frame by RTP"] * (abs(self.drift_ms) >= FRAME_MS)),
        )

    @property
    def faults_in_time(self) -> tuple[str, ...]:
        """What can be told where the machine was there in time."""
        drifts = abs(self.drift_arrival_ms) >= FRAME_MS
        return (
            *([f"{self.count} bursts, expected {self.due}"] * (self.count != self.due)),
            *self.by_arrival,
            *(["a drift of a frame by arrival"] * drifts),
        )

    @property
    def verdict(self) -> tuple[int, str]:
        """As an exit code, and in words."""
        if self.faults:
            return NOT_GOOD, "; ".join(self.faults)
        if self.undisturbed < ENOUGH:
            share = f"{100 * self.undisturbed:.0f} % of the bursts"
            return NO_VERDICT, f"no verdict: the machine was there in time for {share} alone"
        if self.faults_in_time:
            return NOT_GOOD, "; ".join(self.faults_in_time)
        return GOOD, "as it should be"

    def __str__(self) -> str:
        return (
            f"{self.count} bursts of {self.due}; period error by RTP {self.worst_ms:.2f} ms at "
            f"most, drift over the call {self.drift_ms:+.2f} ms; by arrival "
            f"{self.worst_arrival_ms:.1f} ms, drift of the {100 * self.undisturbed:.0f} % that the "
            f"machine did not disturb {self.drift_arrival_ms:+.1f} ms; the latest packet was "
            f"{self.late_ms:.0f} ms late"
        )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `python -m tests.bench reminder`."""
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--busy", action="store_true", help="a busy loop for each core beside it")


def run(args: argparse.Namespace, say: Callable[[str], None]) -> int:
    """0: it is exact; 1: it is not; 3: no verdict, the machine was not there in time."""
    before, asleep = _stolen_s(), Sleeper()
    heard, began = _heard(60 * args.minutes, busy=args.busy)
    asleep.end()
    found = exactness(heard, 60 * args.minutes, asleep.lates(began))
    beside = "a busy loop per core beside it" if args.busy else "nothing beside it"
    say(f"{args.minutes:g} minutes, {beside}: {found}")
    say(
        f"meanwhile: load {os.getloadavg()[2]:.1f}, {_stolen_s() - before:.0f} s of the cores were "
        f"taken by the machine's host, and who only sleeps for 20 ms was {asleep}"
    )
    code, words = found.verdict
    say(words)
    return code


def exactness(heard: Heard, seconds: float, lates: Sequence[Late] = ()) -> Exactness:
    """Of what a far end heard in so many seconds of recording. A burst came when the packet with
    its first sample did."""
    starts = [it.start_s for it in bursts(heard.track.astype(np.float64) / 32_768, RATE)]
    places = [place for place, _ in heard.arrivals]
    came = [
        at + (start * RATE - place) / RATE
        for start in starts
        for place, at in [heard.arrivals[bisect_right(places, start * RATE) - 1]]
    ]
    excuses = [_latest_s(lates, at) for at in came]
    calm = [number for number, it in enumerate(excuses) if 1000 * it < FRAME_MS]
    numbers = list(range(len(starts)))
    return Exactness(
        len(starts),
        int((seconds - FIRST_S) // INTERVAL_S) + 1,
        max(_errors_ms(starts), default=0.0),
        _drift_ms(numbers, starts),
        max(_errors_ms(came), default=0.0),
        _drift_ms(calm, [came[number] for number in calm]),
        tuple(_by_arrival(came, excuses)),
        len(calm) / len(starts) if starts else 1.0,
        1000 * heard.late_s,
    )


def _by_arrival(came: list[float], excuses: list[float]) -> Iterator[str]:
    """Errors of a frame or more; a sleeper that was as late around one of both bursts – it looks
    every 20 ms – is an excuse."""
    for number, error_ms in enumerate(_errors_ms(came)):
        excuse_ms = 1000 * max(excuses[number : number + 2])
        if error_ms >= FRAME_MS and error_ms >= excuse_ms + FRAME_MS:
            yield f"{error_ms:.0f} ms from burst {number + 1} to the next by arrival"


def _latest_s(lates: Sequence[Late], at: float) -> float:
    """How late a sleeper was at most around a moment: that moment may be in its sleep."""
    return max(
        (late for due, late in lates if due - AROUND_S <= at <= due + late + AROUND_S),
        default=0.0,
    )


class Sleeper:
    """Sleeps for 20 ms again and again: how late it wakes up is the machine's doing."""

    def __init__(self) -> None:
        self._lates: list[Late] = []  # monotonic
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._sleep, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """It sleeps no more."""
        self._ended.set()
        self._thread.join()

    def lates(self, began: float) -> tuple[Late, ...]:
        """On an axis that began there (monotonic): those of a frame or more."""
        return tuple((due - began, late) for due, late in self._lates if 1000 * late >= FRAME_MS)

    def __str__(self) -> str:
        lates = [late for _, late in self._lates]
        long = [late for late in lates if late > 0.1]
        return f"late by up to {1000 * max(lates):.0f} ms, {len(long)} times by 100 ms or more"

    def _sleep(self) -> None:
        while not self._ended.is_set():
            due = time.monotonic() + FRAME_MS / 1000
            time.sleep(FRAME_MS / 1000)
            self._lates.append((due, time.monotonic() - due))


def _stolen_s() -> float:
    """Seconds in which a core had work and was not given to this machine (`steal` in proc(5))."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()
    return int(fields[8]) / os.sysconf("SC_CLK_TCK")


def _errors_ms(starts: list[float]) -> list[float]:
    """Of each period."""
    return [1000 * abs(after - before - INTERVAL_S) for before, after in pairwise(starts)]


def _drift_ms(numbers: list[int], starts: list[float]) -> float:
    """From the first of these bursts to the last, by a straight line through them."""
    if len(starts) < 2:
        return 0.0
    places = np.array(numbers)
    slope = float(np.polyfit(places, np.array(starts) - INTERVAL_S * places, 1)[0])
    return 1000 * slope * (numbers[-1] - numbers[0])


def _heard(seconds: float, *, busy: bool) -> tuple[Heard, float]:
    """And when its axis begins (monotonic)."""
    row = Row(NoticeSettings(Mode.ALWAYS, start_stop=False, audience=Audience.ALL))
    with ExitStack() as undo:
        folder = undo.enter_context(tempfile.TemporaryDirectory())
        (pair,) = undo.enter_context(pairs(1, Path(folder)))
        for _ in range(os.cpu_count() or 1 if busy else 0):
            spinning = multiprocessing.get_context("spawn").Process(target=_spin, daemon=True)
            spinning.start()
            undo.callback(spinning.kill)
        return pair.call(row, lambda it: _talk(pair, it, seconds)).far, pair.began


def _talk(pair: Pair, row: Row, seconds: float) -> None:
    pair.connect(row)
    time.sleep(seconds)
    pair.hang_up()


def _spin() -> None:
    while True:
        pass
