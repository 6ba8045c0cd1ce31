"""What every journal says of recordings (SPEC H9)."""

from typing import Any

import pytest

from phone.journal_entries import entries, loss, lost
from tests.phone.desk import Desk, profile
from tests.phone.playbook import happen

RECORDED = ("dial 1002", "answered", "press Record", "recorder accepted")
OPEN = {"at": "10:02", "slot": 1, "with": "1002", "recording": "paused"}


def written(*happenings: str) -> list[dict[str, Any]]:
    desk = Desk(profile())
    for words in happenings:
        happen(desk, words)
    return [entry for change in desk.changes for entry in entries(change.before, change.after)]


def test_every_state_of_a_recording_is_an_entry() -> None:
    told = written(*RECORDED, "press PauseRec", "recorder suspended", "ended remote-bye")
    assert told == [
        {"slot": 0, "with": "1002", "recording": word}
        for word in ("pending", "started", "paused", "stopped")
    ]


def test_a_call_that_nobody_records_is_none() -> None:
    assert written("dial 1002", "answered", "ended remote-bye") == []


@pytest.mark.parametrize("word", ["pending", "started", "paused"])
def test_what_was_left_open_is_lost(word: str) -> None:
    entry = {**OPEN, "recording": word}
    assert lost([entry]) == [entry]
    assert loss(entry) == {
        "slot": 1,
        "with": "1002",
        "recording": "failed",
        "why": "the phone stopped",
        "since": "10:02",
    }


@pytest.mark.parametrize("word", ["stopped", "failed"])
def test_what_had_ended_is_not_lost(word: str) -> None:
    assert lost([OPEN, {**OPEN, "recording": word}]) == []


def test_the_last_of_each_slot_counts_and_what_is_no_entry_is_passed_over() -> None:
    other = {**OPEN, "slot": 2}
    assert lost([OPEN, "half a l", None, 7, {"slot": "x"}, other]) == [OPEN, other]
