"""The compliance announcement of calls that come: its caller hears it before the phone rings
(SPEC C6, C7)."""

from tests.phone.playbook import Playbook

ALWAYS = "Always"
BOTH = (
    ("Call_Recording_Compliance_Inbound_1_", "Yes"),
    ("Call_Recording_Compliance_Outbound_1_", "Yes"),
)
ANNOUNCED = (
    *BOTH,
    ("Call_Recording_Announce_PSTN_1_", "Yes"),
    ("Call_Recording_Announce_Internal_1_", "Yes"),
)
SERVICES = (*BOTH, ("Announcement_Service_Languages", "2000=da"))

INBOUND: tuple[Playbook, ...] = (
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
        given="a PSTN caller hears the notice",
        mode=ALWAYS,
        sets=ANNOUNCED,
    ),
    Playbook(
        "The caller leaves while it plays: no recording, and nothing rings",
        """
        ended cancelled
          = idle
          * line-1 off
          | New call |  | DND
        unheard compliance
        """,
        given="a PSTN caller hears the notice",
        mode=ALWAYS,
        sets=ANNOUNCED,
    ),
    Playbook(
        "The user refuses a call whose caller is still listening",
        """
        press Reject
          > reject 603
        ended rejected 603
          = idle
          * line-1 off
          | New call |  | DND
        """,
        given="a PSTN caller hears the notice",
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
)
