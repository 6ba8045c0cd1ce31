"""Which notices are said, to whom, and what is told of those that were not heard."""

import contextlib
from collections.abc import Iterator
from typing import Any

import pytest

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import Rendering
from phone.call.events import CallEnded, EarlyMedia, InviteReceived
from phone.notices.outcome import AnnouncementEnded
from phone.notices.reasons import NOT_HEARD
from phone.pjsua.observations import AnnouncementSounded, ReminderSounded
from phone.ports import Audible, ReminderPlan, Spoken
from tests.live.plain_peer import PlainPeer
from tests.live.telephone import SinePrompts, Telephone, connect, level_db, started
from tones.codec import RATE

pytestmark = [pytest.mark.live, pytest.mark.alone]
NEAR_HZ, FAR_HZ = 400.0, 1000.0
PROMPTS = SinePrompts()
COMPLIANCE = Spoken(Kind.COMPLIANCE, language=Language.DANISH, far_only=True)
Pair = tuple[Telephone, Telephone]


@pytest.fixture(scope="module")
def kept() -> Iterator[Pair]:
    with started(Telephone(NEAR_HZ), Telephone(FAR_HZ, user="1002")) as (near, far):
        yield near, far


@pytest.fixture
def pair(kept: Pair) -> Iterator[Pair]:
    for one in kept:
        one.forget()
    yield kept
    for one in kept:
        one.ask("user_agent.hang_up", 0)
        one.ask("notices.sound", Audible())
    for one in kept:
        one.listen(0.1)
        assert one.faults == []


@contextlib.contextmanager
def caller(near: Telephone) -> Iterator[PlainPeer]:
    """On an early dialog with `near`, listening."""
    peer = PlainPeer()
    try:
        peer.invite(near.port)
        near.ask("user_agent.claim", near.wait(InviteReceived).handle, 0, early=True)
        assert near.wait(EarlyMedia) == EarlyMedia(0, ready=True)
        yield peer
        near.ask("user_agent.reject", 0, 603)
        peer.until(lambda: any(one.startswith("SIP/2.0 603") for one in peer.messages))
    finally:
        peer.close()


def ended(near: Telephone) -> list[AnnouncementEnded]:
    return [one for one in near.posted if isinstance(one, AnnouncementEnded)]


def is_in(samples: Any, hz: float) -> bool:
    level = level_db(samples, hz)
    assert level > -30 or level < -50, level
    return level > -30


@pytest.mark.parametrize("direction", ["sendonly", "inactive"])
def test_a_caller_who_stops_listening_in_the_middle_has_not_heard_it(
    pair: Pair, direction: str
) -> None:
    """SPEC C6; an offer in an UPDATE before the answer (RFC 3311), as music on hold has it. The
    next notice meets the same."""
    near = pair[0]
    with caller(near) as peer:
        near.ask("notices.announce", 0, COMPLIANCE)
        near.listen(0.3)
        peer.update(direction)
        cut = near.wait(AnnouncementEnded)
        assert (cut.kind, cut.rendering, cut.language) == (Kind.COMPLIANCE, Rendering.NOTHING, None)
        assert cut.reason == NOT_HEARD
        assert 0.1 < cut.lasted_s < PROMPTS.seconds
        near.ask("notices.announce", 0, COMPLIANCE)
        again = near.wait(AnnouncementEnded)
        assert (again.rendering, again.reason) == (Rendering.NOTHING, NOT_HEARD)
        peer.update("sendrecv")
        near.listen(0.2)
        near.ask("notices.announce", 0, COMPLIANCE)
        heard = near.wait(AnnouncementEnded)
        assert (heard.rendering, heard.lasted_s) == (Rendering.WORDS, PROMPTS.seconds)
    sounded = [one.began for one in near.seen if isinstance(one, AnnouncementSounded)]
    assert sounded[:2] == [True, False]
    assert sounded[-2:] == [True, False]


