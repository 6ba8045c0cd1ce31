"""What recorders do: refuse, keep silent, pause, break, end; what the Always modes try again."""

from phone.recording.words import Mode
from tests.phone.recording.playbook import Playbook

RECORDERS: tuple[Playbook, ...] = (
    Playbook(
        "488: once more with PCMU and PCMA alone",
        Mode.ALWAYS,
        """
        call-confirmed -> open, +answer : starting
        not-acceptable -> open-narrow, +answer : starting-narrow
        accepted -> -answer : recording
        call-ended -> close : off
        """,
    ),
    Playbook(
        "488 twice: given up, an admin's matter",
        Mode.ALWAYS,
        """
        call-confirmed -> open, +answer : starting
        not-acceptable -> open-narrow, +answer : starting-narrow
        not-acceptable -> -answer, +alert 5 s : failed
        alert-expired -> -alert : failed-quiet
        call-ended -> : off
        """,
    ),
    Playbook(
        "403 in Always: not again",
        Mode.ALWAYS,
        """
        call-confirmed -> open, +answer : starting
        forbidden -> -answer, +alert 5 s : failed
        alert-expired -> -alert : failed-quiet
        call-ended -> : off
        """,
    ),
    Playbook(
        "403 in On Demand: Record is offered again",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        forbidden -> -answer, +alert 5 s : failed [record]
        record-pressed -> -alert, open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        """,
    ),
    Playbook(
        "404: not again",
        Mode.ALWAYS_PAUSE_RESUME,
        """
        call-confirmed -> open, +answer : starting [pause]
        not-found -> -answer, +alert 5 s : failed
        alert-expired -> -alert : failed-quiet
        """,
    ),
    Playbook(
        "420: not again",
        Mode.ALWAYS_PAUSE_RESUME,
        """
        call-confirmed -> open, +answer : starting [pause]
        not-a-recorder -> -answer, +alert 5 s : failed
        alert-expired -> -alert : failed-quiet
        """,
    ),
    Playbook(
        "a way this build does not have: never a recording that is not one",
        Mode.ALWAYS,
        """
        call-confirmed -> open, +answer : starting
        not-supported -> -answer, +alert 5 s : failed
        alert-expired -> -alert : failed-quiet
        """,
    ),
    Playbook(
        "503: again after 2 s",
        Mode.ALWAYS,
        """
        call-confirmed -> open, +answer : starting
        unavailable -> -answer, +retry 2 s, +alert 5 s : failed
        retry-expired -> -retry, -alert, open, +answer : starting
        accepted -> -answer : recording
        """,
    ),
    Playbook(
        "503 in On Demand: the user decides",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        unavailable -> -answer, +alert 5 s : failed [record]
        alert-expired -> -alert : failed-quiet [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        """,
    ),
    Playbook(
        "silence: failed at the deadline; a late 200 is no recording",
        Mode.ALWAYS,
        """
        call-confirmed -> open, +answer : starting
        answer-expired -> -answer, close, +retry 2 s, +alert 5 s : failed
        accepted -> : failed
        closed -> : failed
        retry-expired -> -retry, -alert, open, +answer : starting
        accepted -> -answer : recording
        """,
    ),
    Playbook(
        "silence to a pause: failed, and back paused",
        Mode.ALWAYS_PAUSE_RESUME,
        """
        call-confirmed -> open, +answer : starting [pause]
        accepted -> -answer : recording [pause]
        pause-pressed -> suspend, +answer : pausing [resume]
        answer-expired -> -answer, close, +retry 2 s, +alert 5 s : failed
        retry-expired -> -retry, -alert, open, +answer : starting [resume]
        accepted -> suspend, +answer : pausing [resume]
        suspended -> -answer : paused [resume]
        """,
    ),
    Playbook(
        "silence to a stop: stopped all the same",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        stop-pressed -> close, +answer : stopping
        answer-expired -> -answer : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        """,
    ),
    Playbook(
        "retries after 2, 4, 8, 16, 30, 30 s, then 2 s again after a success",
        Mode.ALWAYS,
        """
        call-confirmed -> open, +answer : starting
        unavailable -> -answer, +retry 2 s, +alert 5 s : failed
        retry-expired -> -retry, -alert, open, +answer : starting
        unavailable -> -answer, +retry 4 s, +alert 5 s : failed
        retry-expired -> -retry, -alert, open, +answer : starting
        unavailable -> -answer, +retry 8 s, +alert 5 s : failed
        retry-expired -> -retry, -alert, open, +answer : starting
        unavailable -> -answer, +retry 16 s, +alert 5 s : failed
        retry-expired -> -retry, -alert, open, +answer : starting
        unavailable -> -answer, +retry 30 s, +alert 5 s : failed
        retry-expired -> -retry, -alert, open, +answer : starting
        unavailable -> -answer, +retry 30 s, +alert 5 s : failed
        retry-expired -> -retry, -alert, open, +answer : starting
        accepted -> -answer : recording
        lost -> +retry 2 s, +alert 5 s : failed
        """,
    ),
    Playbook(
        "200 inactive: dark until recvonly comes",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted-inactive -> -answer : not-ready [pause stop]
        became-ready -> : recording [pause stop]
        """,
    ),
    Playbook(
        "200 inactive, and Pause before recvonly: it begins paused",
        Mode.ALWAYS_PAUSE_RESUME,
        """
        call-confirmed -> open, +answer : starting [pause]
        accepted-inactive -> -answer : not-ready [pause]
        pause-pressed -> : not-ready [resume]
        became-ready -> suspend, +answer : pausing [resume]
        suspended -> -answer : paused [resume]
        """,
    ),
    Playbook(
        "200 inactive to a resume: paused by the recorder until recvonly",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        pause-pressed -> suspend, +answer : pausing [resume stop]
        suspended -> -answer : paused [resume stop]
        resume-pressed -> resume, +answer : resuming [pause stop]
        accepted-inactive -> -answer : recorder-paused [pause stop]
        became-ready -> : recording [pause stop]
        """,
    ),
    Playbook(
        "200 inactive to a resume that was taken back",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        pause-pressed -> suspend, +answer : pausing [resume stop]
        suspended -> -answer : paused [resume stop]
        resume-pressed -> resume, +answer : resuming [pause stop]
        pause-pressed -> : resuming [resume stop]
        accepted-inactive -> suspend, +answer : pausing [resume stop]
        suspended -> -answer : paused [resume stop]
        """,
    ),
    Playbook(
        "the recorder's own pause, On Demand: it may last",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        paused-by-recorder -> : recorder-paused [pause stop]
        became-ready -> : recording [pause stop]
        """,
    ),
    Playbook(
        "the recorder's own pause, Always: failed after 5 s",
        Mode.ALWAYS,
        """
        call-confirmed -> open, +answer : starting
        accepted -> -answer : recording
        paused-by-recorder -> +recorder-pause 5 s : recorder-paused
        recorder-pause-expired -> -recorder-pause, close, +retry 2 s, +alert 5 s : failed
        retry-expired -> -retry, -alert, open, +answer : starting
        accepted -> -answer : recording
        """,
    ),
    Playbook(
        "the recorder's own pause, and the user's on top",
        Mode.ALWAYS_PAUSE_RESUME,
        """
        call-confirmed -> open, +answer : starting [pause]
        accepted -> -answer : recording [pause]
        paused-by-recorder -> +recorder-pause 5 s : recorder-paused [pause]
        pause-pressed -> -recorder-pause, suspend, +answer : pausing [resume]
        became-ready -> : pausing [resume]
        suspended -> -answer : paused [resume]
        became-ready -> : paused [resume]
        resume-pressed -> resume, +answer : resuming [pause]
        resumed -> -answer : recording [pause]
        """,
    ),
    Playbook(
        "one stream refused: one side only, session closed",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        one-sided -> -answer, close, +alert 5 s : failed [record]
        closed -> : failed [record]
        record-pressed -> -alert, open, +answer : starting [pause stop]
        """,
    ),
    Playbook(
        "lost: failed at once, again after 2 s",
        Mode.ALWAYS,
        """
        call-confirmed -> open, +answer : starting
        accepted -> -answer : recording
        lost -> +retry 2 s, +alert 5 s : failed
        retry-expired -> -retry, -alert, open, +answer : starting
        accepted -> -answer : recording
        """,
    ),
    Playbook(
        "BYE from the recorder, On Demand: Record again",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        ended-by-recorder -> +alert 5 s : failed [record]
        record-pressed -> -alert, open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        """,
    ),
    Playbook(
        "BYE crosses Stop",
        Mode.ON_DEMAND,
        """
        call-confirmed -> : ready [record]
        record-pressed -> open, +answer : starting [pause stop]
        accepted -> -answer : recording [pause stop]
        stop-pressed -> close, +answer : stopping
        ended-by-recorder -> -answer : ready [record]
        closed -> : ready [record]
        """,
    ),
    Playbook(
        "failed while paused: back, and paused",
        Mode.ALWAYS_PAUSE_RESUME,
        """
        call-confirmed -> open, +answer : starting [pause]
        accepted -> -answer : recording [pause]
        pause-pressed -> suspend, +answer : pausing [resume]
        suspended -> -answer : paused [resume]
        lost -> +retry 2 s, +alert 5 s : failed
        retry-expired -> -retry, -alert, open, +answer : starting [resume]
        accepted -> suspend, +answer : pausing [resume]
        suspended -> -answer : paused [resume]
        resume-pressed -> resume, +answer : resuming [pause]
        resumed -> -answer : recording [pause]
        """,
    ),
    Playbook(
        "the alert is over before a long delay is",
        Mode.ALWAYS,
        """
        call-confirmed -> open, +answer : starting
        unavailable -> -answer, +retry 2 s, +alert 5 s : failed
        retry-expired -> -retry, -alert, open, +answer : starting
        unavailable -> -answer, +retry 4 s, +alert 5 s : failed
        retry-expired -> -retry, -alert, open, +answer : starting
        unavailable -> -answer, +retry 8 s, +alert 5 s : failed
        alert-expired -> -alert : failed-quiet
        retry-expired -> -retry, open, +answer : starting
        accepted -> -answer : recording
        """,
    ),
    Playbook(
        "failed, and the call ends: timers go with it",
        Mode.ALWAYS,
        """
        call-confirmed -> open, +answer : starting
        unavailable -> -answer, +retry 2 s, +alert 5 s : failed
        call-ended -> -retry, -alert : off
        retry-expired -> : off
        alert-expired -> : off
        """,
    ),
)
