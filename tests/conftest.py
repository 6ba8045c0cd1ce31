"""What all tests share: Hypothesis without a wall clock, and the same examples for everybody; and
what was heard, at the end of a run.

`HYPOTHESIS_PROFILE=explore pytest` looks further, with examples of its own each time.
"""

import os

import pytest
from hypothesis import settings

from tests.notices.summary import lines

settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Notices as they were measured (docs/notices.md)."""
    reports = (*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed"))
    told = list(lines(one for report in reports for one in report.user_properties))
    if told:
        terminalreporter.section("notices")
        terminalreporter.write_line("\n".join(told))
