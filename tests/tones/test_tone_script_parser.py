import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.tones.scripts import VENDOR, tone_scripts
from tones.tone_script import Cadence, Step, ToneScript
from tones.tone_script_parser import LONGEST, ToneScriptError, parse, parse_beep


def test_every_part_of_a_script_is_read() -> None:
    assert parse("350@-19,440@-18.5;2(.1/.125/1+2,0/1/0);*(*/0/2)") == ToneScript(
        frequencies=((350, -19.0), (440, -18.5)),
        cadences=(
            Cadence(2_000, (Step(100, 125, (1, 2)), Step(0, 1_000, ()))),
            Cadence(None, (Step(None, 0, (2,)),)),
        ),
    )


@pytest.mark.parametrize("text", VENDOR)
def test_the_vendors_own_scripts_are_read(text: str) -> None:
    assert parse(str(parse(text))) == parse(text)


@settings(max_examples=25)
@given(tone_scripts())
def test_what_is_written_is_read_the_same(script: ToneScript) -> None:
    assume(len(str(script)) <= LONGEST)
    assert parse(str(script)) == script


def test_white_space_around_its_words_says_nothing() -> None:
    words = " 350 @ -19 , 440 @ -19 ; 2 ( .1 / .1 / 1 + 2 , 0 / 1 / 0 ) ; * ( * / 0 / 1 ) "
    assert parse(words) == parse(words.replace(" ", ""))


@given(st.text(alphabet="0123456789@-.,;()/+* x", max_size=130))
@example("1@1;1(1/1/1)")
def test_any_text_is_a_script_or_says_what_it_should_be(text: str) -> None:
    script = script_or_fault(text)
    if isinstance(script, ToneScriptError):
        assert 0 <= script.offset <= len(text)
        assert str(script).startswith("expected ")
    else:
        assert parse(str(script)) == script
        assert len(str(script)) <= len(text)


def script_or_fault(text: str) -> ToneScript | ToneScriptError:
    try:
        return parse(text)
    except ToneScriptError as error:
        return error


FAULTS = {
    "": (0, "a frequency of 1–3999 Hz, found nothing"),
    "440@-10;": (8, "seconds such as 2 or .25, or * for ever, found nothing"),
    "440@-10;1s(1/1/1)": (8, "seconds such as 2 or .25, or * for ever, found '1s'"),
    "440": (3, "@ and a level, found nothing"),
    "440@-10": (7, "one section or two: `seconds(on/off/components)`, found nothing"),
    "440.5@-10;1(1/1/1)": (0, "a frequency of 1–3999 Hz, found '440.5'"),
    "4000@-10;1(1/1/1)": (0, "a frequency of 1–3999 Hz, found '4000'"),
    "440@-10,0@-10;1(1/1/1)": (8, "a frequency of 1–3999 Hz, found '0'"),
    "440@-1.25;1(1/1/1)": (4, "a level of -60 to 3 dBm, found '-1.25'"),
    "440@-61;1(1/1/1)": (4, "a level of -60 to 3 dBm, found '-61'"),
    "440@4;1(1/1/1)": (4, "a level of -60 to 3 dBm, found '4'"),
    "1@0,1@0,1@0,1@0,1@0,1@0,7@0;1(1/1/1)": (24, "at most 6 frequencies, found '7@0'"),
    "440@-10;0(1/1/1)": (8, "a length, found '0'"),
    "440@-10;.0005(1/1/1)": (8, "seconds to a thousandth, found '.0005'"),
    "440@-10;.(1/1/1)": (8, "seconds such as 2 or .25, or * for ever, found '.'"),
    "440@-10;301(1/1/1)": (8, "at most 300 s, or * for ever, found '301'"),
    "440@-10;1(1/3600/1)": (12, "at most 300 s, or * for ever, found '3600'"),
    "440@-10;1": (9, "( and segments, found nothing"),
    "440@-10;1(1/1/1": (15, "), found nothing"),
    "440@-10;1()": (10, "on/off/components, found nothing"),
    "440@-10;1(1/1)": (10, "on/off/components, found '1/1'"),
    "440@-10;1(1/1/1,)": (16, "on/off/components, found nothing"),
    "440@-10;1(1/1/1, 1/1/2)": (21, "components up to 1, found '2'"),
    "440@-10;1(1/1/7)": (14, "components such as 1 or 1+2, or 0 for none, found '7'"),
    "440@-10;1(1/1/1+1)": (14, "each component once, found '1+1'"),
    "440@3,500@3;1(1/1/1+2)": (18, "components whose sum is not beyond +3.17 dBm0, found '1+2'"),
    "440@-10;1(0/0/1)": (10, "a segment that lasts, found '0/0/1'"),
    "440@-10;1(*/1/1)": (12, "0 after a sound without end, found '1'"),
    "440@-10;1(*/0/1,1/1/1)": (16, "nothing after a segment without end, found '1/1/1'"),
    "440@-10;*(1/1/1);1(1/1/1)": (17, "nothing after a section without end, found '1(1/1/1)'"),
    "440@-10;1(1/1/1);1(1/1/1);1(1/1/1)": (
        26,
        "one section or two: `seconds(on/off/components)`, found '1(1/1/1)'",
    ),
    f"440@-10;1({'0' * 120}": (127, "at most 127 characters, found 130"),
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_told_with_its_place(text: str) -> None:
    offset, expected = FAULTS[text]
    with pytest.raises(ToneScriptError) as caught:
        parse(text)
    assert (caught.value.offset, str(caught.value)) == (offset, f"expected {expected}")


@pytest.mark.parametrize(
    "text", ["950@-16;.2(.2/0/1)", "950@-16;.05(1/0/1)", "900@-9;1(1/0/1);2(1/0/1)"]
)
def test_a_beep_is_over_soon(text: str) -> None:
    assert parse_beep(text) == parse(text)


@pytest.mark.parametrize(
    "text", ["950@-16;*(.2/1/1)", "950@-16;.049(1/0/1)", "900@-9;1(1/0/1);2.001(1/0/1)"]
)
def test_what_is_not_over_soon_is_no_beep(text: str) -> None:
    with pytest.raises(ToneScriptError, match=r"expected sections of 0\.05–3 s together") as caught:
        parse_beep(text)
    assert caught.value.offset == text.index(";") + 1


HEARD = "a tone of 0.05 s or more, of -30 dBm0 or more"
CARRIED = "frequencies of 300–3400 Hz, which every network carries"


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("950@-16;.2(0/.2/1)", 8, HEARD),
        ("950@-16; .2(.2/0/0)", 9, HEARD),
        ("950@-16;.2(.049/.1/1)", 8, HEARD),
        ("950@-60;.2(.2/0/1)", 8, HEARD),
        ("950@-30.1;.2(.2/0/1)", 10, HEARD),
        ("950@-5.9;.2(.2/0/1)", 9, "tones of up to -6 dBm0"),
        ("950@-8,1400@-8;.2(.2/0/1+2)", 15, "tones of up to -6 dBm0"),
        ("1@-16;.2(.2/0/1)", 0, CARRIED),
        (" 3401@-16 ;.2(.2/0/1)", 1, CARRIED),
    ],
)
def test_a_notice_that_not_everybody_hears_is_no_beep(
    text: str, offset: int, expected: str
) -> None:
    """SPEC C4: it would be told as given."""
    with pytest.raises(ToneScriptError) as caught:
        parse_beep(text)
    assert str(caught.value).startswith(f"expected {expected}, found ")
    assert caught.value.offset == offset
