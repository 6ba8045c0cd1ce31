"""Values that are numbers to dial, feature codes, and patterns of numbers."""

import pytest

from provisioning.number_types import feature_code, numbers, patterns
from provisioning.numbers import PatternError
from provisioning.value_types import MismatchError


@pytest.mark.parametrize(
    ("text", "value"),
    [("", ()), ("112", ("112",)), ("112, 911,+4521", ("112", "911", "+4521")), ("*1#", ("*1#",))],
)
def test_numbers_are_separated_by_commas(text: str, value: tuple[str, ...]) -> None:
    assert numbers().read(text) == value


@pytest.mark.parametrize("text", ["112,", ",", "112;911", "1 12", "police", "1+2", "1" * 33])
def test_no_numbers(text: str) -> None:
    with pytest.raises(MismatchError, match=r"^numbers of digits, \* and #, separated by commas$"):
        numbers().read(text)


@pytest.mark.parametrize("text", ["", "*68", "#1#", "0800"])
def test_feature_codes(text: str) -> None:
    assert feature_code().read(text) == text


@pytest.mark.parametrize("text", ["park", "*6 8", "+68", "1" * 33])
def test_no_feature_code(text: str) -> None:
    with pytest.raises(MismatchError, match=r"^a code of digits, \* and #$"):
        feature_code().read(text)


def test_patterns_and_none() -> None:
    assert patterns().read("+x.|0x.") == ("+x.", "0x.")
    assert patterns().read("") == ()
    with pytest.raises(PatternError):
        patterns().read("+x.|")
