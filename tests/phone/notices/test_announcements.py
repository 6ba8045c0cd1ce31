"""Which words or beep follow from a change of a recording (SPEC C1, C4, H1)."""

from dataclasses import replace

import pytest

from announcements.catalogue import Form, Kind
from phone.call.states import Call, CallState, Direction
from phone.notices.announcements import Audience, Notice, is_told, notices
from phone.notices.compliance import Compliance
from phone.recording.machine import Recording
from phone.recording.words import Phase
from provisioning.recording_settings import RecordingSettings
from tests.phone.desk import profile
from tests.phone.states import METTE, recording

P = Phase
STRANGERS = Audience(spoken=True, announced=False)
TOLD = Audience(spoken=True, announced=True)
PAUSE_NOTICE = "Call_Recording_Pause_Notice_1_"
FAILURE = "Call_Recording_Failure_1_"


def settings(**sets: str) -> RecordingSettings:
    return profile(**sets).lines[0].recording


def between(before: Phase, after: Phase) -> tuple[Recording, Recording]:
    """Two recordings in these phases, as the table leads from one to the other."""
    paused = {P.PAUSING, P.PAUSED}
    first, second = (recording(phase, paused=phase in paused) for phase in (before, after))
    return first, replace(second, attempt=1 if after is P.FAILED else 0)


@pytest.mark.parametrize(
    ("before", "after", "audience", "kind"),
    [
        (P.STARTING, P.RECORDING, STRANGERS, Kind.START),
        (P.NOT_READY, P.RECORDING, STRANGERS, Kind.START),
        (P.RESUMING, P.RECORDING, STRANGERS, Kind.START),  # it began paused
        (P.STARTING, P.RECORDING, TOLD, None),
        (P.RECORDER_PAUSED, P.RECORDING, TOLD, None),
        (P.STOPPING, P.READY, TOLD, Kind.STOP),
        (P.STOPPING, P.READY, STRANGERS, None),  # nothing was said to have started
        (P.RECORDING, P.OFF, TOLD, None),  # nobody is there any more
        (P.RECORDING, P.FAILED, TOLD, None),
        (P.READY, P.STARTING, STRANGERS, None),
        (P.STARTING, P.STARTING_NARROW, STRANGERS, None),
    ],
)
def test_the_start_and_the_stop_are_said_once(
    before: Phase, after: Phase, audience: Audience, kind: Kind | None
) -> None:
    """SPEC C1."""
    due = notices(settings(), audience, *between(before, after))
    assert due == ((Notice(kind),) if kind else ())
    assert notices(settings(), replace(audience, spoken=False), *between(before, after)) == ()


@pytest.mark.parametrize("way", Direction)
@pytest.mark.parametrize("pstn", [True, False])
def test_pstn_and_internal_parties_are_switched_apart(pstn: bool, way: Direction) -> None:
    """SPEC C1."""
    call = Call(1, way, METTE, CallState.CONFIRMED)
    for switch in ("Internal", "PSTN"):
        sets = settings(**{f"Call_Recording_Announce_{switch}_1_": "Yes"})
        told = is_told(sets, call, Compliance.NONE, pstn=pstn)
        assert told is (pstn is (switch == "PSTN"))
    assert not is_told(settings(), call, Compliance.NONE, pstn=pstn)


IN, OUT = Direction.RECIPIENT, Direction.INITIATOR


@pytest.mark.parametrize(
    ("compliance", "told"),
    [
        (Compliance.NONE, {IN, OUT}),
        (Compliance.DUE, set()),
        (Compliance.DELAYED, set()),
        (Compliance.PLAYING, set()),
        (Compliance.PLAYED, set()),
        (Compliance.EARLIER, set()),
        (Compliance.FAILED, {IN}),  # the fallback holds for inbound calls
    ],
)
def test_the_compliance_announcement_takes_the_place_of_start_and_stop(
    compliance: Compliance, told: set[Direction]
) -> None:
    """SPEC C6."""
    sets = settings(Call_Recording_Announce_PSTN_1_="Yes")
    calls = (Call(1, way, METTE, CallState.CONFIRMED) for way in (IN, OUT))
    assert {it.direction for it in calls if is_told(sets, it, compliance, pstn=True)} == told


NOTICES = {"None": None, "Beep": Form.BEEP, "Announcement": Form.WORDS}


@pytest.mark.parametrize("choice", NOTICES)
@pytest.mark.parametrize("spoken", ["Yes", "No"])
@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [(P.PAUSING, P.PAUSED, Kind.PAUSE), (P.RESUMING, P.RECORDING, Kind.RESUME)],
)
def test_pause_and_resume_are_told_after_they_have_been(
    before: Phase, after: Phase, kind: Kind, spoken: str, choice: str
) -> None:
    """SPEC C4: whatever else is suppressed."""
    sets = settings(**{PAUSE_NOTICE: choice, "Call_Recording_Announce_Internal_1_": spoken})
    form = NOTICES[choice]
    due = notices(sets, TOLD, *between(before, after))
    assert due == ((Notice(kind, form),) if form else ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (P.RECORDING, P.PAUSING),
        (P.PAUSED, P.RESUMING),
        (P.RECORDING, P.RECORDER_PAUSED),
        (P.RECORDER_PAUSED, P.RECORDING),
        (P.RESUMING, P.RECORDER_PAUSED),
        (P.PAUSING, P.GLARED),
    ],
)
def test_what_is_only_asked_for_or_is_the_recorders_own_is_not_told(
    before: Phase, after: Phase
) -> None:
    sets = settings(**{PAUSE_NOTICE: "Announcement", "Call_Recording_Announce_Internal_1_": "Yes"})
    assert notices(sets, TOLD, *between(before, after)) == ()


@pytest.mark.parametrize(
    ("policy", "kind"),
    [
        ("Proceed", None),
        ("Proceed with announcement", Kind.FAILURE_PROCEED),
        ("End call with announcement", Kind.FAILURE_END),
    ],
)
@pytest.mark.parametrize("before", [P.STARTING, P.RECORDING, P.PAUSING])
def test_the_first_failure_of_a_run_has_the_words_of_its_policy(
    before: Phase, policy: str, kind: Kind | None
) -> None:
    """SPEC H1."""
    was, now = between(before, P.FAILED)
    said = (Notice(kind),) if kind else ()
    assert notices(settings(**{FAILURE: policy}), TOLD, was, now) == said
    later = replace(now, attempt=2)
    assert notices(settings(**{FAILURE: policy}), TOLD, was, later) == ()


def test_a_failure_that_has_been_seen_is_no_new_one() -> None:
    sets = settings(**{FAILURE: "End call with announcement"})
    assert notices(sets, TOLD, *between(P.FAILED, P.FAILED_QUIET)) == ()


def test_a_recording_that_began_paused_is_announced_and_so_is_its_resuming() -> None:
    """SPEC C1, and C4: always when the user did it."""
    sets = settings(**{PAUSE_NOTICE: "Announcement"})
    due = notices(sets, STRANGERS, *between(P.RESUMING, P.RECORDING))
    assert due == (Notice(Kind.START), Notice(Kind.RESUME))
