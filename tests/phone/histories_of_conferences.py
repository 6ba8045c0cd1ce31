"""Three parties on this phone: who is told, held and recorded, and what is left of it.

DESIGN §3 "conference", SPEC C1, C5.
"""

from tests.phone.playbook import Playbook

SECOND_LINE = (
    ("Line_Enable_2_", "Yes"),
    ("User_ID_2_", "4022"),
    ("Proxy_2_", "pbx.test"),
    ("Register_2_", "No"),
    ("Call_Recording_Protocol_2_", "SRC"),
    ("Call_Recording_Server_2_", "sip:recorder@rec.test;transport=tcp"),
)


def second_line(mode: str) -> tuple[tuple[str, str], ...]:
    """A second line, with a mode of its own."""
    return (*SECOND_LINE, ("Call_Recording_Mode_2_", mode))


CONFERENCES: tuple[Playbook, ...] = (
    Playbook(
        "The guest was not recorded before: told first, then heard (C1)",
        """
        announced start
          > tell start words played
        press Conf
          > retrieve, announce 2 start, a=record:on 2
          = On hold 1002 + 1003 // [Recording by this phone]
          | Resume | End call
        held-by none
          > announce start, gates near+far
          = Conference 1002 + 1003
          | Hold | End call | PauseRec | StopRec
        announced 2 start
          > tell start words played, bridge 1+2, parties 1002+1003
        """,
        given="recorded, consulting to join",
        sets=(("Call_Recording_Announce_Internal_1_", "Yes"),),
    ),
    Playbook(
        "Recording begins in a conference: both are in its metadata; the words are for both",
        """
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder accepted
          > -answer, announce start, gates near+far, parties 1002+1003, a=record:on, a=record:on 2
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        announced start
          > tell start words played, sound reminder every 20 s
        """,
        given="in a conference",
        sets=(("Call_Recording_Announce_Internal_1_", "Yes"),),
    ),
    Playbook(
        "The second press before the other has answered joins nothing",
        """
        press conference
          > hold
          = conference with /hold 1002/ []
          * line-1 500/500
          | Redial |  | Cancel
        held-by local
        press 1
          = conference with 1
          | Call | Delete | Cancel
        press Call
          > dial 2 sip:1@pbx.test, a=record:off 2
          = Calling… 1
          * line-1 steady
          |  | End call
        press conference
        ended 2 rejected 486
          = On hold 1002 // [Not recorded] "Call failed"
          * line-1 500/500
          | Resume | End call | New call
        """,
        given="in a call",
    ),
    Playbook(
        "Cancelled at the number",
        """
        press conference
          > gates shut, hold, silence
          = conference with /hold 1002, recording/ []
          * line-1 500/500
          | Redial |  | Cancel
        press Cancel
          > retrieve, gates near+far, sound reminder every 20 s
          = Connected 1002 // [Recording by this phone]
          * line-1 steady
          | Hold | End call | PauseRec | StopRec
        """,
        given="recording",
    ),
    Playbook(
        "Hold and Resume are for both; the recording goes on in silence",
        """
        press Hold
          > gates shut, hold, hold 2, silence, bridge apart
          = On hold 1002 + 1003
          * line-1 500/500
          | Resume | End call
        held-by local
        held-by 2 local
        press Resume
          > retrieve, retrieve 2
        held-by none
          > gates near+far, sound reminder every 20 s
          = Conference 1002 + 1003
          * line-1 steady
          | Hold | End call | PauseRec | StopRec
        held-by 2 none
          > bridge 1+2
        """,
        given="in a recorded conference",
    ),
    Playbook(
        "Held by one far end: the other and the user are still recorded, and reminded",
        """
        held-by remote
          = Held by the far end 1002 + 1003
        held-by 2 remote
          > gates far, silence
          | Hold | End call
        held-by none
          > gates near+far, sound reminder every 20 s
          = Conference 1002 + 1003
          | Hold | End call | PauseRec | StopRec
        """,
        given="in a recorded conference",
    ),
    Playbook(
        "A third call is answered: both are held; back, both are retrieved",
        """
        invite 3 Eva 1004
          > claim 3 as 3, sound waiting tone, reminder every 20 s, a=record:off 3
          = /incoming Eva/
          * line-1 200/200
        press line-1
          > gates shut, hold, hold 2, answer 3, silence, bridge apart
          = Incoming call Eva 1004 /hold 1002 (+1), recording/ []
          | Answer | Reject
        held-by local
        held-by 2 local
        answered 3
          > open 3 #1, +answer 3 5 s
          = Connected Eva 1004 [Starting… asking the recorder]
          * line-1 steady
          | Hold | End call | Swap
        press Swap
          > hold 3, retrieve, retrieve 2
          = On hold 1002 + 1003 /hold Eva, pending/ [Recording by this phone]
          * line-1 500/500
          | Resume | End call
        held-by 3 local
        held-by none
          > gates near+far, sound reminder every 20 s
          = Conference 1002 + 1003
          * line-1 steady
          | Hold | End call
        held-by 2 none
          > bridge 1+2
        """,
        given="always: in a conference",
        mode="Always",
        sets=(("Connected_Key_List", "hold|1;endcall|2;swap|3"),),
    ),
    Playbook(
        "End call ends both, and nothing is recorded anew in between",
        """
        press End call
          > hang-up, hang-up 2
          = Ending… 1002 + 1003
          |  | End call
        ended local-bye
          > gates shut, close, silence, bridge apart, a=record:off 2
          = Ending… 1003 [] (no icon)
          * record off
        ended 2 local-bye
          = idle
          * line-1 off
          | New call | Redial | DND
        """,
        given="always: in a conference",
        mode="Always",
    ),
    Playbook(
        "The guest leaves: a new recording of what remains",
        """
        ended 2 remote-bye
          > gates shut, close (the conference is over), open #2, +answer 5 s, silence, bridge apart
          > a=record:off
          = Connected 1002 [Starting… asking the recorder] (pending)
          * record off
        old-recorder closed
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        given="always: in a conference",
        mode="Always",
    ),
    Playbook(
        "The host's party leaves: the other goes by its own mode, as a new recording",
        """
        ended remote-bye
          > gates shut, open 2 #2, +answer 2 5 s, close, silence, bridge apart, a=record:off 2
          = Connected 1003 [Starting… asking the recorder] (pending)
          * record off
        recorder 2 accepted
          > -answer 2, gates 2 near+far, sound reminder 2 every 20 s, a=record:on 2
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        given="always: in a conference",
        mode="Always",
    ),
    Playbook(
        "On Demand: what remains goes on being recorded",
        """
        ended remote-bye
          > gates shut, open 2 #1, +answer 2 5 s, close, silence, bridge apart, a=record:off 2
          = Connected 1003 [Starting… asking the recorder] (pending)
          * record off
        recorder 2 accepted
          > -answer 2, gates 2 near+far, sound reminder 2 every 20 s, a=record:on 2
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        given="in a recorded conference",
    ),
    Playbook(
        "Paused: what remains is still paused",
        """
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused, a=record:paused 2
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec | StopRec
        recorder suspended
          > -answer
          = [Paused] "Recording paused"
        wait 4 s
          = ""
        ended remote-bye
          > open 2 #1, +answer 2 5 s, close, bridge apart, a=record:off 2
          = Connected 1003 [Starting… asking the recorder] (pending)
          * pause off
        recorder 2 accepted
          > suspend 2, +answer 2 5 s, a=record:paused 2
          = [Pausing…] (paused)
          * pause 600/900
        recorder 2 suspended
          > -answer 2
          = [Paused] "Recording paused"
        """,
        given="in a recorded conference",
    ),
    Playbook(
        "Left with a call of a line that is never recorded: not recorded",
        """
        invite 2 Bob 1003 on line 2
          > claim 2 as 2, sound waiting tone, reminder every 20 s, a=record:off 2
          = /incoming Bob/
          * line-2 200/200
        press line-2
          > gates shut, hold, answer 2, silence
          = Incoming call Bob 1003 /hold 1002, recording/ []
          * line-1 500/500
          | Answer | Reject
        held-by local
        answered 2
          = Connected Bob 1003
          * line-2 steady
          | Hold | End call
        press line-1
          > hold 2, retrieve
          = On hold 1002 /hold Bob/ [Recording by this phone]
          * line-2 500/500
          | Resume | End call | New call | Swap
        held-by 2 local
        held-by none
          > gates near+far, sound reminder every 20 s
          = Connected 1002
          * line-1 steady
          | Hold | End call
        press conference
          > gates shut, hold, silence
          = conference with /hold 1002 (+1), recording/ []
          * line-1 500/500
          | Redial |  | Cancel
        held-by local
        press line-2
          > retrieve, retrieve 2, parties 1002+1003, a=record:on 2
          = On hold 1002 + Bob // [Recording by this phone]
          | Resume | End call
        held-by none
          > gates near+far, sound reminder every 20 s
          = Conference 1002 + Bob
          * line-1 steady
          | Hold | End call
        held-by 2 none
          > bridge 1+2
          * line-2 steady
        ended remote-bye
          > gates shut, close, silence, bridge apart, a=record:off 2
          = Connected Bob 1003 [] (no icon)
          * record off, line-1 off
        """,
        given="always recording",
        mode="Always",
        sets=second_line("Never"),
    ),
    Playbook(
        "The host's party becomes one that is not selected: recorded on for the guest, until apart",
        """
        remote +4533123456
          > parties +4533123456+1003
          = Conference +4533123456 + 1003
        ended 2 remote-bye
          > gates shut, close (the conference is over), silence, bridge apart, a=record:off
          = Connected +4533123456 [] (no icon)
          * record off
        """,
        given="always: in a conference",
        mode="Always",
        sets=(("Call_Recording_Outgoing_PSTN_1_", "No"),),
    ),
)
