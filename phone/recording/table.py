"""The recording machine's table: every change of phase, as data.

Rules for this file: whatever changes a recording stands here; nothing here knows a clock, a
wire or a screen. `docs/recording-machine.md` is generated from it, and the exhaustive check,
the mutator and the machine read the same rows. A pair (phase, event) that has no row is
ignored, and then it stands in `ignored.IGNORED` with the reason.
"""

from dataclasses import dataclass

from phone.recording.words import Action, Event, Mode, Note, Phase, Wish

ALL: frozenset[Mode] = frozenset(Mode)
ALWAYS_MODES: frozenset[Mode] = frozenset({Mode.ALWAYS, Mode.ALWAYS_PAUSE_RESUME})
PAUSABLE: frozenset[Mode] = frozenset({Mode.ALWAYS_PAUSE_RESUME, Mode.ON_DEMAND})
DEMAND: frozenset[Mode] = frozenset({Mode.ON_DEMAND})


@dataclass(frozen=True, slots=True)
class Row:
    """In `phases`, with wish `given` (None: any), `event` leads to `to` and asks `do`.

    `wish` is the wish afterwards (None: as it was); `note` is said to the user once.
    `event` becomes the reason shown if `to` is FAILED.
    """

    phases: tuple[Phase, ...]
    event: Event
    to: Phase
    do: Action | None = None
    wish: Wish | None = None
    given: Wish | None = None
    modes: frozenset[Mode] = ALL
    note: Note | None = None


P, E, A = Phase, Event, Action
OPENING = (P.STARTING, P.STARTING_NARROW)
WAITING = (*OPENING, P.NOT_READY)
CHANGING = (P.PAUSING, P.RESUMING, P.GLARED)
FAILURES = (P.FAILED, P.FAILED_QUIET)
OPEN = (*WAITING, P.RECORDING, *CHANGING, P.PAUSED, P.RECORDER_PAUSED)
REFUSED_FOR_GOOD = (E.FORBIDDEN, E.NOT_FOUND, E.NOT_A_RECORDER, E.NOT_SUPPORTED)
REFUSED_ALL = (*REFUSED_FOR_GOOD, E.NOT_ACCEPTABLE, E.UNAVAILABLE)
GONE = (E.LOST, E.ENDED_BY_RECORDER)

# The Always modes try again after these (DESIGN §3 "after failed"); the rest alarms the admin.
TRY_AGAIN: frozenset[Event] = frozenset(
    {
        E.UNAVAILABLE,
        E.LOST,
        E.ENDED_BY_RECORDER,
        E.ONE_SIDED,
        E.ANSWER_EXPIRED,
        E.RECORDER_PAUSE_EXPIRED,
    }
)


def change_of_mind(phases: tuple[Phase, ...]) -> tuple[Row, ...]:
    """Keys that turn only the wish: it is acted on when the open transaction ends."""
    return tuple(
        Row((phase,), key, phase, wish=after, given=before, modes=PAUSABLE)
        for phase in phases
        for key, before, after in (
            (E.PAUSE_PRESSED, Wish.ON, Wish.PAUSED),
            (E.RESUME_PRESSED, Wish.PAUSED, Wish.ON),
        )
    )


