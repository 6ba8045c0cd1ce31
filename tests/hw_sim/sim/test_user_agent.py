"""Which call is meant: slots, handles, lines, dialogs that are nobody's, and the library's room."""

from random import Random

from hw_sim.sim.directory import aor
from hw_sim.sim.messages import Request
from hw_sim.sim.user_agent import SimUserAgent
from phone.call.events import (
    CallEnded,
    CallRefused,
    CallReplaced,
    HoldChanged,
    InviteReceived,
)
from phone.call.states import EndReason, Party, RecordWord
from tests.hw_sim.sim.world import ANNA, JONAS, METTE, World


def called() -> World:
    world = World()
    world.call()
    return world


def test_an_offer_is_refused_without_a_slot() -> None:
    world = World()
    world.mette.agent.dial(0, 1, ANNA.aor)
    world.run()
    assert world.phone.new() == [InviteReceived(1, 1, METTE)]
    world.phone.agent.refuse(1, 486)
    world.phone.agent.refuse(1, 603)  # it is gone
    world.run()
    assert world.mette.new() == [CallEnded(0, EndReason.REJECTED, 486)]
    assert world.phone.agent.dialogs == 0


def test_two_calls_each_in_its_slot() -> None:
    world = called()
    world.phone.agent.hold(0)
    world.run()
    world.phone.agent.dial(3, 1, JONAS.aor)
    world.run()
    world.jonas.agent.claim(1, 0)
    world.jonas.agent.answer(0)
    world.run()
    agent = world.phone.agent
    assert agent.slots == (0, 3)
    assert [agent.speaks(slot) for slot in (0, 3, 5)] == [False, True, False]
    agent.hang_up(0)
    assert agent.slots == (3,)
    agent.hang_up(0)  # it is over
    world.run()
    assert world.mette.new()[-1] == CallEnded(0, EndReason.REMOTE_BYE)
    assert world.jonas.agent.slots == (0,)


def test_a_line_is_called_by_its_number() -> None:
    world = World()
    lines = {1: ANNA, 2: Party("Sales", "4022", aor("4022"))}
    posted = list[object]()
    SimUserAgent(
        "phone", world.network, world.clock, world.directory, lines, posted.append, Random(0)
    )
    world.mette.agent.dial(0, 1, aor("4022"))
    world.run()
    assert posted == [InviteReceived(1, 2, METTE)]


def test_without_room_the_library_answers_busy() -> None:
    world = World()
    SimUserAgent(
        *("phone", world.network, world.clock, world.directory),
        {1: ANNA},
        world.phone.posted.append,
        Random(0),
        room=lambda: False,
    )
    world.mette.agent.dial(0, 1, ANNA.aor)
    world.run()
    assert world.mette.new() == [CallEnded(0, EndReason.REJECTED, 486)]
    assert [type(one) for one in world.phone.new()] == [CallRefused]


def test_a_call_that_replaces_ours_goes_on_in_its_slot() -> None:
    world = called()
    leg = world.phone.agent.leg(0)
    assert leg is not None
    world.phone.agent.tell_recording(0, RecordWord.PAUSED)
    world.phone.agent.hold(0)
    world.run()
    world.phone.new()
    world.jonas.agent.replace(0, 1, ANNA.aor, leg.dialog.call_id)
    world.run()
    assert world.phone.new() == [CallReplaced(0, JONAS), HoldChanged(0, True, False)]
    assert world.mette.new()[-1] == CallEnded(0, EndReason.REMOTE_BYE)
    assert not world.phone.agent.speaks(0)
    world.jonas.agent.hang_up(0)
    world.run()
    assert world.phone.new() == [CallEnded(0, EndReason.REMOTE_BYE)]


def test_what_replaces_nothing_is_answered_481() -> None:
    world = called()
    world.jonas.agent.replace(0, 1, ANNA.aor, "no-such-call")
    world.run()
    assert world.jonas.new() == [CallEnded(0, EndReason.REJECTED, 481)]
    assert world.phone.new() == []


def test_a_call_that_ends_while_it_is_being_replaced() -> None:
    world = called()
    leg = world.phone.agent.leg(0)
    assert leg is not None
    world.jonas.agent.replace(0, 1, ANNA.aor, leg.dialog.call_id)
    world.run(0.03)
    world.phone.agent.hang_up(0)
    world.run()
    assert world.phone.new() == [CallEnded(0, EndReason.LOCAL_BYE)]
    assert CallEnded(0, EndReason.REMOTE_BYE) in world.jonas.new()


def test_requests_of_no_dialog_are_answered_481_but_ack() -> None:
    world = World()
    world.network.send("1002", "phone", Request("nobody's", 3, "BYE"))
    world.network.send("1002", "phone", Request("nobody's", 3, "ACK"))
    world.run()
    assert world.titles() == ["< BYE", "> 481", "< ACK"]


def test_digits_reach_the_far_party_of_an_answered_call() -> None:
    world = World()
    world.phone.agent.send_dtmf(0, "1")  # no call
    world.call()
    for digit in "59#":
        world.phone.agent.send_dtmf(0, digit)
    world.run()
    assert world.mette.digits == "59#"
    assert world.titles() == []


def test_who_vanishes_tells_nobody_and_hears_nothing() -> None:
    world = called()
    world.phone.agent.vanish()
    assert world.phone.agent.slots == ()
    world.mette.agent.hang_up(0)
    world.run(40.0)
    assert world.phone.new() == []
    assert world.mette.new() == [CallEnded(0, EndReason.LOCAL_BYE)]
    assert world.titles() == []


def test_what_is_muted_and_bridged_is_kept() -> None:
    world = called()
    world.phone.agent.mute(on=True)
    world.phone.agent.bridge((0, 1))
    assert (world.phone.agent.muted, world.phone.agent.bridged) == (True, (0, 1))
