"""Words that meet what they did not expect: another party, a hold, a key, an end (SPEC C1, C3, C4,
C6; DESIGN §3 "emergency")."""

from tests.phone.playbook import Playbook

ALWAYS = "Always"
PAUSABLE = "Always with Pause/Resume"
BOTH = (
    ("Call_Recording_Announce_Internal_1_", "Yes"),
    ("Call_Recording_Announce_PSTN_1_", "Yes"),
)
INTERNAL = BOTH[:1]
PAUSES = (("Call_Recording_Pause_Notice_1_", "Announcement"),)
OUTBOUND = (("Call_Recording_Compliance_Outbound_1_", "Yes"),)
LATER = (*OUTBOUND, ("Call_Recording_Compliance_Delay_1_", "10"))
ENDS = (("Call_Recording_Failure_1_", "End call with announcement"),)
PROCEEDS = (("Call_Recording_Failure_1_", "Proceed with announcement"),)

MEETING: tuple[Playbook, ...] = (
    Playbook(
        "A call that ends unrecorded ends, whoever is there by then (H1, H2)",
        """
        recorder lost
          > gates shut, +retry 2 s, +alert 5 s, announce failure-end, silence, a=record:off
          = Ends: not recorded 1002 [Not recorded recorder lost] (failed)
          = "Not recorded: this call ends"
          * record off, pause 170/170
          |  | End call
        remote +4533123456
          = Ends: not recorded +4533123456
        remote 1002
          = Ends: not recorded 1002
        announced failure-end
          > tell failure-end words played, hang-up
        ended local-bye
          > -retry, -alert
          = idle [] (no icon)
          * pause off, line-1 off
          | New call | Redial | DND
        """,
        given="always recording",
        mode=ALWAYS,
        sets=(*ENDS, ("Call_Recording_Outgoing_PSTN_1_", "No")),
    ),
    Playbook(
        "The party of the PSTN leaves within the delay: the internal one is not told (C6)",
        """
        dial +4533123456
          > dial sip:+4533123456@pbx.test, a=record:off
          = Calling… +4533123456
          * line-1 steady
          |  | End call
        answered
          > +compliance-delay 10 s, open #1, +answer 5 s
          = Connected +4533123456 [Starting… asking the recorder] (pending)
          | Hold | End call
        remote 1002
          > -compliance-delay
          = Connected 1002
        wait 11 s
          > -answer, close, +retry 2 s, +alert 5 s, -retry, -alert, open #2, +answer 5 s
        """,
        mode=ALWAYS,
        sets=LATER,
    ),
    Playbook(
        "Another party of the PSTN within the delay hears it; an internal one does not (C6)",
        """
        dial +4533123456
          > dial sip:+4533123456@pbx.test, a=record:off
          = Calling… +4533123456
          * line-1 steady
          |  | End call
        answered
          > +compliance-delay 10 s, open #1, +answer 5 s
          = Connected +4533123456 [Starting… asking the recorder] (pending)
          | Hold | End call
        replaced +4544123456
          > -answer, close (replaced by another call), -compliance-delay, open #2, +answer 5 s
          > announce compliance to far
          = Connected +4544123456
        announced compliance
          > tell compliance words played
        replaced 1003
          > -answer, close (replaced by another call), open #3, +answer 5 s
          = Connected 1003
        """,
        mode=ALWAYS,
        sets=LATER,
    ),
    Playbook(
        "Replaced in the middle of the words: the new party hears them whole (C6)",
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
        unheard compliance
          > tell compliance nothing failed, sound reminder every 20 s
        replaced +4544123456
          > gates shut, close (replaced by another call), open #2, +answer 5 s
          > announce compliance to far, silence, a=record:off
          = Connected +4544123456 [Starting… asking the recorder] (pending)
          * record off
        announced compliance
          > tell compliance words played
        """,
        mode=ALWAYS,
        sets=OUTBOUND,
    ),
    Playbook(
        "Replaced in the middle of the start: the new party hears it whole (C1)",
        """
        recorder accepted
          > -answer, announce start, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        unheard start
          > tell start nothing failed, sound reminder every 20 s
        replaced 1003
          > gates shut, close (replaced by another call), open #2, +answer 5 s, silence
          > a=record:off
          = Connected 1003 [Starting… asking the recorder] (pending)
          * record off
        recorder accepted
          > -answer, announce start, gates near+far, a=record:on
          = [Recording by this phone] (recording)
          * record steady
        announced start
          > tell start words played, sound reminder every 20 s
        """,
        given="in a call",
        mode=ALWAYS,
        sets=INTERNAL,
    ),
    Playbook(
        "Held in the middle of the words: they are due again, whole (C6)",
        """
        dial +4533123456
          > dial sip:+4533123456@pbx.test, a=record:off
          = Calling… +4533123456
          * line-1 steady
          |  | End call
        answered
          > announce compliance to far
          = Connected +4533123456 [Not recorded]
          | Hold | End call | Record
        held-by remote
          = Held by the far end +4533123456
          | Hold | End call
        announced compliance
        held-by none
          > announce compliance to far
          = Connected +4533123456
          | Hold | End call | Record
        announced compliance
          > tell compliance words played
        """,
        sets=OUTBOUND,
    ),
    Playbook(
        "Held when the recording starts: told when they listen (C1)",
        """
        held-by remote
          = Held by the far end 1002
        recorder accepted
          > -answer, gates far, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        wait 5 s
          = ""
        held-by none
          > announce start, gates near+far
          = Connected 1002
        announced start
          > tell start words played, sound reminder every 20 s
        """,
        given="in a call",
        mode=ALWAYS,
        sets=INTERNAL,
    ),
    Playbook(
        "Pause, Resume, Pause within the words of the first: what is said last is so (C4)",
        """
        held-by remote
          = Held by the far end 1002
          | Hold | End call
        recorder accepted
          > -answer, gates far, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        held-by none
          > announce start, gates near+far
          = Connected 1002
          | Hold | End call | PauseRec
        announced start
          > tell start words played, sound reminder every 20 s
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec
        recorder suspended
          > -answer, announce pause
          = [Paused] "Recording paused"
        press ResumeRec
          > resume, +answer 5 s
          = [Resuming… asking the recorder] (resuming)
          | Hold | End call | PauseRec
        recorder resumed
          > -answer, announce resume, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        press PauseRec
          > gates shut, suspend, +answer 5 s, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec
        recorder suspended
          > -answer, announce pause
          = [Paused] "Recording paused"
        announced pause
          > tell pause words played
        announced pause
          > tell pause words played
        """,
        given="in a call",
        mode=PAUSABLE,
        sets=(*INTERNAL, *PAUSES),
    ),
    Playbook(
        "Stopped during the words of the start: told in their own recording (C3)",
        """
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder accepted
          > -answer, announce start, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        wait 1 s
        press StopRec
          > gates shut, tell start words playing, tell stop words follows, close, +answer 5 s
          > a=record:off
          = [Stopping…] (pending)
          * record off
          | Hold | End call
        recorder closed
          > -answer, announce stop
          = [Not recorded] (no icon) "Recording stopped"
          | Hold | End call | Record
        announced start
        press Record
          > open #2, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder accepted
          > -answer, announce start, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        announced stop
        announced start
          > tell start words played, sound reminder every 20 s
        """,
        given="in a call",
        sets=INTERNAL,
    ),
    Playbook(
        "After 'this call cannot be recorded', a recording that runs is news (C1, H1)",
        """
        recorder accepted
          > -answer, announce start, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        announced start
          > tell start words played, sound reminder every 20 s
        recorder lost
          > gates shut, +retry 2 s, +alert 5 s, announce failure-proceed, silence, a=record:off
          = [Not recorded recorder lost] (failed) "Call goes on without recording"
          * record off, pause 170/170
        announced failure-proceed
          > tell failure-proceed words played
        wait 2 s
          > -retry, -alert, open #2, +answer 5 s
          = [Starting… asking the recorder] (pending)
          * pause off
        recorder accepted
          > -answer, announce start, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        given="in a call",
        mode=ALWAYS,
        sets=(*INTERNAL, *PROCEEDS),
    ),
    Playbook(
        "Emergency: what another call is told is not heard by who calls for help",
        """
        dial 112
          > hold, dial 2 sip:112@pbx.test, a=record:off 2
          = Calling… 112 /hold 1002, pending/ []
          |  | End call
        answered 2
          > open 2 #1, +answer 2 5 s
          = Emergency call 112 [Starting… asking the recorder]
        recorder accepted
          > -answer, a=record:on
          = /hold 1002, recording/ (recording) "Recording started"
          * record steady
        ended 2 remote-bye
          > -answer 2, close 2
          = On hold 1002 // [Recording by this phone] ""
          * line-1 500/500
          | Resume | End call | New call
        """,
        given="in a call",
        mode=ALWAYS,
        sets=INTERNAL,
    ),
)
