"""The user agent's contract (phone.ports.UserAgent): whole histories, simulated and on the wire."""

from typing import Any

from announcements.catalogue import Form, Kind
from announcements.languages import Language
from announcements.prompts import Rendering
from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallProgressed,
    CallReplaced,
    EarlyMedia,
    FarRecordReported,
    HoldChanged,
    InviteReceived,
    RegistrationChanged,
    TransferEnded,
    TransferRequested,
)
from phone.call.states import Arrival, CallState, EndReason, RecordWord
from phone.notices.outcome import AnnouncementEnded
from phone.ports import Spoken
from tests.contract.stage import Stage, Telephone

RINGS = CallProgressed(0, CallState.PROCEEDING)
EARLY = CallProgressed(0, CallState.EARLY)


def history(one: Telephone) -> list[Any]:
    """What was posted; an INVITE by who sent it, a REFER by whom it names."""
    told = list[Any]()
    for event in one.posted:
        match event:
            case RegistrationChanged():
                pass
            case InviteReceived(_, line, remote, _):
                told.append(("invite", line, remote.number))
            case TransferRequested(slot, target):
                told.append(("refer", slot, target.number))
            case CallReplaced(slot, remote):
                told.append(("replaced", slot, remote.number))
            case _:
                told.append(event)
    return told


def call(caller: Telephone, callee: Telephone, slot: int = 0, at: int = 0) -> None:
    """A confirmed call, in `slot` of the caller and in `at` of the callee."""
    caller.ask("user_agent.dial", slot, 1, callee.uri)
    callee.ask("user_agent.claim", callee.wait(InviteReceived).handle, at)
    callee.ask("user_agent.answer", at)
    caller.wait(CallConfirmed(slot))
    callee.wait(CallConfirmed(at))


def test_a_call_from_the_first_ring_to_the_last_word(stage: Stage) -> None:
    call(stage.near, stage.mette)
    stage.mette.ask("user_agent.hang_up", 0)
    stage.near.wait(CallEnded)
    assert history(stage.near) == [RINGS, CallConfirmed(0), CallEnded(0, EndReason.REMOTE_BYE)]
    assert history(stage.mette) == [
        ("invite", 1, "4021"),
        CallConfirmed(0),
        CallEnded(0, EndReason.LOCAL_BYE),
    ]


def test_busy_and_declined(stage: Stage) -> None:
    """DND and a full phone are `refuse` 486."""
    near, mette = stage.near, stage.mette
    mette.ask("user_agent.dial", 0, 1, near.uri)
    near.ask("user_agent.refuse", near.wait(InviteReceived).handle, 486)
    assert mette.wait(CallEnded) == CallEnded(0, EndReason.REJECTED, 486)
    mette.ask("user_agent.dial", 0, 1, near.uri)
    near.ask("user_agent.claim", near.wait(InviteReceived).handle, 0)
    mette.wait(RINGS)
    near.ask("user_agent.reject", 0, 603)
    assert near.wait(CallEnded) == CallEnded(0, EndReason.REJECTED, 603)
    assert mette.wait(CallEnded) == CallEnded(0, EndReason.REJECTED, 603)


def test_a_caller_who_gives_up(stage: Stage) -> None:
    stage.near.ask("user_agent.dial", 0, 1, stage.mette.uri)
    stage.mette.ask("user_agent.claim", stage.mette.wait(InviteReceived).handle, 0)
    stage.near.wait(RINGS)
    stage.near.ask("user_agent.hang_up", 0)
    assert stage.near.wait(CallEnded) == CallEnded(0, EndReason.CANCELLED)
    assert stage.mette.wait(CallEnded).reason is EndReason.CANCELLED


def test_hold_by_either_side(stage: Stage) -> None:
    near, mette = stage.near, stage.mette
    call(near, mette)
    near.ask("user_agent.hold", 0)
    near.wait(HoldChanged(0, by_local=True, by_remote=False))
    mette.wait(HoldChanged(0, by_local=False, by_remote=True))
    mette.ask("user_agent.hold", 0)
    near.wait(HoldChanged(0, by_local=True, by_remote=True))
    near.ask("user_agent.retrieve", 0)
    near.wait(HoldChanged(0, by_local=False, by_remote=True))
    mette.ask("user_agent.retrieve", 0)
    near.wait(HoldChanged(0, by_local=False, by_remote=False))


def test_the_word_on_recording_reaches_the_other_side(stage: Stage) -> None:
    """RFC 7866 §6.1.2, and its sender's word is not changed by the answer."""
    call(stage.near, stage.mette)
    for word in (RecordWord.ON, RecordWord.PAUSED, RecordWord.OFF):
        stage.near.ask("user_agent.tell_recording", 0, word)
        stage.mette.wait(FarRecordReported(0, word))
    assert not [one for one in stage.near.posted if isinstance(one, FarRecordReported)]


