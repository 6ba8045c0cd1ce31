"""Two telephones in two processes call each other on loopback: SPEC G, RFC 3261, 3264, 7866."""

import contextlib
import socket
from collections.abc import Iterator

import pytest

from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallProgressed,
    CallRefused,
    FarRecordReported,
    HoldChanged,
    InviteReceived,
)
from phone.call.states import CallState, EndReason, Party, RecordWord
from phone.ports import Audible, ReminderPlan
from provisioning.profile import Codec
from tests.live.telephone import Telephone, close, connect, level_db, line, started, unhinted
from tones.warning_tone import beep

pytestmark = pytest.mark.live
NEAR, FAR = 400.0, 1000.0
SAID_DB = -12.2  # a sine of 8000, dB re full scale
Pair = tuple[Telephone, Telephone]


@contextlib.contextmanager
def two(codec: Codec = Codec.PCMU) -> Iterator[Pair]:
    telephones = Telephone(NEAR, codec=codec), Telephone(FAR, user="1002", codec=codec)
    with started(*telephones) as (near, far):
        yield near, far


@pytest.fixture(scope="module")
def kept() -> Iterator[Pair]:
    with two() as pair:
        yield pair


@pytest.fixture
def pair(kept: Pair) -> Iterator[Pair]:
    """The module's two telephones, without a past; no test may leave a fault behind."""
    for one in kept:
        one.forget()
    yield kept
    for one in kept:
        for slot in (0, 1):
            one.ask("user_agent.hang_up", slot)
        one.ask("user_agent.mute", on=False)
    for one in kept:
        one.listen(0.1)
        assert one.faults == []


def caller(far: Telephone) -> InviteReceived:
    party = Party("User 1001", "1001", "sip:1001@127.0.0.1")
    return InviteReceived(far.posted[0].handle, 1, party)


@pytest.mark.parametrize(
    ("codec", "tcp"), [(Codec.PCMU, False), (Codec.PCMA, True), (Codec.G722, False)]
)
def test_a_call_is_confirmed_and_heard_both_ways(codec: Codec, tcp: bool) -> None:
    with two(codec) as (near, far):
        assert near.capacity == 4
        connect(near, far, tcp=tcp)
        near.listen(1.2)
        for one, own, other in ((near, NEAR, FAR), (far, FAR, NEAR)):
            heard = one.heard(0.5)
            assert level_db(heard, other) == pytest.approx(SAID_DB, abs=1.0)
            assert level_db(heard, own) < -60
        far.ask("user_agent.hang_up", 0)
        near.wait(CallEnded)
        far.wait(CallEnded)
        assert near.posted == [
            CallProgressed(0, CallState.PROCEEDING),
            CallConfirmed(0),
            CallEnded(0, EndReason.REMOTE_BYE),
        ]
        assert unhinted(far.posted) == [
            caller(far),
            CallConfirmed(0),
            CallEnded(0, EndReason.LOCAL_BYE),
        ]
        assert near.faults == far.faults == []


@pytest.mark.parametrize("holder", [0, 1])
def test_hold_silences_both_and_both_are_told(pair: Pair, holder: int) -> None:
    connect(*pair)
    mine, other = pair[holder], pair[1 - holder]
    for one in pair:
        one.forget()
    mine.ask("user_agent.hold", 0)
    mine.wait(HoldChanged(0, by_local=True, by_remote=False))
    other.wait(HoldChanged(0, by_local=False, by_remote=True))
    mine.listen(0.6)
    for one, hz in zip(pair, (FAR, NEAR), strict=True):
        assert level_db(one.heard(0.3), hz) < -60
    mine.ask("user_agent.retrieve", 0)
    mine.wait(HoldChanged(0, by_local=False, by_remote=False))
    other.wait(HoldChanged(0, by_local=False, by_remote=False))
    mine.listen(0.6)
    for one, hz in zip(pair, (FAR, NEAR), strict=True):
        assert level_db(one.heard(0.3), hz) == pytest.approx(SAID_DB, abs=1.0)
    assert mine.requests() == [(True, "INVITE"), (True, "INVITE")]


def test_both_hold_and_one_retrieves(pair: Pair) -> None:
    connect(*pair)
    near, far = pair
    near.ask("user_agent.hold", 0)
    far.wait(HoldChanged(0, by_local=False, by_remote=True))
    far.ask("user_agent.hold", 0)
    far.wait(HoldChanged(0, by_local=True, by_remote=True))
    near.wait(HoldChanged(0, by_local=True, by_remote=True))
    near.ask("user_agent.retrieve", 0)
    near.wait(HoldChanged(0, by_local=False, by_remote=True))
    far.wait(HoldChanged(0, by_local=True, by_remote=False))
    far.ask("user_agent.retrieve", 0)
    near.wait(HoldChanged(0, by_local=False, by_remote=False))
    far.wait(HoldChanged(0, by_local=False, by_remote=False))
    near.listen(0.6)
    assert level_db(near.heard(0.3), FAR) == pytest.approx(SAID_DB, abs=1.0)


