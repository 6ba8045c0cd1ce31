"""What must hold of every recording, whatever came before: the net over states.

Written from SPEC and DESIGN §3 and not from the table, so that each can prove the other wrong.
Knows nothing of how a state was reached; `monitors` does.
"""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final, assert_never

from phone.call.states import RecordWord
from phone.recording.machine import Recording, timers
from phone.recording.shown import Flow, Shown, api_state, flow, keys, shown, word
from phone.recording.words import Event, Mode, Phase, Timer, Wish

P, E = Phase, Event
ALWAYS: Final = (Mode.ALWAYS, Mode.ALWAYS_PAUSE_RESUME)
MAY_PAUSE: Final = (Mode.ALWAYS_PAUSE_RESUME, Mode.ON_DEMAND)
FAILED: Final = (P.FAILED, P.FAILED_QUIET)
# DESIGN §3 "after failed": what may pass, and what an admin must mend before it is tried again
MAY_PASS: Final = (
    E.UNAVAILABLE,
    E.LOST,
    E.ENDED_BY_RECORDER,
    E.ONE_SIDED,
    E.ANSWER_EXPIRED,
    E.RECORDER_PAUSE_EXPIRED,
)
FOR_GOOD: Final = (
    E.FORBIDDEN,
    E.NOT_FOUND,
    E.NOT_A_RECORDER,
    E.NOT_ACCEPTABLE,
    E.NOT_SUPPORTED,
)
ATTEMPTS: Final = 5  # 2, 4, 8, 16, 30 s; then every 30 s

# One fact, four ways to say it: sound, RFC 7866's word to the other party, SPEC H9's to an API.
SAID: MappingProxyType[Shown, tuple[Flow, RecordWord, str | None]] = MappingProxyType(
    {
        Shown.OFF: (Flow.NONE, RecordWord.OFF, None),
        Shown.READY: (Flow.NONE, RecordWord.OFF, None),
        Shown.STARTING: (Flow.NONE, RecordWord.OFF, "pending"),
        Shown.RECORDING: (Flow.CERTAIN, RecordWord.ON, "started"),
        Shown.PAUSING: (Flow.NONE, RecordWord.PAUSED, "paused"),
        Shown.PAUSED: (Flow.NONE, RecordWord.PAUSED, "paused"),
        Shown.RESUMING: (Flow.NONE, RecordWord.PAUSED, "paused"),
        Shown.STOPPING: (Flow.NONE, RecordWord.OFF, "stopped"),
        Shown.FAILED: (Flow.NONE, RecordWord.OFF, "failed"),
    }
)


def keys_allowed(recording: Recording) -> frozenset[Event]:
    """SPEC A1–A4, B2, B3 and DESIGN §3 "Keys act also in between"."""
    offered = set[Event]()
    match shown(recording):
        case Shown.OFF | Shown.STOPPING:
            pass
        case Shown.READY | Shown.FAILED:
            offered = {E.RECORD_PRESSED}
        case Shown.STARTING | Shown.PAUSED:  # paused by the recorder: the user may pause as well
            offered = {_turn(recording.wish), E.STOP_PRESSED}
        case Shown.RECORDING | Shown.RESUMING:
            offered = {E.PAUSE_PRESSED, E.STOP_PRESSED}
        case Shown.PAUSING:
            offered = {E.RESUME_PRESSED, E.STOP_PRESSED}
        case never:
            assert_never(never)
    if recording.mode is not Mode.ON_DEMAND:
        offered -= {E.RECORD_PRESSED, E.STOP_PRESSED}
    if recording.mode not in MAY_PAUSE:
        offered -= {E.PAUSE_PRESSED, E.RESUME_PRESSED}
    return frozenset(offered)


def _turn(wish: Wish) -> Event:
    return E.PAUSE_PRESSED if wish is Wish.ON else E.RESUME_PRESSED


def timers_due(recording: Recording) -> frozenset[Timer]:
    """DESIGN §3 "Deadlines make silence a fact" and "after failed"."""
    always = recording.mode in ALWAYS
    match recording.phase:
        case P.STARTING | P.STARTING_NARROW | P.PAUSING | P.RESUMING | P.STOPPING:
            return frozenset({Timer.ANSWER})
        case P.GLARED:
            return frozenset({Timer.GLARE})
        case P.RECORDER_PAUSED:
            return frozenset({Timer.RECORDER_PAUSE} if always else ())
        case P.FAILED | P.FAILED_QUIET:
            again = {Timer.RETRY} if always and recording.failure in MAY_PASS else set[Timer]()
            alert = {Timer.ALERT} if recording.phase is P.FAILED else set[Timer]()
            return frozenset(again | alert)
        case P.OFF | P.READY | P.NOT_READY | P.RECORDING | P.PAUSED:
            return frozenset()
        case never:
            assert_never(never)


def _never(it: Recording) -> bool:
    return it.mode is not Mode.NEVER or it.phase is P.OFF


def _on_demand(it: Recording) -> bool:
    return it.mode is Mode.ON_DEMAND or it.phase not in (P.READY, P.STOPPING)


def _may_pause(it: Recording) -> bool:
    user_paused = it.phase in (P.PAUSING, P.PAUSED, P.RESUMING, P.GLARED)
    return it.mode in MAY_PAUSE or not (user_paused or it.wish is Wish.PAUSED)


def _wish(it: Recording) -> bool:
    match it.phase:
        case P.READY | P.RECORDING | P.RECORDER_PAUSED:
            return it.wish is Wish.ON
        case P.PAUSED:
            return it.wish is Wish.PAUSED
        case _:
            return True


def _flow(it: Recording) -> bool:
    recorded = it.phase is P.RECORDING and it.wish is Wish.ON
    return (flow(it) is Flow.CERTAIN) is recorded


def _said(it: Recording) -> bool:
    return (flow(it), word(it), api_state(it)) == SAID[shown(it)]


def _keys(it: Recording) -> bool:
    return keys(it) == keys_allowed(it)


def _reason(it: Recording) -> bool:
    return it.failure in (*MAY_PASS, *FOR_GOOD) if it.phase in FAILED else it.failure is None


def _attempts(it: Recording) -> bool:
    if it.phase in FAILED:
        return 1 <= it.attempt <= ATTEMPTS
    settled = it.phase in (P.OFF, P.READY, P.RECORDING, P.PAUSED)
    return 0 <= it.attempt <= (0 if settled else ATTEMPTS)


def _timers(it: Recording) -> bool:
    return timers(it) == timers_due(it)


INVARIANTS: MappingProxyType[str, Callable[[Recording], bool]] = MappingProxyType(
    {
        "mode Never is always off (SPEC A1)": _never,
        "only On Demand waits for a key, or stops within a call (SPEC A4)": _on_demand,
        "only a mode with Pause is ever paused by its user (SPEC A2, A3)": _may_pause,
        "phase and wish agree where nothing is under way": _wish,
        "sound flows exactly while recording is wished and confirmed": _flow,
        "screen, sound, a=record and API say the same": _said,
        "exactly the keys that the mode and the state allow (SPEC B2, B3)": _keys,
        "a reason exactly while failed": _reason,
        "failures in a row are counted up to the longest delay": _attempts,
        "the timers of the phase run": _timers,
    }
)


def invariants(recording: Recording) -> tuple[str, ...]:
    """The names of the invariants that `recording` breaks; none, if all is well."""
    return tuple(name for name, holds in INVARIANTS.items() if not holds(recording))
