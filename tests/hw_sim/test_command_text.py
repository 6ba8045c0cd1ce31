"""A command as its line: what is written is read back as the same."""

import pytest

from hw_sim.command_text import duration, written
from hw_sim.commands import Command, parse
from tests.hw_sim.test_commands import SAID


@pytest.mark.parametrize("command", [command for _, command in SAID], ids=[it for it, _ in SAID])
def test_a_command_is_written_as_it_is_read(command: Command) -> None:
    assert parse(written(command)) == command


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (25.0, "25 s"),
        (0.0, "0 s"),
        (0.5, "0.5 s"),
        (1.25, "1.25 s"),
        (0.05, "50 ms"),
        (0.0125, "12.5 ms"),
        (28_800.0, "28800 s"),
    ],
)
def test_a_duration_is_short(seconds: float, text: str) -> None:
    assert duration(seconds) == text