def test_the_far_end_is_told_of_recording_by_update(pair: Pair) -> None:
    """RFC 7866 §6.1.2, §7.3; the same word twice is told once."""
    connect(*pair)
    near, far = pair
    for one in pair:
        one.forget()
    for word in (RecordWord.ON, RecordWord.ON, RecordWord.PAUSED, RecordWord.ON, RecordWord.OFF):
        near.ask("user_agent.tell_recording", 0, word)
        near.listen(0.15)
    far.listen(0.1)
    assert far.posted == [
        FarRecordReported(0, word)
        for word in (RecordWord.ON, RecordWord.PAUSED, RecordWord.ON, RecordWord.OFF)
    ]
    assert near.requests() == [(True, "UPDATE")] * 4
    assert near.posted == []


def test_a_word_said_during_a_hold_goes_out_after_it(pair: Pair) -> None:
    connect(*pair)
    near, far = pair
    near.forget()
    near.ask("user_agent.hold", 0)
    near.ask("user_agent.tell_recording", 0, RecordWord.ON)
    far.wait(FarRecordReported(0, RecordWord.ON))
    near.wait(HoldChanged(0, by_local=True, by_remote=False))
    near.listen(0.2)
    far.listen(0.1)
    assert HoldChanged(0, by_local=False, by_remote=True) in far.posted
    assert near.requests() in (
        [(True, "INVITE"), (True, "UPDATE")],
        [(True, "INVITE")],
    )


def test_offers_that_cross_are_made_again(pair: Pair) -> None:
    """RFC 3261 §14.1: 491 to both, then each after its own delay."""
    connect(*pair)
    near, far = pair
    near.ask("user_agent.tell_recording", 0, RecordWord.ON)
    far.ask("user_agent.tell_recording", 0, RecordWord.PAUSED)
    far.wait(FarRecordReported(0, RecordWord.ON), 6)
    near.wait(FarRecordReported(0, RecordWord.PAUSED), 6)


def test_a_caller_who_gives_up(pair: Pair) -> None:
    near, far = pair
    near.ask("user_agent.dial", 0, 1, f"sip:1002@127.0.0.1:{far.port}")
    far.ask("user_agent.claim", far.wait(InviteReceived).handle, 0)
    near.wait(CallProgressed(0, CallState.PROCEEDING))
    near.ask("user_agent.hang_up", 0)
    near.wait(CallEnded(0, EndReason.CANCELLED))
    far.wait(CallEnded(0, EndReason.CANCELLED, 487))
    assert unhinted(far.posted) == [caller(far), CallEnded(0, EndReason.CANCELLED, 487)]


def test_a_caller_who_gives_up_before_there_is_a_slot(pair: Pair) -> None:
    near, far = pair
    near.ask("user_agent.dial", 0, 1, f"sip:1002@127.0.0.1:{far.port}")
    handle = far.wait(InviteReceived).handle
    near.ask("user_agent.hang_up", 0)
    near.wait(CallEnded(0, EndReason.CANCELLED))
    far.listen(0.2)
    far.ask("user_agent.claim", handle, 0)
    far.wait(CallEnded(0, EndReason.CANCELLED, 487))


@pytest.mark.parametrize("status", [404, 480, 486, 603])
def test_a_refused_call(pair: Pair, status: int) -> None:
    near, far = pair
    near.ask("user_agent.dial", 0, 1, f"sip:1002@127.0.0.1:{far.port}")
    far.ask("user_agent.refuse", far.wait(InviteReceived).handle, status)
    near.wait(CallEnded)
    assert near.posted[-1] == CallEnded(0, EndReason.REJECTED, status)
    assert unhinted(far.posted) == [caller(far)]


def test_a_ringing_call_that_is_rejected(pair: Pair) -> None:
    near, far = pair
    near.ask("user_agent.dial", 0, 1, f"sip:1002@127.0.0.1:{far.port}")
    far.ask("user_agent.claim", far.wait(InviteReceived).handle, 0)
    far.ask("user_agent.reject", 0, 486)
    near.wait(CallEnded(0, EndReason.REJECTED, 486))
    far.wait(CallEnded(0, EndReason.REJECTED, 486))


def test_a_call_that_cannot_be_placed(pair: Pair) -> None:
    near, _ = pair
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        near.ask("user_agent.dial", 0, 1, f"sip:1002@127.0.0.1:{port};transport=tcp")
        near.wait(CallEnded)
    assert near.posted[-1].reason is EndReason.ERROR
    near.ask("user_agent.dial", 0, 1, "5551234")  # a number, and no proxy
    assert near.wait(CallEnded) == CallEnded(0, EndReason.ERROR)
    assert [fault.where for fault in near.faults][-1] == "dial 5551234"
    near.seen.clear()


