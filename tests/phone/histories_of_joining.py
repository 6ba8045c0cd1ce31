"""What may be joined with what, and how the one recording begins (DESIGN §3 "conference")."""

from tests.phone.playbook import Playbook

PAUSABLE = "Always with Pause/Resume"
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


JOINING: tuple[Playbook, ...] = (
    Playbook(
        "Joined while recording: one recording goes on, of both; the tone is for all",
        """
        press Conf
          > retrieve, gates near+far, sound reminder every 20 s, parties 1002+1003, a=record:on 2
          = On hold 1002 + 1003 // [Recording by this phone]
          | Resume | End call
        held-by none
          > bridge 1+2
          = Conference 1002 + 1003
          | Hold | End call | PauseRec | StopRec
        look at the time
          > {call 00:10 recorded 00:10 call 2 00:05}
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused, a=record:paused 2
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec | StopRec
        recorder suspended
          > -answer
          = [Paused] "Recording paused"
        press ResumeRec
          > resume, +answer 5 s
          = [Resuming… asking the recorder] (resuming)
          | Hold | End call | PauseRec | StopRec
        recorder resumed
          > -answer, gates near+far, sound reminder every 20 s, a=record:on, a=record:on 2
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        press StopRec
          > gates shut, close, +answer 5 s, silence, a=record:off, a=record:off 2
          = [Stopping…] (pending)
          * record off
          | Hold | End call
        recorder closed
          > -answer
          = [Not recorded] (no icon) "Recording stopped"
          | Hold | End call | Record
        """,
        given="recorded, consulting to join",
    ),
    Playbook(
        "Both recorded by their mode: the guest's recording is closed, and says why",
        """
        press conference
          > gates shut, hold, silence
          = conference with /hold 1002, recording/ []
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
        answered 2
          > open 2 #1, +answer 2 5 s
          = Connected 1 [Starting… asking the recorder]
          | Hold | End call | Conf
        recorder 2 accepted
          > -answer 2, gates 2 near+far, sound reminder 2 every 20 s, a=record:on 2
          = [Recording by this phone] "Recording started"
        press Conf
          > gates 2 shut, close 2 (joined a conference), retrieve, gates near+far
          > sound reminder every 20 s, parties 1002+1
          = On hold 1002 + 1 //
          | Resume | End call
        recorder 2 closed
        held-by none
          > bridge 1+2
          = Conference 1002 + 1
          | Hold | End call
        """,
        given="always recording",
        mode="Always",
    ),
    Playbook(
        "The guest's was paused: the conference starts paused",
        """
        dial 1002
          > dial sip:1002@pbx.test, a=record:off
          = Calling… 1002
          * line-1 steady
          |  | End call
        answered
          > open #1, +answer 5 s
          = Connected 1002 [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
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
          > open 2 #1, +answer 2 5 s
          = Connected Bob 1003 [Starting… asking the recorder]
          * line-2 steady
          | Hold | End call | PauseRec
        recorder 2 accepted
          > -answer 2, gates 2 near+far, sound reminder 2 every 20 s, a=record:on 2
          = [Recording by this phone]
        press PauseRec
          > gates 2 shut, suspend 2, +answer 2 5 s, silence, a=record:paused 2
          = [Pausing…]
          * pause 600/900
          | Hold | End call | ResumeRec
        recorder 2 suspended
          > -answer 2
          = [Paused] "Recording paused"
        wait 4 s
          = ""
        press line-1
          > hold 2, retrieve
          = On hold 1002 /hold Bob, paused/ [Recording by this phone]
          * line-2 500/500
          | Resume | End call | New call | Swap
        held-by 2 local
        held-by none
          > gates near+far, sound reminder every 20 s
          = Connected 1002
          * line-1 steady
          | Hold | End call | PauseRec
        press conference
          > gates shut, hold, silence
          = conference with /hold 1002 (+1), recording/ []
          * line-1 500/500
          | Redial |  | Cancel
        held-by local
        press line-2
          > close 2 (joined a conference), suspend, +answer 5 s, retrieve, retrieve 2
          > parties 1002+1003, a=record:paused
          = On hold 1002 + Bob // [Pausing…] (paused)
          * record off
          | Resume | End call
        recorder suspended
          > -answer
          = [Paused] "Recording paused"
        """,
        mode=PAUSABLE,
        sets=second_line(PAUSABLE),
    ),
    Playbook(
        "The host's was paused: it stays paused",
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
        press conference
          > hold
          = conference with /hold 1002, paused/ []
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
        answered 2
          = Connected 1 [Not recorded]
          | Hold | End call | Conf
        press Conf
          > retrieve, parties 1002+1, a=record:paused 2
          = On hold 1002 + 1 // [Paused]
          | Resume | End call
        held-by none
          > bridge 1+2
          = Conference 1002 + 1
          | Hold | End call | ResumeRec | StopRec
        """,
        given="recording",
    ),
    Playbook(
        "An Always guest is not joined to a host that would not be recorded",
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
          > open 2 #1, +answer 2 5 s
          = Connected Bob 1003 [Starting… asking the recorder] (pending)
          * line-2 steady
          | Hold | End call
        recorder 2 accepted
          > -answer 2, gates 2 near+far, sound reminder 2 every 20 s, a=record:on 2
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        press line-1
          > gates 2 shut, hold 2, retrieve, silence
          = On hold 1002 /hold Bob, recording/ [Not recorded]
          * line-2 500/500
          | Resume | End call | New call | Swap
        held-by 2 local
        held-by none
          = Connected 1002
          * line-1 steady
          | Hold | End call | Record
        press conference
          > hold
          = conference with /hold 1002 (+1)/ []
          * line-1 500/500
          | Redial |  | Cancel
        held-by local
        press line-2
          = On hold Bob 1003 /hold 1002/ [Recording by this phone]
          = "Not joined: would be unrecorded"
          | Resume | End call | New call | Swap
        wait 4 s
          = ""
        """,
        given="in a call",
        sets=second_line("Always"),
    ),
    Playbook(
        "… to one that is recorded it is; then nothing there can be stopped",
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
          > open 2 #1, +answer 2 5 s
          = Connected Bob 1003 [Starting… asking the recorder]
          * line-2 steady
          | Hold | End call
        recorder 2 accepted
          > -answer 2, gates 2 near+far, sound reminder 2 every 20 s, a=record:on 2
          = [Recording by this phone] "Recording started"
        press line-1
          > gates 2 shut, hold 2, retrieve, silence
          = On hold 1002 /hold Bob, recording/
          * line-2 500/500
          | Resume | End call | New call | Swap
        held-by 2 local
        held-by none
          > gates near+far, sound reminder every 20 s
          = Connected 1002
          * line-1 steady
          | Hold | End call | PauseRec | StopRec
        press conference
          > gates shut, hold, silence
          = conference with /hold 1002 (+1), recording/ []
          * line-1 500/500
          | Redial |  | Cancel
        held-by local
        press line-2
          > close 2 (joined a conference), retrieve, retrieve 2, parties 1002+1003
          = On hold 1002 + Bob // [Recording by this phone]
          | Resume | End call
        held-by none
          > gates near+far, sound reminder every 20 s
          = Conference 1002 + Bob
          * line-1 steady
          | Hold | End call | PauseRec
        held-by 2 none
          > bridge 1+2
          * line-2 steady
        """,
        given="recording",
        sets=second_line("Always"),
    ),
    Playbook(
        "A paused guest is not joined to a recording that cannot be paused",
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
          > open 2 #1, +answer 2 5 s
          = Connected Bob 1003 [Starting… asking the recorder]
          * line-2 steady
          | Hold | End call | PauseRec
        recorder 2 accepted
          > -answer 2, gates 2 near+far, sound reminder 2 every 20 s, a=record:on 2
          = [Recording by this phone] "Recording started"
        press PauseRec
          > gates 2 shut, suspend 2, +answer 2 5 s, silence, a=record:paused 2
          = [Pausing…]
          * pause 600/900
          | Hold | End call | ResumeRec
        recorder 2 suspended
          > -answer 2
          = [Paused] "Recording paused"
        press line-1
          > hold 2, retrieve
          = On hold 1002 /hold Bob, paused/ [Recording by this phone]
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
          = On hold Bob 1003 /hold 1002, recording/ [Paused] "Not joined: recording is paused"
          | Resume | End call | New call | Swap
        """,
        given="always recording",
        mode="Always",
        sets=second_line(PAUSABLE),
    ),
)
