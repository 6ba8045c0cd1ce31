"""Steps made by hand, as a faulty machine would make them, for monitors to judge."""

from dataclasses import replace

from phone.recording.machine import Ask, Effect, Recording, StartTimer
from phone.recording.monitors.words import Monitor, Violation
from phone.recording.words import Action, Event, Mode, Phase, Timer, Wish


def state(
    phase: Phase, wish: Wish = Wish.ON, *, mode: Mode = Mode.ON_DEMAND, attempt: int = 0
) -> Recording:
    """A recording, with a reason if it has failed."""
    failed = phase in (Phase.FAILED, Phase.FAILED_QUIET)
    return Recording(mode, phase, wish, Event.LOST if failed else None, attempt)


def broken(
    monitor: Monitor, before: Recording, event: Event, after: Recording, *effects: Effect | Action
) -> str:
    """What the monitor says of the step; empty if it is content. Actions are asked."""
    asked = tuple(Ask(it) if isinstance(it, Action) else it for it in effects)
    verdict = monitor.step(before, event, asked, after)
    return verdict.rule if isinstance(verdict, Violation) else ""


def wishing(recording: Recording, wish: Wish) -> Recording:
    """The same, with another wish."""
    return replace(recording, wish=wish)


ANSWER = StartTimer(Timer.ANSWER, None)