def test_a_silent_peer_does_not_keep_the_user_waiting(pair: Pair) -> None:
    near, _ = pair
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as hole:
        hole.bind(("127.0.0.1", 0))
        near.ask("user_agent.dial", 0, 1, f"sip:1002@127.0.0.1:{hole.getsockname()[1]}")
        near.ask("user_agent.hang_up", 0)
        near.listen(0.05)
        assert near.posted == [CallEnded(0, EndReason.CANCELLED)]


def test_a_muted_microphone(pair: Pair) -> None:
    connect(*pair)
    near, far = pair
    near.ask("user_agent.mute", on=True)
    near.listen(0.7)
    assert level_db(far.heard(0.3), NEAR) < -60
    assert level_db(near.heard(0.3), FAR) == pytest.approx(SAID_DB, abs=1.0)


def test_a_second_call_while_the_first_is_held(pair: Pair) -> None:
    connect(*pair)
    near, far = pair
    near.ask("user_agent.hold", 0)
    near.wait(HoldChanged)
    connect(near, far, 1)
    near.listen(0.6)
    assert level_db(near.heard(0.3), FAR) == pytest.approx(SAID_DB, abs=1.0)
    near.ask("user_agent.hang_up", 1)
    far.wait(CallEnded(1, EndReason.REMOTE_BYE))
    near.ask("user_agent.retrieve", 0)
    far.wait(HoldChanged(0, by_local=False, by_remote=False))


def test_the_ringer_and_the_ringing_tone_are_heard_here_only(pair: Pair) -> None:
    near, far = pair
    near.ask("notices.sound", Audible(ringing_tone=True))
    far.ask("notices.sound", Audible(ringer=True))
    near.listen(0.5)
    assert level_db(near.heard(0.2), 425.0) == pytest.approx(-13.0 - 3.17, abs=1.0)
    heard = far.heard(0.7)
    assert max(level_db(heard[at : at + 1600], 659.26) for at in range(0, 9600, 800)) > -30
    for one in pair:
        one.ask("notices.sound", Audible())
    near.listen(0.1)
    assert level_db(near.heard(0.05), 425.0) < -80


def test_the_reminder_reaches_both_at_its_own_levels(pair: Pair) -> None:
    """SPEC C5; the period, to the sample, is in test_pjsua_reminder."""
    connect(*pair)
    near, far = pair
    for one in pair:
        one.ask("user_agent.mute", on=True)
    plan = ReminderPlan(interval_s=10, tone=beep(400, 1400.0), ear_level_dbm0=-26.0)
    near.ask("notices.sound", Audible(reminders=((0, plan),)))
    near.listen(1.6)
    for one, level in ((far, -16.0), (near, -26.0)):
        assert loudest_reminder(one) == pytest.approx(level - 3.17, abs=0.5)


def test_the_reminder_reaches_whom_it_is_for(pair: Pair) -> None:
    """SPEC H3."""
    connect(*pair)
    near, far = pair
    for one in pair:
        one.ask("user_agent.mute", on=True)
    for to_far, to_ear in ((True, False), (False, True)):
        plan = ReminderPlan(interval_s=10, to_far=to_far, to_ear=to_ear)
        near.ask("notices.sound", Audible(reminders=((0, plan),)))
        near.listen(1.4)
        assert [loudest_reminder(one) > -30 for one in (far, near)] == [to_far, to_ear]


def loudest_reminder(one: Telephone) -> float:
    """Of its last 0.9 s."""
    heard = one.heard(0.9)
    return max(level_db(heard[at : at + 3200], 1400.0) for at in range(0, 11200, 400))


def test_each_line_has_its_calls_and_the_fifth_dialog_is_refused() -> None:
    """DESIGN §3, capacity: the library answers 486 by itself, and it is told."""
    lines = (line("1002"), line("1003", number=2))
    callers = [Telephone(NEAR, user=str(2000 + number)) for number in range(2)]
    far = Telephone(FAR, lines=lines)
    try:
        for one in (*callers, far):
            one.ready()
        for slot, user in enumerate(("1002", "1003", "1004")):
            callers[0].ask("user_agent.dial", slot, 1, f"sip:{user}@127.0.0.1:{far.port}")
            far.wait(InviteReceived)
        assert [one.line for one in far.posted] == [1, 2, 1]  # nobody's: the first line's
        for slot in range(2):
            callers[1].ask("user_agent.dial", slot, 1, f"sip:1002@127.0.0.1:{far.port}")
        callers[1].wait(CallEnded(1, EndReason.REJECTED, 486))
        far.listen(0.1)
        *offered, refused = far.posted
        assert len(offered) == far.capacity == 4
        assert isinstance(refused, CallRefused)
        assert refused.remote.number == "2001"
        (told,) = far.faults
        assert told.error.startswith("486 to ")
    finally:
        close(*callers, far)
