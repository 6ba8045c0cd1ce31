"""What is said of prompts at the start: what was left out, what is not there (SPEC H4)."""

from dataclasses import dataclass

import pytest

from phone.prompt_sets import said_of_prompts
from tests.phone.desk import profile

BROKEN = "sets/acme/start.wav: expected 16-bit mono, found 8-bit stereo"
NOBODY = "nobody has reviewed them"


@dataclass(frozen=True)
class Stock:
    diagnostics: tuple[str, ...] = (BROKEN,)
    sets: frozenset[str] = frozenset({"acme"})
    unreviewed: str = NOBODY


def test_files_that_were_left_out_are_always_named() -> None:
    assert said_of_prompts(profile(), Stock()) == (BROKEN,)


def test_a_set_that_nobody_has() -> None:
    named = profile(Announcement_Set_1_="akme")
    assert said_of_prompts(named, Stock()) == (
        BROKEN,
        "Announcement_Set_1_: there is no set akme; the standard prompts are played",
    )
    assert said_of_prompts(profile(Announcement_Set_1_="acme"), Stock()) == (BROKEN,)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Call_Recording_Announce_PSTN_1_", "Yes"),
        ("Call_Recording_Announce_Internal_1_", "Yes"),
        ("Call_Recording_Compliance_Inbound_1_", "Yes"),
        ("Call_Recording_Compliance_Outbound_1_", "Yes"),
        ("Call_Recording_Pause_Notice_1_", "Announcement"),
        ("Call_Recording_Failure_1_", "Proceed with announcement"),
        ("Call_Recording_Failure_1_", "End call with announcement"),
    ],
)
def test_words_that_nobody_has_reviewed_are_warned_about_wherever_they_are_said(
    name: str, value: str
) -> None:
    saying = profile(**{name: value})
    assert said_of_prompts(saying, Stock()) == (BROKEN, NOBODY)
    assert said_of_prompts(saying, Stock(unreviewed="")) == (BROKEN,)


def test_a_beep_says_no_words() -> None:
    beeping = profile(Call_Recording_Pause_Notice_1_="Beep")
    assert said_of_prompts(beeping, Stock()) == (BROKEN,)
