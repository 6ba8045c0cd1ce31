"""The compliance announcement of calls that we place: after the answer and the profile's delay
(SPEC C6)."""

from tests.phone.playbook import Playbook

ALWAYS = "Always"
BOTH = (
    ("Call_Recording_Compliance_Inbound_1_", "Yes"),
    ("Call_Recording_Compliance_Outbound_1_", "Yes"),
)
LATER = (*BOTH, ("Call_Recording_Compliance_Delay_1_", "60"))
ANNOUNCED = (
    *BOTH,
    ("Call_Recording_Announce_PSTN_1_", "Yes"),
    ("Call_Recording_Announce_Internal_1_", "Yes"),
)

OUTBOUND: tuple[Playbook, ...] = (
    Playbook(
        "The called party hears it after the answer; the lamp is lit meanwhile (B4)",
        """
        dial +4533123456
          > dial sip:+4533123456@pbx.test, a=record:off
          = Calling… +4533123456
          * line-1 steady
          |  | End call
        answered
          > open #1, +answer 5 s, announce compliance to far
          = Connected +4533123456 [Starting… asking the recorder] (pending)
          | Hold | End call
        recorder accepted
          > -answer, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        announced compliance
          > tell compliance words played, sound reminder every 20 s
        ended remote-bye
          > gates shut, close, silence
          = idle [] (no icon) ""
          * record off, line-1 off
          | New call | Redial | DND
        """,
        mode=ALWAYS,
        sets=ANNOUNCED,
    ),
    Playbook(
        "After the delay, so that it does not talk over a greeting",
        """
        dial +4533123456
          > dial sip:+4533123456@pbx.test, a=record:off
          = Calling… +4533123456
          * line-1 steady
          |  | End call
        answered
          > +compliance-delay 60 s, open #1, +answer 5 s
          = Connected +4533123456 [Starting… asking the recorder] (pending)
          | Hold | End call
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        wait 59 s
          = ""
        wait 1 s
          > announce compliance to far, silence
        announced compliance
          > tell compliance words played, sound reminder every 20 s
        """,
        mode=ALWAYS,
        sets=LATER,
    ),
    Playbook(
        "Hung up one second before: nothing is played",
        """
        wait 59 s
          = ""
        ended remote-bye
          > gates shut, -compliance-delay, tell compliance nothing failed the call was over first
          > close, silence
          = idle [] (no icon)
          * record off, line-1 off
          | New call | Redial | DND
        wait 2 s
        """,
        given="called over the PSTN, recorded",
        mode=ALWAYS,
        sets=LATER,
    ),
    Playbook(
        "Held when the delay is over: it plays when somebody listens again",
        """
        held-by remote
          > gates far, silence
          = Held by the far end +4533123456
        wait 60 s
          = ""
        held-by nobody
          > announce compliance to far, gates near+far
          = Connected +4533123456
        announced compliance
          > tell compliance words played, sound reminder every 20 s
        """,
        given="called over the PSTN, recorded",
        mode=ALWAYS,
        sets=LATER,
    ),
    Playbook(
        "On Demand: neither start nor stop is said besides; a pause is, the user did it (C4)",
        """
        announced compliance
          > tell compliance words played
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
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
        press StopRec
          > close, +answer 5 s, a=record:off
          = [Stopping…] (pending)
          * pause off
          | Hold | End call
        recorder closed
          > -answer
          = [Not recorded] (no icon) "Recording stopped"
          | Hold | End call | Record
        """,
        given="called over the PSTN",
        sets=(*ANNOUNCED, ("Call_Recording_Pause_Notice_1_", "Announcement")),
    ),
    Playbook(
        "Outbound there is no fallback: what failed is told to the provider alone",
        """
        dial +4533123456
          > dial sip:+4533123456@pbx.test, a=record:off
          = Calling… +4533123456
          * line-1 steady
          |  | End call
        answered
          > open #1, +answer 5 s, announce compliance to far
          = Connected +4533123456 [Starting… asking the recorder] (pending)
          | Hold | End call
        toned compliance
          > tell compliance tone failed
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        mode=ALWAYS,
        sets=ANNOUNCED,
    ),
    Playbook(
        "It is not repeated for the party that the call is transferred to",
        """
        announced compliance
          > tell compliance words played, sound reminder every 20 s
        remote +4544555666
          > parties +4544555666
          = Connected +4544555666
        referred +4577888999
          > follow into 2, a=record:off 2
          = Calling… +4577888999 /+4544555666, recording/ []
          |  | End call
        answered 2
          > gates shut, hang-up, tell 2 compliance words earlier, open 2 #1, +answer 2 5 s, silence
          = Connected +4577888999 /hold +4544555666, recording/ [Starting… asking the recorder]
          | Hold | End call
        ended 1 local-bye
          > close
          = // (pending) ""
          * record off
        recorder 2 accepted
          > -answer 2, gates 2 near+far, sound reminder 2 every 20 s, a=record:on 2
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        given="called over the PSTN, recorded",
        mode=ALWAYS,
        sets=ANNOUNCED,
    ),
    Playbook(
        "A call that replaces another is the same to its party",
        """
        press Answer
          > answer, sound ringing tone to far
        answered
          > open #1, +answer 5 s, silence
          = Connected +4533123456 [Starting… asking the recorder] (pending)
          * line-1 steady
          | Hold | End call
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        replaced +4577888999
          > gates shut, close (replaced by another call), open #2, +answer 5 s, silence
          > a=record:off
          = Connected +4577888999 [Starting… asking the recorder] (pending)
          * record off
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording)
          * record steady
        """,
        given="a PSTN caller has heard the notice",
        mode=ALWAYS,
        sets=ANNOUNCED,
    ),
    Playbook(
        "Cut short by a transfer, the words were not heard: the next party hears them whole",
        """
        referred +4577888999
          > follow into 2, a=record:off 2
          = Calling… +4577888999 /+4533123456, recording/ []
          |  | End call
        answered 2
          > gates shut, hang-up, open 2 #1, +answer 2 5 s, announce 2 compliance to far
          = Connected +4577888999 /hold +4533123456, recording/ [Starting… asking the recorder]
          | Hold | End call
        ended 1 local-bye
          > tell compliance nothing failed the call was over first, close
          = // (pending) ""
          * record off
        """,
        given="called over the PSTN, recorded",
        mode=ALWAYS,
        sets=ANNOUNCED,
    ),
    Playbook(
        "An emergency call skips it",
        """
        dial 112
          > dial sip:112@pbx.test, a=record:off
          = Calling… 112
          * line-1 steady
          |  | End call
        answered
          > open #1, +answer 5 s
          = Emergency call 112 [Starting… asking the recorder] (pending)
        recorder accepted
          > -answer, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        mode=ALWAYS,
        sets=(*ANNOUNCED, ("PSTN_Number_Patterns", "xxx.")),
    ),
    Playbook(
        "What is never recorded is not announced",
        """
        dial +4533123456
          > dial sip:+4533123456@pbx.test, a=record:off
          = Calling… +4533123456
          * line-1 steady
          |  | End call
        answered
          = Connected +4533123456
          | Hold | End call
        """,
        mode="Never",
        sets=ANNOUNCED,
    ),
)
