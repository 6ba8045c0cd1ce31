"""The compliance announcement of whole calls: who hears it, when, and what it takes the place of
(SPEC C6, C7)."""

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
SERVICES = (*BOTH, ("Announcement_Service_Languages", "2000=da"))

COMPLIANCE: tuple[Playbook, ...] = (
    Playbook(
        "The caller hears it before the phone rings; recording starts when it is answered",
        """
        invite 1 +4533123456
          > claim 1 early, a=record:off
          = Caller hears a notice +4533123456
          * line-1 steady
          |  | Reject
        press off-hook
        press ok
        early ready
          > announce compliance to far
        announced compliance
          > tell compliance words played, alert, sound ringer, ringing tone to far
          = Incoming call +4533123456
          * line-1 200/200
          | Answer | Reject
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
        press End call
          > hang-up
        """,
        mode=ALWAYS,
        sets=ANNOUNCED,
    ),
    Playbook(
        "No early dialog: the phone rings, and the user's start announcement is the fallback",
        """
        invite 1 +4533123456
          > claim 1 early, a=record:off
          = Caller hears a notice +4533123456
          * line-1 steady
          |  | Reject
        early the INVITE has no SDP
          > tell compliance nothing failed the INVITE has no SDP, alert
          > sound ringer, ringing tone to far
          = Incoming call +4533123456
          * line-1 200/200
          | Answer | Reject
        press Answer
          > answer, sound ringing tone to far
        answered
          > open #1, +answer 5 s, silence
          = Connected +4533123456 [Starting… asking the recorder] (pending)
          * line-1 steady
          | Hold | End call
        recorder accepted
          > -answer, announce start, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        announced start
          > tell start words played, sound reminder every 20 s
        """,
        mode=ALWAYS,
        sets=ANNOUNCED,
    ),
    Playbook(
        "A tone is not the words that were asked for: failed, and said so",
        """
        invite 1 +4533123456
          > claim 1 early, a=record:off
          = Caller hears a notice +4533123456
          * line-1 steady
          |  | Reject
        early ready
          > announce compliance to far
        toned compliance
          > tell compliance tone failed, alert, sound ringer, ringing tone to far
          = Incoming call +4533123456
          * line-1 200/200
          | Answer | Reject
        press Answer
          > answer, sound ringing tone to far
        answered
          > open #1, +answer 5 s, silence
          = Connected +4533123456 [Starting… asking the recorder] (pending)
          * line-1 steady
          | Hold | End call
        recorder accepted
          > -answer, announce start, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        mode=ALWAYS,
        sets=ANNOUNCED,
    ),
    Playbook(
        "The caller leaves while it plays: no recording, and nothing rings",
        """
        invite 1 +4533123456
          > claim 1 early, a=record:off
          = Caller hears a notice +4533123456
          * line-1 steady
          |  | Reject
        early ready
          > announce compliance to far
        ended cancelled
          = idle
          * line-1 off
          | New call |  | DND
        unheard compliance
        """,
        mode=ALWAYS,
        sets=ANNOUNCED,
    ),
    Playbook(
        "The user refuses a call whose caller is still listening",
        """
        invite 1 +4533123456
          > claim 1 early, a=record:off
          = Caller hears a notice +4533123456
          * line-1 steady
          |  | Reject
        early ready
          > announce compliance to far
        press Reject
          > reject 603
        ended rejected 603
          = idle
          * line-1 off
          | New call |  | DND
        """,
        mode=ALWAYS,
        sets=BOTH,
    ),
    Playbook(
        "An internal caller hears nothing of the kind",
        """
        invite 1 Bob 1003
          > claim 1, sound ringer, a=record:off
          = Incoming call Bob 1003
          * line-1 200/200
          | Answer | Reject
        press Answer
          > answer, silence
        answered
          > open #1, +answer 5 s
          = Connected Bob 1003 [Starting… asking the recorder] (pending)
          * line-1 steady
          | Hold | End call
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        mode=ALWAYS,
        sets=BOTH,
    ),
    Playbook(
        "Do not disturb is decided before it",
        """
        press DND
          = idle Do not disturb "Do not disturb is on"
        invite 1 +4533123456
          > refuse 1 486
          = "Do not disturb: call refused"
        """,
        mode=ALWAYS,
        sets=BOTH,
    ),
    Playbook(
        "A second caller hears it while the user talks; then it knocks",
        """
        invite 2 +4533123456
          > claim 2 as 2 early, a=record:off 2
          = /+4533123456/
        early 2 ready
          > announce 2 compliance to far
        announced 2 compliance
          > tell 2 compliance words played, alert 2
          > sound waiting tone, ringing tone 2 to far, reminder every 20 s
          = /incoming +4533123456/
          * line-1 200/200
        press line-1
          > gates shut, hold, answer 2, sound ringing tone 2 to far
          = Incoming call +4533123456 /hold 1002, recording/ []
          | Answer | Reject
        """,
        given="always recording",
        mode=ALWAYS,
        sets=BOTH,
    ),
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
        ended remote-bye
          > gates shut, close, -compliance-delay, silence
          = idle [] (no icon)
          * record off, line-1 off
          | New call | Redial | DND
        wait 2 s
        """,
        mode=ALWAYS,
        sets=LATER,
    ),
    Playbook(
        "Held when the delay is over: it plays when somebody listens again",
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
        mode=ALWAYS,
        sets=LATER,
    ),
    Playbook(
        "On Demand: neither start nor stop is said besides; a pause is, the user did it (C4)",
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
        mode=ALWAYS,
        sets=ANNOUNCED,
    ),
    Playbook(
        "A call that replaces another is the same to its party",
        """
        invite 1 +4533123456
          > claim 1 early, a=record:off
          = Caller hears a notice +4533123456
          * line-1 steady
          |  | Reject
        early ready
          > announce compliance to far
        announced compliance
          > tell compliance words played, alert, sound ringer, ringing tone to far
          = Incoming call +4533123456
          * line-1 200/200
          | Answer | Reject
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
        "Words of a call that came through a queue are in the language of the queue (C7)",
        """
        invite 1 +4533123456 came to 2000
          > claim 1 early, a=record:off
          = Caller hears a notice +4533123456
          * line-1 steady
          |  | Reject
        early ready
          > announce compliance da to far
        """,
        mode=ALWAYS,
        sets=SERVICES,
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
