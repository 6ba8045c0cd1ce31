"""What the profile says of a call: who hears what, what a failure leads to, which calls are
recorded, who may call in, and what is never refused (SPEC A6, A7, C1, C4, H1–H3, H5)."""

from tests.phone.playbook import Playbook

ALWAYS, PAUSABLE, ON_DEMAND = (
    "Always",
    "Always with Pause/Resume",
    "On Demand with User Initiated Start",
)
ANNOUNCED = (("Call_Recording_Announce_Internal_1_", "Yes"),)
BEEPS = (("Call_Recording_Pause_Notice_1_", "Beep"),)
WORDS = (("Call_Recording_Pause_Notice_1_", "Announcement"),)
PROCEEDS = (("Call_Recording_Failure_1_", "Proceed with announcement"),)
ENDS = (("Call_Recording_Failure_1_", "End call with announcement"),)
SECOND_LINE = (
    ("Line_Enable_2_", "Yes"),
    ("User_ID_2_", "4022"),
    ("Proxy_2_", "pbx.test"),
    ("Register_2_", "No"),
    ("Call_Recording_Protocol_2_", "SRC"),
    ("Call_Recording_Server_2_", "sip:recorder@rec.test;transport=tcp"),
)

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
          > sound reminder every 20 s
        press StopRec
          > gates shut, close, +answer 5 s, silence, a=record:off
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
          > sound reminder every 20 s
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
          > gates shut, close
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
        press ResumeRec
          > resume, +answer 5 s
          = [Resuming… asking the recorder] (resuming)
          | Hold | End call | PauseRec | StopRec
        recorder resumed
          > -answer, announce resume beep, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        announced resume
          > sound reminder every 20 s
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
        press ResumeRec
          > resume, +answer 5 s
          = [Resuming… asking the recorder] (resuming)
          | Hold | End call | PauseRec | StopRec
        recorder resumed
          > -answer, announce resume, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        announced resume
          > sound reminder every 20 s
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
          > sound reminder every 20 s
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
        press ResumeRec
          > resume, +answer 5 s
          = [Resuming… asking the recorder] (resuming)
          | Hold | End call | PauseRec
        recorder resumed
          > -answer, announce start, gates near+far, a=record:on
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        announced start
          > sound reminder every 20 s
        """,
        given="in a call",
        mode=PAUSABLE,
        sets=(*ANNOUNCED, *WORDS),
    ),
    Playbook(
        "The party it is transferred to counts as told: nothing is said again",
        """
        announced start
          > sound reminder every 20 s
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

