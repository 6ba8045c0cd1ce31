"""Transfers on the wire, in each of their roles: RFC 5589, RFC 3515, RFC 3891; parking by code.

Three of our telephones, so that one transfer shows transferor, transferee and target at once.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from announcements.catalogue import Kind
from announcements.prompts import Rendering
from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallProgressed,
    CallReplaced,
    HoldChanged,
    InviteReceived,
    TransferEnded,
    TransferRequested,
)
from phone.call.states import CallState, EndReason, Party
from phone.notices.outcome import AnnouncementEnded
from phone.notices.reasons import OVER
from phone.ports import Spoken
from tests.live.plain_peer import ALLOW, PlainPeer
from tests.live.telephone import SinePrompts, Telephone, connect, level_db, started, unhinted

pytestmark = pytest.mark.live
ANNA_HZ, METTE_HZ, JONAS_HZ = 600.0, 1100.0, 1700.0
HEARD_DB = -20.0  # a voice is at -12; a busy machine may drop a frame
METTE = Party("User 1002", "1002", "sip:1002@127.0.0.1")
Three = tuple[Telephone, Telephone, Telephone]


@pytest.fixture(scope="module")
def kept() -> Iterator[Three]:
    anna = Telephone(ANNA_HZ)
    mette, jonas = Telephone(METTE_HZ, user="1002"), Telephone(JONAS_HZ, user="1003")
    with started(anna, mette, jonas):
        yield anna, mette, jonas


@pytest.fixture
def three(kept: Three) -> Iterator[Three]:
    for one in kept:
        one.forget()
    yield kept
    for one in kept:
        for slot in range(3):
            one.ask("user_agent.hang_up", slot)
        one.listen(0.1)
        assert one.faults == []


def forget(*telephones: Telephone) -> None:
    for one in telephones:
        one.forget()


def answer(one: Telephone, slot: int) -> InviteReceived:
    """The next INVITE, after it has rung a little."""
    invite: InviteReceived = one.wait(InviteReceived)
    one.ask("user_agent.claim", invite.handle, slot)
    one.listen(0.1)
    one.ask("user_agent.answer", slot)
    one.wait(CallConfirmed(slot))
    return invite


def talk(one: Telephone, other: Telephone, voices: tuple[float, float]) -> None:
    """They hear one another, and nobody hears himself."""
    one.listen(0.7)
    own, others = voices
    for listener, hz, not_heard in ((one, others, own), (other, own, others)):
        sound = listener.heard(0.3)
        assert level_db(sound, hz) > HEARD_DB
        assert level_db(sound, not_heard) < -55
        assert level_db(sound, ANNA_HZ) < -55


def test_a_blind_transfer(three: Three) -> None:
    """RFC 5589 §5: Anna transfers Mette to Jonas; the REFER waits for Mette's machine, and is
    sent again meanwhile."""
    anna, mette, jonas = three
    connect(anna, mette)
    forget(anna, mette)
    anna.ask("user_agent.transfer", 0, f"sip:1003@127.0.0.1:{jonas.port}")
    asked = mette.wait(TransferRequested)
    assert asked.target == Party("", "1003", f"sip:1003@127.0.0.1:{jonas.port}")
    anna.listen(0.7)
    mette.ask("user_agent.follow", 0, 1)
    caller = answer(jonas, 0)
    assert replace(caller.remote, hints=()) == METTE
    anna.wait(TransferEnded(0, 200))
    anna.ask("user_agent.hang_up", 0)
    mette.wait(CallEnded)
    talk(mette, jonas, (METTE_HZ, JONAS_HZ))
    anna.listen(0.1)
    assert anna.posted == [TransferEnded(0, 200), CallEnded(0, EndReason.LOCAL_BYE)]
    assert mette.posted == [
        asked,
        CallProgressed(1, CallState.PROCEEDING),
        CallConfirmed(1),
        CallEnded(0, EndReason.REMOTE_BYE),
    ]
    assert mette.requests() == [
        *[(False, "REFER")] * 2,  # the second is the same again: RFC 3261 §17.1.2, timer E
        (True, "NOTIFY"),  # 100
        (True, "INVITE"),
        (True, "NOTIFY"),  # 180
        (True, "PRACK"),  # to Jonas, of his 180
        (True, "NOTIFY"),  # 200
        (False, "BYE"),
    ]


def test_what_a_party_has_not_heard_is_told_before_another_takes_its_place(three: Three) -> None:
    """Jonas' notices to Anna are cut; Mette hears nothing of them (ports.Notices)."""
    anna, mette, jonas = three
    connect(anna, mette)
    connect(anna, jonas, 1)
    forget(*three)
    for kind in (Kind.START, Kind.PAUSE):
        jonas.ask("notices.announce", 1, Spoken(kind))
    jonas.listen(0.2)
    anna.ask("user_agent.transfer_to", 0, 1)
    mette.wait(TransferRequested)
    mette.ask("user_agent.follow", 0, 2)
    mette.wait(CallConfirmed(2))
    jonas.wait(CallReplaced)
    mette.listen(0.3)
    told = [replace(one, lasted_s=0.0) for one in jonas.posted[:2]]
    assert told == [
        AnnouncementEnded(1, kind, Rendering.NOTHING, reason=OVER)
        for kind in (Kind.START, Kind.PAUSE)
    ]
    assert 0 < jonas.posted[0].lasted_s < SinePrompts().seconds
    assert unhinted(jonas.posted[2:]) == [CallReplaced(1, METTE)]
    assert level_db(mette.heard(0.2), SinePrompts().english_hz) < -55


