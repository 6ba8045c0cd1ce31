"""What rules read off a moment: who is in which recording, and who is heard in it."""

from dataclasses import replace

from phone.levels import levels
from phone.moment import Moment
from phone.presentation import present
from phone.recording.words import Phase
from phone.state import Conference, PhoneState
from tests.phone.desk import profile
from tests.phone.states import phone, slot

HOST, GUEST = slot(Phase.RECORDING), slot(Phase.OFF)


def moment(state: PhoneState) -> Moment:
    return Moment(state, levels(profile(), state), present(profile(), state))


def conference(*, told: bool) -> Moment:
    return moment(replace(phone(HOST, GUEST, None), conference=Conference(0, 1, told=told)))


def test_calls_apart_are_each_in_their_own_recording() -> None:
    apart = moment(phone(None, HOST, GUEST, focus=1))
    assert apart.calls() == ((1, HOST), (2, GUEST))
    assert apart.joined() is None
    assert [apart.recorded(index) for index in range(3)] == [None, HOST, GUEST]
    assert [apart.heard(index) for index in range(3)] == [(), (HOST,), (GUEST,)]


def test_a_guest_is_in_the_recording_of_its_host() -> None:
    joined = conference(told=True)
    assert joined.joined() == (HOST, GUEST)
    assert [joined.recorded(index) for index in range(3)] == [HOST, HOST, None]
    assert [joined.heard(index) for index in range(3)] == [(HOST, GUEST), (GUEST,), ()]


def test_a_guest_is_not_heard_before_it_is_told() -> None:
    assert conference(told=False).heard(0) == (HOST,)
