"""Holding, `a=record` and identity between two simulated telephones (RFC 3264, RFC 7866)."""

from dataclasses import replace

from hw_sim.sim.directory import aor
from phone.call.events import (
    CallEnded,
    FarRecordReported,
    HoldChanged,
    HoldRefused,
    RemoteChanged,
)
from phone.call.states import EndReason, Party, RecordWord
from tests.hw_sim.sim.world import METTE, World

KIRSTEN = Party("Kirsten", "+4533123456", aor("+4533123456"))


def called() -> World:
    world = World()
    world.call()
    return world


def test_who_holds_is_told_at_both_ends() -> None:
    world = called()
    world.phone.agent.hold(0)
    assert not world.phone.agent.speaks(0)  # before anything is signalled
    assert world.mette.agent.speaks(0)
    world.run()
    assert world.phone.new() == [HoldChanged(0, True, False)]
    assert world.mette.new() == [HoldChanged(0, False, True)]
    assert not world.mette.agent.speaks(0)
    world.phone.agent.retrieve(0)
    world.run()
    assert world.phone.new() == [HoldChanged(0, False, False)]
    assert world.phone.agent.speaks(0)
    assert world.titles() == [
        *("> re-INVITE sendonly", "< 200", "> ACK"),
        *("> re-INVITE sendrecv", "< 200", "> ACK"),
    ]


def test_both_hold() -> None:
    world = called()
    world.mette.agent.hold(0)
    world.run()
    assert world.phone.new() == [HoldChanged(0, False, True)]
    world.phone.agent.hold(0)
    world.run()
    assert world.phone.new() == [HoldChanged(0, True, True)]
    world.mette.agent.retrieve(0)
    world.run()
    assert world.phone.new() == [HoldChanged(0, True, False)]
    assert world.messages()[-3:] == [
        "0.420 < re-INVITE sendrecv a=record:off",
        "0.420 > 200 a=sendonly a=record:off",
        "0.460 < ACK",
    ]


def test_a_refused_hold_changes_nothing_and_the_voice_stays_cut() -> None:
    world = called()
    world.mette.agent.manners = replace(world.mette.agent.manners, refuses_hold=True)
    world.phone.agent.hold(0)
    world.run()
    assert world.phone.new() == [HoldRefused(0)]
    assert not world.phone.agent.speaks(0)
    world.phone.agent.retrieve(0)
    world.run()
    assert world.phone.new() == []
    assert world.phone.agent.speaks(0)
    assert world.titles() == ["> re-INVITE sendonly", "< 488"]


def test_a_refused_retrieve_stays_held() -> None:
    world = called()
    world.phone.agent.hold(0)
    world.run()
    world.phone.new()
    world.mette.agent.manners = replace(world.mette.agent.manners, refuses_hold=True)
    world.phone.agent.retrieve(0)
    world.run()
    assert world.phone.new() == [HoldRefused(0)]


def test_a_word_on_recording_goes_by_update_where_the_peer_allows_it() -> None:
    world = called()
    world.phone.agent.tell_recording(0, RecordWord.ON)
    world.run()
    assert world.mette.new() == [FarRecordReported(0, RecordWord.ON)]
    world.mette.agent.manners = replace(world.mette.agent.manners, updates=False)
    world.phone.agent.tell_recording(0, RecordWord.PAUSED)
    world.run()
    assert world.mette.new() == [FarRecordReported(0, RecordWord.PAUSED)]
    assert world.titles() == [
        "> UPDATE sendrecv",
        "< 200",
        "> re-INVITE sendrecv",
        "< 200",
        "> ACK",
    ]


def test_the_same_word_is_not_said_twice() -> None:
    world = called()
    world.phone.agent.tell_recording(0, RecordWord.OFF)
    world.run()
    assert world.titles() == []


def test_one_offer_at_a_time_and_the_newest_wish_next() -> None:
    world = called()
    world.phone.agent.hold(0)
    world.phone.agent.tell_recording(0, RecordWord.ON)
    world.phone.agent.retrieve(0)
    world.run(0.2)
    assert world.messages() == [
        "0.200 > re-INVITE sendonly a=record:off",
        "0.240 < 200 a=recvonly a=record:off",
        "0.240 > ACK",
        "0.240 > re-INVITE sendrecv a=record:on",
        "0.280 < 200 a=sendrecv a=record:off",
        "0.280 > ACK",
    ]


def test_offers_that_cross_are_both_refused_and_sent_again() -> None:
    world = called()
    world.phone.agent.tell_recording(0, RecordWord.ON)
    world.mette.agent.tell_recording(0, RecordWord.ON)
    world.run()
    assert world.titles() == ["> UPDATE sendrecv", "< UPDATE sendrecv", "> 491", "< 491"]
    world.run(5.0)
    assert world.phone.new() == [FarRecordReported(0, RecordWord.ON)]
    assert world.mette.new() == [FarRecordReported(0, RecordWord.ON)]


def test_an_offer_without_an_answer_ends_the_call() -> None:
    world = called()
    world.mette.agent.manners = replace(world.mette.agent.manners, answers_offers=False)
    world.phone.agent.hold(0)
    world.run(32.5)
    assert world.phone.new() == [CallEnded(0, EndReason.ERROR)]
    assert world.mette.new() == [CallEnded(0, EndReason.REMOTE_BYE)]


def test_who_is_there_now() -> None:
    world = called()
    world.mette.agent.identify(0, METTE)  # no news
    world.run()
    world.mette.agent.identify(0, KIRSTEN)
    world.run()
    assert world.phone.new() == [RemoteChanged(0, KIRSTEN)]


def test_an_early_word_comes_with_the_answer() -> None:
    world = World()
    world.phone.agent.dial(0, 1, METTE.aor)
    world.run()
    world.mette.agent.claim(1, 0)
    world.mette.agent.tell_recording(0, RecordWord.ON)
    world.mette.agent.answer(0)
    world.run()
    assert FarRecordReported(0, RecordWord.ON) in world.phone.new()


def test_who_is_there_now_is_said_again_after_glare() -> None:
    world = called()
    world.phone.agent.tell_recording(0, RecordWord.ON)
    world.mette.agent.identify(0, KIRSTEN)
    world.run(5.0)
    assert world.phone.new() == [RemoteChanged(0, KIRSTEN)]