def test_two_calls_are_swapped_and_joined(stage: Stage) -> None:
    near = stage.near
    call(near, stage.mette)
    near.ask("user_agent.hold", 0)
    near.wait(HoldChanged(0, by_local=True, by_remote=False))
    call(near, stage.jonas, slot=1)
    near.ask("user_agent.hold", 1)
    near.ask("user_agent.retrieve", 0)
    near.wait(HoldChanged)
    near.wait(HoldChanged)
    near.ask("user_agent.retrieve", 1)
    near.ask("user_agent.bridge", (0, 1))
    near.wait(HoldChanged(1, by_local=False, by_remote=False))
    stage.jonas.ask("user_agent.hang_up", 0)
    near.wait(CallEnded(1, EndReason.REMOTE_BYE))
    near.ask("user_agent.bridge", ())
    assert CallEnded(0, EndReason.REMOTE_BYE) not in near.posted


def test_a_blind_transfer_of_ours(stage: Stage) -> None:
    near, mette, jonas = stage.near, stage.mette, stage.jonas
    call(near, mette)
    near.ask("user_agent.transfer", 0, jonas.uri)
    assert mette.wait(TransferRequested).target.number == "1003"
    mette.ask("user_agent.follow", 0, 1)
    invite = jonas.wait(InviteReceived)
    assert invite.remote.number == "1002"
    jonas.ask("user_agent.claim", invite.handle, 0)
    jonas.ask("user_agent.answer", 0)
    near.wait(TransferEnded(0, 200))
    near.ask("user_agent.hang_up", 0)
    mette.wait(CallConfirmed(1))
    mette.wait(CallEnded(0, EndReason.REMOTE_BYE))


def test_a_blind_transfer_that_nobody_takes(stage: Stage) -> None:
    near, mette, jonas = stage.near, stage.mette, stage.jonas
    call(near, mette)
    near.ask("user_agent.transfer", 0, jonas.uri)
    mette.wait(TransferRequested)
    mette.ask("user_agent.follow", 0, 1)
    jonas.ask("user_agent.refuse", jonas.wait(InviteReceived).handle, 486)
    near.wait(TransferEnded(0, 486))
    near.ask("user_agent.transfer", 0, jonas.uri)
    mette.wait(TransferRequested)
    mette.ask("user_agent.refuse_transfer", 0, 603)
    near.wait(TransferEnded(0, 603))
    assert not [one for one in near.posted if isinstance(one, CallEnded)]


def test_an_attended_transfer_of_ours_replaces_the_consultation(stage: Stage) -> None:
    """RFC 5589 §7; the target's call goes on under its slot (RFC 3891)."""
    near, mette, jonas = stage.near, stage.mette, stage.jonas
    call(near, mette)
    call(near, jonas, slot=1)
    near.ask("user_agent.transfer_to", 0, 1)
    mette.wait(TransferRequested)
    mette.ask("user_agent.follow", 0, 1)
    mette.wait(CallConfirmed(1))
    assert jonas.wait(CallReplaced).remote.number == "1002"
    near.wait(TransferEnded(0, 200))
    assert not [one for one in jonas.posted if isinstance(one, CallEnded)]


def test_a_transfer_that_is_asked_of_us(stage: Stage) -> None:
    near, mette, jonas = stage.near, stage.mette, stage.jonas
    call(mette, near)
    mette.ask("user_agent.transfer", 0, jonas.uri)
    assert near.wait(TransferRequested).target.number == "1003"
    near.ask("user_agent.follow", 0, 1)
    jonas.ask("user_agent.claim", jonas.wait(InviteReceived).handle, 0)
    near.wait(CallProgressed(1, CallState.PROCEEDING))
    jonas.ask("user_agent.answer", 0)
    near.wait(CallConfirmed(1))
    mette.wait(TransferEnded(0, 200))
    near.ask("user_agent.hang_up", 0)
    mette.wait(CallEnded(0, EndReason.REMOTE_BYE))


def test_a_call_that_is_replaced_keeps_its_slot(stage: Stage) -> None:
    near, mette, jonas = stage.near, stage.mette, stage.jonas
    call(mette, near)
    call(mette, jonas, slot=1)
    mette.ask("user_agent.transfer_to", 1, 0)
    jonas.wait(TransferRequested)
    jonas.ask("user_agent.follow", 0, 1)
    assert near.wait(CallReplaced).remote.number == "1003"
    near.ask("user_agent.hang_up", 0)
    jonas.wait(CallEnded(1, EndReason.REMOTE_BYE))


def test_a_notice_ends_while_the_call_lasts(stage: Stage) -> None:
    """In words if there are any; what the end of the call cuts off was heard by nobody, and nobody
    waits to be told."""
    near = stage.near
    call(near, stage.mette)
    near.ask("notices.announce", 0, Spoken(Kind.PAUSE, Form.BEEP))
    near.ask("notices.announce", 0, Spoken(Kind.START))
    beep, words = near.wait(AnnouncementEnded), near.wait(AnnouncementEnded)
    assert beep == AnnouncementEnded(0, Kind.PAUSE, Rendering.BEEP, None, 0.2)
    assert (words.rendering, words.language) == (Rendering.WORDS, Language.ENGLISH)
    assert words.lasted_s > 0.5
    near.ask("notices.announce", 0, Spoken(Kind.STOP))
    stage.pass_time(0.4)
    stage.mette.ask("user_agent.hang_up", 0)
    near.wait(CallEnded)
    stage.pass_time(0.6)
    assert heard(near) == [Kind.PAUSE, Kind.START]


