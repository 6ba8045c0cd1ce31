"""The vocabulary in Python: a phone as a test presses, tells, waits and looks.

Knows a bench as something that does commands and has a state; the same test runs on simulated
parts, where time moves only by `wait` and `advance`, and on the wire, where it moves by itself.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import pytest

from hw_sim.command_text import duration
from hw_sim.command_words import Command, CommandError, Expect, Wait
from hw_sim.commands import parse
from hw_sim.scenario.transcript import transcript

__tracebackhide__ = True  # pytest: a failure is shown where the test is, not in here

JsonObject = dict[str, Any]
PATIENCE_S = 2.0
"""So long may the wire take until what is expected is so; virtual time waits for nobody."""


class Bench(Protocol):
    """A simulated bench, or a live one (`hw_sim.sim.bench`, `hw_sim.testing.live`)."""

    @property
    def broken(self) -> Sequence[object]:
        """The rules of the phone that did not hold."""

    def do(self, command: Command) -> JsonObject:
        """One command to its end. Raises CommandError."""

    def perform(self, command: str) -> JsonObject:
        """One line of the vocabulary. Raises CommandError."""

    def state(self) -> JsonObject:
        """Everything an observer may know (docs/rest.md)."""

    def screenshot(self) -> bytes:
        """PNG of the LCD."""

    def timeline(self, after: int = 0) -> list[JsonObject]:
        """The entries with greater ids."""

    def recorded(self) -> list[JsonObject]:
        """The provider's recordings, newest first."""


class RuleBrokenError(AssertionError):
    """The phone did what no phone may do, whatever the test expected."""


class Phone:
    """Every word raises CommandError if it is not possible, or not so; then the test has failed.

    `golden` compares a PNG with a golden picture; None: there are none where this runs.
    """

    def __init__(
        self, bench: Bench, *, live: bool, golden: Callable[[str, bytes], None] | None
    ) -> None:
        self.bench, self.live, self._golden = bench, live, golden

    # what is done

    def do(self, line: str) -> JsonObject:
        """Any line of the vocabulary (docs/scenarios.md). Raises CommandError."""
        return self._do(parse(line))

    def press(self, key: str, *, long: bool = False, again_after_s: float | None = None) -> None:
        """A softkey by its label, or a key: `Record`, `hold`, `line-1`, `5`."""
        twice = "" if again_after_s is None else f" twice {duration(again_after_s)}"
        self.do(f"{'long-press' if long else 'press'} {key}{twice}")

    def dial(self, number: str, line: int | None = None) -> None:
        """A whole number at once."""
        self.do(f"dial {number}" if line is None else f"dial {number} on line {line}")

    def far_end(self, words: str, who: str = "") -> None:
        """`answer`, `hold`, `transfer 1003`; of the first far party, or by number or name."""
        self.do(" ".join(filter(None, ("far-end", who, words))))

    def provider(self, words: str) -> None:
        """`refuse 503`, `bye`, `ok`."""
        self.do(f"provider {words}")

    def network(self, words: str) -> None:
        """`down`, `up`, `latency 200 ms`."""
        self.do(f"network {words}")

    def announcements(self, words: str) -> None:
        """`broken`, `broken compliance`, `missing da`, `playable`."""
        self.do(f"announcements {words}")

    def profile(self, **values: str) -> None:
        """Parameters of the profile from now on, and a resync."""
        self.do(f"profile {'; '.join(f'{name} = {value}' for name, value in values.items())}")

    def power(self, words: str) -> None:
        """`off`, `on`."""
        self.do(f"power {words}")

    def mark(self, name: str) -> None:
        """What has happened is counted anew from here."""
        self.do(f"mark {name}")

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.do(f"advance {duration(seconds)}")

    def wait(self, condition: str, seconds: float = 10.0) -> None:
        """Until it is so, at most so long."""
        self.do(f"wait {condition} {duration(seconds)}")

    def expect(self, condition: str) -> None:
        """It is so now; on the wire, within `PATIENCE_S`."""
        self.do(f"expect {condition}")

    # what is seen

    @property
    def state(self) -> JsonObject:
        """Everything an observer may know (docs/rest.md)."""
        return self.bench.state()

    @property
    def screen(self) -> list[str]:
        """The LCD in words, line by line."""
        return list(self.state["screen"])

    @property
    def softkeys(self) -> list[str]:
        """The labels at the four places; an empty place is empty."""
        return [label or "" for label in self.state["softkeys"]]

    @property
    def lamps(self) -> dict[str, str]:
        """`{"record": "steady", "pause": "off", …}`."""
        lamps: Mapping[str, JsonObject] = self.state["lamps"]
        return {name: str(lamp["pattern"]) for name, lamp in lamps.items()}

    @property
    def recording(self) -> str:
        """The state of the recording of the call in focus: `off`, `recording`, `paused`, …"""
        return str(self.state["recording"]["state"])

    @property
    def recordings(self) -> list[JsonObject]:
        """What the provider has, newest first."""
        return self.bench.recorded()

    @property
    def transcript(self) -> tuple[str, ...]:
        """What has happened, a fact a line (docs/scenarios.md)."""
        return transcript(self.bench.timeline())

    def golden(self, name: str) -> None:
        """The screen looks like the golden picture of this name, pixel by pixel. Raises
        AssertionError; on the wire, where clocks run, the test is skipped."""
        if self._golden is None:
            pytest.skip(f"golden picture {name}: pictures are compared in virtual time")
        self._golden(name, self.bench.screenshot())

    # inside

    def _do(self, command: Command) -> JsonObject:
        if self.live and isinstance(command, Expect):
            command = Wait(command.condition, PATIENCE_S)
        try:
            done = self.bench.do(command)
        except CommandError as error:
            raise error.with_traceback(None) from None
        if self.bench.broken:
            raise RuleBrokenError(f"a rule of the phone is broken: {self.bench.broken[0]}")
        return done
