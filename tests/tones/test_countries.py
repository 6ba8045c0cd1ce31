"""The catalogue by country against what its sources say."""

import re

import pytest

from tones.countries import COUNTRIES, Confidence, national_tone
from tones.warning_tone import LEVEL_DBM0

EVERY = pytest.mark.parametrize("code", COUNTRIES)


def heard(code: str) -> tuple[float, int, int, int]:
    """Hz, ms, ms of the first, and ms from start to start."""
    tone = COUNTRIES[code].tone
    ((hz, _),) = tone.burst[0].partials
    return hz, tone.duration_ms, tone.first_ms, tone.period_ms


@pytest.mark.parametrize(
    ("code", "sounds"),
    [
        ("US", (1400.0, 200, 200, 15_000)),
        ("DE", (1400.0, 80, 80, 15_080)),
        ("AT", (1400.0, 80, 80, 15_000)),
        ("MO", (1400.0, 400, 400, 15_400)),
        ("NO", (1400.0, 400, 400, 15_400)),
        ("NZ", (1400.0, 425, 425, 15_425)),
        ("CZ", (1400.0, 500, 500, 14_500)),
        ("ZA", (1400.0, 500, 500, 10_500)),
        ("GB", (1400.0, 500, 500, 60_500)),
        ("MY", (1400.0, 500, 500, 60_500)),
        ("CN", (950.0, 400, 400, 10_400)),
        ("AU", (425.0, 360, 1_000, 15_360)),
        ("TW", (1400.0, 500, 500, 15_500)),
    ],
)
def test_a_country_sounds_as_its_source_says(
    code: str, sounds: tuple[float, int, int, int]
) -> None:
    assert heard(code) == sounds


@EVERY
def test_every_country_keeps_the_range_of_the_reminder(code: str) -> None:
    """SPEC H7: so that a country may be chosen without an interval."""
    assert 10_000 <= COUNTRIES[code].tone.period_ms <= 90_000


@EVERY
def test_every_country_has_our_level_and_says_where_it_is_from(code: str) -> None:
    found = COUNTRIES[code]
    assert re.fullmatch("[A-Z]{2}", code)
    assert found.tone.level_dbm0 == LEVEL_DBM0
    assert found.source
    unspecified = "not specified" in found.source or "“" in found.source
    assert (found.confidence is Confidence.ASSUMED) is unspecified


def test_whose_table_says_that_the_country_specifies_none() -> None:
    assert COUNTRIES["MO"].confidence is Confidence.ASSUMED
    assert COUNTRIES["MO"].source == "DAHDI, zonedata.c, “RECORD TONE - not specified”"
    assert [code for code, it in COUNTRIES.items() if it.confidence is Confidence.RULE] == ["US"]


def test_they_are_in_order_and_brazil_is_not_among_them() -> None:
    assert list(COUNTRIES) == sorted(COUNTRIES)
    assert len({found.country for found in COUNTRIES.values()}) == len(COUNTRIES) == 41
    assert "BR" not in COUNTRIES


@pytest.mark.parametrize("code", ["DK", "dk", " Dk "])
def test_a_country_is_found_in_any_case(code: str) -> None:
    assert national_tone(code) == COUNTRIES["DK"]


def test_an_unknown_country_is_answered_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"^expected a country of AE AR .* ZA, found 'rs'$"):
        national_tone("rs")
