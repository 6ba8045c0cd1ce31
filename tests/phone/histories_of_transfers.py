"""Our own transfers (RFC 5589): blind and attended, that succeed, fail and come back.

DESIGN §3 "transfer".
"""

from tests.phone.playbook import Playbook

TRANSFERS: tuple[Playbook, ...] = (
    Playbook(
        "Blind, while recording: the recording ends with the call",
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
        press BlindXfer
          > refer sip:1@pbx.test
          = Transferring… 1002 // [Recording by this phone]
          |  | End call
        wait 1 s
        transfer-ended 200
          > hang-up
          = Ending… 1002 "Call transferred"
        ended local-bye
          > close
          = idle [] (no icon)
          * record off, line-1 off
          | New call | Redial | DND
        wait 4 s
          = ""
        """,
        given="recording",
    ),
    Playbook(
        "Blind and refused: the call comes back, still recorded",
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
        press BlindXfer
          > refer sip:1@pbx.test
          = Transferring… 1002 // [Recording by this phone]
          |  | End call
        transfer-ended 603
          > retrieve
          = On hold 1002 "Transfer failed"
          | Resume | End call | New call
        held-by none
          > gates near+far, sound reminder every 20 s
          = Connected 1002
          * line-1 steady
          | Hold | End call | PauseRec | StopRec
        wait 4 s
          = ""
        """,
        given="recording",
    ),
    Playbook(
        "Blind and refused while paused: it comes back paused",
        """
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec | StopRec
        recorder suspended
          > -answer
          = [Paused] "Recording paused"
        wait 4 s
          = ""
        press transfer
          > hold
          = transfer to /hold 1002, paused/ []
          * line-1 500/500
          | Redial |  | Cancel
        held-by local
        press 1
          = transfer to 1
          | Call | Delete | Cancel | BlindXfer
        press BlindXfer
          > refer sip:1@pbx.test
          = Transferring… 1002 // [Paused]
          |  | End call
        transfer-ended 486
          > retrieve
          = On hold 1002 "Transfer failed"
          | Resume | End call | New call
        held-by none
          = Connected 1002
          * line-1 steady
          | Hold | End call | ResumeRec | StopRec
        press ResumeRec
          > resume, +answer 5 s
          = [Resuming… asking the recorder] (resuming)
          | Hold | End call | PauseRec | StopRec
        recorder resumed
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        """,
        given="recording",
    ),
    Playbook(
        "Attended: both calls end, each with its recording",
        """
        press Transfer
          > refer replaces 2
          | Hold | End call | Record
        transfer-ended 200
          > hang-up, hang-up 2
          = Ending… 1003 "Call transferred"
          |  | End call
        ended 2 remote-bye
          = Ending… 1002 // [Recording by this phone]
          * line-1 500/500
        ended local-bye
          > close
          = idle [] (no icon)
          * record off, line-1 off
          | New call | Redial | DND
        """,
        given="recorded, consulting to transfer",
    ),
    Playbook(
        "Attended and refused: the first is still held and recorded, the other still there",
        """
        press Transfer
          > refer replaces 2
          | Hold | End call | Record
        transfer-ended 603
          = "Transfer failed"
          | Hold | End call | Transfer
        wait 4 s
          = ""
        press End call
          > hang-up 2
        ended 2 local-bye
          = On hold 1002 // [Recording by this phone]
          * line-1 500/500
          | Resume | End call | New call
        press Resume
          > retrieve
        held-by none
          > gates near+far, sound reminder every 20 s
          = Connected 1002
          * line-1 steady
          | Hold | End call | PauseRec | StopRec
        """,
        given="recorded, consulting to transfer",
    ),
    Playbook(
        "The consulted party is gone before the last NOTIFY, and it fails: the first comes back",
        """
        press Transfer
          > refer replaces 2
          | Hold | End call | Record
        ended 2 remote-bye
          = Transferring… 1002 // [Recording by this phone]
          * line-1 500/500
          |  | End call
        transfer-ended 503
          > retrieve
          = On hold 1002 "Transfer failed"
          | Resume | End call | New call
        held-by none
          > gates near+far, sound reminder every 20 s
          = Connected 1002
          * line-1 steady
          | Hold | End call | PauseRec | StopRec
        """,
        given="recorded, consulting to transfer",
    ),
    Playbook(
        "Back to the first party, and Transfer completes from there",
        """
        press line-1
          > hold 2, retrieve
          = On hold 1002 /hold 1003/ [Recording by this phone]
          * line-1 500/500
          | Resume | End call | New call | Swap
        held-by 2 local
        held-by none
          > gates near+far, sound reminder every 20 s
          = Connected 1002
          * line-1 steady
          | Hold | End call | PauseRec | StopRec
        press transfer
          > gates shut, hold, refer replaces 2, silence
          = Transferring… 1002
          * line-1 500/500
          |  | End call
        transfer-ended 200
          > hang-up, hang-up 2
          = Ending… 1002 "Call transferred"
        ended local-bye
          > close
          = Ending… 1003 // [Not recorded] (no icon)
          * record off
        ended 2 local-bye
          = idle []
          * line-1 off
          | New call | Redial | DND
        """,
        given="recorded, consulting to transfer",
    ),
    Playbook(
        "Semi-attended: Transfer again before the answer is a blind one",
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
        press Call
          > dial 2 sip:1@pbx.test, a=record:off 2
          = Calling… 1
          * line-1 steady
          |  | End call | Transfer
        ringing 2
          > sound ringing tone
          = Ringing 1
        press Transfer
          > hang-up 2, refer sip:1@pbx.test
          = Transferring… 1002 /1/ [Recording by this phone]
          |  | End call
        ended 2 cancelled 487
          > silence
          = //
          * line-1 500/500
        transfer-ended 202
          > hang-up
          = Ending… 1002 "Call transferred"
        ended remote-bye
          > close
          = idle [] (no icon)
          * record off, line-1 off
          | New call | Redial | DND
        """,
        given="recording",
    ),
    Playbook(
        "The consulted party does not answer: back to the first, that is still held",
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
        press Call
          > dial 2 sip:1@pbx.test, a=record:off 2
          = Calling… 1
          * line-1 steady
          |  | End call | Transfer
        ended 2 rejected 480
          = On hold 1002 // [Recording by this phone] "Call failed"
          * line-1 500/500
          | Resume | End call | New call
        press Resume
          > retrieve
        held-by none
          > gates near+far, sound reminder every 20 s
          = Connected 1002
          * line-1 steady
          | Hold | End call | PauseRec | StopRec
        """,
        given="recording",
    ),
    Playbook(
        "Park: a blind transfer to its code; the recording ends; Unpark dials the other",
        """
        press Park
          > gates shut, hold, refer sip:*68@pbx.test, silence
          = Transferring… 1002
          * line-1 500/500
          |  | End call
        held-by local
        transfer-ended 200
          > hang-up
          = Ending… 1002 "Call transferred"
        ended local-bye
          > close
          = idle [] (no icon)
          * record off, line-1 off
          | New call | Redial | DND | Unpark
        wait 4 s
          = ""
        press Unpark
          > dial sip:*88@pbx.test, a=record:off
          = Calling… *88
          * line-1 steady
          |  | End call
        """,
        given="always recording",
        mode="Always",
        sets=(
            ("Call_Park_Code", "*68"),
            ("Call_Unpark_Code", "*88"),
            ("Connected_Key_List", "hold|1;endcall|2;park|3"),
            ("Idle_Key_List", "newcall|1;redial|2;dnd|3;unpark|4"),
        ),
    ),
    Playbook(
        "Pickup by its code: recorded by the mode of the line that picks up, from then on",
        """
        press GrPickup
          > dial sip:*98@pbx.test, a=record:off
          = Calling… *98
          * line-1 steady
          |  | End call
        answered
          > open #1, +answer 5 s
          = Connected *98 [Starting… asking the recorder] (pending)
          | Hold | End call
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        mode="Always",
        sets=(
            ("Group_Call_Pickup_Code", "*98"),
            ("Idle_Key_List", "newcall|1;gpickup|4;pickup"),
        ),
    ),
)
