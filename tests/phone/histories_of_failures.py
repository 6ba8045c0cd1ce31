"""Recorders that refuse, keep silent, vanish or have a will of their own (DESIGN §3)."""

from tests.phone.playbook import Playbook

FAILURES: tuple[Playbook, ...] = (
    Playbook(
        "403: On Demand offers Record again; the alert ends after 5 s, the reason stays",
        """
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder forbidden
          > -answer, +alert 5 s
          = [Not recorded recorder refuses (403)] (failed) "Call goes on without recording"
          * pause 170/170
          | Hold | End call | Record
        wait 4 s
          = ""
        wait 1 s
          > -alert
          * pause off
        press Record
          > open #2, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        given="in a call",
    ),
    Playbook(
        "404, 420, and a way this phone has not",
        """
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder not-found
          > -answer, +alert 5 s
          = [Not recorded recorder not found (404)] (failed) "Call goes on without recording"
          * pause 170/170
          | Hold | End call | Record
        press Record
          > -alert, open #2, +answer 5 s
          = [Starting… asking the recorder] (pending)
          * pause off
          | Hold | End call | PauseRec | StopRec
        recorder not-a-recorder
          > -answer, +alert 5 s
          = [Not recorded server is no recorder (420)] (failed)
          * pause 170/170
          | Hold | End call | Record
        press Record
          > -alert, open #3, +answer 5 s
          = [Starting… asking the recorder] (pending)
          * pause off
          | Hold | End call | PauseRec | StopRec
        recorder not-supported
          > -answer, +alert 5 s
          = [Not recorded not supported by this phone] (failed)
          * pause 170/170
          | Hold | End call | Record
        """,
        given="in a call",
    ),
    Playbook(
        "488: once more with PCMU and PCMA alone, then failed",
        """
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder not-acceptable
          > open #2 narrow, +answer 5 s
        old-recorder closed
        recorder not-acceptable
          > -answer, +alert 5 s
          = [Not recorded recorder takes no codec (488)] (failed) "Call goes on without recording"
          * pause 170/170
          | Hold | End call | Record
        """,
        given="in a call",
    ),
    Playbook(
        "503: Always tries again after 2, 4, 8 s",
        """
        recorder unavailable
          > -answer, +retry 2 s, +alert 5 s
          = [Not recorded recorder unavailable] (failed) "Call goes on without recording"
          * pause 170/170
        wait 2 s
          > -retry, -alert, open #2, +answer 5 s
          = [Starting… asking the recorder] (pending)
          * pause off
        recorder unavailable
          > -answer, +retry 4 s, +alert 5 s
          = [Not recorded recorder unavailable] (failed)
          * pause 170/170
        wait 4 s
          > -retry, -alert, open #3, +answer 5 s
          = [Starting… asking the recorder] (pending) ""
          * pause off
        recorder unavailable
          > -answer, +retry 8 s, +alert 5 s
          = [Not recorded recorder unavailable] (failed) "Call goes on without recording"
          * pause 170/170
        wait 7.9 s
          > -alert
          = ""
          * pause 170/1830
        wait 0.2 s
          > -retry, open #4, +answer 5 s
          = [Starting… asking the recorder] (pending)
          * pause off
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        given="in a call",
        mode="Always",
    ),
    Playbook(
        "403: Always does not try again, and winks for the rest of the call",
        """
        recorder forbidden
          > -answer, +alert 5 s
          = [Not recorded recorder refuses (403)] (failed) "Call goes on without recording"
          * pause 170/170
        wait 5 s
          > -alert
          = ""
          * pause 170/1830
        wait 60 s
        ended remote-bye
          = idle [] (no icon)
          * pause off, line-1 off
          | New call | Redial | DND
        """,
        given="in a call",
        mode="Always",
    ),
    Playbook(
        "No answer at all: failed after the profile's deadline, and the session is closed",
        """
        press Record
          > open #1, +answer 3 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        wait 2.9 s
        wait 0.2 s
          > -answer, close, +alert 5 s
          = [Not recorded recorder does not answer] (failed) "Call goes on without recording"
          * pause 170/170
          | Hold | End call | Record
        recorder closed
        """,
        given="in a call",
        sets=(("Call_Recording_Setup_Timeout_1_", "3"),),
    ),
    Playbook(
        "The recorder is lost in mid-call: failed at once, tried again, a new recording",
        """
        wait 10 s
        recorder lost
          > gates shut, +retry 2 s, +alert 5 s, silence, a=record:off
          = [Not recorded recorder lost] (failed) "Call goes on without recording"
          * record off, pause 170/170
        look at the time
          > {call 00:15}
        wait 2 s
          > -retry, -alert, open #2, +answer 5 s
          = [Starting… asking the recorder] (pending)
          * pause off
        old-recorder closed
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        wait 1 s
        look at the time
          > {call 00:18 recorded 00:01}
        """,
        given="always recording",
        mode="Always",
    ),
    Playbook(
        "The recorder ends it",
        """
        recorder ended-by-recorder
          > gates shut, +alert 5 s, silence, a=record:off
          = [Not recorded recorder ended it] (failed) "Call goes on without recording"
          * record off, pause 170/170
          | Hold | End call | Record
        """,
        given="recording",
    ),
    Playbook(
        "One side refused: failed and closed",
        """
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder one-sided
          > -answer, close, +alert 5 s
          = [Not recorded one side only] (failed) "Call goes on without recording"
          * pause 170/170
          | Hold | End call | Record
        """,
        given="in a call",
    ),
    Playbook(
        "Accepted inactive: dark until the recorder is ready",
        """
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder accepted-inactive
          > -answer
          = [Starting… recorder is not ready]
        recorder became-ready
          > gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        given="in a call",
    ),
    Playbook(
        "The recorder pauses by itself: On Demand waits",
        """
        recorder paused-by-recorder
          > gates shut, silence, a=record:paused
          = [Paused by the recorder] (paused) "Recording paused"
          * record off, pause 600/900
        wait 6 s
          = ""
        recorder became-ready
          > gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        """,
        given="recording",
    ),
    Playbook(
        "… Always fails after 5 s",
        """
        recorder paused-by-recorder
          > gates shut, +recorder-pause 5 s, silence, a=record:paused
          = [Paused by the recorder] (paused) "Recording paused"
          * record off, pause 600/900
        wait 5 s
          > -recorder-pause, close, +retry 2 s, +alert 5 s, a=record:off
          = [Not recorded paused by the recorder] (failed) "Call goes on without recording"
          * pause 170/170
        """,
        given="always recording",
        mode="Always",
    ),
    Playbook(
        "A pause that is refused stays cut, and says so",
        """
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec | StopRec
        recorder change-refused
          > -answer
          = [Paused] "Paused here, recorder disagrees"
        press ResumeRec
          > resume, +answer 5 s
          = [Resuming… asking the recorder] (resuming)
          | Hold | End call | PauseRec | StopRec
        recorder change-refused
          > -answer
          = [Paused] (paused) "Still paused: recorder refused"
          | Hold | End call | ResumeRec | StopRec
        """,
        given="recording",
    ),
    Playbook(
        "491: media stay cut, the newest wish goes out later",
        """
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec | StopRec
        recorder glare
          > -answer, +glare 2.1 s
        press ResumeRec
          = [Resuming… asking the recorder] (resuming)
          | Hold | End call | PauseRec | StopRec
        wait 4.1 s
          > -glare, resume, +answer 5 s
        recorder resumed
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        """,
        given="recording",
    ),
    Playbook(
        "A pause without an answer: failed, closed",
        """
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec | StopRec
        wait 5 s
          > -answer, close, +alert 5 s, a=record:off
          = [Not recorded recorder does not answer] (failed) "Call goes on without recording"
          * pause 170/170
          | Hold | End call | Record
        """,
        given="recording",
    ),
    Playbook(
        "A late report of an older session is ignored",
        """
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder unavailable
          > -answer, +alert 5 s
          = [Not recorded recorder unavailable] (failed) "Call goes on without recording"
          * pause 170/170
          | Hold | End call | Record
        press Record
          > -alert, open #2, +answer 5 s
          = [Starting… asking the recorder] (pending)
          * pause off
          | Hold | End call | PauseRec | StopRec
        old-recorder accepted
        old-recorder lost
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        old-recorder lost
        old-recorder closed
        ended remote-bye
          > gates shut, close, silence
          = idle [] (no icon) ""
          * record off, line-1 off
          | New call | Redial | DND
        dial 1002
          > dial sip:1002@pbx.test, a=record:off
          = Calling… 1002
          * line-1 steady
          |  | End call
        answered
          = Connected 1002 [Not recorded]
          | Hold | End call | Record
        recorder accepted
        """,
        given="in a call",
    ),
    Playbook(
        "A failure while the far end records: both banners, its lamp",
        """
        far-records on
          = [Recording by the far end] (recording) "The far end is recording"
          * record steady
        press Record
          > open #1, +answer 5 s
          = [Recording by the far end] [Starting… asking the recorder]
          | Hold | End call | PauseRec | StopRec
        recorder lost
          > -answer, +alert 5 s
          = [Recording by the far end] [Not recorded recorder lost]
          = "Call goes on without recording"
          * pause 170/170
          | Hold | End call | Record
        wait 5 s
          > -alert
          = ""
          * pause off
        """,
        given="in a call",
    ),
)
