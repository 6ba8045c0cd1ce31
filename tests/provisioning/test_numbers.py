"""Dial patterns: what fits, what is a PSTN number, and where a pattern is wrong."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provisioning.numbers import (
    LONGEST_PATTERN,
    PatternError,
    matches,
    plain_numbers,
    read_patterns,
)


@pytest.mark.parametrize(
    ("pattern", "fitting", "others"),
    [
        ("112", ["112", "1-1-2"], ["11", "1122", "0112", ""]),
        ("*68", ["*68"], ["68", "**68"]),
        ("#31#x.", ["#31#", "#31#555"], ["#31"]),
        ("xxx", ["000", "419"], ["41", "4190", "4x9", "+41", "٣٣٣"]),
        ("[2-9]xx", ["200", "999"], ["100", "099"]),
        ("[2-46]", ["2", "3", "4", "6"], ["1", "5", "7"]),
        ("+x.", ["+", "+4", "+14155550100"], ["4", "++4", "+4+"]),
        ("x.", ["1", "123456789"], ["*", "", "()"]),
        ("x.1", ["1", "11", "121"], ["", "12"]),
        ("[5-6].7.8", ["8", "78", "56565778"], ["878", "57"]),
    ],
)
def test_a_pattern_fits_a_number_from_end_to_end(
    pattern: str, fitting: list[str], others: list[str]
) -> None:
    assert [it for it in fitting + others if matches(pattern, it)] == fitting


@pytest.mark.parametrize("number", ["+1 (415) 555-0100", "+1.415.555.0100", "+14155550100"])
def test_separators_do_not_count(number: str) -> None:
    assert matches("+1xxxxxxxxxx", number)


def fits_one(patterns: tuple[str, ...], number: str) -> bool:
    return any(matches(pattern, number) for pattern in patterns)


@pytest.mark.parametrize(
    ("number", "behind"),
    [
        ("*6733123456", "33123456"),
        ("*67 +45 33 12", "+453312"),
        ("#31#112", "112"),
        ("*31#112", "112"),
        ("*82*112", "112"),
        ("*67", None),
        ("#31112", None),
        ("*21*33123456#", None),
        ("33123456", None),
        ("anna", None),
    ],
)
def test_what_is_called_behind_a_code(number: str, behind: str | None) -> None:
    assert list(plain_numbers(number)) == [number, *filter(None, [behind])]


def test_what_is_a_pstn_number_by_the_default_patterns() -> None:
    patterns = read_patterns("+x.|xxxxxxx.")
    numbers = ["+4721555555", "555-0100", "123456", "12345", "1001", "112", "*68", "anna", ""]
    assert [it for it in numbers if fits_one(patterns, it)] == ["+4721555555", "555-0100", "123456"]


@pytest.mark.parametrize("number", ["anna", "5550100a", "5550100@pbx.example.com", "555;0100"])
def test_what_is_no_number_is_internal(number: str) -> None:
    assert not fits_one(("x.", "+x."), number)


def test_patterns_of_a_list_stand_between_bars_with_or_without_white_space() -> None:
    assert read_patterns("+x.| 0x. |[2-9]xxx") == ("+x.", "0x.", "[2-9]xxx")


ELEMENT = "expected 0–9, *, #, +, x or [2-9], each with . or without, found "
CLASS = "expected digits and ranges such as [2-9] in the class"
EMPTY = "expected a pattern such as +x., found none"


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("+x.|xxy", 6, f"{ELEMENT}'y'"),
        ("X.", 0, f"{ELEMENT}'X'"),
        (".x", 0, f"{ELEMENT}'.'"),
        ("x..", 2, f"{ELEMENT}'.'"),
        ("x|  (x)", 4, f"{ELEMENT}'('"),
        ("", 0, EMPTY),
        ("x||x", 2, EMPTY),
        ("x|", 2, EMPTY),
        ("x|1[2-9", 3, "expected ] at the end of the class"),
        ("1[]", 1, CLASS),
        ("[9-2]", 1, CLASS),
        ("[2-]", 1, CLASS),
        ("[1-]5]", 1, CLASS),
        ("[-2]", 1, CLASS),
        ("[0*]", 2, CLASS),
        ("1" * 65, LONGEST_PATTERN, "expected a pattern of at most 64 characters"),
    ],
)
def test_a_fault_is_told_at_its_character(text: str, offset: int, message: str) -> None:
    with pytest.raises(PatternError) as caught:
        read_patterns(text)
    assert (caught.value.offset, str(caught.value)) == (offset, message)


def test_a_pattern_that_makes_backtrackers_slow() -> None:
    assert not matches("x." * 32, "1" * 20_000 + "#")


elements = st.sampled_from(["x", "[2-9]", "[15]", "0", "7", "*", "#", "+"])
repeated = st.tuples(elements, st.sampled_from(["", "."])).map("".join)
patterns = st.lists(repeated, min_size=1, max_size=8).map("".join)


@given(patterns, st.text("0123456789*#+", max_size=10))
def test_it_matches_what_the_same_regular_expression_matches(pattern: str, number: str) -> None:
    expression = re.sub(r"([*#+])", r"\\\1", pattern).replace("x", "[0-9]").replace(".", "*")
    assert matches(pattern, number) == bool(number and re.fullmatch(expression, number))


@given(st.text())
def test_any_text_is_patterns_or_a_fault_within_it(text: str) -> None:
    offset = 0
    try:
        read_patterns(text)
    except PatternError as error:
        offset = error.offset
    assert 0 <= offset <= len(text)
