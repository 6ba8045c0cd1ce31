"""Whole histories of one recording (SPEC A, B, H6; DESIGN §3)."""

import pytest

from tests.phone.recording.histories_of_recorders import RECORDERS
from tests.phone.recording.histories_of_users import USERS
from tests.phone.recording.playbook import Playbook, assert_plays

PLAYBOOKS = (*USERS, *RECORDERS)


@pytest.mark.parametrize("playbook", PLAYBOOKS, ids=lambda playbook: playbook.title)
def test_history(playbook: Playbook) -> None:
    assert_plays(playbook)


def test_every_history_is_told_once() -> None:
    titles = [playbook.title for playbook in PLAYBOOKS]
    assert len(set(titles)) == len(titles)
    assert len({(playbook.mode, playbook.lines) for playbook in PLAYBOOKS}) == len(titles)
