"""The contract of phone.ports.Notices: what waits gives way, what is cut was not heard."""

from announcements.catalogue import Kind
from announcements.prompts import Rendering
from phone.call.events import CallConfirmed, CallReplaced, InviteReceived, TransferRequested
from phone.notices.outcome import AnnouncementEnded
from phone.ports import Audible, Spoken
from tests.contract.stage import Stage, Telephone


def call(caller: Telephone, callee: Telephone, slot: int = 0) -> None:
    """A confirmed call, in `slot` of the caller and in the first of the callee."""
    caller.ask("user_agent.dial", slot, 1, callee.uri)
    callee.ask("user_agent.claim", callee.wait(InviteReceived).handle, 0)
    callee.ask("user_agent.answer", 0)
    caller.wait(CallConfirmed(slot))
    callee.wait(CallConfirmed(0))


def told(one: Telephone) -> list[tuple[Kind, bool]]:
    """Which notices have ended, and whether they were heard."""
    ended = [it for it in one.posted if isinstance(it, AnnouncementEnded)]
    return [(it.kind, it.rendering is not Rendering.NOTHING) for it in ended]


def test_what_waits_gives_way_to_what_is_so_and_nothing_more_is_told_of_it(stage: Stage) -> None:
    near = stage.near
    call(near, stage.mette)
    for kind in (Kind.PAUSE, Kind.RESUME, Kind.PAUSE, Kind.START):
        near.ask("notices.announce", 0, Spoken(kind))
    for _ in range(3):
        near.wait(AnnouncementEnded)
    stage.pass_time(0.5)
    assert told(near) == [(Kind.PAUSE, True), (Kind.PAUSE, True), (Kind.START, True)]


def test_words_to_a_party_that_is_replaced_were_not_heard(stage: Stage) -> None:
    """RFC 3891: they are over before the new party is there, and none of them are for it."""
    near, mette, jonas = stage.near, stage.mette, stage.jonas
    call(mette, near)
    call(mette, jonas, slot=1)
    mette.ask("user_agent.transfer_to", 1, 0)
    jonas.wait(TransferRequested)
    for kind in (Kind.START, Kind.PAUSE):
        near.ask("notices.announce", 0, Spoken(kind))
    jonas.ask("user_agent.follow", 0, 1)
    near.wait(CallReplaced)
    place = next(at for at, it in enumerate(near.posted) if isinstance(it, CallReplaced))
    ended = [it for it in near.posted[:place] if isinstance(it, AnnouncementEnded)]
    assert [it.kind for it in ended] == [Kind.START, Kind.PAUSE]
    near.ask("notices.announce", 0, Spoken(Kind.RESUME))
    near.wait(AnnouncementEnded)
    stage.pass_time(0.5)
    assert told(near) == [(Kind.START, False), (Kind.PAUSE, False), (Kind.RESUME, True)]


def test_an_ear_that_is_spared_keeps_nobody_else_from_hearing(stage: Stage) -> None:
    near = stage.near
    call(near, stage.mette)
    near.ask("notices.announce", 0, Spoken(Kind.START))
    near.ask("notices.sound", Audible(spares_ear=True))
    near.wait(AnnouncementEnded)
    near.ask("notices.sound", Audible())
    assert told(near) == [(Kind.START, True)]
