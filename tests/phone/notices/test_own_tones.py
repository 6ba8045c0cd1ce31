"""The telephone's own tones, by the vendor's names."""

from phone.notices.own_tones import STANDARD, OwnTones, own_tones
from tests.phone.desk import profile
from tones.catalogue import Section, Segment, Tone


def test_a_profile_that_says_nothing_has_ours() -> None:
    assert own_tones(profile().tones) == STANDARD


def test_a_profile_may_have_north_americas() -> None:
    """Cisco's defaults, and a beep of two."""
    tones = profile(
        Ring_Back_Tone="440@-19,480@-19;*(2/4/1+2)",
        Call_Waiting_Tone="440@-10;30(.3/9.7/1)",
        Call_Recording_Notice_Tone="950@-16;.3(.1/.1/1)",
    ).tones
    both = ((440, -19.0), (480, -19.0))
    assert own_tones(tones) == OwnTones(
        ringing=Tone("ringing", (Section((Segment(2_000, both), Segment(4_000))),)),
        waiting=Tone(
            "waiting", (Section((Segment(300, ((440, -10.0),)), Segment(9_700)), 30_000),)
        ),
        notice=Tone("notice", (Section((Segment(100, ((950, -16.0),)), Segment(100)), 300),)),
    )