def test_what_waits_gives_way_to_what_is_so_now(pair: Pair) -> None:
    """ports.Notices: of pause and resume only the newest is said; what has begun goes on."""
    near, far = pair
    connect(near, far)
    near.forget()
    asked = (Kind.START, Kind.PAUSE, Kind.FAILURE_PROCEED, Kind.RESUME, Kind.PAUSE, Kind.STOP)
    for kind in asked:
        near.ask("notices.announce", 0, Spoken(kind))
    near.until(lambda: [one.kind for one in ended(near)][-1:] == [Kind.STOP], 8.0)
    kinds = [Kind.START, Kind.FAILURE_PROCEED, Kind.PAUSE, Kind.STOP]
    assert [one.kind for one in ended(near)] == kinds
    assert {one.rendering for one in ended(near)} == {Rendering.WORDS}


def test_an_ear_that_is_spared_hears_no_words_and_the_far_party_all_of_them(pair: Pair) -> None:
    """Our user calls for help on another line: the level counts in the middle of the words, at
    their beginning, and no longer when it is over."""
    near, far = pair
    hz = PROMPTS.english_hz
    connect(near, far)
    near.ask("notices.announce", 0, Spoken(Kind.START))
    near.listen(0.25)
    near.ask("notices.sound", Audible(spares_ear=True))
    near.listen(0.35)
    assert (is_in(near.heard(0.15), hz), is_in(far.heard(0.15), hz)) == (False, True)
    near.wait(AnnouncementEnded)
    near.ask("notices.announce", 0, Spoken(Kind.STOP))
    near.listen(0.35)
    assert (is_in(near.heard(0.15), hz), is_in(far.heard(0.15), hz)) == (False, True)
    near.ask("notices.sound", Audible())
    near.listen(0.3)
    assert (is_in(near.heard(0.15), hz), is_in(far.heard(0.15), hz)) == (True, True)
    near.wait(AnnouncementEnded)
    assert [one.rendering for one in ended(near)] == [Rendering.WORDS] * 2


def test_a_call_that_begins_while_the_ear_is_spared(pair: Pair) -> None:
    near, far = pair
    near.ask("notices.sound", Audible(spares_ear=True))
    connect(near, far)
    near.ask("notices.announce", 0, Spoken(Kind.START))
    near.wait(AnnouncementEnded)
    near.listen(0.1)
    heard = [level_db(one.heard(0.4), PROMPTS.english_hz) for one in pair]
    assert heard[0] < -55
    assert heard[1] > -30


def test_the_last_words_of_another_call_count_for_the_reminder(pair: Pair) -> None:
    """They are in our ear: the burst follows them by half a second, whenever we are told that they
    are over."""
    near, far = pair
    connect(near, far)
    connect(near, far, 1)
    try:
        resting = ReminderPlan(interval_s=10, resting=True)
        near.ask("notices.sound", Audible(reminders=((0, resting),)))
        near.ask("notices.announce", 1, Spoken(Kind.START))
        near.wait(AnnouncementEnded)
        near.listen(0.3)
        near.ask("notices.sound", Audible(reminders=((0, resting.awake),)))
        near.until(lambda: any(isinstance(one, ReminderSounded) for one in near.seen))
        (burst,) = [one for one in near.seen if isinstance(one, ReminderSounded)]
        _, over = [one for one in near.seen if isinstance(one, AnnouncementSounded)]
        assert burst.time_s - over.time_s == pytest.approx(0.5, abs=0.1)
        assert burst.sample / RATE < 2.0
    finally:
        near.ask("user_agent.hang_up", 1)
        near.wait(CallEnded)


def test_an_idle_phone_is_asked_for_no_notice(pair: Pair) -> None:
    """After a call that had words and a reminder, only what alerts us stays linked to our ear."""
    near, far = pair
    connect(near, far)
    near.ask("notices.sound", Audible(reminders=((0, ReminderPlan(interval_s=10)),)))
    near.ask("notices.announce", 0, Spoken(Kind.START))
    near.listen(0.3)
    linked = near.ask("linked_notices")
    assert len(linked) == 3, linked
    near.ask("user_agent.hang_up", 0)
    near.wait(CallEnded)
    near.listen(0.5)
    assert near.ask("linked_notices") == ["alert"]
