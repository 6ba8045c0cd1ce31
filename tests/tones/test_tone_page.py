"""docs/tones.md says what the catalogue says, and its scripts are what it says of them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tones.countries import COUNTRIES, Confidence, NationalTone
from tones.tone_page import markdown
from tones.tone_script_parser import parse
from tones.warning_script import read
from tones.warning_tone import beep

PAGE = (Path(__file__).parents[2] / "docs" / "tones.md").read_text(encoding="utf-8")


def test_the_page_in_the_tree_is_made_from_the_catalogue() -> None:
    assert markdown() == PAGE


def rows() -> Iterator[tuple[str, NationalTone]]:
    """What the page says, read back."""
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not re.fullmatch("[A-Z]{2}", cells[0]):
            continue
        code, country, hz, on, first, period, script, confidence, source = cells
        tone = beep(int(on), float(hz), first_ms=int(first or 0), period_ms=int(period))
        assert read(script.strip("`")) == tone
        yield code, NationalTone(country, tone, source, Confidence(confidence))


def test_the_countries_read_back_are_those_of_the_catalogue() -> None:
    assert dict(rows()) == dict(COUNTRIES)


@pytest.mark.parametrize("text", re.findall(r"^\| `([^`]+)` \|", PAGE, re.MULTILINE))
def test_every_script_that_is_shown_is_one(text: str) -> None:
    parse(text)
    if ";*(" in text:
        read(text)
