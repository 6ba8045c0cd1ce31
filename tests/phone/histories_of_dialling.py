"""Dialling: digits, hook, line keys, speed dial, redial; and what has no server."""

from tests.phone.playbook import Playbook

DIALLING: tuple[Playbook, ...] = (
    Playbook(
        "A number by its digits, corrected, and the Call key",
        """
        press New call
          = number
          |  |  | Cancel
        press 1
          = number 1
          | Call | Delete | Cancel
        press 0
          = number 10
        press Delete
          = number 1
        press 0
          = number 10
        press 9
          = number 109
        press Call
          > dial sip:109@pbx.test, a=record:off
          = Calling… 109
          * line-1 steady
          |  | End call
        ringing
          > sound ringing tone
          = Ringing 109
        answered
          > silence
          = Connected 109 [Not recorded]
          | Hold | End call | Record
        press End call
          > hang-up
        ended local-bye
          = idle []
          * line-1 off
          | New call | Redial | DND
        """,
    ),
    Playbook(
        "A number of digits alone, and OK; star and pound are digits too",
        """
        press *
          = number *
          | Call | Delete | Cancel
        press 2
          = number *2
        press 1
          = number *21
        press #
          = number *21#
        press ok
          > dial sip:*21%23@pbx.test, a=record:off
          = Calling… *21#
          * line-1 steady
          |  | End call
        ended rejected 404
          = idle "Call failed"
          * line-1 off
          | New call | Redial | DND
        wait 4 s
          = ""
        """,
    ),
    Playbook(
        "The hook goes up and down; keyed digits are forgotten",
        """
        press hook
          = number
          |  |  | Cancel
        press 5
          = number 5
          | Call | Delete | Cancel
        press hook
          = idle
          | New call |  | DND
        press speaker
          = number
          |  |  | Cancel
        press Cancel
          = idle
          | New call |  | DND
        press volume-up
        press ok
        """,
    ),
    Playbook(
        "A line key seizes its line; again on nothing else",
        """
        press line-1
          = number
          |  |  | Cancel
        press line-2
        press 7
          = number 7
          | Call | Delete | Cancel
        press Cancel
          = idle
          | New call |  | DND
        """,
    ),
    Playbook(
        "A speed dial, early media, and the hook ends it; Redial calls again",
        """
        press line-6
          > dial sip:1002@far.test, a=record:off
          = Calling… Mette 1002
          * line-1 steady
          |  | End call
        early-media
          = Ringing Mette 1002
        press 5
        press hook
          > hang-up
        ended cancelled 487
          = idle
          * line-1 off
          | New call | Redial | DND
        press Redial
          > dial sip:1002@far.test, a=record:off
          = Calling… Mette 1002
          * line-1 steady
          |  | End call
        ended rejected 486
          = idle "Call failed"
          * line-1 off
          | New call | Redial | DND
        """,
    ),
    Playbook(
        "A target dialled at once; a second one waits until the first is answered or gone",
        """
        dial sip:bob@far.test:5070;transport=tcp
          > dial sip:bob@far.test:5070;transport=tcp, a=record:off
          = Calling… bob
          * line-1 steady
          |  | End call
        dial 1003
        answered
          = Connected bob [Not recorded]
          | Hold | End call | Record
        ended remote-bye
          = idle []
          * line-1 off
          | New call | Redial | DND
        dial 1003
          > dial sip:1003@pbx.test, a=record:off
          = Calling… 1003
          * line-1 steady
          |  | End call
        """,
    ),
    Playbook(
        "A bare number on a line without a server",
        """
        press 5
          = number 5
          | Call | Delete | Cancel
        press Call
          = idle "No server for this number"
          | New call |  | DND
        wait 4 s
          = ""
        dial bob@far.test
          > dial sip:bob@far.test, a=record:off
          = Calling… bob
          * line-1 steady
          |  | End call
        """,
        mode="Never",
        sets=(("Proxy_1_", ""),),
    ),
    Playbook(
        "A number keyed while nothing is there any more: Delete to the empty number",
        """
        press 5
          = number 5
          | Call | Delete | Cancel
        press Delete
          = number
          |  |  | Cancel
        press Cancel
          = idle
          | New call |  | DND
        """,
    ),
)
