"""Timers and retries: silence becomes a fact, and the Always modes try again (DESIGN §3).

Follows the timers by their effects, as a clock would, and counts failures on its own.
"""

from dataclasses import dataclass
from typing import Final

from phone.recording.machine import (
    EXPIRES,
    CancelTimer,
    Effect,
    Recording,
    StartTimer,
)
from phone.recording.monitors.words import Violation, asks
from phone.recording.rules import FAILED, timers_due
from phone.recording.words import Event, Phase, Timer

RETRY_S: Final = (2.0, 4.0, 8.0, 16.0, 30.0)
FRESH: Final = (Phase.OFF, Phase.READY, Phase.RECORDING, Phase.PAUSED)


@dataclass(frozen=True, slots=True)
class Timers:
    """No timer is started twice, cancelled idly or left behind; the answer's alone begins again,
    with each new request."""

    running: frozenset[Timer] = frozenset()

    def step(
        self,
        before: Recording,  # noqa: ARG002  a clock sees effects only
        event: Event,
        effects: tuple[Effect, ...],
        after: Recording,
    ) -> "Timers | Violation":
        running = {timer for timer in self.running if EXPIRES[timer] is not event}
        for effect in effects:
            match effect:
                case CancelTimer(timer):
                    if timer not in self.running:
                        return Violation(f"{timer.value} is cancelled, and does not run")
                    running.discard(timer)
                case StartTimer(timer):
                    if timer in running and not (timer is Timer.ANSWER and asks(effects)):
                        return Violation(f"{timer.value} is started twice")
                    running.add(timer)
                case _:
                    pass
        restarted = StartTimer(Timer.ANSWER, None) in effects
        if asks(effects) and Timer.ANSWER in running and not restarted:
            return Violation("a request is sent, and its answer has an old deadline")
        if running != timers_due(after):
            names = sorted(timer.value for timer in running)
            return Violation(f"{after.phase.value}, and these timers run: {names}")
        return Timers(frozenset(running))


@dataclass(frozen=True, slots=True)
class Backoff:
    """How long each timer runs: retries after 2, 4, 8, 16, 30, 30 … s, by failures in a row."""

    failures: int = 0

    def step(
        self,
        before: Recording,
        event: Event,  # noqa: ARG002  failures are counted by phase
        effects: tuple[Effect, ...],
        after: Recording,
    ) -> "Backoff | Violation":
        failures = self.failures
        if after.phase in FRESH:
            failures = 0
        elif after.phase in FAILED and before.phase not in FAILED:
            failures = min(failures + 1, len(RETRY_S))
        for effect in effects:
            if isinstance(effect, StartTimer) and effect.seconds != _due(effect.timer, failures):
                return Violation(f"{effect.timer.value} runs for {effect.seconds} s")
        return Backoff(failures)


def _due(timer: Timer, failures: int) -> float | None:
    match timer:
        case Timer.ANSWER:
            return None  # Call_Recording_Setup_Timeout_n_
        case Timer.GLARE:
            return 2.1  # RFC 3261 §14.1; the clock adds its spread
        case Timer.RECORDER_PAUSE | Timer.ALERT:
            return 5.0
        case Timer.RETRY:
            return RETRY_S[failures - 1]
