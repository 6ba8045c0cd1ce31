"""The recording machine: one table look-up per event, and what follows from the phase.

Knows no clock, wire or screen. Timers belong to phases, so that none can be forgotten: they are
started and cancelled by comparing the phase before with the phase after.
"""

from dataclasses import dataclass, replace
from types import MappingProxyType

from phone.recording.table import ALWAYS_MODES, FAILURES, OPENING, ROWS, TRY_AGAIN, Row
from phone.recording.words import Action, Event, Mode, Note, Phase, Timer, Wish

RETRY_AFTER_S: tuple[float, ...] = (2.0, 4.0, 8.0, 16.0, 30.0)
ALERT_S = 5.0
RECORDER_PAUSE_S = 5.0
GLARE_S = 2.1  # RFC 3261 §14.1: 2.1–4 s for the owner of the Call-ID; the shell adds the rest

EXPIRES: MappingProxyType[Timer, Event] = MappingProxyType(
    {
        Timer.ANSWER: Event.ANSWER_EXPIRED,
        Timer.GLARE: Event.GLARE_EXPIRED,
        Timer.RECORDER_PAUSE: Event.RECORDER_PAUSE_EXPIRED,
        Timer.RETRY: Event.RETRY_EXPIRED,
        Timer.ALERT: Event.ALERT_EXPIRED,
    }
)


@dataclass(frozen=True, slots=True)
class Recording:
    """One call's recording: mode and the deadline are fixed when the call begins."""

    mode: Mode
    phase: Phase = Phase.OFF
    wish: Wish = Wish.ON
    failure: Event | None = None  # why it failed, while it is failed
    attempt: int = 0  # failures in a row, up to the last of RETRY_AFTER_S


@dataclass(frozen=True, slots=True)
class Ask:
    """Effect: ask the recorder port."""

    action: Action


@dataclass(frozen=True, slots=True)
class StartTimer:
    """Effect: (re)start the timer; `seconds` None: the profile's answer deadline."""

    timer: Timer
    seconds: float | None


@dataclass(frozen=True, slots=True)
class CancelTimer:
    """Effect: forget the timer."""

    timer: Timer


@dataclass(frozen=True, slots=True)
class Say:
    """Effect: tell the user once."""

    note: Note


Effect = Ask | StartTimer | CancelTimer | Say


def row_for(rows: tuple[Row, ...], recording: Recording, event: Event) -> Row | None:
    """The one row for this state and event, or None: the pair is ignored."""
    for row in rows:
        if (
            row.event is event
            and recording.phase in row.phases
            and recording.mode in row.modes
            and row.given in (None, recording.wish)
        ):
            return row
    return None


def timers(recording: Recording) -> frozenset[Timer]:
    """The timers that run in this state."""
    running = set[Timer]()
    if recording.phase in (*OPENING, Phase.PAUSING, Phase.RESUMING, Phase.STOPPING):
        running.add(Timer.ANSWER)
    if recording.phase is Phase.GLARED:
        running.add(Timer.GLARE)
    if recording.phase is Phase.RECORDER_PAUSED and recording.mode in ALWAYS_MODES:
        running.add(Timer.RECORDER_PAUSE)
    if recording.phase is Phase.FAILED:
        running.add(Timer.ALERT)
    if recording.phase in FAILURES and will_try_again(recording):
        running.add(Timer.RETRY)
    return frozenset(running)


def will_try_again(recording: Recording) -> bool:
    """DESIGN §3: the Always modes try again after what may pass."""
    return recording.mode in ALWAYS_MODES and recording.failure in TRY_AGAIN


def seconds(timer: Timer, recording: Recording) -> float | None:
    """How long a timer runs; None: the profile's `Call_Recording_Setup_Timeout_n_`."""
    match timer:
        case Timer.ANSWER:
            return None
        case Timer.GLARE:
            return GLARE_S
        case Timer.RECORDER_PAUSE:
            return RECORDER_PAUSE_S
        case Timer.ALERT:
            return ALERT_S
        case Timer.RETRY:
            return RETRY_AFTER_S[max(recording.attempt, 1) - 1]


def step(
    recording: Recording, event: Event, rows: tuple[Row, ...] = ROWS
) -> tuple[Recording, tuple[Effect, ...]]:
    """One step; an event without a row changes nothing (`ignored.IGNORED` says why)."""
    row = row_for(rows, recording, event)
    if row is None:
        return recording, ()
    after = replace(
        recording,
        phase=row.to,
        wish=row.wish or recording.wish,
        failure=_failure(row, recording),
        attempt=_attempt(row, recording),
    )
    return after, _effects(row, recording, after)


def _failure(row: Row, before: Recording) -> Event | None:
    if row.to not in FAILURES:
        return None
    return before.failure if before.phase in FAILURES else row.event


def _attempt(row: Row, before: Recording) -> int:
    if row.to in (Phase.OFF, Phase.READY, Phase.RECORDING, Phase.PAUSED):
        return 0
    failed_now = row.to is Phase.FAILED and before.phase not in FAILURES
    return min(before.attempt + failed_now, len(RETRY_AFTER_S))


def _effects(row: Row, before: Recording, after: Recording) -> tuple[Effect, ...]:
    ran, runs = timers(before), timers(after)
    again = {Timer.ANSWER} if row.do is not None else set[Timer]()
    start = sorted((runs - ran) | (runs & again), key=list(Timer).index)
    stop = sorted(ran - runs, key=list(Timer).index)
    return (
        *(CancelTimer(timer) for timer in stop),
        *((Ask(row.do),) if row.do else ()),
        *(StartTimer(timer, seconds(timer, after)) for timer in start),
        *((Say(row.note),) if row.note else ()),
    )
