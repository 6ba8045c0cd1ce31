"""183 with media and its PRACK: who can acknowledge, who does, and who never will."""

from dataclasses import replace

import pytest

from phone.call.events import CallEnded, EarlyMedia, InviteReceived
from phone.call.states import EndReason
from tests.hw_sim.sim.world import ANNA, METTE, World

STANDS = EarlyMedia(0, ready=True)


def offered(**manners: bool) -> World:
    """Mette has called the phone, in this manner, and 183 has been asked for."""
    world = World()
    world.mette.agent.manners = replace(world.mette.agent.manners, **manners)
    world.mette.agent.dial(0, 1, ANNA.aor)
    world.run(0.02)
    assert world.phone.new() == [InviteReceived(1, 1, METTE)]
    world.phone.agent.claim(1, 0, early=True)
    return world


def test_who_acknowledges_hears_us_then() -> None:
    world = offered()
    assert world.phone.new() == []
    world.run(0.1)
    assert world.phone.new() == [STANDS]
    assert world.titles() == ["< INVITE", "> 183", "< PRACK", "> 200"]
    world.phone.agent.alert(0)
    world.phone.agent.answer(0)
    world.run(5.0)
    assert world.titles() == ["> 180", "> 200", "< ACK"]
    assert EarlyMedia not in map(type, world.phone.new())


def test_who_is_not_able_to_hears_us_at_once() -> None:
    world = offered(supports_100rel=False)
    assert world.phone.new() == [STANDS]
    assert world.titles() == ["< INVITE", "> 183"]


def test_who_never_acknowledges_does_not_count_as_listening() -> None:
    world = offered(acknowledges=False)
    world.run(3.9)
    assert world.phone.new() == []
    world.run(0.1)
    assert world.phone.new() == [EarlyMedia(0, ready=False, reason="no PRACK within 4 s")]


def test_who_leaves_the_offer_to_us_answers_it_with_its_acknowledgement() -> None:
    world = offered(offers=False)
    world.run(0.1)
    assert world.phone.new() == [STANDS]
    assert world.titles() == ["< INVITE", "> 183", "< PRACK", "> 200"]


def test_without_an_offer_and_100rel_there_is_nowhere_to_send_to() -> None:
    world = offered(offers=False, supports_100rel=False)
    assert world.phone.new() == [EarlyMedia(0, ready=False, reason="the INVITE has no SDP")]
    assert world.titles() == ["< INVITE"]
    world.phone.agent.alert(0)
    world.phone.agent.answer(0)
    world.run()
    assert world.titles() == ["> 180", "> 200", "< ACK"]


@pytest.mark.parametrize("end", ["cancelled", "answered"])
def test_a_call_that_moves_on_waits_for_nothing_any_more(end: str) -> None:
    world = offered(acknowledges=False)
    if end == "cancelled":
        world.mette.agent.hang_up(0)
        world.run(9.0)
        assert world.phone.new() == [CallEnded(0, EndReason.CANCELLED, 487)]
    else:
        world.phone.agent.answer(0)
        world.run(9.0)
        assert EarlyMedia not in map(type, world.phone.new())
