"""What the parties hear besides each other, and who of them does (SPEC C1, C4, H3)."""

from tests.phone.playbook import Playbook

ALWAYS = "Always"
PAUSABLE = "Always with Pause/Resume"
ANNOUNCED = (("Call_Recording_Announce_Internal_1_", "Yes"),)
BEEPS = (("Call_Recording_Pause_Notice_1_", "Beep"),)
WORDS = (("Call_Recording_Pause_Notice_1_", "Announcement"),)

NOTICES: tuple[Playbook, ...] = (
    Playbook(
        "Start and stop are said once each; a second recording is said again (C1, H6)",
        """
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder accepted
          > -answer, announce start, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        announced start
          > tell start words played, sound reminder every 20 s
        press StopRec
          > gates shut, tell stop words follows, close, +answer 5 s, silence, a=record:off
          = [Stopping…] (pending)
          * record off
          | Hold | End call
        recorder closed
          > -answer, announce stop
          = [Not recorded] (no icon) "Recording stopped"
          | Hold | End call | Record
        announced stop
        press Record
          > open #2, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder accepted
          > -answer, announce start, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        given="in a call",
        sets=ANNOUNCED,
    ),
    Playbook(
        "Internal calls alone are told: a PSTN call is not",
        """
        dial +4533123456
          > dial sip:+4533123456@pbx.test, a=record:off
          = Calling… +4533123456
          * line-1 steady
          |  | End call
        answered
          > open #1, +answer 5 s
          = Connected +4533123456 [Starting… asking the recorder] (pending)
          | Hold | End call
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        mode=ALWAYS,
        sets=ANNOUNCED,
    ),
    Playbook(
        "PSTN calls alone are told: an internal call is not",
        """
        answered
          > open #1, +answer 5 s
          = Connected 1002 [Starting… asking the recorder] (pending)
          | Hold | End call
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        given="calling",
        mode=ALWAYS,
        sets=(("Call_Recording_Announce_PSTN_1_", "Yes"),),
    ),
    Playbook(
        "StopRec before anything was recorded is not announced",
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
        sets=ANNOUNCED,
    ),
    Playbook(
        "Words that could not be played end the silence of the tone as well",
        """
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder accepted
          > -answer, announce start, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        unheard start
          > tell start nothing failed, sound reminder every 20 s
        """,
        given="in a call",
        sets=ANNOUNCED,
    ),
    Playbook(
        "The call ends during the words",
        """
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder accepted
          > -answer, announce start, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        ended remote-bye
          > gates shut, tell start words playing, close
          = idle [] (no icon) ""
          * record off, line-1 off
          | New call | Redial | DND
        unheard start
        """,
        given="in a call",
        sets=ANNOUNCED,
    ),
    Playbook(
        "A beep at pause and at resume, after each has been; none for the recorder's own (C4)",
        """
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec | StopRec
        recorder suspended
          > -answer, announce pause beep
          = [Paused] "Recording paused"
        announced pause
          > tell pause words played
        press ResumeRec
          > resume, +answer 5 s
          = [Resuming… asking the recorder] (resuming)
          | Hold | End call | PauseRec | StopRec
        recorder resumed
          > -answer, announce resume beep, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        announced resume
          > tell resume words played, sound reminder every 20 s
        recorder paused-by-recorder
          > gates shut, silence, a=record:paused
          = [Paused by the recorder] (paused) "Recording paused"
          * record off, pause 600/900
        recorder became-ready
          > gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        """,
        given="recording",
        sets=BEEPS,
    ),
    Playbook(
        "Words at pause and resume, also where start and stop are not announced (C4)",
        """
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec | StopRec
        recorder suspended
          > -answer, announce pause
          = [Paused] "Recording paused"
        announced pause
          > tell pause words played
        press ResumeRec
          > resume, +answer 5 s
          = [Resuming… asking the recorder] (resuming)
          | Hold | End call | PauseRec | StopRec
        recorder resumed
          > -answer, announce resume, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        announced resume
          > tell resume words played, sound reminder every 20 s
        """,
        given="recording",
        sets=WORDS,
    ),
    Playbook(
        "A pause that is taken back is not announced; one that is refused is: it is cut",
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
          > -answer, announce resume, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        announced resume
          > tell resume words played, sound reminder every 20 s
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec | StopRec
        recorder change-refused
          > -answer, announce pause
          = [Paused] "Paused here, recorder disagrees"
        """,
        given="recording",
        sets=WORDS,
    ),
    Playbook(
        "A recording that begins paused is announced when it first flows",
        """
        press PauseRec
          | Hold | End call | ResumeRec
        recorder accepted
          > suspend, +answer 5 s, a=record:paused
          = [Pausing…] (paused)
          * pause 600/900
        recorder suspended
          > -answer, announce pause
          = [Paused] "Recording paused"
        announced pause
          > tell pause words played
        press ResumeRec
          > resume, +answer 5 s
          = [Resuming… asking the recorder] (resuming)
          | Hold | End call | PauseRec
        recorder resumed
          > -answer, announce start, announce resume, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        announced start
          > tell start words played
        announced resume
          > tell resume words played, sound reminder every 20 s
        """,
        given="in a call",
        mode=PAUSABLE,
        sets=(*ANNOUNCED, *WORDS),
    ),
    Playbook(
        "The party it is transferred to counts as told: nothing is said again",
        """
        announced start
          > tell start words played, sound reminder every 20 s
        referred Bob 1003
          > follow into 2, a=record:off 2
          = Calling… Bob 1003 /1002, recording/ []
          |  | End call
        answered 2
          > gates shut, hang-up, open 2 #1, +answer 2 5 s, silence
          = Connected Bob 1003 /hold 1002, recording/ [Starting… asking the recorder]
          | Hold | End call | PauseRec | StopRec
        ended local-bye
          > close
          = // (pending)
          * record off
        recorder 2 accepted
          > -answer 2, gates 2 near+far, sound reminder 2 every 20 s, a=record:on 2
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        given="recording",
        sets=ANNOUNCED,
    ),
    Playbook(
        "The reminder is for PSTN parties: not in an internal call, not in our own ear (H3)",
        """
        answered
          > open #1, +answer 5 s
          = Connected 1002 [Starting… asking the recorder] (pending)
          | Hold | End call
        recorder accepted
          > -answer, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        remote +4533123456
          > sound reminder every 20 s, parties +4533123456
          = Connected +4533123456
        """,
        given="calling",
        mode=ALWAYS,
        sets=(("Call_Recording_Tone_Audience_1_", "PSTN"),),
    ),
)
