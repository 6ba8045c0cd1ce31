"""REFER: ours, theirs, and its final word (RFC 3515, RFC 5589)."""

from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallProgressed,
    CallReplaced,
    InviteReceived,
    TransferEnded,
    TransferRequested,
)
from phone.call.states import CallState, EndReason, Party
from tests.hw_sim.sim.world import ANNA, JONAS, METTE, World

TO_JONAS = Party("", "1003", JONAS.aor)


def called() -> World:
    world = World()
    world.call()
    return world


def test_a_blind_transfer_of_ours_ends_with_the_answer_of_the_target() -> None:
    world = called()
    world.phone.agent.transfer(0, JONAS.aor)
    world.run()
    assert world.mette.new() == [TransferRequested(0, TO_JONAS)]
    world.mette.agent.follow(0, 1)
    world.run()
    assert world.jonas.new() == [InviteReceived(1, 1, METTE)]
    world.jonas.agent.claim(1, 0)
    world.jonas.agent.answer(0)
    world.run()
    assert world.phone.new() == [TransferEnded(0, 200)]
    assert world.mette.new() == [CallProgressed(1, CallState.PROCEEDING), CallConfirmed(1)]
    assert world.titles() == [
        *("> REFER 1003", "< 202", "< NOTIFY 100", "> 200"),
        *("< NOTIFY 200", "> 200"),
    ]


def test_a_transfer_that_fails_says_why() -> None:
    world = called()
    world.phone.agent.transfer(0, JONAS.aor)
    world.run()
    world.mette.agent.follow(0, 1)
    world.run()
    world.jonas.agent.refuse(1, 486)
    world.run()
    assert world.phone.new() == [TransferEnded(0, 486)]


def test_a_refused_refer_is_the_final_word() -> None:
    world = called()
    world.phone.agent.transfer(0, JONAS.aor)
    world.run()
    world.mette.agent.refuse_transfer(0, 603)
    world.run()
    assert world.phone.new() == [TransferEnded(0, 603)]


def test_a_refer_that_nobody_answers() -> None:
    world = called()
    world.phone.agent.transfer(0, JONAS.aor)
    world.run(33.0)
    assert world.phone.new() == [TransferEnded(0, 408)]
    world.mette.agent.follow(0, 1)
    world.run()
    assert world.phone.new() == []  # the final word is one word


def test_an_attended_transfer_of_ours_replaces_the_call_with_the_target() -> None:
    world = called()
    world.phone.agent.dial(1, 1, JONAS.aor)
    world.run()
    world.jonas.agent.claim(1, 0)
    world.jonas.agent.answer(0)
    world.run()
    world.jonas.new()
    world.phone.new()
    world.phone.agent.transfer_to(0, 1)
    world.run()
    world.mette.agent.follow(0, 1)
    world.run(0.2)
    assert world.jonas.new() == [CallReplaced(0, METTE)]
    assert world.phone.new() == [TransferEnded(0, 200), CallEnded(1, EndReason.REMOTE_BYE)]


def test_a_refer_to_us_waits_for_us() -> None:
    world = called()
    world.mette.agent.transfer(0, JONAS.aor)
    world.run(5.0)
    assert world.phone.new() == [TransferRequested(0, TO_JONAS)]
    assert world.titles() == ["< REFER 1003"]
    world.mette.agent.transfer(0, METTE.aor)
    world.run()
    assert world.titles() == ["< REFER 1002", "> 491"]
    world.phone.agent.follow(0, 1)
    world.run()
    assert world.titles() == ["> 202", "> NOTIFY 100", "> INVITE", "< 200"]
    assert world.jonas.new() == [InviteReceived(1, 1, ANNA)]
    world.jonas.agent.claim(1, 0)
    world.jonas.agent.answer(0)
    world.run()
    assert world.titles()[-3:] == ["> ACK", "> NOTIFY 200", "< 200"]


def test_there_is_nothing_to_follow() -> None:
    world = called()
    world.phone.agent.follow(0, 1)
    assert world.phone.new() == [CallEnded(1, EndReason.ERROR)]
    world.phone.agent.refuse_transfer(0, 603)
    world.run()
    assert world.titles() == []
