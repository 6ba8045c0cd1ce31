"""What a failed recording leads to: words, once, or the end of the call (SPEC H1)."""

from tests.phone.playbook import Playbook

ALWAYS = "Always"
PROCEEDS = (("Call_Recording_Failure_1_", "Proceed with announcement"),)
ENDS = (("Call_Recording_Failure_1_", "End call with announcement"),)

FAILURE_POLICIES: tuple[Playbook, ...] = (
    Playbook(
        "Proceed with announcement: said once in a run of failures, again in the next (H1)",
        """
        recorder unavailable
          > -answer, +retry 2 s, +alert 5 s, announce failure-proceed
          = [Not recorded recorder unavailable] (failed) "Call goes on without recording"
          * pause 170/170
        announced failure-proceed
          > tell failure-proceed words played
        wait 2 s
          > -retry, -alert, open #2, +answer 5 s
          = [Starting… asking the recorder] (pending)
          * pause off
        recorder unavailable
          > -answer, +retry 4 s, +alert 5 s
          = [Not recorded recorder unavailable] (failed)
          * pause 170/170
        wait 4 s
          > -retry, -alert, open #3, +answer 5 s
          = [Starting… asking the recorder] (pending) ""
          * pause off
        recorder accepted
          > -answer, gates near+far, sound reminder every 20 s, a=record:on
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        recorder lost
          > gates shut, +retry 2 s, +alert 5 s, announce failure-proceed, silence, a=record:off
          = [Not recorded recorder lost] (failed) "Call goes on without recording"
          * record off, pause 170/170
        """,
        given="in a call",
        mode=ALWAYS,
        sets=PROCEEDS,
    ),
    Playbook(
        "On Demand: the words come once, however often Record is pressed in vain",
        """
        press Record
          > open #1, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder forbidden
          > -answer, +alert 5 s, announce failure-proceed
          = [Not recorded recorder refuses (403)] (failed) "Call goes on without recording"
          * pause 170/170
          | Hold | End call | Record
        announced failure-proceed
          > tell failure-proceed words played
        wait 5 s
          > -alert
          = ""
          * pause off
        press Record
          > open #2, +answer 5 s
          = [Starting… asking the recorder] (pending)
          | Hold | End call | PauseRec | StopRec
        recorder forbidden
          > -answer, +alert 5 s
          = [Not recorded recorder refuses (403)] (failed) "Call goes on without recording"
          * pause 170/170
          | Hold | End call | Record
        """,
        given="in a call",
        sets=PROCEEDS,
    ),
    Playbook(
        "End call with announcement: the words, then the end; nothing is tried meanwhile (H1)",
        """
        recorder unavailable
          > -answer, +retry 2 s, +alert 5 s, announce failure-end
          = Ends: not recorded 1002 [Not recorded recorder unavailable] (failed)
          = "Not recorded: this call ends"
          * pause 170/170
          |  | End call
        wait 5 s
          > -alert
          = ""
          * pause 170/1830
        announced failure-end
          > tell failure-end words played, hang-up
        ended local-bye
          > -retry
          = idle [] (no icon) "Not recorded: this call ends"
          * pause off, line-1 off
          | New call | Redial | DND
        wait 4 s
          = ""
        """,
        given="in a call",
        mode=ALWAYS,
        sets=ENDS,
    ),
    Playbook(
        "End call, in mid-call: lost is lost; the far end may end it first",
        """
        recorder lost
          > gates shut, +retry 2 s, +alert 5 s, announce failure-end, silence, a=record:off
          = Ends: not recorded 1002 [Not recorded recorder lost] (failed)
          = "Not recorded: this call ends"
          * record off, pause 170/170
          |  | End call
        ended remote-bye
          > -retry, -alert
          = idle [] (no icon)
          * pause off, line-1 off
          | New call | Redial | DND
        unheard failure-end
        """,
        given="always recording",
        mode=ALWAYS,
        sets=ENDS,
    ),
    Playbook(
        "End call, on the call that is held: the one that talks goes on",
        """
        recorder lost
          > +retry 2 s, +alert 5 s, announce failure-end, silence, a=record:off
          = /hold 1002, failed/ "Not recorded: this call ends"
          * pause 170/170
        announced failure-end
          > tell failure-end words played, hang-up, sound reminder 2 every 20 s
        ended local-bye
          > -retry, -alert
          = //
          * pause off
        """,
        given="always: one held, one recorded",
        mode=ALWAYS,
        sets=ENDS,
    ),
    Playbook(
        "End call, in a conference: the host's ends, the other goes by its own mode",
        """
        recorder lost
          > gates shut, +retry 2 s, +alert 5 s, announce failure-end, silence, a=record:off
          > a=record:off 2
          = Ends: not recorded 1002 + 1003 [Not recorded recorder lost] (failed)
          = "Not recorded: this call ends"
          * record off, pause 170/170
          |  | End call
        announced failure-end
          > tell failure-end words played, hang-up
        ended local-bye
          > open 2 #2, +answer 2 5 s, -retry, -alert, bridge apart
          = Connected 1003 [Starting… asking the recorder] (pending)
          * pause off
          | Hold | End call
        recorder 2 accepted
          > -answer 2, gates 2 near+far, sound reminder 2 every 20 s, a=record:on 2
          = [Recording by this phone] (recording) "Recording started"
          * record steady
        """,
        given="always: in a conference",
        mode=ALWAYS,
        sets=ENDS,
    ),
)
