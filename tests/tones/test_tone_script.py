import pytest

from tests.tones.scripts import VENDOR
from tones.catalogue import Section, Segment, Tone
from tones.player import CadencePlayer
from tones.tone_script_parser import parse

LOW, HIGH = (397, -19.0), (507, -19.0)


def test_each_segment_sounds_its_own_frequencies() -> None:
    script = parse("397@-19,507@-19;15(0/2/0,.2/.1/1,.1/2.1/2)")
    segments = (
        *(Segment(2_000), Segment(200, (LOW,)), Segment(100)),
        *(Segment(100, (HIGH,)), Segment(2_100)),
    )
    assert script.tone("secure") == Tone("secure", (Section(segments, 15_000),))


def test_components_of_a_segment_sound_together_and_sections_follow_one_another() -> None:
    both = (LOW, HIGH)
    assert parse("397@-19,507@-19;2(.1/.1/1+2);10(*/0/1+2)").tone("stutter") == Tone(
        "stutter",
        (
            Section((Segment(100, both), Segment(100)), 2_000),
            Section((Segment(None, both),), 10_000),
        ),
    )


def test_silence_without_end_ends_a_tone() -> None:
    tone = parse("440@-10;*(.2/*/1)").tone("once")
    assert tone.sections == (Section((Segment(200, ((440, -10.0),)), Segment(None))),)
    assert CadencePlayer.of(tone, 8_000).is_over(1_600)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (" 0440@-10.0 ; 030( 0.300/09.70/1 ) ", "440@-10;30(.3/9.7/1)"),
        ("440@+3;1.050(0.0/1./0)", "440@3;1.05(0/1/0)"),
        ("350@-19,440@-18.5;*(*/0/2+1)", "350@-19,440@-18.5;*(*/0/2+1)"),
    ],
)
def test_a_script_is_written_without_what_need_not_be(text: str, written: str) -> None:
    assert str(parse(text)) == written


@pytest.mark.parametrize("text", VENDOR)
def test_a_tone_lasts_as_long_as_its_sections(text: str) -> None:
    script = parse(text)
    player = CadencePlayer.of(script.tone("vendor's"), 8_000)
    if script.lasts_ms is None:
        assert player.period
    else:
        assert (len(player.lead), player.period) == (2 * 8 * script.lasts_ms, b"")
