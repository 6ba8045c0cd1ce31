"""Which scripts may be a reminder's: SPEC C5, H7."""

import pytest

from tones.catalogue import Segment
from tones.countries import COUNTRIES
from tones.tone_script_parser import ToneScriptError
from tones.warning_script import read, write
from tones.warning_tone import RECORDER_WARNING, WarningTone, beep


def test_a_tone_and_its_pause_are_a_burst_and_its_period() -> None:
    assert read("1400@-16;*(.2/19.8/1)") == RECORDER_WARNING
    assert str(write(RECORDER_WARNING)) == "1400@-16;*(.2/19.8/1)"


def test_a_first_section_is_the_first_burst() -> None:
    """Australia's."""
    text = "425@-16;15.36(1/14.36/1);*(.36/15/1)"
    assert read(text) == beep(360, 425.0, first_ms=1000, period_ms=15_360)
    assert str(write(read(text))) == text


def test_a_burst_may_have_several_beeps_of_their_own_pitch() -> None:
    low, high = ((440, -19.0),), ((480, -10.0),)
    text = "440@-19,480@-10;*(.1/.1/1,.05/0/2,.1/9.65/1)"
    assert read(text) == WarningTone(
        (Segment(100, low), Segment(100), Segment(50, high), Segment(100, low)), period_ms=10_000
    )
    assert str(write(read(text))) == text


def test_silences_that_follow_one_another_are_one() -> None:
    assert read("440@-16;*(.1/.1/1,0/.1/0,.1/5/1,0/5/0)") == read("440@-16;*(.1/.2/1,.1/10/1)")


@pytest.mark.parametrize("code", COUNTRIES)
def test_the_tone_of_every_country_is_written_and_read_the_same(code: str) -> None:
    tone = COUNTRIES[code].tone
    assert read(str(write(tone))) == tone


@pytest.mark.parametrize("period_s", ["10", "90"])
@pytest.mark.parametrize("burst_s", [".05", "3"])
def test_the_widest_that_it_may_be(period_s: str, burst_s: str) -> None:
    pause = float(period_s) - float(burst_s)
    tone = read(f"300@-30,3400@-30;*({burst_s}/{pause:g}/1)")
    assert (tone.period_ms, tone.duration_ms) == (int(period_s) * 1000, int(float(burst_s) * 1000))


FAULTS = {
    "1400@-16": (8, "one section or two: `seconds(on/off/components)`"),
    "1400@-16;20(.2/19.8/1)": (
        9,
        "* for its length: the reminder goes on while the recording does",
    ),
    "1400@-16;*(.2/9.799/1)": (9, "a tone and a pause of 10–90 s together"),
    "1400@-16;*(.2/89.801/1)": (9, "a tone and a pause of 10–90 s together"),
    "1400@-30.1;*(.2/19/1)": (11, "a level of -30 to -6 dBm0"),
    "1400@-5.9;*(.2/19/1)": (10, "a level of -30 to -6 dBm0"),
    "299@-16;*(.2/19/1)": (0, "frequencies of 300–3400 Hz, which every network carries"),
    "1400@-9,3401@-9;*(.2/19/1)": (0, "frequencies of 300–3400 Hz, which every network carries"),
    "1400@-16;*(.049/19/1)": (9, "tones of 0.05 s or more, 3 s in all"),
    "1400@-16;*(3.001/19/1)": (9, "tones of 0.05 s or more, 3 s in all"),
    "1400@-16;*(.1/2.9/1,.1/19/1)": (9, "tones of 0.05 s or more, 3 s in all"),
    "1400@-16;*(*/0/1)": (9, "tones and pauses that have an end"),
    "1400@-16;*(.2/*/1)": (9, "tones and pauses that have an end"),
    "1400@-16;*(20/0/1)": (9, "a tone first and a pause last"),
    "1400@-16;*(0/19/0,.2/1/1)": (9, "a tone first and a pause last"),
    "1400@-16;*(0/19/1)": (9, "a tone first and a pause last"),
    "1400@-16;30(.2/14.8/1);*(.2/14.8/1)": (9, "one tone and pause, as long as those that follow"),
    "1400@-16;15(.2/15/1);*(.2/14.8/1)": (9, "one tone and pause, as long as those that follow"),
    "1400@-16;15(.2/14.8/0);*(.2/14.8/1)": (9, "a tone first and a pause last"),
    "1400@-16;15(.2/14.8/1);*(.2/14.8/0)": (23, "a tone first and a pause last"),
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_is_no_reminder_is_told_with_its_place(text: str) -> None:
    offset, expected = FAULTS[text]
    with pytest.raises(ToneScriptError) as caught:
        read(text)
    assert str(caught.value).startswith(f"expected {expected}, found ")
    assert caught.value.offset == offset
