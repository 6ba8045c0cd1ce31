"""The types of values, as profiles write them."""

from enum import Enum

import pytest

from provisioning.profile import Codec, Transport
from provisioning.recording_settings import Mode, Protocol
from provisioning.value_types import (
    MismatchError,
    ValueType,
    choice,
    label,
    level,
    optional,
    unsigned,
    yes_no,
)


def refused(kind: ValueType[object], text: str) -> str:
    with pytest.raises(MismatchError) as caught:
        kind.read(text)
    return caught.value.expected + caught.value.remark


@pytest.mark.parametrize("text", ["Yes", "yes", "YES", "No", "no", "NO"])
def test_yes_and_no_in_any_case(text: str) -> None:
    assert yes_no().read(text) is (text.lower() == "yes")


@pytest.mark.parametrize("text", ["1", "true", "Yes.", "y", ""])
def test_no_other_word_is_yes_or_no(text: str) -> None:
    assert refused(yes_no(), text) == "Yes or No"


@pytest.mark.parametrize(
    ("text", "value"), [("10", 10), ("90", 90), ("0x14", 20), ("0X5a", 90), ("020", 20), ("0", 0)]
)
def test_numbers_decimal_or_hexadecimal(text: str, value: int) -> None:
    assert unsigned(10, 90, or_zero="no tone").read(text) == value


@pytest.mark.parametrize("text", ["9", "91", "0x5b", "1800"])
def test_a_number_outside_the_range(text: str) -> None:
    assert refused(unsigned(10, 90, or_zero="no tone"), text) == "10–90, or 0 for no tone"


@pytest.mark.parametrize(
    "text", ["ten", "-20", "20.0", "0x", "1e1", "٢٠", "2_0", " 20", "9" * 5000]
)
def test_no_number(text: str) -> None:
    assert refused(unsigned(10, 90), text) == "a number 10–90"


def test_zero_needs_a_meaning() -> None:
    assert refused(unsigned(10, 90), "0") == "10–90"


@pytest.mark.parametrize(("text", "value"), [("-16", -16.0), ("-6", -6.0), ("-29.5", -29.5)])
def test_levels(text: str, value: float) -> None:
    assert level(-30, -6).read(text) == value


@pytest.mark.parametrize("text", ["-5.9", "-30.1", "0", "16", "-16.25", "loud", "nan", "-inf"])
def test_no_level(text: str) -> None:
    assert refused(level(-30, -6), text) == "a level −30 to −6"


@pytest.mark.parametrize("member", [*Mode, *Protocol, *Transport, *Codec])
def test_words_are_the_values_of_the_enum(member: Enum) -> None:
    assert choice(type(member)).read(str(member.value)) is member


MODES = "Never, Always, Always with Pause/Resume or On Demand with User Initiated Start"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("On Demand", "On Demand with User Initiated Start"),
        ("on demand with user initiated start", "On Demand with User Initiated Start"),
        ("Always with pause/resume", "Always with Pause/Resume"),
        ("always", "Always"),
        ("Nevr", "Never"),
    ],
)
def test_a_mode_by_another_name_is_told_its_right_one(text: str, meant: str) -> None:
    assert refused(choice(Mode), text) == f"{MODES}; did you mean {meant}?"


def test_a_word_like_no_other() -> None:
    assert refused(choice(Mode), "") == refused(choice(Mode), "sometimes maybe") == MODES


def test_the_vendors_words_for_what_is_not_built() -> None:
    transport = choice(Transport, not_here=("TLS",))
    assert refused(transport, "TLS") == "UDP or TCP, which is not in this build"


def test_an_optional_choice() -> None:
    kind = optional(choice(Protocol))
    assert (kind.read(""), kind.read("SRC"), kind.admits_empty) == (None, Protocol.SRC, True)


@pytest.mark.parametrize("text", ["", "1001", "Mette Ørsted", "Мила", "王", "a" * 255])
def test_labels_are_in_any_script(text: str) -> None:
    assert label().read(text) == text


@pytest.mark.parametrize("text", ["a" * 256, "a\tb", "a\x9bb", "a\u2028b", "a\x00"])
def test_labels_are_one_short_line(text: str) -> None:
    assert refused(label(), text) == "text of at most 255 characters"
