import pytest

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import Prompt
from phone.notices.reasons import otherwise

DANISH, ENGLISH = Language.DANISH, Language.ENGLISH


@pytest.mark.parametrize(
    ("custom", "found", "reason"),
    [
        ("", Prompt(Kind.START, DANISH, b"", custom=False), ""),
        ("desk", Prompt(Kind.START, DANISH, b"", custom=True), ""),
        ("desk", Prompt(Kind.START, None, b"", custom=True), ""),  # for every language
        ("", Prompt(Kind.START, ENGLISH, b"", custom=False), "no prompt in da"),
        ("desk", Prompt(Kind.START, DANISH, b"", custom=False), "no prompt in the set desk"),
        ("desk", Prompt(Kind.START, ENGLISH, b"", custom=True), "no prompt in da"),
    ],
)
def test_what_was_wanted_and_is_not_there(custom: str, found: Prompt, reason: str) -> None:
    """SPEC H4: the fallback is told."""
    assert otherwise(DANISH, custom, found) == reason
