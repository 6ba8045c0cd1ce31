"""Two calls and more, gone to and fro: each with its own recording, as many as there is room for.

DESIGN §3 "a second call", "capacity".
"""

from tests.phone.playbook import Playbook

LINES = tuple(
    (name, value)
    for line in (2, 3, 4)
    for name, value in (
        (f"Line_Enable_{line}_", "Yes"),
        (f"User_ID_{line}_", f"402{line}"),
        (f"Proxy_{line}_", "pbx.test"),
        (f"Register_{line}_", "No"),
    )
)

TWO_CALLS: tuple[Playbook, ...] = (
    Playbook(
        "Two recordings at once: the one that talks is fed, each has its own times",
        """
        press Swap
          > gates 2 shut, hold 2, retrieve, silence
          = On hold 1002 /hold Bob, recording/
          * line-1 500/500
          | Resume | End call | New call | Swap
        held-by 2 local
        held-by none
          > gates near+far, sound reminder every 20 s
          = Connected 1002
          * line-1 steady
          | Hold | End call | Swap
        look at the time
          > {call 00:05 recorded 00:05 call 2 00:05 recorded 2 00:05}
        press Hold
          > gates shut, hold, silence
          = On hold 1002
          * line-1 500/500
          | Resume | End call | New call | Swap
        press Swap
          > retrieve 2
          = On hold Bob 1003 /hold 1002, recording/
        held-by local
        held-by 2 none
          > gates 2 near+far, sound reminder 2 every 20 s
          = Connected Bob 1003
          * line-1 steady
          | Hold | End call | Swap
        look at the time
          > {call 00:05 recorded 00:05 call 2 00:05 recorded 2 00:05}
        """,
        given="always: one held, one recorded",
        mode="Always",
        sets=(("Connected_Key_List", "hold|1;endcall|2;swap|3;crdpause|4"),),
    ),
    Playbook(
        "Swap by the line key: the other call of the line",
        """
        press line-1
          > hold 2, retrieve
          = On hold 1002 /hold Bob/
          * line-1 500/500
          | Resume | End call | New call | Swap
        held-by 2 local
        held-by none
          = Connected 1002
          * line-1 steady
          | Hold | End call | Record
        press line-1
          > hold, retrieve 2
          = On hold Bob 1003 /hold 1002/
          * line-1 500/500
          | Resume | End call | New call | Swap
        """,
        given="a call held, another talks",
    ),
    Playbook(
        "A second call that is dialled while recording; answered, it is ready to be recorded",
        """
        press Hold
          > gates shut, hold, silence
          = On hold 1002
          * line-1 500/500
          | Resume | End call | New call
        held-by local
        press New call
          = number /hold 1002, recording/ []
          | Redial |  | Cancel
        press 5
          = number 5
          | Call | Delete | Cancel
        press ok
          > dial 2 sip:5@pbx.test, a=record:off 2
          = Calling… 5
          * line-1 steady
          |  | End call
        ringing 2
          > sound ringing tone
          = Ringing 5
        answered 2
          > silence
          = Connected 5 [Not recorded]
          | Hold | End call | Record
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
        given="recording",
    ),
    Playbook(
        "The first is retrieved while the second is called: answered then, the second is held",
        """
        press Hold
          > hold
          = On hold 1002
          * line-1 500/500
          | Resume | End call | New call
        held-by local
        dial 1003
          > dial 2 sip:1003@pbx.test, a=record:off 2
          = Calling… 1003 /hold 1002/ []
          * line-1 steady
          |  | End call
        press line-1
          > retrieve
          = On hold 1002 /1003/ [Not recorded]
          | Resume | End call | New call
        held-by none
          = Connected 1002
          | Hold | End call | Record
        answered 2
          > hold 2
          = /hold 1003/
        held-by 2 local
        """,
        given="in a call",
    ),
    Playbook(
        "A call on each of four lines: the line keys go from call to call",
        """
        dial 1002
          > dial sip:1002@pbx.test, a=record:off
          = Calling… 1002
          * line-1 steady
          |  | End call
        answered
          = Connected 1002
          | Hold | End call
        invite 2 Bob 1003 on line 2
          > claim 2 as 2, sound waiting tone, a=record:off 2
          = /incoming Bob/
          * line-2 200/200
        press line-2
          > hold, answer 2, silence
          = Incoming call Bob 1003 /hold 1002/
          * line-1 500/500
          | Answer | Reject
        held-by local
        answered 2
          = Connected Bob 1003
          * line-2 steady
          | Hold | End call
        invite 3 Eva 1004 on line 3
          > claim 3 as 3, sound waiting tone, a=record:off 3
          = /incoming Eva (+1)/
          * line-3 200/200
        press line-3
          > hold 2, answer 3, silence
          = Incoming call Eva 1004 /hold 1002 (+1)/
          * line-2 500/500
          | Answer | Reject
        held-by 2 local
        answered 3
          = Connected Eva 1004
          * line-3 steady
          | Hold | End call
        press line-4
          > hold 3
          = number /hold 1002 (+2)/
          * line-3 500/500
          | Redial |  | Cancel
        held-by 3 local
        press 9
          = number 9
          | Call | Delete | Cancel
        press Call
          > dial 4 sip:9@pbx.test, a=record:off 4
          = Calling… 9
          * line-4 steady
          |  | End call
        answered 4
          = Connected 9
          | Hold | End call
        press line-2
          > hold 4, retrieve 2
          = On hold Bob 1003
          * line-4 500/500
          | Resume | End call | New call | Swap
        held-by 4 local
        held-by 2 none
          = Connected Bob 1003
          * line-2 steady
          | Hold | End call
        press down
          = On hold Eva 1004 /Bob (+2)/
          | Resume | End call | New call | Swap
        press down
          = On hold 9
        press down
          = On hold 1002
        press down
          = Connected Bob 1003 /hold 1002 (+2)/
          | Hold | End call
        ended 2 remote-bye
          = On hold 1002 /hold Eva (+1)/
          * line-2 off
          | Resume | End call | New call | Swap
        press line-3
          > retrieve 3
          = On hold Eva 1004 /hold 1002 (+1)/
        held-by 3 none
          = Connected Eva 1004
          * line-3 steady
          | Hold | End call
        """,
        mode="Never",
        sets=LINES,
    ),
    Playbook(
        "Room for two recorded calls: the third caller is busy, a third call is not placed",
        """
        invite 3 Eva 1004
          > refuse 3 486
          = "Busy: another call was refused"
        wait 4 s
          = ""
        press Hold
          > hold 2
          = On hold Bob 1003
          * line-1 500/500
          | Resume | End call | New call | Swap
        held-by 2 local
        press New call
          = number /hold 1002 (+1)/ []
          | Redial |  | Cancel
        press 5
          = number 5
          | Call | Delete | Cancel
        press Call
          = "No line is free for this call"
        press Cancel
          = On hold 1002 /hold Bob/ [Not recorded]
          | Resume | End call | New call | Swap
        ended 2 remote-bye
          = //
          | Resume | End call | New call
        invite 4 Eva 1004
          > claim 4 as 2, sound ringer, a=record:off 2
          = /incoming Eva/
          * line-1 200/200
        """,
        given="a call held, another talks",
        dialogs=4,
    ),
    Playbook(
        "Two calls ring: the first has the keys, the second waits; rejected, the second has them",
        """
        invite 1 Mette 1002
          > claim 1, sound ringer, a=record:off
          = Incoming call Mette 1002
          * line-1 200/200
          | Answer | Reject
        invite 2 Bob 1003
          > claim 2 as 2, a=record:off 2
          = /incoming Bob/
        press Reject
          > reject 603
        ended rejected 603
          = Incoming call Bob 1003 //
        press Answer
          > answer 2, silence
        answered 2
          > open 2 #1, +answer 2 5 s
          = Connected Bob 1003 [Starting… asking the recorder] (pending)
          * line-1 steady
          | Hold | End call
        """,
        mode="Always",
    ),
)