ROWS: tuple[Row, ...] = (
    # the call (SPEC A1–A4)
    Row((P.OFF,), E.CALL_CONFIRMED, P.STARTING, A.OPEN, wish=Wish.ON, modes=ALWAYS_MODES),
    Row((P.OFF,), E.CALL_CONFIRMED, P.READY, wish=Wish.ON, modes=DEMAND),
    Row((P.READY, P.STOPPING, *FAILURES), E.CALL_ENDED, P.OFF),
    Row(OPEN, E.CALL_ENDED, P.OFF, A.CLOSE),
    # Record (SPEC B2); after a failure it is offered again
    Row((P.READY, *FAILURES), E.RECORD_PRESSED, P.STARTING, A.OPEN, wish=Wish.ON, modes=DEMAND),
    # the recorder's final answer to the INVITE
    Row(OPENING, E.ACCEPTED, P.RECORDING, given=Wish.ON),
    Row(OPENING, E.ACCEPTED, P.PAUSING, A.SUSPEND, given=Wish.PAUSED),
    Row(OPENING, E.ACCEPTED_INACTIVE, P.NOT_READY),
    Row((P.NOT_READY,), E.BECAME_READY, P.RECORDING, given=Wish.ON),
    Row((P.NOT_READY,), E.BECAME_READY, P.PAUSING, A.SUSPEND, given=Wish.PAUSED),
    Row((P.STARTING,), E.NOT_ACCEPTABLE, P.STARTING_NARROW, A.OPEN_NARROW),
    Row((P.STARTING_NARROW,), E.NOT_ACCEPTABLE, P.FAILED),
    *(Row(OPENING, refusal, P.FAILED) for refusal in (*REFUSED_FOR_GOOD, E.UNAVAILABLE)),
    Row(OPENING, E.ANSWER_EXPIRED, P.FAILED, A.CLOSE),
    # Pause and Resume before media flow: the recording will begin paused
    *change_of_mind(WAITING),
    # Pause: cut at once, then signalled; refused: it stays cut
    Row(
        (P.RECORDING, P.RECORDER_PAUSED),
        E.PAUSE_PRESSED,
        P.PAUSING,
        A.SUSPEND,
        wish=Wish.PAUSED,
        modes=PAUSABLE,
    ),
    Row((P.PAUSING,), E.SUSPENDED, P.PAUSED, given=Wish.PAUSED),
    Row((P.PAUSING,), E.SUSPENDED, P.RESUMING, A.RESUME, given=Wish.ON),
    Row(
        (P.PAUSING,),
        E.CHANGE_REFUSED,
        P.PAUSED,
        given=Wish.PAUSED,
        note=Note.PAUSE_UNCONFIRMED,
    ),
    Row((P.PAUSING,), E.CHANGE_REFUSED, P.RESUMING, A.RESUME, given=Wish.ON),
    # Resume: media flow when it is confirmed
    Row((P.PAUSED,), E.RESUME_PRESSED, P.RESUMING, A.RESUME, wish=Wish.ON, modes=PAUSABLE),
    Row((P.RESUMING,), E.RESUMED, P.RECORDING, given=Wish.ON),
    Row((P.RESUMING,), E.RESUMED, P.PAUSING, A.SUSPEND, given=Wish.PAUSED),
    Row((P.RESUMING,), E.ACCEPTED_INACTIVE, P.RECORDER_PAUSED, given=Wish.ON),
    Row((P.RESUMING,), E.ACCEPTED_INACTIVE, P.PAUSING, A.SUSPEND, given=Wish.PAUSED),
    Row((P.RESUMING,), E.CHANGE_REFUSED, P.PAUSED, wish=Wish.PAUSED, note=Note.RESUME_REFUSED),
    # 491: media stay cut, the newest wish goes out later (RFC 3261 §14.1)
    Row((P.PAUSING, P.RESUMING), E.GLARE, P.GLARED),
    Row((P.GLARED,), E.GLARE_EXPIRED, P.PAUSING, A.SUSPEND, given=Wish.PAUSED),
    Row((P.GLARED,), E.GLARE_EXPIRED, P.RESUMING, A.RESUME, given=Wish.ON),
    # a change of mind while a transaction is open
    *change_of_mind(CHANGING),
    Row((P.PAUSING, P.RESUMING), E.ANSWER_EXPIRED, P.FAILED, A.CLOSE),
    # the recorder's own pause
    Row((P.RECORDING,), E.PAUSED_BY_RECORDER, P.RECORDER_PAUSED),
    Row((P.RECORDER_PAUSED,), E.BECAME_READY, P.RECORDING),
    Row((P.RECORDER_PAUSED,), E.RECORDER_PAUSE_EXPIRED, P.FAILED, A.CLOSE, modes=ALWAYS_MODES),
    # Stop (On Demand)
    Row(OPEN, E.STOP_PRESSED, P.STOPPING, A.CLOSE, modes=DEMAND),
    *(
        Row((P.STOPPING,), over, P.READY, wish=Wish.ON)
        for over in (E.CLOSED, E.ANSWER_EXPIRED, *GONE)
    ),
    # the session is gone
    *(Row(OPEN, gone, P.FAILED) for gone in GONE),
    Row(OPEN, E.ONE_SIDED, P.FAILED, A.CLOSE),
    # after failed
    Row((P.FAILED,), E.ALERT_EXPIRED, P.FAILED_QUIET),
    Row(FAILURES, E.RETRY_EXPIRED, P.STARTING, A.OPEN, modes=ALWAYS_MODES),
)
