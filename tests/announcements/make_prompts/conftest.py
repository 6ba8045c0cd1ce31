import pytest

from announcements.make_prompts.kokoro import Kokoro


@pytest.fixture(scope="session")
def kokoro() -> Kokoro:
    """The speech engine, loaded once: the group `voices` is in requirements-test.lock."""
    return Kokoro()
