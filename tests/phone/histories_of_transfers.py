"""Transfers in every role (RFC 5589), and what the next call inherits (DESIGN §3 "transfer")."""

from tests.phone.playbook import Playbook

PAUSABLE = "Always with Pause/Resume"
INTERNAL_ONLY = (
    ("Call_Recording_Incoming_PSTN_1_", "No"),
    ("Call_Recording_Outgoing_PSTN_1_", "No"),
)

AS_TRANSFEROR: tuple[Playbook, ...] = (
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

AS_TRANSFEREE: tuple[Playbook, ...] = (
    Playbook(
        "On Demand goes on recording with the party it is sent to",
        """
        held-by remote
          > gates far, silence
          = Held by the far end 1002
          | Hold | End call
        referred Bob 1003
          > follow into 2, a=record:off 2
          = Calling… Bob 1003 /1002, recording/ []
          |  | End call
        ringing 2
          > sound ringing tone
          = Ringing Bob 1003
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
    ),
    Playbook(
        "Not recorded, it stays so: Record is offered again",
        """
        referred Bob 1003
          > follow into 2, a=record:off 2
          = Calling… Bob 1003 /1002/ []
          |  | End call
        answered 2
          > hang-up
          = Connected Bob 1003 /hold 1002/ [Not recorded]
          | Hold | End call | Record
        ended local-bye
          = //
        """,
        given="in a call",
    ),
    Playbook(
        "Paused comes back paused, and is never fed",
        """
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec
        recorder suspended
          > -answer
          = [Paused] "Recording paused"
        wait 4 s
          = ""
        referred Bob 1003
          > follow into 2, a=record:off 2
          = Calling… Bob 1003 /1002, paused/ []
          |  | End call
        answered 2
          > hang-up, open 2 #1, +answer 2 5 s
          = Connected Bob 1003 /hold 1002, paused/ [Starting… asking the recorder] (pending)
          | Hold | End call | ResumeRec
        ended local-bye
          > close
          = //
          * pause off
        recorder 2 accepted
          > suspend 2, +answer 2 5 s, a=record:paused 2
          = [Pausing…] (paused)
          * pause 600/900
        recorder 2 suspended
          > -answer 2
          = [Paused] "Recording paused"
        press ResumeRec
          > resume 2, +answer 2 5 s
          = [Resuming… asking the recorder] (resuming)
          | Hold | End call | PauseRec
        recorder 2 resumed
          > -answer 2, gates 2 near+far, sound reminder 2 every 20 s, a=record:on 2
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        """,
        given="always recording",
        mode=PAUSABLE,
    ),
    Playbook(
        "Paused after the REFER, before the answer: paused all the same",
        """
        referred Bob 1003
          > follow into 2, a=record:off 2
          = Calling… Bob 1003 /1002, recording/ []
          |  | End call
        press up
          = Connected 1002 /Bob/ [Recording by this phone]
          | Hold | End call | PauseRec | StopRec
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec | StopRec
        recorder suspended
          > -answer
          = [Paused] "Recording paused"
        answered 2
          > hang-up, open 2 #1, +answer 2 5 s
          = Ending… 1002 /Bob, pending/ (pending)
          |  | End call
        """,
        given="recording",
    ),
    Playbook(
        "The transferor leaves before the answer: what it was is remembered",
        """
        referred Bob 1003
          > follow into 2, a=record:off 2
          = Calling… Bob 1003 /1002, recording/ []
          |  | End call
        ended remote-bye
          > gates shut, close, silence
          = // (no icon)
          * record off
        answered 2
          > open 2 #1, +answer 2 5 s
          = Connected Bob 1003 [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder 2 accepted
          > -answer 2, gates 2 near+far, sound reminder 2 every 20 s, a=record:on 2
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        given="recording",
    ),
    Playbook(
        "The target does not answer: the call comes back, still recorded",
        """
        held-by remote
          > gates far, silence
          = Held by the far end 1002
          | Hold | End call
        referred Bob 1003
          > follow into 2, a=record:off 2
          = Calling… Bob 1003 /1002, recording/ []
          |  | End call
        ended 2 rejected 486
          = Held by the far end 1002 // [Recording by this phone] "Transfer failed"
          | Hold | End call
        held-by none
          > gates near+far, sound reminder every 20 s
          = Connected 1002
          | Hold | End call | PauseRec | StopRec
        """,
        given="recording",
    ),
    Playbook(
        "Refused for want of room, and said",
        """
        referred Bob 1003
          > refuse refer 486
          = "A transfer was refused: no room"
        wait 4 s
          = ""
        """,
        given="recording",
        dialogs=3,
    ),
    Playbook(
        "A second REFER while the first is under way is refused",
        """
        referred Bob 1003
          > follow into 2, a=record:off 2
          = Calling… Bob 1003 /1002/ []
          |  | End call
        referred Eva 1004
          > refuse refer 486
          = "A transfer was refused: no room"
        """,
        given="in a call",
    ),
    Playbook(
        "Sent on while the user talks to somebody else: what is answered then is held",
        """
        referred Eva 1004
          > follow into 3, a=record:off 3
          = /Eva (+1)/
        answered 3
          > hang-up, hold 3
          = /hold 1002 (+1)/
        held-by 3 local
        ended local-bye
          = /hold Eva/
        """,
        given="a call held, another talks",
    ),
    Playbook(
        "A REFER before the answer is declined",
        """
        referred Bob 1003
          > refuse refer 603
        """,
        given="calling",
    ),
)

AS_TARGET: tuple[Playbook, ...] = (
    Playbook(
        "Replaced while recording: a new recording by the same mode, On Demand goes on",
        """
        replaced Bob 1003
          > gates shut, close (replaced by another call), open #2, +answer 5 s, silence
          > a=record:off
          = Connected Bob 1003 [Starting… asking the recorder] (pending)
          * record off
        old-recorder closed
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        given="recording",
    ),
    Playbook(
        "Replaced while paused: the new recording begins paused",
        """
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec
        recorder suspended
          > -answer
          = [Paused] "Recording paused"
        wait 4 s
          = ""
        replaced Bob 1003
          > close (replaced by another call), open #2, +answer 5 s, a=record:off
          = Connected Bob 1003 [Starting… asking the recorder] (pending)
          * pause off
        recorder accepted
          > suspend, +answer 5 s, a=record:paused
          = [Pausing…] (paused)
          * pause 600/900
        recorder suspended
          > -answer
          = [Paused] "Recording paused"
        """,
        given="always recording",
        mode=PAUSABLE,
    ),
    Playbook(
        "Replaced while we hold it: held again",
        """
        press Hold
          > gates shut, hold, silence
          = On hold 1002
          * line-1 500/500
          | Resume | End call | New call
        held-by local
        replaced Bob 1003
          > close (replaced by another call), hold, open #2, +answer 5 s, a=record:off
          = On hold Bob 1003 [Starting… asking the recorder] (pending)
          * record off
        held-by local
        recorder accepted
          > -answer, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        given="always recording",
        mode="Always",
    ),
    Playbook(
        "Replaced before anything was recorded",
        """
        replaced Bob 1003
          = Connected Bob 1003
        """,
        given="in a call",
    ),
)

REMOTE_CHANGED: tuple[Playbook, ...] = (
    Playbook(
        "The remote party becomes PSTN, which is not selected: the recording ends, no keys (H2)",
        """
        remote +4533123456
          > gates shut, close (the remote party changed), silence, a=record:off
          = Connected +4533123456 [] (no icon)
          * record off
          | Hold | End call
        recorder closed
        remote Bob 1003
          > open #2, +answer 5 s
          = Connected Bob 1003 [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        given="always recording",
        mode=PAUSABLE,
        sets=INTERNAL_ONLY,
    ),
    Playbook(
        "An internal call that goes over to a selected party is recorded on; its name is told",
        """
        remote Bob 1003
          > parties 1003
          = Connected Bob 1003
        """,
        given="always recording",
        mode="Always",
    ),
    Playbook(
        "The direction is fixed at the start: an incoming call stays one (H2)",
        """
        invite 1 Mette 1002
          > claim 1, sound ringer, a=record:off
          = Incoming call Mette 1002
          * line-1 200/200
          | Answer | Reject
        press Answer
          > answer, silence
        answered
          > open #1, +answer 5 s
          = Connected Mette 1002 [Starting… asking the recorder] (pending)
          * line-1 steady
          | Hold | End call
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        remote +4533123456
          > gates shut, close (the remote party changed), silence, a=record:off
          = Connected +4533123456 [] (no icon)
          * record off
        recorder closed
        remote Bob 1003
          > open #2, +answer 5 s
          = Connected Bob 1003 [Starting… asking the recorder] (pending)
        """,
        mode="Always",
        sets=(
            ("Call_Recording_Incoming_PSTN_1_", "No"),
            ("Call_Recording_Outgoing_Internal_1_", "No"),
        ),
    ),
    Playbook(
        "Judged by who answers: before the answer nothing was recorded",
        """
        remote +4533123456
          = Calling… +4533123456
        remote Bob 1003
          = Calling… Bob 1003
        remote +4533123456
          = Calling… +4533123456
        answered
          = Connected +4533123456
          | Hold | End call
        """,
        given="calling",
        mode="Always",
        sets=INTERNAL_ONLY,
    ),
    Playbook(
        "To the voicemail service, which is not recorded (A6)",
        """
        remote 5000
          > gates shut, close (the remote party changed), silence, a=record:off
          = Connected 5000 [] (no icon)
          * record off
        """,
        given="always recording",
        mode="Always",
        sets=(("Voice_Mail_Number", "5000"),),
    ),
)

TRANSFERS = (*AS_TRANSFEROR, *AS_TRANSFEREE, *AS_TARGET, *REMOTE_CHANGED)
