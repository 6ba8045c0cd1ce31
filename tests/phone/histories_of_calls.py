"""Calls as such: incoming, busy, hold, mute, DTMF, registration, profiles."""

from tests.phone.playbook import Playbook

CALLS: tuple[Playbook, ...] = (
    Playbook(
        "An incoming call is answered by its softkey",
        """
        invite 7 Mette 1002
          > claim 7, sound ringer, a=record:off
          = Incoming call Mette 1002
          * line-1 200/200
          | Answer | Reject
        press Answer
          > answer, silence
        answered
          = Connected Mette 1002 [Not recorded]
          * line-1 steady
          | Hold | End call | Record
        ended remote-bye
          = idle []
          * line-1 off
          | New call |  | DND
        """,
    ),
    Playbook(
        "… by the hook, by OK, by the line key",
        """
        invite 1 Mette 1002
          > claim 1, sound ringer, a=record:off
          = Incoming call Mette 1002
          * line-1 200/200
          | Answer | Reject
        press hook
          > answer, silence
        press ok
        press line-1
        press speaker
        press 5
        press mute
        answered
          = Connected Mette 1002 [Not recorded]
          * line-1 steady
          | Hold | End call | Record
        press on-hook
          > hang-up
        ended local-bye
          = idle []
          * line-1 off
          | New call |  | DND
        """,
    ),
    Playbook(
        "… rejected: 603",
        """
        invite 8 Mette 1002
          > claim 8, sound ringer, a=record:off
          = Incoming call Mette 1002
          * line-1 200/200
          | Answer | Reject
        press Reject
          > reject 603
        ended rejected 603
          > silence
          = idle
          * line-1 off
          | New call |  | DND
        """,
    ),
    Playbook(
        "… given up by the caller",
        """
        invite 9 Mette 1002
          > claim 9, sound ringer, a=record:off
          = Incoming call Mette 1002
          * line-1 200/200
          | Answer | Reject
        ended cancelled
          > silence
          = idle
          * line-1 off
          | New call |  | DND
        """,
    ),
    Playbook(
        "A handset that is laid down while it rings refuses nothing",
        """
        press off-hook
          = number
          |  |  | Cancel
        invite 1 Mette 1002
          > claim 1, sound ringer, a=record:off
          = /incoming Mette/
          * line-1 200/200
        press on-hook
          = Incoming call Mette 1002 //
          | Answer | Reject
        press off-hook
          > answer, silence
        """,
    ),
    Playbook(
        "While a number is keyed another call waits; on hook it rings as the only one",
        """
        press 5
          = number 5
          | Call | Delete | Cancel
        invite 1 Mette 1002
          > claim 1, sound ringer, a=record:off
          = /incoming Mette/
          * line-1 200/200
        press 6
          = number 56
        press Cancel
          = Incoming call Mette 1002 //
          | Answer | Reject
        press Answer
          > answer, silence
        """,
    ),
    Playbook(
        "Mute is the microphone towards everybody, and ends with its call",
        """
        press mute
        dial 1002
          > dial sip:1002@pbx.test, a=record:off
          = Calling… 1002
          * line-1 steady
          |  | End call
        press mute
        answered
          = Connected 1002
          | Hold | End call
        press mute
          > mute on
          * mute steady
        press mute
          > mute off
          * mute off
        press mute
          > mute on
          * mute steady
        ended remote-bye
          > mute off
          = idle
          * mute off, line-1 off
          | New call | Redial | DND
        """,
        mode="Never",
    ),
    Playbook(
        "DTMF goes to the far end, recorded, paused or held; in no other place",
        """
        press 1
        answered
          = Connected 1002 [Not recorded]
          | Hold | End call | Record
        press 1
          > dtmf 1
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        press #
          > dtmf #
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec | StopRec
        press *
          > dtmf *
        """,
        given="calling",
    ),
    Playbook(
        "Hold by us",
        """
        press Hold
          > hold
          = On hold 1002
          * line-1 500/500
          | Resume | End call | New call
        held-by local
        press line-1
          > retrieve
        held-by none
          = Connected 1002
          * line-1 steady
          | Hold | End call
        press End call
          > hang-up
        """,
        given="in a call",
        mode="Never",
    ),
    Playbook(
        "Hold by both; each side ends its own",
        """
        held-by remote
          = Held by the far end 1002
        press Hold
          > hold
          = On hold 1002
          * line-1 500/500
          | Resume | End call | New call
        held-by local remote
        press Resume
          > retrieve
        held-by remote
          = Held by the far end 1002
          * line-1 steady
          | Hold | End call
        held-by none
          = Connected 1002
        """,
        given="in a call",
        mode="Never",
    ),
    Playbook(
        "Registration is shown while idle",
        """
        registered yes
          = idle
        dial 1002
          > dial sip:1002@pbx.test, a=record:off
          = Calling… 1002
          * line-1 steady
          |  | End call
        registered no
        ended remote-bye
          = idle Not registered
          * line-1 off
          | New call | Redial | DND
        registered yes
          = idle
        """,
        mode="Never",
        sets=(("Register_1_", "Yes"),),
    ),
    Playbook(
        "A profile that arrives in a call waits for the phone to be idle",
        """
        profile Always
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        ended remote-bye
          > gates shut, close, silence
          = idle [] (no icon) ""
          * record off, line-1 off
          | New call | Redial | DND
        dial 1002
          > dial sip:1002@pbx.test, a=record:off
          = Calling… 1002
          * line-1 steady
          |  | End call
        answered
          > open #2, +answer 5 s
          = Connected 1002 [Starting… asking the recorder] (pending)
          | Hold | End call
        """,
        given="in a call",
    ),
    Playbook(
        "A profile that arrives while idle counts from the next call on",
        """
        profile Always
        dial 1002
          > dial sip:1002@pbx.test, a=record:off
          = Calling… 1002
          * line-1 steady
          |  | End call
        profile Never
        answered
          > open #1, +answer 5 s
          = Connected 1002 [Starting… asking the recorder] (pending)
          | Hold | End call
        ended remote-bye
          > -answer, close
          = idle [] (no icon)
          * line-1 off
          | New call | Redial | DND
        dial 1002
          > dial sip:1002@pbx.test, a=record:off
          = Calling… 1002
          * line-1 steady
          |  | End call
        answered
          = Connected 1002
          | Hold | End call
        """,
        mode="Never",
    ),
    Playbook(
        "Late and foreign words change nothing",
        """
        answered
        ringing
        held-by local
        far-records on
        recorder accepted
        ended remote-bye
        dial 1002
          > dial sip:1002@pbx.test, a=record:off
          = Calling… 1002
          * line-1 steady
          |  | End call
        answered
          = Connected 1002
          | Hold | End call
        ringing
        early-media
        """,
        mode="Never",
    ),
)
