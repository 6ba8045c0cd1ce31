"""The words of virtual time: what is one, what is not, and what is a misspelt one."""

import pytest

from hw_sim.command_words import CommandError
from hw_sim.web.pace import SPEEDS, Pace, pace_in


@pytest.mark.parametrize("pace", Pace)
def test_every_pace_is_a_word_and_has_a_speed(pace: Pace) -> None:
    assert pace_in(f" time {pace.value} ") is pace
    assert SPEEDS[pace] == {"x1": 1, "x10": 10, "x100": 100}.get(pace.value, 0)


@pytest.mark.parametrize("line", ["press Record", "timer x10", "", "advance 1 s"])
def test_other_lines_are_none_of_its_business(line: str) -> None:
    assert pace_in(line) is None


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("time x1000", "unknown time word 'x1000'; did you mean x100?"),
        ("time freze", "unknown time word 'freze'; did you mean freeze?"),
        ("time", "unknown time word ''; known: freeze, step, x1, x10, x100"),
        ("time x1 x10", "unknown time word 'x1 x10'; did you mean x10?"),
    ],
)
def test_a_misspelt_word_names_the_nearest(line: str, error: str) -> None:
    with pytest.raises(CommandError) as refused:
        pace_in(line)
    assert str(refused.value) == error
