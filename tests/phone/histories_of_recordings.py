"""Calls that are recorded: each mode's normal life, the keys and their pages."""

from tests.phone.playbook import Playbook

RECORDINGS: tuple[Playbook, ...] = (
    Playbook(
        "On Demand: Record, Pause, Resume, StopRec, and a second recording (SPEC A4, B1–B3, H6)",
        """
        dial 1002
          > dial sip:1002@pbx.test, a=record:off
          = Calling… 1002
          * line-1 steady
          |  | End call
        answered
          = Connected 1002 [Not recorded]
          | Hold | End call | Record
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        wait 5 s
          = ""
        look at the time
          > {call 00:05 recorded 00:05}
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec | StopRec
        recorder suspended
          > -answer
          = [Paused] "Recording paused"
        wait 3 s
        look at the time
          > {call 00:08 recorded 00:05 paused 00:03}
        press ResumeRec
          > resume, +answer 5 s
          = [Resuming… asking the recorder] (resuming)
          | Hold | End call | PauseRec | StopRec
        wait 1 s
          = ""
        look at the time
          > {call 00:09 recorded 00:05 paused 00:04}
        recorder resumed
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        wait 2 s
        look at the time
          > {call 00:11 recorded 00:07}
        press StopRec
          > gates shut, close, +answer 5 s, silence, a=record:off
          = [Stopping…] (pending)
          * record off
          | Hold | End call
        recorder closed
          > -answer
          = [Not recorded] (no icon) "Recording stopped"
          | Hold | End call | Record
        look at the time
          > {call 00:11}
        press Record
          > open #2, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        wait 2 s
        look at the time
          > {call 00:13 recorded 00:02}
        ended remote-bye
          > gates shut, close, silence
          = idle [] (no icon) ""
          * record off, line-1 off
          | New call | Redial | DND
        recorder closed
        """,
    ),
    Playbook(
        "Always: recorded from the answer to the end, no key (SPEC A2)",
        """
        invite 1 Mette 1002
          > claim 1, sound ringer, a=record:off
          = Incoming call Mette 1002
          * line-1 200/200
          | Answer | Reject
        press Answer
          > answer, silence
        answered
          > open #1, +answer 5 s
          = Connected Mette 1002 [Starting… asking the recorder] (pending)
          * line-1 steady
          | Hold | End call
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        press softkey-3
        wait 4 s
          = ""
        press End call
          > hang-up
        ended local-bye
          > gates shut, close, silence
          = idle [] (no icon)
          * record off, line-1 off
          | New call |  | DND
        recorder closed
        """,
        mode="Always",
    ),
    Playbook(
        "Always with Pause/Resume: the user may pause, not stop (SPEC A3)",
        """
        dial 1002
          > dial sip:1002@pbx.test, a=record:off
          = Calling… 1002
          * line-1 steady
          |  | End call
        answered
          > open #1, +answer 5 s
          = Connected 1002 [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec
        recorder suspended
          > -answer
          = [Paused] "Recording paused"
        press ResumeRec
          > resume, +answer 5 s
          = [Resuming… asking the recorder] (resuming)
          | Hold | End call | PauseRec
        recorder resumed
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        ended remote-bye
          > gates shut, close, silence
          = idle [] (no icon) ""
          * record off, line-1 off
          | New call | Redial | DND
        """,
        mode="Always with Pause/Resume",
    ),
    Playbook(
        "Never: no key, no icon, no tone, also not for what a recorder says (SPEC A1)",
        """
        dial 1002
          > dial sip:1002@pbx.test, a=record:off
          = Calling… 1002
          * line-1 steady
          |  | End call
        answered
          = Connected 1002
          | Hold | End call
        recorder accepted
        press softkey-3
        ended remote-bye
          = idle
          * line-1 off
          | New call | Redial | DND
        """,
        mode="Never",
    ),
    Playbook(
        "Pause–Resume–Pause while the recorder is slow ends paused",
        """
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec | StopRec
        press ResumeRec
          = [Resuming… asking the recorder] (resuming)
          | Hold | End call | PauseRec | StopRec
        press PauseRec
          = [Pausing…] (paused)
          | Hold | End call | ResumeRec | StopRec
        recorder suspended
          > -answer
          = [Paused] "Recording paused"
        """,
        given="recording",
    ),
    Playbook(
        "Resume before the pause is confirmed: the gates open after RESUMED only",
        """
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec | StopRec
        press ResumeRec
          = [Resuming… asking the recorder] (resuming)
          | Hold | End call | PauseRec | StopRec
        recorder suspended
          > resume, +answer 5 s
        recorder resumed
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        """,
        given="recording",
    ),
    Playbook(
        "A recording that begins paused is never fed",
        """
        press PauseRec
          | Hold | End call | ResumeRec
        recorder accepted
          > suspend, +answer 5 s, a=record:paused
          = [Pausing…] (paused)
          * pause 600/900
        recorder suspended
          > -answer
          = [Paused] "Recording paused"
        """,
        given="in a call",
        mode="Always with Pause/Resume",
    ),
    Playbook(
        "StopRec while the recorder is asked cancels",
        """
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        press StopRec
          > close, +answer 5 s
          = [Stopping…]
          | Hold | End call
        recorder closed
          > -answer
          = [Not recorded] (no icon) "Recording stopped"
          | Hold | End call | Record
        """,
        given="in a call",
    ),
    Playbook(
        "More: a longer key list has pages; a recording key leads back to the first",
        """
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call |  | More
        press More
          | PauseRec | StopRec |  | More
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        press More
          | Hold | End call |  | More
        press More
          | PauseRec | StopRec |  | More
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call |  | More
        press More
          | ResumeRec | StopRec |  | More
        recorder suspended
          > -answer
          = [Paused] "Recording paused"
        press hold
          > hold
          = On hold 1002
          * line-1 500/500
          | Resume | End call | New call
        held-by local
        press Resume
          > retrieve
        held-by none
          = Connected 1002
          * line-1 steady
          | Hold | End call |  | More
        """,
        given="in a call",
        sets=(("Connected_Key_List", "hold|1;endcall|2;crdstart|3;crdpause;crdresume;crdstop"),),
    ),
    Playbook(
        "The reminder as the profile sets it; 0 is none",
        """
        dial 1002
          > dial sip:1002@pbx.test, a=record:off
          = Calling… 1002
          * line-1 steady
          |  | End call
        answered
          > open #1, +answer 5 s
          = Connected 1002 [Starting… asking the recorder] (pending)
          | Hold | End call
        recorder accepted
          > -answer, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        mode="Always",
        sets=(("Call_Recording_Tone_Interval_1_", "0"),),
    ),
)
