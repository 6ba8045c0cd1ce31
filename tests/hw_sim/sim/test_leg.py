"""A call from INVITE to BYE, and everything that may cross (RFC 3261)."""

from dataclasses import replace

from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallProgressed,
    InviteReceived,
)
from phone.call.states import CallState, EndReason
from tests.hw_sim.sim.world import ANNA, METTE, World

CANCELLED = CallEnded(0, EndReason.CANCELLED)


def ringing() -> World:
    """The phone has called Mette, and has heard 180."""
    world = World()
    world.phone.agent.dial(0, 1, METTE.aor)
    world.run()
    world.mette.agent.claim(1, 0)
    world.run()
    world.messages()
    world.phone.new()
    world.mette.new()
    return world


def test_a_call_whole() -> None:
    world = World()
    world.phone.agent.dial(0, 1, METTE.aor)
    world.run(0.05)
    assert world.mette.new() == [InviteReceived(1, 1, ANNA)]
    world.mette.agent.claim(1, 0)
    world.run(0.05)
    world.mette.agent.answer(0)
    world.run(0.05)
    assert world.phone.new() == [CallProgressed(0, CallState.PROCEEDING), CallConfirmed(0)]
    assert world.mette.new() == [CallConfirmed(0)]
    world.mette.agent.hang_up(0)
    world.run(0.05)
    assert world.phone.new() == [CallEnded(0, EndReason.REMOTE_BYE)]
    assert world.mette.new() == [CallEnded(0, EndReason.LOCAL_BYE)]
    assert world.messages() == [
        "0.000 > INVITE sip:1002@pbx.sim a=sendrecv a=record:off",
        "0.070 < 180",
        "0.120 < 200 a=sendrecv a=record:off",
        "0.120 > ACK",
        "0.170 < BYE",
        "0.170 > 200",
    ]


def test_media_before_the_answer() -> None:
    world = World()
    world.phone.agent.dial(0, 1, METTE.aor)
    world.run()
    world.mette.agent.take(1, 0)
    world.run()
    assert world.phone.new() == []
    world.mette.agent.ring(0)
    world.mette.agent.ring(0, early=True)
    world.mette.agent.ring(0)
    world.run()
    assert world.phone.new() == [
        CallProgressed(0, CallState.PROCEEDING),
        CallProgressed(0, CallState.EARLY),
    ]


def rung() -> World:
    """Mette has called the phone, which has answered; its 200 has not come there."""
    world = World()
    world.mette.agent.dial(0, 1, ANNA.aor)
    world.run()
    world.phone.agent.claim(1, 0)
    world.run()
    world.network.up = False
    world.phone.agent.answer(0)
    world.run()
    world.phone.new()
    world.messages()
    return world


def test_an_answer_without_an_ack_is_given_up_after_32_seconds() -> None:
    world = rung()
    world.run(31.8)
    assert world.phone.new() == []
    world.run(0.2)
    assert world.phone.new() == [CallEnded(0, EndReason.TIMEOUT)]
    assert world.titles() == ["> BYE"]


def test_a_refusal_after_the_answer_is_a_bye() -> None:
    world = rung()
    world.phone.agent.reject(0, 603)
    assert world.phone.new() == [CallEnded(0, EndReason.LOCAL_BYE)]
    world.network.up = True
    world.run(4.0)
    assert world.titles()[0] == "> BYE"
    assert world.mette.agent.slots == ()


def test_a_refusal_and_nobody_at_that_number() -> None:
    world = ringing()
    world.mette.agent.reject(0, 486)
    world.run()
    assert world.phone.new() == [CallEnded(0, EndReason.REJECTED, 486)]
    world.phone.agent.dial(0, 1, "sip:9999@pbx.sim")
    world.run()
    assert world.phone.new() == [CallEnded(0, EndReason.REJECTED, 404)]


def test_a_server_that_cannot_is_an_error() -> None:
    world = ringing()
    world.mette.agent.reject(0, 503)
    world.run()
    assert world.phone.new() == [CallEnded(0, EndReason.ERROR, 503)]


def test_nobody_answers_the_invite_at_all() -> None:
    world = World()
    world.network.up = False
    world.phone.agent.dial(0, 1, METTE.aor)
    world.run(33.0)
    assert world.phone.new() == [CallEnded(0, EndReason.TIMEOUT, 408)]


def test_giving_up_while_it_rings() -> None:
    world = ringing()
    world.phone.agent.hang_up(0)
    assert world.phone.new() == [CANCELLED]  # at once
    world.run()
    assert world.mette.new() == [CallEnded(0, EndReason.CANCELLED, 487)]
    assert world.titles() == ["> CANCEL", "< 200", "< 487"]


def test_giving_up_before_anything_was_heard_waits_with_the_cancel() -> None:
    world = World()
    world.phone.agent.dial(0, 1, METTE.aor)
    world.phone.agent.hang_up(0)
    world.run()
    assert world.titles() == ["> INVITE"]
    world.mette.agent.claim(1, 0)
    world.run()
    assert world.titles() == ["< 180", "> CANCEL", "< 200", "< 487"]


def test_an_answer_that_crosses_the_cancel_is_acknowledged_and_ended() -> None:
    world = ringing()
    world.mette.agent.answer(0)
    world.phone.agent.hang_up(0)
    world.run()
    assert world.phone.new() == [CANCELLED]
    assert world.titles() == ["> CANCEL", "< 200", "> ACK", "> BYE", "< 200", "< 200"]


def test_a_telephone_that_answers_what_was_cancelled() -> None:
    world = ringing()
    world.mette.agent.manners = replace(world.mette.agent.manners, answers_cancelled=True)
    world.phone.agent.hang_up(0)
    world.run(0.2)
    assert world.phone.new() == [CANCELLED]
    assert world.titles() == ["> CANCEL", "< 200", "< 200", "> ACK", "> BYE", "< 200"]
    assert world.mette.new() == [CallConfirmed(0), CallEnded(0, EndReason.REMOTE_BYE)]


def test_declining_what_rings_here() -> None:
    world = World()
    world.mette.agent.dial(0, 1, ANNA.aor)
    world.run()
    world.phone.agent.claim(1, 0)
    world.phone.agent.hang_up(0)
    world.run()
    assert world.titles() == ["< INVITE", "> 180", "> 603"]
    assert CallEnded(0, EndReason.REJECTED, 603) in world.mette.new()


def test_hanging_up_at_both_ends_at_once() -> None:
    world = World()
    world.call()
    world.phone.agent.hang_up(0)
    world.mette.agent.hang_up(0)
    world.run()
    assert world.phone.new() == [CallEnded(0, EndReason.LOCAL_BYE)]
    assert world.mette.new() == [CallEnded(0, EndReason.LOCAL_BYE)]
    assert world.titles() == ["> BYE", "< BYE", "> 200", "< 200"]


def test_nothing_but_bye_is_answered_when_it_is_over() -> None:
    world = World()
    world.call()
    world.phone.agent.hang_up(0)
    world.mette.agent.hold(0)
    world.run()
    assert world.titles() == ["> BYE", "< re-INVITE sendonly", "> 481", "< 200"]
