"""We are transferred, or our call is replaced: what the next call inherits (DESIGN §3)."""

from tests.phone.playbook import Playbook

PAUSABLE = "Always with Pause/Resume"

TRANSFEREES: tuple[Playbook, ...] = (
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
