"""Emergency calls: never delayed, blocked, ended or talked over (DESIGN §3)."""

from tests.phone.playbook import Playbook

ALWAYS = "Always"
ANNOUNCED = (("Call_Recording_Announce_Internal_1_", "Yes"),)
ENDS = (("Call_Recording_Failure_1_", "End call with announcement"),)

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
