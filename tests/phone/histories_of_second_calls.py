"""A second call while one is recorded: whose the keys are, who is held, what a refusal changes.

DESIGN §3 "a second call", "the near stream".
"""

from tests.phone.playbook import Playbook

SECOND_CALLS: tuple[Playbook, ...] = (
    Playbook(
        "A second call while recording: the keys stay under the finger; its line key answers it",
        """
        invite 2 Bob 1003
          > claim 2 as 2, sound waiting tone, reminder every 20 s, a=record:off 2
          = /incoming Bob/
          * line-1 200/200
        press PauseRec
          > gates shut, suspend, +answer 5 s, sound waiting tone, a=record:paused
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
          > -answer, gates near+far, sound waiting tone, reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording resumed"
          * record steady, pause off
        wait 4 s
          = ""
        press line-1
          > gates shut, hold, answer 2, silence
          = Incoming call Bob 1003 /hold 1002, recording/ []
          | Answer | Reject
        held-by local
        answered 2
          = Connected Bob 1003 [Not recorded]
          * line-1 steady
          | Hold | End call | Record
        ended 2 remote-bye
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
        "A second call while paused: answered and over, the first is still paused",
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
        invite 2 Bob 1003
          > claim 2 as 2, sound waiting tone, a=record:off 2
          = /incoming Bob/
          * line-1 200/200
        press line-1
          > hold, answer 2, silence
          = Incoming call Bob 1003 /hold 1002, paused/ []
          | Answer | Reject
        held-by local
        answered 2
          = Connected Bob 1003 [Not recorded]
          * line-1 steady
          | Hold | End call | Record
        press Record
          > open 2 #1, +answer 2 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder 2 accepted
          > -answer 2, gates 2 near+far, sound reminder 2 every 20 s, a=record:on 2
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        wait 4 s
          = ""
        ended 2 remote-bye
          > gates 2 shut, close 2, silence
          = On hold 1002 // [Paused] (paused)
          * record off, line-1 500/500
          | Resume | End call | New call
        press Resume
          > retrieve
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
        "Down looks at the call that rings, Up back; looking changes nothing",
        """
        press down
          = Incoming call Bob 1003 /1002, recording/ []
          | Answer | Reject
        press up
          = Connected 1002 /incoming Bob/ [Recording by this phone]
          | Hold | End call | PauseRec | StopRec
        press up
          = Incoming call Bob 1003 /1002, recording/ []
          | Answer | Reject
        press Reject
          > reject 2 603
        ended 2 rejected 603
          > sound reminder every 20 s
          = Connected 1002 // [Recording by this phone]
          * line-1 steady
          | Hold | End call | PauseRec | StopRec
        """,
        given="recording, and another rings",
    ),
    Playbook(
        "Answer with Down and the hook: whoever talks is held first",
        """
        press down
          = Incoming call Bob 1003 /1002, recording/ []
          | Answer | Reject
        press hook
          > gates shut, hold, answer 2, silence
          = /hold 1002, recording/
        held-by local
        answered 2
          = Connected Bob 1003 [Not recorded]
          * line-1 steady
          | Hold | End call | Record
        """,
        given="recording, and another rings",
    ),
    Playbook(
        "The call in focus ends while another rings: it rings aloud, and has the keys",
        """
        ended remote-bye
          > gates shut, close, sound ringer
          = Incoming call Bob 1003 // [] (no icon)
          * record off
          | Answer | Reject
        press Answer
          > answer 2, silence
        answered 2
          = Connected Bob 1003 [Not recorded]
          * line-1 steady
          | Hold | End call | Record
        """,
        given="recording, and another rings",
    ),
    Playbook(
        "The caller who waits gives up",
        """
        ended 2 cancelled
          > sound reminder every 20 s
          = //
          * line-1 steady
        """,
        given="recording, and another rings",
    ),
    Playbook(
        "A hold that is refused while another call talks: the voice stays cut here",
        """
        invite 2 Bob 1003
          > claim 2 as 2, sound waiting tone, reminder every 20 s, a=record:off 2
          = /incoming Bob/
          * line-1 200/200
        press line-1
          > gates shut, hold, answer 2, silence
          = Incoming call Bob 1003 /hold 1002, recording/ []
          | Answer | Reject
        answered 2
          = Connected Bob 1003 [Not recorded]
          * line-1 steady
          | Hold | End call | Record
        hold-refused
          = "Hold unchanged: far end refused"
        wait 4 s
          = ""
        ended 2 remote-bye
          = On hold 1002 // [Recording by this phone]
          * line-1 500/500
          | Resume | End call | New call
        press Resume
          > retrieve, gates near+far, sound reminder every 20 s
          = Connected 1002
          * line-1 steady
          | Hold | End call | PauseRec | StopRec
        """,
        given="recording",
    ),
    Playbook(
        "A hold that is refused while nobody else talks is taken back, and recorded on",
        """
        press Hold
          > gates shut, hold, silence
          = On hold 1002
          * line-1 500/500
          | Resume | End call | New call
        hold-refused
          > retrieve, gates near+far, sound reminder every 20 s
          = Connected 1002 "Hold unchanged: far end refused"
          * line-1 steady
          | Hold | End call | PauseRec | StopRec
        """,
        given="recording",
    ),
    Playbook(
        "A retrieve that is refused: still held, said so",
        """
        press Hold
          > gates shut, hold, silence
          = On hold 1002
          * line-1 500/500
          | Resume | End call | New call
        held-by local
        press Resume
          > retrieve
        hold-refused
          = "Hold unchanged: far end refused"
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
        "Held by the far end, another talks: nothing of the user is in the first recording",
        """
        held-by remote
          > gates far, silence
          = Held by the far end 1002
        invite 2 Bob 1003
          > claim 2 as 2, sound waiting tone, a=record:off 2
          = /incoming Bob/
          * line-1 200/200
        press line-1
          > gates shut, hold, answer 2, silence
          = Incoming call Bob 1003 /hold 1002, recording/ []
          | Answer | Reject
        held-by local remote
        answered 2
          > open 2 #1, +answer 2 5 s
          = Connected Bob 1003 [Starting… asking the recorder]
          * line-1 steady
          | Hold | End call
        ended 2 remote-bye
          > -answer 2, close 2
          = On hold 1002 // [Recording by this phone]
          * line-1 500/500
          | Resume | End call | New call
        press Resume
          > retrieve
        held-by remote
          > gates far
          = Held by the far end 1002
          * line-1 steady
          | Hold | End call
        held-by none
          > gates near+far, sound reminder every 20 s
          = Connected 1002
        """,
        given="always recording",
        mode="Always",
    ),
    Playbook(
        "The recorder fails on hold: the lamp says so, the other call keeps its keys",
        """
        invite 2 Bob 1003
          > claim 2 as 2, sound waiting tone, reminder every 20 s, a=record:off 2
          = /incoming Bob/
          * line-1 200/200
        press line-1
          > gates shut, hold, answer 2, silence
          = Incoming call Bob 1003 /hold 1002, recording/ []
          | Answer | Reject
        held-by local
        answered 2
          > open 2 #1, +answer 2 5 s
          = Connected Bob 1003 [Starting… asking the recorder]
          * line-1 steady
          | Hold | End call | PauseRec
        recorder lost
          > +retry 2 s, +alert 5 s, a=record:off
          = /hold 1002, failed/ (pending) "Call goes on without recording"
          * record off, pause 170/170
        wait 2 s
          > -retry, -alert, open #2, +answer 5 s
          = /hold 1002, pending/
          * pause off
        recorder accepted
          > -answer, a=record:on
          = /hold 1002, recording/ (recording) "Recording started"
          * record steady
        """,
        given="always recording",
        mode="Always with Pause/Resume",
    ),
)
