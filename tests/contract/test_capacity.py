"""The contract of a user agent that has no room: first of all, while no dialog is closing yet."""

from phone.call.events import CallEnded, CallRefused
from phone.call.states import EndReason
from tests.contract.stage import Stage
from tests.contract.test_user_agent import call


def test_a_call_beyond_the_library_s_dialogs_is_refused_and_told(stage: Stage) -> None:
    """DESIGN §3 "capacity": 486, said on the screen and in the log, also where nobody asked us."""
    near, mette, jonas = stage.near, stage.mette, stage.jonas
    for slot in (0, 1):
        call(near, mette, slot=slot, at=slot)
        call(near, jonas, slot=slot + 2, at=slot)
    jonas.ask("user_agent.dial", 2, 1, near.uri)
    assert near.wait(CallRefused).remote.number == "1003"
    jonas.wait(CallEnded(2, EndReason.REJECTED, 486))
    for slot in (2, 3):
        near.ask("user_agent.hang_up", slot)