FAILING: tuple[Playbook, ...] = (
    Playbook(
        "Proceed with announcement: said once in a run of failures, again in the next (H1)",
        """
        recorder unavailable
          > -answer, +retry 2 s, +alert 5 s, announce failure-proceed
          = [Not recorded recorder unavailable] (failed) "Call goes on without recording"
          * pause 170/170
        announced failure-proceed
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
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        recorder lost
          > gates shut, +retry 2 s, +alert 5 s, announce failure-proceed, silence, a=record:off
          = [Not recorded recorder lost] (failed) "Call goes on without recording"
          * record off, pause 170/170
        """,
        given="in a call",
        mode=ALWAYS,
        sets=PROCEEDS,
    ),
    Playbook(
        "On Demand: the words come once, however often Record is pressed in vain",
        """
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder forbidden
          > -answer, +alert 5 s, announce failure-proceed
          = [Not recorded recorder refuses (403)] (failed) "Call goes on without recording"
          * pause 170/170
          | Hold | End call | Record
        announced failure-proceed
        wait 5 s
          > -alert
          = ""
          * pause off
        press Record
          > open #2, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder forbidden
          > -answer, +alert 5 s
          = [Not recorded recorder refuses (403)] (failed) "Call goes on without recording"
          * pause 170/170
          | Hold | End call | Record
        """,
        given="in a call",
        sets=PROCEEDS,
    ),
    Playbook(
        "End call with announcement: the words, then the end; nothing is tried meanwhile (H1)",
        """
        recorder unavailable
          > -answer, +retry 2 s, +alert 5 s, announce failure-end
          = Ends: not recorded 1002 [Not recorded recorder unavailable] (failed)
          = "Not recorded: this call ends"
          * pause 170/170
          |  | End call
        wait 5 s
          > -alert
          = ""
          * pause 170/1830
        announced failure-end
          > hang-up
        ended local-bye
          > -retry
          = idle [] (no icon) "Not recorded: this call ends"
          * pause off, line-1 off
          | New call | Redial | DND
        wait 4 s
          = ""
        """,
        given="in a call",
        mode=ALWAYS,
        sets=ENDS,
    ),
    Playbook(
        "End call, in mid-call: lost is lost; the far end may end it first",
        """
        recorder lost
          > gates shut, +retry 2 s, +alert 5 s, announce failure-end, silence, a=record:off
          = Ends: not recorded 1002 [Not recorded recorder lost] (failed)
          = "Not recorded: this call ends"
          * record off, pause 170/170
          |  | End call
        ended remote-bye
          > -retry, -alert
          = idle [] (no icon)
          * pause off, line-1 off
          | New call | Redial | DND
        unheard failure-end
        """,
        given="always recording",
        mode=ALWAYS,
        sets=ENDS,
    ),
    Playbook(
        "End call, on the call that is held: the one that talks goes on",
        """
        recorder lost
          > +retry 2 s, +alert 5 s, announce failure-end, a=record:off
          = /hold 1002, failed/ "Not recorded: this call ends"
          * pause 170/170
        announced failure-end
          > hang-up
        ended local-bye
          > -retry, -alert
          = //
          * pause off
        """,
        given="always: one held, one recorded",
        mode=ALWAYS,
        sets=ENDS,
    ),
    Playbook(
        "End call, in a conference: the host's ends, the other goes by its own mode",
        """
        recorder lost
          > gates shut, +retry 2 s, +alert 5 s, announce failure-end, silence, a=record:off
          > a=record:off 2
          = Ends: not recorded 1002 + 1003 [Not recorded recorder lost] (failed)
          = "Not recorded: this call ends"
          * record off, pause 170/170
          |  | End call
        announced failure-end
          > hang-up
        ended local-bye
          > open 2 #2, +answer 2 5 s, -retry, -alert, bridge apart
          = Connected 1003 [Starting… asking the recorder] (pending)
          * pause off
          | Hold | End call
        recorder 2 accepted
          > -answer 2, gates 2 near+far, sound reminder 2 every 20 s, a=record:on 2
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        given="always: in a conference",
        mode=ALWAYS,
        sets=ENDS,
    ),
)

SELECTED: tuple[Playbook, ...] = (
    Playbook(
        "Calls with the voicemail service are not recorded, and have no key (A6)",
        """
        dial 5000
          > dial sip:5000@pbx.test, a=record:off
          = Calling… 5000
          * line-1 steady
          |  | End call
        answered
          = Connected 5000
          | Hold | End call
        """,
        sets=(("Voice_Mail_Number", "5000"),),
    ),
    Playbook(
        "… unless the profile says so",
        """
        dial 5000
          > dial sip:5000@pbx.test, a=record:off
          = Calling… 5000
          * line-1 steady
          |  | End call
        answered
          > open #1, +answer 5 s
          = Connected 5000 [Starting… asking the recorder] (pending)
          | Hold | End call
        """,
        mode=ALWAYS,
        sets=(("Voice_Mail_Number", "5000"), ("Call_Recording_Voice_Mail_1_", "Yes")),
    ),
    Playbook(
        "Outgoing PSTN calls are not selected: no recording and no keys (H2)",
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
        mode=PAUSABLE,
        sets=(("Call_Recording_Outgoing_PSTN_1_", "No"),),
    ),
    Playbook(
        "… an incoming one is",
        """
        invite 1 Eva +4533123456
          > claim 1, sound ringer, a=record:off
          = Incoming call Eva +4533123456
          * line-1 200/200
          | Answer | Reject
        press Answer
          > answer, silence
        answered
          > open #1, +answer 5 s
          = Connected Eva +4533123456 [Starting… asking the recorder] (pending)
          * line-1 steady
          | Hold | End call | PauseRec
        """,
        mode=PAUSABLE,
        sets=(("Call_Recording_Outgoing_PSTN_1_", "No"),),
    ),
    Playbook(
        "A virtual line has settings of its own (A7)",
        """
        invite 1 Bob 1003 on line 2
          > claim 1, sound ringer, a=record:off
          = Incoming call Bob 1003
          * line-2 200/200
          | Answer | Reject
        press Answer
          > answer, silence
        answered
          > open #1, +answer 5 s
          = Connected Bob 1003 [Starting… asking the recorder] (pending)
          * line-2 steady
          | Hold | End call | PauseRec
        """,
        mode="Never",
        sets=(
            *SECOND_LINE,
            ("Virtual_Line_2_", "Yes"),
            ("Call_Recording_Mode_2_", PAUSABLE),
        ),
    ),
    Playbook(
        "A shared line goes by its primary user's settings, not by its own (H5)",
        """
        invite 1 Bob 1003 on line 2
          > claim 1, sound ringer, a=record:off
          = Incoming call Bob 1003
          * line-2 200/200
          | Answer | Reject
        press Answer
          > answer, silence
        answered
          > open #1, +answer 5 s
          = Connected Bob 1003 [Starting… asking the recorder] (pending)
          * line-2 steady
          | Hold | End call | PauseRec
        """,
        mode=PAUSABLE,
        sets=(
            *SECOND_LINE,
            ("Share_Ext_2_", "Yes"),
            ("Shared_User_ID_2_", "4021"),
            ("Call_Recording_Mode_2_", "Never"),
        ),
    ),
)

REFUSED: tuple[Playbook, ...] = (
    Playbook(
        "Do not disturb: callers are busy, and the user is told; calling out works",
        """
        press DND
          = idle Do not disturb "Do not disturb is on"
        invite 1 Bob 1003
          > refuse 1 486
          = "Do not disturb: call refused"
        wait 4 s
          = ""
        press line-6
          > dial sip:1002@far.test, a=record:off
          = Calling… Mette 1002
          * line-1 steady
          |  | End call
        ended remote-bye
          = idle Do not disturb
          * line-1 off
          | New call | Redial | DND
        press DND
          = idle "Do not disturb is off"
        wait 4 s
          = ""
        invite 2 Bob 1003
          > claim 2, sound ringer, a=record:off
          = Incoming call Bob 1003
          * line-1 200/200
          | Answer | Reject
        """,
    ),
    Playbook(
        "Do not disturb is no service of this phone",
        """
        press softkey-3
        """,
        sets=(("DND_Serv", "No"),),
    ),
    Playbook(
        "What rang before Do not disturb goes on ringing; who calls then is refused",
        """
        press DND
          = "Do not disturb is on"
        invite 3 Eva 1004
          > refuse 3 486
          = "Do not disturb: call refused"
        press down
          = Incoming call Bob 1003 /1002, recording/ []
          | Answer | Reject
        press Answer
          > gates shut, hold, answer 2, silence
          = /hold 1002, recording/
        """,
        given="recording, and another rings",
        sets=(("Connected_Key_List", "hold|1;endcall|2;crdstart|3;crdpause|3;dnd|4"),),
    ),
    Playbook(
        "A number by its plus: 0 held down; in a call it is a 0",
        """
        long-press 0
          = number +
          | Call | Delete | Cancel
        press 4
          = number +4
        press 5
          = number +45
        press Delete
          = number +4
        long-press Delete
          = number
          |  |  | Cancel
        long-press 0
          = number +
          | Call | Delete | Cancel
        press 4
          = number +4
        press Call
          > dial sip:+4@pbx.test, a=record:off
          = Calling… +4
          * line-1 steady
          |  | End call
        answered
          = Connected +4 [Not recorded]
          | Hold | End call | Record
        long-press 0
          > dtmf 0
        """,
    ),
)

EMERGENCIES: tuple[Playbook, ...] = (
    Playbook(
        "Recorded by the mode, whatever is selected; no tone, no words, no key but the end",
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
        press transfer
        press conference
        press hold
        press down
        """,
        mode=ALWAYS,
        sets=(*ANNOUNCED, ("Call_Recording_Outgoing_Internal_1_", "No")),
    ),
    Playbook(
        "A recorder that fails is said to the user alone; the call goes on",
        """
        dial 112
          > dial sip:112@pbx.test, a=record:off
          = Calling… 112
          * line-1 steady
          |  | End call
        answered
          > open #1, +answer 5 s
          = Emergency call 112 [Starting… asking the recorder] (pending)
        recorder unavailable
          > -answer, +retry 2 s, +alert 5 s
          = [Not recorded recorder unavailable] (failed) "Call goes on without recording"
          * pause 170/170
        wait 5 s
          > -retry, -alert, open #2, +answer 5 s
          = [Starting… asking the recorder] (pending) ""
          * pause off
        """,
        mode=ALWAYS,
        sets=ENDS,
    ),
    Playbook(
        "Whoever talks is held, whoever calls is busy, a REFER is declined",
        """
        dial 112
          > hold, dial 2 sip:112@pbx.test, a=record:off 2
          = Calling… 112 /hold 1002/ []
          |  | End call
        held-by local
        invite 2 Bob 1003
          > refuse 2 486
          = "Busy: another call was refused"
        answered 2
          = Emergency call 112 [Not recorded]
          |  | End call | Record
        press line-1
        referred Eva 1004
          > refuse refer 603
        referred 2 Eva 1004
          > refuse refer 2 603
        press End call
          > hang-up 2
        ended 2 local-bye
          = On hold 1002 //
          * line-1 500/500
          | Resume | End call | New call
        """,
        given="in a call",
    ),
    Playbook(
        "No room: a held call ends for it",
        """
        dial 112
          > hang-up, hold 2, dial 3 sip:112@pbx.test, a=record:off 3
          = Calling… 112 /hold 1002 (+1)/ []
          |  | End call
        ended local-bye
          = /hold Bob/
        held-by 2 local
        answered 3
          = Emergency call 112 [Not recorded]
          |  | End call | Record
        """,
        given="a call held, another talks",
        dialogs=4,
    ),
    Playbook(
        "A call that rang before is quiet meanwhile, and rings again",
        """
        dial 112
          > gates shut, hold, dial 3 sip:112@pbx.test, silence, a=record:off 3
          = Calling… 112 /incoming Bob (+1)/ []
          |  | End call
        answered 3
          = Emergency call 112 [Not recorded]
          |  | End call | Record
        press line-1
        press End call
          > hang-up 3
        ended 3 local-bye
          > sound ringer
          = Incoming call Bob 1003 /hold 1002, recording/ []
          | Answer | Reject
        """,
        given="recording, and another rings",
    ),
    Playbook(
        "A call that was placed before is held when it is answered",
        """
        dial 112
          > dial 2 sip:112@pbx.test, a=record:off 2
          = Calling… 112 /1002/
        answered
          > hold
          = /hold 1002/
        answered 2
          = Emergency call 112 [Not recorded]
          |  | End call | Record
        """,
        given="calling",
    ),
    Playbook(
        "In mid-consultation: it is no party to the transfer",
        """
        press transfer
          > hold
          = transfer to /hold 1002/ []
          * line-1 500/500
          | Redial |  | Cancel
        held-by local
        press 1
          = transfer to 1
          | Call | Delete | Cancel | BlindXfer
        press 1
          = transfer to 11
        press 2
          = transfer to 112
        press Call
          > dial 2 sip:112@pbx.test, a=record:off 2
          = Calling… 112
          * line-1 steady
          |  | End call
        answered 2
          = Emergency call 112 [Not recorded]
          |  | End call | Record
        press transfer
        """,
        given="in a call",
    ),
)

POLICIES = (*NOTICES, *FAILING, *SELECTED, *REFUSED, *EMERGENCIES)
