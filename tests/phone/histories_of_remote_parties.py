"""The remote party changes under way: judged again, with the direction it began with (SPEC H2)."""

from tests.phone.playbook import Playbook

PAUSABLE = "Always with Pause/Resume"
INTERNAL_ONLY = (
    ("Call_Recording_Incoming_PSTN_1_", "No"),
    ("Call_Recording_Outgoing_PSTN_1_", "No"),
)

REMOTE_PARTIES: tuple[Playbook, ...] = (
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
