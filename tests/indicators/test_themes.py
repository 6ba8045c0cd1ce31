"""Themes: the contrasts that the look promises, computed as WCAG 2.1 does."""

import pytest

from indicators.themes import GREY, THEMES, Rgb, Theme, theme


def luminance(colour: Rgb) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Rgb, other: Rgb) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("shown", THEMES, ids=lambda shown: shown.name)
def test_what_is_to_be_read_stands_out(shown: Theme) -> None:
    for ground in (shown.ground, shown.column, shown.paper):
        for words in (shown.ink, shown.ink2):
            assert contrast(words, ground) >= 7
        for sign in (shown.red, shown.amber, shown.green):
            assert contrast(sign, ground) >= 5
        assert contrast(shown.edge, ground) >= 3
    assert contrast(shown.on_red, shown.red) >= 6.5
    assert contrast(shown.amber, shown.tint) >= 6.5
    assert contrast(shown.ink, shown.tint) >= 7


def test_themes_by_name() -> None:
    assert [known.name for known in THEMES] == ["Day", "Night", "grey"]
    assert theme("grey") is GREY
    with pytest.raises(ValueError, match="theme 'dusk' is not known; there are Day, Night, grey"):
        theme("dusk")
