"""Recorded calls that are held, recorded by the far end as well, or hung up."""

from tests.phone.playbook import Playbook

HOLDS: tuple[Playbook, ...] = (
    Playbook(
        "Hold by us: no recording keys, no tone, gates shut, the icon stays; then a new stretch",
        """
        press Hold
          > gates shut, hold, silence
          = On hold 1002
          * line-1 500/500
          | Resume | End call | New call
        held-by local
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
        "Hold by the far end: what it plays is still recorded, what we say is not",
        """
        held-by remote
          > gates far, silence
          = Held by the far end 1002
          | Hold | End call
        held-by none
          > gates near+far, sound reminder every 20 s
          = Connected 1002
          | Hold | End call | PauseRec | StopRec
        """,
        given="recording",
    ),
    Playbook(
        "Paused, then held: retrieved it is still paused",
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
        press Hold
          > hold
          = On hold 1002
          * line-1 500/500
          | Resume | End call | New call
        held-by local
        press Resume
          > retrieve
        held-by none
          = Connected 1002
          * line-1 steady
          | Hold | End call | ResumeRec | StopRec
        """,
        given="recording",
    ),
    Playbook(
        "A recorder that answers while the call is held opens no gate",
        """
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        press Hold
          > hold
          = On hold 1002
          * line-1 500/500
          | Resume | End call | New call
        held-by local
        recorder accepted
          > -answer, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        press Resume
          > retrieve
        held-by none
          > gates near+far, sound reminder every 20 s
          = Connected 1002
          * line-1 steady
          | Hold | End call | PauseRec | StopRec
        """,
        given="in a call",
    ),
    Playbook(
        "The far end records too: two banners, one lamp; its off leaves ours lit",
        """
        far-records on
          = [Recording by this phone] [Recording by the far end] "The far end is recording"
        wait 4 s
          = ""
        far-records paused
          = [Recording by this phone] [Paused by the far end] "The far end paused its recording"
          * pause 600/900
        wait 4 s
          = ""
        far-records off
          = [Recording by this phone]
          * pause off
        far-records on
          = [Recording by this phone] [Recording by the far end] "The far end is recording"
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Recording by the far end] [Pausing…]
          * pause 600/900
          | Hold | End call | ResumeRec | StopRec
        far-records off
          = [Pausing…] (paused) "The far end stopped recording"
          * record off
        """,
        given="recording",
    ),
    Playbook(
        "The far end alone records",
        """
        far-records on
          = [Recording by the far end] (recording) "The far end is recording"
          * record steady
        wait 4 s
          = ""
        far-records paused
          = [Paused by the far end] (paused) "The far end paused its recording"
          * record off, pause 600/900
        wait 4 s
          = ""
        far-records off
          = [] (no icon)
          * pause off
        ended remote-bye
          = idle
          * line-1 off
          | New call | Redial | DND
        """,
        given="in a call",
        mode="Never",
    ),
    Playbook(
        "The far end's word before the answer counts when it is answered",
        """
        far-records on
          = (recording) "The far end is recording"
          * record steady
        answered
          = Connected 1002 [Recording by the far end]
          | Hold | End call
        """,
        given="calling",
        mode="Never",
    ),
    Playbook(
        "A recording goes on under mute",
        """
        press mute
          > mute on
          * mute steady
        """,
        given="recording",
    ),
    Playbook(
        "Hang-up while it starts",
        """
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        ended local-bye
          > -answer, close
          = idle [] (no icon)
          * line-1 off
          | New call | Redial | DND
        recorder closed
        """,
        given="in a call",
    ),
    Playbook(
        "Hang-up while it pauses",
        """
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec
        ended remote-bye
          > -answer, close
          = idle [] (no icon)
          * pause off, line-1 off
          | New call | Redial | DND
        recorder closed
        """,
        given="always recording",
        mode="Always with Pause/Resume",
    ),
    Playbook(
        "Hang-up while it is paused",
        """
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec
        recorder suspended
          > -answer
          = [Paused] "Recording paused"
        ended remote-bye
          > close
          = idle [] (no icon) ""
          * pause off, line-1 off
          | New call | Redial | DND
        """,
        given="always recording",
        mode="Always with Pause/Resume",
    ),
    Playbook(
        "Hang-up while it resumes",
        """
        press PauseRec
          > gates shut, suspend, +answer 5 s, silence, a=record:paused
          = [Pausing…] (paused)
          * record off, pause 600/900
          | Hold | End call | ResumeRec
        recorder suspended
          > -answer
          = [Paused] "Recording paused"
        press ResumeRec
          > resume, +answer 5 s
          = [Resuming… asking the recorder] (resuming)
          | Hold | End call | PauseRec
        ended remote-bye
          > -answer, close
          = idle [] (no icon) ""
          * pause off, line-1 off
          | New call | Redial | DND
        """,
        given="always recording",
        mode="Always with Pause/Resume",
    ),
    Playbook(
        "Hang-up while it stops",
        """
        press StopRec
          > gates shut, close, +answer 5 s, silence, a=record:off
          = [Stopping…] (pending)
          * record off
          | Hold | End call
        ended remote-bye
          > -answer
          = idle [] (no icon)
          * line-1 off
          | New call | Redial | DND
        recorder closed
        """,
        given="recording",
    ),
    Playbook(
        "A failed recording ends with its call: nothing is tried again",
        """
        recorder unavailable
          > -answer, +retry 2 s, +alert 5 s
          = [Not recorded recorder unavailable] (failed) "Call goes on without recording"
          * pause 170/170
        ended remote-bye
          > -retry, -alert
          = idle [] (no icon) ""
          * pause off, line-1 off
          | New call | Redial | DND
        wait 40 s
        """,
        given="in a call",
        mode="Always",
    ),
)