def heard(one: Telephone) -> list[Kind]:
    """The notices that are told as given."""
    ended = [it for it in one.posted if isinstance(it, AnnouncementEnded)]
    return [it.kind for it in ended if it.rendering is not Rendering.NOTHING]


def rung_early(stage: Stage) -> None:
    """Mette calls, and hears us before the phone rings."""
    stage.mette.ask("user_agent.dial", 0, 1, stage.near.uri)
    stage.near.ask("user_agent.claim", stage.near.wait(InviteReceived).handle, 0, early=True)


def test_a_caller_hears_us_before_the_phone_rings(stage: Stage) -> None:
    """SPEC C6, RFC 3960: 183 with SDP, then 180, then the answer, and the call is as any other."""
    near, mette = stage.near, stage.mette
    rung_early(stage)
    near.wait(EarlyMedia(0, ready=True))
    mette.wait(EARLY)
    near.ask("notices.announce", 0, Spoken(Kind.COMPLIANCE, far_only=True))
    heard = near.wait(AnnouncementEnded)
    assert (heard.kind, heard.rendering) == (Kind.COMPLIANCE, Rendering.WORDS)
    near.ask("user_agent.alert", 0)
    stage.pass_time(0.2)
    near.ask("user_agent.answer", 0)
    near.wait(CallConfirmed(0))
    mette.wait(CallConfirmed(0))
    assert history(near) == [
        ("invite", 1, "1002"),
        EarlyMedia(0, ready=True),
        heard,
        CallConfirmed(0),
    ]
    assert history(mette)[-2:] == [EARLY, CallConfirmed(0)]
    near.ask("user_agent.hold", 0)
    mette.wait(HoldChanged(0, by_local=False, by_remote=True))


def test_a_caller_who_gives_up_while_the_announcement_plays(stage: Stage) -> None:
    near = stage.near
    rung_early(stage)
    near.wait(EarlyMedia(0, ready=True))
    near.ask("notices.announce", 0, Spoken(Kind.COMPLIANCE, far_only=True))
    stage.pass_time(0.3)
    stage.mette.ask("user_agent.hang_up", 0)
    assert near.wait(CallEnded).reason is EndReason.CANCELLED
    stage.pass_time(0.6)
    assert heard(near) == []
    near.ask("user_agent.alert", 0)  # too late, and no fault


def test_an_early_dialog_that_is_refused(stage: Stage) -> None:
    """603 by the user while the caller listens."""
    rung_early(stage)
    stage.near.wait(EarlyMedia(0, ready=True))
    stage.near.ask("user_agent.reject", 0, 603)
    assert stage.near.wait(CallEnded) == CallEnded(0, EndReason.REJECTED, 603)
    assert stage.mette.wait(CallEnded) == CallEnded(0, EndReason.REJECTED, 603)


def test_a_call_without_an_offer_and_100rel_has_no_early_dialog(stage: Stage) -> None:
    """RFC 3261 §13.2.1: the caller answers our offer in its ACK; it rings, and is answered."""
    near, mette = stage.near, stage.mette
    mette.calls("offer", "off")
    mette.calls("100rel", "off")
    rung_early(stage)
    assert near.wait(EarlyMedia) == EarlyMedia(0, ready=False, reason="the INVITE has no SDP")
    near.ask("user_agent.alert", 0)
    mette.wait(RINGS)
    near.ask("user_agent.answer", 0)
    near.wait(CallConfirmed(0))
    mette.wait(CallConfirmed(0))


def test_a_caller_without_100rel_hears_us_too(stage: Stage) -> None:
    stage.mette.calls("100rel", "off")
    rung_early(stage)
    stage.near.wait(EarlyMedia(0, ready=True))
    stage.mette.wait(EARLY)


def test_how_a_call_came(stage: Stage) -> None:
    """Diversion (RFC 5806), the first one first; a call-back (RFC 7090); what may tell of PSTN."""
    near, mette = stage.near, stage.mette
    mette.calls("came-to", "2000", "2001")
    mette.calls("callback", "on")
    mette.calls("header", "Alert-Info:", "<urn:alert:source:external>")
    mette.ask("user_agent.dial", 0, 1, near.uri)
    offered = near.wait(InviteReceived)
    assert offered.arrival == Arrival(("2000", "2001"), callback=True)
    assert "Alert-Info: <urn:alert:source:external>" in offered.remote.hints
    near.ask("user_agent.refuse", offered.handle, 486)
    mette.wait(CallEnded)
    mette.calls("came-to", "none")
    mette.calls("callback", "off")
    mette.calls("header", "none")
    mette.ask("user_agent.dial", 0, 1, near.uri)
    offered = near.wait(InviteReceived)
    assert offered.arrival == Arrival()
    assert not [line for line in offered.remote.hints if line.startswith("Alert-Info")]
    near.ask("user_agent.refuse", offered.handle, 486)
