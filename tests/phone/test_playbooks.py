"""Whole histories of the phone (SPEC A, B, C5, F2; DESIGN §3), keys to lamps."""

import pytest

from tests.phone.histories_of_calls import CALLS
from tests.phone.histories_of_conferences import CONFERENCES
from tests.phone.histories_of_dialling import DIALLING
from tests.phone.histories_of_failures import FAILURES
from tests.phone.histories_of_holds import HOLDS
from tests.phone.histories_of_policies import POLICIES
from tests.phone.histories_of_recordings import RECORDINGS
from tests.phone.histories_of_transfers import TRANSFERS
from tests.phone.histories_of_two_calls import TWO_CALLS
from tests.phone.playbook import Playbook, assert_plays

PLAYBOOKS = (
    *(*DIALLING, *CALLS, *RECORDINGS, *HOLDS, *FAILURES),
    *(*TWO_CALLS, *TRANSFERS, *CONFERENCES, *POLICIES),
)


@pytest.mark.parametrize("playbook", PLAYBOOKS, ids=lambda playbook: playbook.title)
def test_history(playbook: Playbook) -> None:
    assert_plays(playbook)


def test_every_history_is_told_once() -> None:
    titles = [playbook.title for playbook in PLAYBOOKS]
    assert len(set(titles)) == len(titles)