def test_an_attended_transfer(three: Three) -> None:
    """RFC 5589 §7: Anna has consulted Jonas; his call with her is replaced by Mette's."""
    anna, mette, jonas = three
    connect(anna, mette)
    anna.ask("user_agent.hold", 0)
    mette.wait(HoldChanged)
    connect(anna, jonas, 1)
    forget(*three)
    anna.ask("user_agent.transfer_to", 0, 1)
    asked = mette.wait(TransferRequested)
    assert asked.target.number == "1003"
    mette.ask("user_agent.follow", 0, 2)
    mette.wait(CallConfirmed(2))
    anna.wait(TransferEnded(0, 200))
    anna.ask("user_agent.hang_up", 0)
    talk(mette, jonas, (METTE_HZ, JONAS_HZ))
    assert unhinted(jonas.posted) == [CallReplaced(1, METTE)]  # nothing of the dialog that it ended
    anna.listen(0.1)
    assert CallEnded(1, EndReason.REMOTE_BYE) in anna.posted
    jonas.ask("user_agent.hold", 1)  # the call goes on as any other
    mette.wait(HoldChanged(2, by_local=False, by_remote=True))
    mette.ask("user_agent.hang_up", 2)
    jonas.wait(CallEnded(1, EndReason.REMOTE_BYE))
    assert unhinted(jonas.posted) == [
        CallReplaced(1, METTE),
        HoldChanged(1, by_local=True, by_remote=False),
        CallEnded(1, EndReason.REMOTE_BYE),
    ]


def test_a_call_that_is_replaced_while_it_is_held_stays_held(three: Three) -> None:
    anna, mette, jonas = three
    connect(anna, mette)
    connect(anna, jonas, 1)
    jonas.ask("user_agent.hold", 1)
    anna.wait(HoldChanged(1, by_local=False, by_remote=True))
    forget(*three)
    anna.ask("user_agent.transfer_to", 0, 1)
    mette.wait(TransferRequested)
    mette.ask("user_agent.follow", 0, 2)
    mette.wait(HoldChanged(2, by_local=False, by_remote=True))
    jonas.listen(0.5)
    assert unhinted(jonas.posted) == [
        CallReplaced(1, METTE),
        HoldChanged(1, by_local=True, by_remote=False),
    ]
    assert level_db(mette.heard(0.2), JONAS_HZ) < -60
    anna.ask("user_agent.hang_up", 0)
    jonas.ask("user_agent.retrieve", 1)
    mette.wait(HoldChanged(2, by_local=False, by_remote=False))
    talk(mette, jonas, (METTE_HZ, JONAS_HZ))


def test_a_transfer_that_is_refused_or_leads_nowhere_leaves_the_call(three: Three) -> None:
    anna, mette, jonas = three
    connect(anna, mette)
    forget(*three)
    target = f"sip:1003@127.0.0.1:{jonas.port}"
    anna.ask("user_agent.transfer", 0, target)
    mette.wait(TransferRequested)
    mette.ask("user_agent.refuse_transfer", 0, 486)
    anna.wait(TransferEnded(0, 486))
    assert mette.requests() == [(False, "REFER")]
    anna.ask("user_agent.transfer", 0, target)
    mette.wait(TransferRequested)
    mette.ask("user_agent.follow", 0, 1)
    jonas.ask("user_agent.refuse", jonas.wait(InviteReceived).handle, 486)
    mette.wait(CallEnded(1, EndReason.REJECTED, 486))
    anna.wait(TransferEnded(0, 486))
    anna.ask("user_agent.transfer_to", 0, 1)  # to a call that there is not
    anna.wait(TransferEnded(0, 500))
    anna.listen(0.4)
    assert level_db(mette.heard(0.2), ANNA_HZ) > HEARD_DB


