"""What monitors read off a step."""

from phone.call.events import CallEnded, CallOffered
from phone.call.states import EndReason
from phone.effects import CallAction
from phone.monitors.words import asked, lasting
from tests.phone.monitors.steps import HELD, TALKING, asks
from tests.phone.states import METTE, phone


def test_who_is_asked() -> None:
    effects = (asks(0, CallAction.HOLD), asks(1, CallAction.HANG_UP), asks(2, CallAction.HOLD))
    assert asked(effects, CallAction.HOLD) == {0, 2}
    assert asked(effects, CallAction.RETRIEVE) == set()


def test_which_calls_go_on() -> None:
    before, after = phone(TALKING, HELD, None), phone(HELD, HELD, TALKING)
    ended = CallEnded(0, EndReason.REMOTE_BYE)
    assert list(lasting(before, CallOffered(2, 1, METTE), after)) == [
        (0, TALKING, HELD),
        (1, HELD, HELD),
    ]
    assert list(lasting(before, ended, after)) == [(1, HELD, HELD)]  # a new call took its slot
