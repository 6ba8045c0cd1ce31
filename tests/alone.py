"""The tests that measure sound, by themselves; what fails while the machine's host has the cores is
measured once more when it gives them back.

A host that takes cores away says so (`steal` in proc(5)), whatever this machine does itself: where
it did not, a failure is final. Every repetition is said, with what was taken.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

FAILED: Final = 1
DISTURBED: Final = 0.002
"""Of the cores' time: a second in some minutes, which at one stroke tears a voice."""

CALM: Final = 0.005
"""The same of some seconds: some hundredths of a second are nothing."""

AGAIN: Final = 2
CALM_S: Final = 10.0
PATIENCE_S: Final = 900.0
FAILED_ONES: Final = ("--last-failed", "--last-failed-no-failures=none")

Run = Callable[[tuple[str, ...]], int]


def measured(run: Run, host: "Host") -> int:
    """The exit code of the tests, of the last time those that failed were run."""
    words: tuple[str, ...] = ()
    for left in range(AGAIN, -1, -1):
        code, taken = host.during(partial(run, words))
        if code != FAILED or taken < DISTURBED or not left:
            return code
        share = f"{100 * taken:.1f} %"
        sys.stdout.write(
            f"The host took {share} of the cores meanwhile: what failed is run again\n"
        )
        sys.stdout.flush()
        host.wait_until_calm()
        words = FAILED_ONES
    return FAILED


class Host:
    """What it takes from the cores of this machine."""

    def __init__(
        self,
        stolen_s: Callable[[], float],
        now: Callable[[], float],
        sleep: Callable[[float], None],
        cores: int,
    ) -> None:
        self._stolen_s, self._now, self._sleep, self._cores = stolen_s, now, sleep, cores

    def during(self, work: Callable[[], int]) -> tuple[int, float]:
        """What it came to, and the share of the cores' time that was taken meanwhile."""
        stolen, began = self._stolen_s(), self._now()
        code = work()
        lasted = max(self._now() - began, 0.01)
        return code, (self._stolen_s() - stolen) / (lasted * self._cores)

    def wait_until_calm(self) -> None:
        """Patiently, up to a quarter of an hour."""
        until = self._now() + PATIENCE_S
        while self._now() < until:
            _, taken = self.during(self._pass_time)
            if taken < CALM:
                return

    def _pass_time(self) -> int:
        self._sleep(CALM_S)
        return 0


def _stolen_s() -> float:
    """Seconds in which a core had work and was not given to this machine."""
    fields = Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()
    return int(fields[8]) / os.sysconf("SC_CLK_TCK")


def _pytest(words: tuple[str, ...]) -> int:
    asked = [sys.executable, "-m", "pytest", "-q", "-m", "alone", *words]
    return subprocess.run(asked, check=False).returncode


if __name__ == "__main__":
    here = Host(_stolen_s, time.monotonic, time.sleep, os.cpu_count() or 1)
    sys.exit(measured(_pytest, here))
