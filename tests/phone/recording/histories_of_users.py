"""What users do: each mode's normal life, and keys faster than a recorder answers."""

from phone.recording.words import Mode
from tests.phone.recording.playbook import Playbook

USERS: tuple[Playbook, ...] = (
    Playbook(
        "Never: a call is a call (SPEC A1)",
        Mode.NEVER,
        """
        call-confirmed -> : off
        record-pressed -> : off
        pause-pressed -> : off
        stop-pressed -> : off
        accepted -> : off
        call-ended -> : off
        """,
    ),
    Playbook(
        "Always: recorded from the answer to the end, no keys (SPEC A2)",
        Mode.ALWAYS,
        """
        call-confirmed -> open, +answer : starting
        accepted -> -answer : recording
        record-pressed -> : recording
        pause-pressed -> : recording
        stop-pressed -> : recording
        call-ended -> close : off
        closed -> : off
        """,
    ),
    Playbook(
        "Always with Pause/Resume: a normal call (SPEC A3)",
        Mode.ALWAYS_PAUSE_RESUME,
        """
        call-confirmed -> open, +answer : starting [pause]
        accepted -> -answer : recording [pause]
        pause-pressed -> suspend, +answer : pausing [resume]
        suspended -> -answer : paused [resume]
        resume-pressed -> resume, +answer : resuming [pause]
        resumed -> -answer : recording [pause]
        stop-pressed -> : recording [pause]
        call-ended -> close : off
        closed -> : off
        """,
    ),
    Playbook(
        "On Demand: Record, Pause, Resume, Stop (SPEC A4)",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        pause-pressed -> suspend, +answer : pausing [resume stop]
        suspended -> -answer : paused [resume stop]
        resume-pressed -> resume, +answer : resuming [pause stop]
        resumed -> -answer : recording [pause stop]
        stop-pressed -> close, +answer : stopping
        closed -> -answer : ready [record]
        call-ended -> : off
        """,
    ),
    Playbook(
        "On Demand: a call that nobody records",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        call-ended -> : off
        """,
    ),
    Playbook(
        "Record twice fast: one request",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        record-pressed -> : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        record-pressed -> : recording [pause stop]
        """,
    ),
    Playbook(
        "Record, then hang up before the report; a late 200 changes nothing",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        call-ended -> -answer, close : off
        accepted -> : off
        closed -> : off
        """,
    ),
    Playbook(
        "Pause while starting: it begins paused",
        Mode.ALWAYS_PAUSE_RESUME,
        """
        call-confirmed -> open, +answer : starting [pause]
        pause-pressed -> : starting [resume]
        accepted -> suspend, +answer : pausing [resume]
        suspended -> -answer : paused [resume]
        """,
    ),
    Playbook(
        "Pause and Resume while starting: it begins recording",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        pause-pressed -> : starting [resume stop]
        resume-pressed -> : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        """,
    ),
    Playbook(
        "Pause while starting, Resume while that is signalled",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        pause-pressed -> : starting [resume stop]
        accepted -> suspend, +answer : pausing [resume stop]
        resume-pressed -> : pausing [pause stop]
        suspended -> resume, +answer : resuming [pause stop]
        resumed -> -answer : recording [pause stop]
        """,
    ),
    Playbook(
        "Pause, Resume, Pause in 100 ms ends paused",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        pause-pressed -> suspend, +answer : pausing [resume stop]
        resume-pressed -> : pausing [pause stop]
        pause-pressed -> : pausing [resume stop]
        suspended -> -answer : paused [resume stop]
        """,
    ),
    Playbook(
        "Resume, Pause in 100 ms: the resume's answer opens nothing",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        pause-pressed -> suspend, +answer : pausing [resume stop]
        suspended -> -answer : paused [resume stop]
        resume-pressed -> resume, +answer : resuming [pause stop]
        pause-pressed -> : resuming [resume stop]
        resumed -> suspend, +answer : pausing [resume stop]
        suspended -> -answer : paused [resume stop]
        """,
    ),
    Playbook(
        "hang up while pausing: cut, and closed once",
        Mode.ALWAYS_PAUSE_RESUME,
        """
        call-confirmed -> open, +answer : starting [pause]
        accepted -> -answer : recording [pause]
        pause-pressed -> suspend, +answer : pausing [resume]
        call-ended -> -answer, close : off
        suspended -> : off
        closed -> : off
        """,
    ),
    Playbook(
        "Pause refused: it stays cut, and that is said",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        pause-pressed -> suspend, +answer : pausing [resume stop]
        change-refused -> -answer, !pause-unconfirmed : paused [resume stop]
        resume-pressed -> resume, +answer : resuming [pause stop]
        resumed -> -answer : recording [pause stop]
        """,
    ),
    Playbook(
        "Pause refused after a change of mind: resumed",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        pause-pressed -> suspend, +answer : pausing [resume stop]
        resume-pressed -> : pausing [pause stop]
        change-refused -> resume, +answer : resuming [pause stop]
        resumed -> -answer : recording [pause stop]
        """,
    ),
    Playbook(
        "Resume refused: still paused, and that is said",
        Mode.ALWAYS_PAUSE_RESUME,
        """
        call-confirmed -> open, +answer : starting [pause]
        accepted -> -answer : recording [pause]
        pause-pressed -> suspend, +answer : pausing [resume]
        suspended -> -answer : paused [resume]
        resume-pressed -> resume, +answer : resuming [pause]
        change-refused -> -answer, !resume-refused : paused [resume]
        resume-pressed -> resume, +answer : resuming [pause]
        resumed -> -answer : recording [pause]
        """,
    ),
    Playbook(
        "491 to a pause: cut, the newest wish goes out later (RFC 3261 §14.1)",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        pause-pressed -> suspend, +answer : pausing [resume stop]
        glare -> -answer, +glare 2.1 s : glared [resume stop]
        glare-expired -> -glare, suspend, +answer : pausing [resume stop]
        suspended -> -answer : paused [resume stop]
        """,
    ),
    Playbook(
        "491, and Resume in the wait",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        pause-pressed -> suspend, +answer : pausing [resume stop]
        glare -> -answer, +glare 2.1 s : glared [resume stop]
        resume-pressed -> : glared [pause stop]
        glare-expired -> -glare, resume, +answer : resuming [pause stop]
        resumed -> -answer : recording [pause stop]
        """,
    ),
    Playbook(
        "491 to a resume, and Pause in the wait",
        Mode.ALWAYS_PAUSE_RESUME,
        """
        call-confirmed -> open, +answer : starting [pause]
        accepted -> -answer : recording [pause]
        pause-pressed -> suspend, +answer : pausing [resume]
        suspended -> -answer : paused [resume]
        resume-pressed -> resume, +answer : resuming [pause]
        glare -> -answer, +glare 2.1 s : glared [pause]
        pause-pressed -> : glared [resume]
        became-ready -> : glared [resume]
        glare-expired -> -glare, suspend, +answer : pausing [resume]
        suspended -> -answer : paused [resume]
        """,
    ),
    Playbook(
        "Stop and Record again: two recordings (SPEC H6)",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        stop-pressed -> close, +answer : stopping
        closed -> -answer : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        stop-pressed -> close, +answer : stopping
        closed -> -answer : ready [record]
        """,
    ),
    Playbook(
        "Stop while paused, Record again: not paused",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        pause-pressed -> suspend, +answer : pausing [resume stop]
        suspended -> -answer : paused [resume stop]
        stop-pressed -> close, +answer : stopping
        closed -> -answer : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        """,
    ),
    Playbook(
        "Stop while starting: a late 200 is no recording",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        stop-pressed -> close, +answer : stopping
        accepted -> : stopping
        closed -> -answer : ready [record]
        """,
    ),
    Playbook(
        "Stop in every state between",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        pause-pressed -> suspend, +answer : pausing [resume stop]
        stop-pressed -> close, +answer : stopping
        closed -> -answer : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        not-acceptable -> open-narrow, +answer : starting-narrow [pause stop]
        stop-pressed -> close, +answer : stopping
        closed -> -answer : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted-inactive -> -answer : not-ready [pause stop]
        stop-pressed -> close, +answer : stopping
        closed -> -answer : ready [record]
        """,
    ),
)
