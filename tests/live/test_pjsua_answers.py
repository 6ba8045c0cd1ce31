"""A recorder that changes its mind with the answer to a snapshot, and one that takes one side."""

from collections.abc import Iterator
from contextlib import closing
from itertools import count

import pytest

from phone.call.states import Party
from phone.ports import SessionRequest
from phone.recording.reports import RecorderReported
from phone.recording.words import Event
from tests.live.recorders import ASLEEP, REFUSED, TAKEN, PlainRecorder
from tests.live.telephone import Telephone, connect, level_db, started

pytestmark = pytest.mark.live
SERIAL = count(1)
NEAR_HZ, FAR_HZ = 400.0, 1000.0
NEAR = Party("Front desk", "1001", "sip:1001@pbx.example")
FAR, JONAS = (Party("", n, f"sip:{n}@pbx.example") for n in ("1002", "1003"))


@pytest.fixture(scope="module")
def phone() -> Iterator[Telephone]:
    """In a confirmed call."""
    with started(Telephone(NEAR_HZ), Telephone(FAR_HZ, user="1002")) as (near, far):
        connect(near, far)
        yield near


@pytest.fixture
def near(phone: Telephone) -> Iterator[Telephone]:
    phone.forget()
    yield phone
    phone.ask("recorder.close", 0)
    phone.listen(0.2)
    assert phone.faults == []


def record(near: Telephone, recorder: PlainRecorder) -> None:
    near.ask("recorder.open", SessionRequest(0, next(SERIAL), recorder.uri, NEAR, FAR))
    near.wait(RecorderReported)
    near.ask("gates.set_gates", 0, near=True, far=True)


def reports(near: Telephone) -> list[Event]:
    return [one.event for one in near.posted if isinstance(one, RecorderReported)]


@pytest.mark.parametrize(
    ("answer", "event"),
    [
        ((ASLEEP, ASLEEP), Event.PAUSED_BY_RECORDER),
        ((TAKEN, REFUSED), Event.ONE_SIDED),
        ((REFUSED, REFUSED), Event.ONE_SIDED),
    ],
)
def test_a_recorder_that_takes_no_more_sound_after_a_snapshot(
    near: Telephone, answer: tuple[str, str], event: Event
) -> None:
    """RFC 7866 §7.1.2: the answer counts, whatever the offer was made for."""
    with closing(PlainRecorder((TAKEN, TAKEN), answer)) as recorder:
        record(near, recorder)
        near.ask("recorder.parties", 0, (FAR, JONAS))
        near.wait(RecorderReported)
        assert reports(near) == [Event.ACCEPTED, event]
        near.ask("recorder.close", 0)
        near.wait(RecorderReported)


def test_a_recorder_that_wakes_up_with_a_snapshot(near: Telephone) -> None:
    with closing(PlainRecorder((ASLEEP, ASLEEP), (TAKEN, TAKEN))) as recorder:
        record(near, recorder)
        near.ask("recorder.parties", 0, (FAR, JONAS))
        near.wait(RecorderReported)
        near.listen(0.4)
        assert reports(near) == [Event.ACCEPTED_INACTIVE, Event.BECAME_READY]
        assert all(recorder.packets)
        near.ask("recorder.close", 0)
        near.wait(RecorderReported)


def test_a_snapshot_in_a_pause_changes_nothing(near: Telephone) -> None:
    with closing(PlainRecorder((TAKEN, TAKEN), (ASLEEP, ASLEEP))) as recorder:
        record(near, recorder)
        near.ask("recorder.suspend", 0)
        near.wait(RecorderReported)
        near.ask("recorder.parties", 0, (FAR, JONAS))
        near.listen(0.4)
        assert reports(near) == [Event.ACCEPTED, Event.SUSPENDED]
        near.ask("recorder.close", 0)
        near.wait(RecorderReported)


@pytest.mark.parametrize(
    ("answer", "side", "hz"), [((REFUSED, TAKEN), 1, FAR_HZ), ((TAKEN, REFUSED), 0, NEAR_HZ)]
)
def test_what_a_recorder_takes_is_what_its_label_says(
    near: Telephone, answer: tuple[str, str], side: int, hz: float
) -> None:
    """SPEC D1: the near party is not sent under the far one's label because a medium is missing."""
    with closing(PlainRecorder(answer)) as recorder:
        record(near, recorder)
        near.listen(0.8)
        near.ask("recorder.close", 0)
        near.wait(RecorderReported)
        sound = recorder.sound(side)[2000:]
        assert reports(near) == [Event.ONE_SIDED, Event.CLOSED]
        assert recorder.packets[1 - side] == []
    levels = {one: level_db(sound, one, 8000) for one in (NEAR_HZ, FAR_HZ)}
    assert [one for one, level in levels.items() if level > -50] == [hz], levels
