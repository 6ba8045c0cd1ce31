"""A number is asked for, to transfer to or to join: given up, chosen otherwise, asked for anew."""

from tests.phone.playbook import Playbook

CONSULTATIONS: tuple[Playbook, ...] = (
    Playbook(
        "Cancel at the number: the first party is spoken to again",
        """
        press transfer
          > gates shut, hold, silence
          = transfer to /hold 1002, recording/ []
          * line-1 500/500
          | Redial |  | Cancel
        held-by local
        press 1
          = transfer to 1
          | Call | Delete | Cancel | BlindXfer
        press Cancel
          > retrieve
          = On hold 1002 // [Recording by this phone]
          | Resume | End call | New call
        held-by none
          > gates near+far, sound reminder every 20 s
          = Connected 1002
          * line-1 steady
          | Hold | End call | PauseRec | StopRec
        """,
        given="recording",
    ),
    Playbook(
        "… and so it is by its own line key",
        """
        press conference
          > hold
          = conference with /hold 1002/ []
          * line-1 500/500
          | Redial |  | Cancel
        press line-1
          > retrieve
          = Connected 1002 // [Not recorded]
          * line-1 steady
          | Hold | End call | Record
        press conference
          > hold
          = conference with /hold 1002/ []
          * line-1 500/500
          | Redial |  | Cancel
        """,
        given="in a call",
    ),
    Playbook(
        "BlindXfer asks for a number, also while another party is consulted",
        """
        press line-1
          > hold 2, retrieve
          = On hold 1002 /hold 1003/
          * line-1 500/500
          | Resume
        held-by 2 local
        held-by none
          = Connected 1002
          * line-1 steady
          | Hold | End call | BlindXfer
        press BlindXfer
          > hold
          = transfer to /hold 1002 (+1)/ []
          * line-1 500/500
          | Redial |  | Cancel
        """,
        given="consulting to transfer",
        sets=(("Connected_Key_List", "hold|1;endcall|2;bxfer|3"), ("Hold_Key_List", "resume|1")),
    ),
    Playbook(
        "Another call is answered instead of keying the number: the transfer is given up",
        """
        press transfer
          > hold
          = transfer to /hold 1002/ []
          * line-1 500/500
          | Redial |  | Cancel
        held-by local
        invite 2 Bob 1003
          > claim 2 as 2, sound ringer, a=record:off 2
          = /incoming Bob (+1)/
          * line-1 200/200
        press line-1
          > answer 2, silence
          = Incoming call Bob 1003 /hold 1002/
          | Answer | Reject
        answered 2
          = Connected Bob 1003 [Not recorded]
          * line-1 steady
          | Hold | End call | Record
        press Hold
          > hold 2
          = On hold Bob 1003
          * line-1 500/500
          | Resume | End call | New call | Swap
        held-by 2 local
        press New call
          = number /hold 1002 (+1)/ []
          | Redial |  | Cancel
        press 4
          = number 4
          | Call | Delete | Cancel
        press Call
          > dial 3 sip:4@pbx.test, a=record:off 3
          = Calling… 4
          * line-1 steady
          |  | End call
        answered 3
          = Connected 4 [Not recorded]
          | Hold | End call | Record
        """,
        given="in a call",
    ),
    Playbook(
        "The first party leaves while the number is keyed",
        """
        press transfer
          > gates shut, hold, silence
          = transfer to /hold 1002, recording/ []
          * line-1 500/500
          | Redial |  | Cancel
        ended remote-bye
          > close
          = number // (no icon)
          * record off, line-1 off
        press 2
          = number 2
          | Call | Delete | Cancel
        press Cancel
          = idle
          | New call | Redial | DND
        """,
        given="recording",
    ),
    Playbook(
        "To a call that is held on another line: its line key chooses it",
        """
        invite 2 Bob 1003 on line 2
          > claim 2 as 2, sound waiting tone, a=record:off 2
          = /incoming Bob/
          * line-2 200/200
        press line-2
          > hold, answer 2, silence
          = Incoming call Bob 1003 /hold 1002/ []
          * line-1 500/500
          | Answer | Reject
        held-by local
        answered 2
          = Connected Bob 1003
          * line-2 steady
          | Hold | End call
        press transfer
          > hold 2
          = transfer to /hold 1002 (+1)/
          * line-2 500/500
          | Redial |  | Cancel
        held-by 2 local
        press line-1
          > refer 2 replaces
          = On hold 1002 /hold Bob/ [Not recorded]
          | Resume | End call | New call
        transfer-ended 2 200
          > hang-up 2, hang-up
          = Ending… 1002 "Call transferred"
          |  | End call
        ended remote-bye
          = Ending… Bob 1003 // []
          * line-1 off
        ended 2 local-bye
          = idle
          * line-2 off
          | New call | Redial | DND
        """,
        given="in a call",
        sets=(("Line_Enable_2_", "Yes"), ("User_ID_2_", "4022"), ("Register_2_", "No")),
    ),
)