def test_a_call_that_ends_before_its_transfer_is_decided(three: Three) -> None:
    anna, mette, _ = three
    connect(anna, mette)
    forget(*three)
    anna.ask("user_agent.transfer", 0, "sip:1003@127.0.0.1")
    mette.wait(TransferRequested)
    anna.ask("user_agent.hang_up", 0)
    mette.wait(CallEnded(0, EndReason.REMOTE_BYE))
    mette.ask("user_agent.follow", 0, 1)
    mette.wait(CallEnded(1, EndReason.ERROR))

    def refusals() -> list[str]:
        return [one.start_line for one in mette.seen if one.method == "REFER" and one.sent]

    mette.until(lambda: bool(refusals()))
    anna.listen(0.2)
    assert anna.posted == [CallEnded(0, EndReason.LOCAL_BYE)]
    assert mette.requests() == [(False, "REFER"), (False, "BYE")]
    (refused,) = refusals()
    assert refused.startswith(("SIP/2.0 481", "SIP/2.0 500"))  # no dialog, or the BYE came first


def test_a_transfer_for_which_no_dialog_is_free(three: Three) -> None:
    """DESIGN §3, capacity: accepted by mistake, it ends like any call that cannot be placed."""
    anna, mette, jonas = three
    for slot in range(mette.capacity):
        connect(anna, mette, slot)
    forget(*three)
    kept = list[int]()
    for _ in range(4):
        anna.ask("user_agent.transfer", 0, f"sip:1003@127.0.0.1:{jonas.port}")
        mette.wait(TransferRequested)
        mette.ask("user_agent.follow", 0, 4)
        mette.wait(CallEnded(4, EndReason.ERROR))
        anna.wait(TransferEnded(0, 500))
        kept.append(mette.ask("dialogs"))
    assert kept[1:] == kept[:1] * 3  # of those that were not placed, the last one alone
    anna.ask("user_agent.hang_up", 3)
    mette.wait(CallEnded(3, EndReason.REMOTE_BYE))
    anna.ask("user_agent.transfer", 0, f"sip:1003@127.0.0.1:{jonas.port}")
    mette.wait(TransferRequested)
    mette.ask("user_agent.follow", 0, 4)
    answer(jonas, 0)
    mette.wait(CallConfirmed(4))
    mette.ask("user_agent.hang_up", 4)
    jonas.wait(CallEnded)


def test_a_replacement_of_nothing_is_refused(three: Three) -> None:
    """RFC 3891 §3: 481."""
    anna, _, jonas = three
    replaces = "Replaces=nobody%40nowhere%3Bto-tag%3D1%3Bfrom-tag%3D2"
    anna.ask("user_agent.dial", 0, 1, f"sip:1003@127.0.0.1:{jonas.port}?{replaces}")
    anna.wait(CallEnded(0, EndReason.REJECTED, 481))
    jonas.listen(0.1)
    assert jonas.posted == []
    (told,) = jonas.faults
    assert told.error.startswith("481 to ")
    jonas.seen.clear()


@pytest.fixture
def park() -> Iterator[PlainPeer]:
    made = PlainPeer(ALLOW + ", REFER")
    yield made
    made.close()


def test_a_call_is_parked_by_a_feature_code(three: Three, park: PlainPeer) -> None:
    """Call_Park_Code: a blind transfer to the code; the server's NOTIFYs, one word from us."""
    anna, _, _ = three
    park.answers["REFER"] = ["202 Accepted\r\nExpires: 60"]
    anna.ask("user_agent.dial", 0, 1, park.uri)
    anna.wait(CallConfirmed)
    anna.ask("user_agent.transfer", 0, f"sip:*68@127.0.0.1:{park.port}")
    park.until(lambda: park.requests("REFER"))
    (refer,) = park.requests("REFER")
    assert f"Refer-To: <sip:*68@127.0.0.1:{park.port}>" in refer or (
        f"Refer-To: sip:*68@127.0.0.1:{park.port}" in refer
    )
    assert "Referred-By: " in refer
    for sipfrag in ("SIP/2.0 100 Trying", "SIP/2.0 180 Ringing", "SIP/2.0 200 OK"):
        park.notify(sipfrag)
        anna.listen(0.1)
    park.notify("SIP/2.0 200 OK", "terminated;reason=noresource")
    anna.wait(TransferEnded(0, 200))
    anna.ask("user_agent.hang_up", 0)
    anna.wait(CallEnded)
    assert [type(one) for one in anna.posted].count(TransferEnded) == 1


def test_a_peer_that_declines_to_be_transferred(three: Three, park: PlainPeer) -> None:
    anna, _, _ = three
    park.answers["REFER"] = ["603 Decline"]
    anna.ask("user_agent.dial", 0, 1, park.uri)
    anna.wait(CallConfirmed)
    anna.ask("user_agent.transfer", 0, "sip:1003@127.0.0.1")
    anna.wait(TransferEnded(0, 603))
