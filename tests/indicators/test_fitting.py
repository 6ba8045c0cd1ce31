"""Fitting: steps before forms, forms before cuts; two lines break where people would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import fitting
from indicators.fonts import Face, Font, width

LARGE, SMALL = Font(Face.BOLD, 30), Font(Face.BOLD, 24)
FONTS = (LARGE, SMALL)


def test_a_form_is_tried_in_every_step_before_the_shorter_form() -> None:
    room = width("ResumeRec", SMALL)
    assert fitting.label(("ResumeRec", "Resume"), FONTS, room) == fitting.Fitted("ResumeRec", SMALL)
    assert fitting.label(("ResumeRec", "Resume"), FONTS, room - 1).text == "Resume"


def test_a_line_ends_in_an_ellipsis_and_a_label_does_not() -> None:
    room = width("Recording", SMALL) - 1
    assert fitting.line(("Recording",), FONTS, room).text.endswith("…")
    assert not fitting.label(("Recording",), FONTS, room).text.endswith("…")


def test_nothing_stays_nothing() -> None:
    assert fitting.line(("",), FONTS, 200).text == ""
    assert fitting.label(("", ""), FONTS, 200).text == ""
    assert fitting.tail("", SMALL, 200).text == ""
    assert fitting.two_lines("", FONTS, 200) is None


def test_what_does_not_fit_whole_is_not_there() -> None:
    assert fitting.whole(("Recording",), FONTS, 20) is None


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Александра Стојановић-Петровић", ("Александра", "Стојановић-Петровић")),
        ("Anne-Sophie Mutter-Wagner", ("Anne-Sophie", "Mutter-Wagner")),
        ("歐陽美玲台灣國際貿易股份有限公司台北", None),
        ("Donaudampfschifffahrtsgesellschaft", ()),
    ],
)
def test_two_lines_break_at_spaces_hyphens_and_between_ideographs(
    name: str, lines: tuple[str, str] | tuple[()] | None
) -> None:
    room = width("Стојановић-Петровић", SMALL)
    pair = fitting.two_lines(name, (SMALL,), room)
    if lines == ():
        assert pair is None
        return
    assert pair is not None
    shown = tuple(line.text for line in pair)
    assert shown == lines or (lines is None and "".join(shown) == name)


def test_a_first_word_that_is_too_long_ends_in_an_ellipsis() -> None:
    pair = fitting.two_lines("Корисничка подршка", (SMALL,), width("подршка", SMALL))
    assert pair is not None
    upper, lower = pair
    assert upper.text.endswith("…")
    assert lower.text == "подршка"


def test_the_end_of_digits_is_kept() -> None:
    fitted = fitting.tail("12345678901234567890", SMALL, 100)
    assert fitted.text.startswith("…")
    assert fitted.text.endswith("67890")


@given(st.text(max_size=60), st.integers(0, 400))
def test_nothing_is_wider_than_its_room(text: str, room: int) -> None:
    made = [
        fitting.line((text,), FONTS, room),
        fitting.label((text,), FONTS, room),
        fitting.tail(text, SMALL, room),
        *(fitting.two_lines(text, FONTS, room) or ()),
    ]
    assert all(fitted.width <= room for fitted in made)
