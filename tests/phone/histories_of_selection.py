"""Which calls are recorded, and which are let in at all (SPEC A6, A7, H2, H5; do not disturb)."""

from tests.phone.playbook import Playbook

ALWAYS = "Always"
PAUSABLE = "Always with Pause/Resume"
SECOND_LINE = (
    ("Line_Enable_2_", "Yes"),
    ("User_ID_2_", "4022"),
    ("Proxy_2_", "pbx.test"),
    ("Register_2_", "No"),
    ("Call_Recording_Protocol_2_", "SRC"),
    ("Call_Recording_Server_2_", "sip:recorder@rec.test;transport=tcp"),
)

SELECTION: tuple[Playbook, ...] = (
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
