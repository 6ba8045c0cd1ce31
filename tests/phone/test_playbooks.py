"""Whole histories of the phone (SPEC A, B, C5, F2; DESIGN §3), keys to lamps."""

import pytest

from tests.phone.histories_of_calls import CALLS
from tests.phone.histories_of_compliance_inbound import INBOUND
from tests.phone.histories_of_compliance_outbound import OUTBOUND
from tests.phone.histories_of_conferences import CONFERENCES
from tests.phone.histories_of_consultations import CONSULTATIONS
from tests.phone.histories_of_dialling import DIALLING
from tests.phone.histories_of_emergencies import EMERGENCIES
from tests.phone.histories_of_failure_policies import FAILURE_POLICIES
from tests.phone.histories_of_failures import FAILURES
from tests.phone.histories_of_holds import HOLDS
from tests.phone.histories_of_joining import JOINING
from tests.phone.histories_of_notices import NOTICES
from tests.phone.histories_of_recordings import RECORDINGS
from tests.phone.histories_of_remote_parties import REMOTE_PARTIES
from tests.phone.histories_of_second_calls import SECOND_CALLS
from tests.phone.histories_of_selection import SELECTION
from tests.phone.histories_of_transferees import TRANSFEREES
from tests.phone.histories_of_transfers import TRANSFERS
from tests.phone.histories_of_two_calls import TWO_CALLS
from tests.phone.histories_of_words import MEETING
from tests.phone.playbook import Playbook, assert_plays

PLAYBOOKS = (
    *(*DIALLING, *CALLS, *RECORDINGS, *HOLDS, *FAILURES),
    *(*SECOND_CALLS, *TWO_CALLS, *CONSULTATIONS, *TRANSFERS, *TRANSFEREES, *REMOTE_PARTIES),
    *(*JOINING, *CONFERENCES, *NOTICES, *FAILURE_POLICIES, *SELECTION, *EMERGENCIES),
    *(*INBOUND, *OUTBOUND, *MEETING),
)


@pytest.mark.parametrize("playbook", PLAYBOOKS, ids=lambda playbook: playbook.title)
def test_history(playbook: Playbook) -> None:
    assert_plays(playbook)


def test_every_history_is_told_once() -> None:
    titles = [playbook.title for playbook in PLAYBOOKS]
    assert len(set(titles)) == len(titles)
