"""Notices on the wire, measured by sample at both ears: before the answer, after words, through a
hold; and what a far end keeps of them (SPEC C2, C5, C6; DESIGN §3 "reminder")."""

import contextlib
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import Rendering
from hw_sim.child import Child
from phone.call.events import CallConfirmed, CallEnded, EarlyMedia, HoldChanged, InviteReceived
from phone.notices.outcome import AnnouncementEnded
from phone.notices.reasons import NOT_HEARD
from phone.pjsua.observations import AnnouncementSounded, ReminderSounded
from phone.ports import Audible, ReminderPlan, Spoken
from provisioning.profile import Codec
from tests.live.plain_peer import PlainPeer
from tests.live.telephone import SinePrompts, Telephone, connect, level_db, started
from tones.codec import RATE

pytestmark = [pytest.mark.live, pytest.mark.alone]
NEAR_HZ, FAR_HZ, RINGING_HZ = 400.0, 1000.0, 425.0
PROMPTS = SinePrompts()
PROMPT_DB = 20 * np.log10(PROMPTS.peak / 32767)
DANISH, ENGLISH = PROMPTS.danish_hz, PROMPTS.english_hz
ENDED = (Rendering.WORDS, Language.DANISH, PROMPTS.seconds)
COMPLIANCE = Spoken(Kind.COMPLIANCE, language=Language.DANISH, far_only=True)
Pair = tuple[Telephone, Telephone]


@contextlib.contextmanager
def two(codec: Codec) -> Iterator[Pair]:
    telephones = Telephone(NEAR_HZ, codec=codec), Telephone(FAR_HZ, user="1002", codec=codec)
    with started(*telephones) as (near, far):
        yield near, far


@pytest.fixture(scope="module")
def kept() -> Iterator[Pair]:
    with two(Codec.PCMU) as pair:
        yield pair


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


def levels(samples: Any, hz: float) -> list[float]:
    """Of each 20 ms, over 100 ms."""
    return [level_db(samples[at : at + 1600], hz) for at in range(0, len(samples) - 1600, 320)]


def half_heard(samples: Any, hz: float) -> Any:
    """Which of each 5 ms begin 20 ms with more than half of its amplitude: half of them at least
    sound."""
    found = np.array(
        [level_db(samples[at : at + 320], hz) for at in range(0, len(samples) - 320, 80)]
    )
    return found > found.max() - 6


def heard_since(one: Telephone, begin: int) -> Any:
    return np.frombuffer(one.ask("heard"), "<i2").astype(float)[begin:]


def test_a_caller_hears_the_prompt_and_then_ringing_and_we_hear_nothing(pair: Pair) -> None:
    """SPEC C6: at the level of its file, in its language, to the caller alone, before 180."""
    hears_the_prompt_and_then_ringing(pair)


def test_so_it_is_in_wide_band() -> None:
    with two(Codec.G722) as pair:
        hears_the_prompt_and_then_ringing(pair)
        assert [one.faults for one in pair] == [[], []]


def hears_the_prompt_and_then_ringing(pair: Pair) -> None:
    near, far = pair
    begin = [len(one.ask("heard")) // 2 for one in pair]
    far.ask("user_agent.dial", 0, 1, f"sip:1001@127.0.0.1:{near.port}")
    near.ask("user_agent.claim", near.wait(InviteReceived).handle, 0, early=True)
    near.wait(EarlyMedia(0, ready=True))
    near.ask("notices.announce", 0, COMPLIANCE)
    near.wait(AnnouncementEnded(0, Kind.COMPLIANCE, *ENDED))
    near.ask("user_agent.alert", 0)
    near.ask("notices.sound", Audible(far_ringing=(0,)))
    near.listen(0.6)
    before = [heard_since(one, since) for one, since in zip(pair, begin, strict=True)]
    words = np.array(levels(before[1], DANISH))
    assert np.median(words[words > PROMPT_DB - 6]) == pytest.approx(PROMPT_DB, abs=0.3)
    assert max(levels(before[1][-4800:], RINGING_HZ)) == pytest.approx(-13.0 - 3.17, abs=0.5)
    assert max(max(levels(before[0], hz)) for hz in (DANISH, RINGING_HZ, FAR_HZ)) < -55
    near.ask("notices.sound", Audible())
    near.ask("user_agent.answer", 0)
    near.wait(CallConfirmed)
    near.listen(0.5)
    for one, hz in ((near, FAR_HZ), (far, NEAR_HZ)):
        assert level_db(one.heard(0.2), hz) == pytest.approx(-12.2, abs=0.5)
    assert max(levels(far.heard(0.2), RINGING_HZ)) < -25  # beside 400 Hz


def test_the_first_burst_comes_half_a_second_after_the_last_word(pair: Pair) -> None:
    """The reminder rests while words are played; that they have ended is told some frames late."""
    near, far = pair
    connect(near, far)
    begin = [len(one.ask("heard")) // 2 for one in pair]
    near.ask("notices.announce", 0, Spoken(Kind.START))
    resting = ReminderPlan(interval_s=10, resting=True)
    near.ask("notices.sound", Audible(reminders=((0, resting),)))
    near.wait(AnnouncementEnded)
    near.ask("notices.sound", Audible(reminders=((0, resting.awake),)))
    near.until(lambda: any(isinstance(one, ReminderSounded) for one in near.seen))
    (burst,) = [one for one in near.seen if isinstance(one, ReminderSounded)]
    began, ended = [one for one in near.seen if isinstance(one, AnnouncementSounded)]
    assert ended.time_s - began.time_s == pytest.approx(PROMPTS.seconds, abs=0.1)
    assert burst.time_s - ended.time_s == pytest.approx(0.5, abs=0.1)
    assert burst.sample / RATE == pytest.approx(PROMPTS.seconds + 0.5, abs=0.1)
    near.listen(0.4)
    for one, since in zip(pair, begin, strict=True):
        sound = heard_since(one, since)
        words, tone = (np.flatnonzero(half_heard(sound, hz)) for hz in (ENGLISH, 1400))
        assert 0.005 * (tone[0] - words[-1]) == pytest.approx(0.5, abs=0.06)


def test_a_notice_goes_on_in_time_through_a_hold(pair: Pair) -> None:
    near, far = pair
    connect(near, far)
    near.ask("notices.announce", 0, COMPLIANCE)
    near.listen(0.2)
    far.ask("user_agent.hold", 0)
    near.wait(HoldChanged)
    near.wait(AnnouncementEnded(0, Kind.COMPLIANCE, *ENDED))
    began, ended = [one for one in near.seen if isinstance(one, AnnouncementSounded)]
    assert ended.time_s - began.time_s == pytest.approx(PROMPTS.seconds, abs=0.06)


def test_a_far_end_keeps_what_it_hears_before_the_answer(pair: Pair, tmp_path: Path) -> None:
    """`redlamp-sim party`, which calls through a queue, is told, and gives up."""
    events = list[dict[str, Any]]()
    near, wav = pair[0], tmp_path / "heard.wav"
    words = ["party", "--number", "1003", f"--said={tmp_path / 'said.wav'}", f"--heard={wav}"]
    party = Child(words, events.append, tmp_path / "log")
    try:
        party.wait_ready()
        party.say("came-to 2000")
        party.say(f"call sip:1001@127.0.0.1:{near.port}")
        offered = near.wait(InviteReceived)
        assert offered.arrival.came_to == ("2000",)
        near.ask("user_agent.claim", offered.handle, 0, early=True)
        near.wait(EarlyMedia(0, ready=True))
        near.ask("notices.announce", 0, COMPLIANCE)
        near.wait(AnnouncementEnded(0, Kind.COMPLIANCE, *ENDED))
        near.listen(0.2)
        party.say("cancel")
        near.wait(CallEnded)
    finally:
        party.stop()
    with wave.open(str(wav)) as kept:
        sound = np.frombuffer(kept.readframes(kept.getnframes()), "<i2").astype(float)
    loud = np.array(levels(sound, DANISH)) > PROMPT_DB - 6
    assert 0.02 * loud.sum() == pytest.approx(PROMPTS.seconds, abs=0.04)


def test_a_caller_who_does_not_listen_hears_nothing(pair: Pair) -> None:
    """RFC 3264 §6.1: an offer to send only, as music on hold has it."""
    near, peer = pair[0], PlainPeer()
    try:
        peer.invite(near.port, "sendonly")
        near.ask("user_agent.claim", near.wait(InviteReceived).handle, 0, early=True)
        assert near.wait(EarlyMedia) == EarlyMedia(0, ready=False, reason=NOT_HEARD)
        near.ask("user_agent.reject", 0, 603)
        peer.until(lambda: any(one.startswith("SIP/2.0 603") for one in peer.messages))
    finally:
        peer.close()


def test_our_offer_is_in_the_first_reliable_response(pair: Pair) -> None:
    """RFC 3262 §5: to a caller who leaves it to us, also if there is nothing to be announced."""
    near, peer = pair[0], PlainPeer()
    try:
        peer.invite(near.port, "", "100rel")
        near.ask("user_agent.claim", near.wait(InviteReceived).handle, 0)
        peer.until(lambda: len(peer.messages) > 1)
        near.listen(0.2)
        trying, progress = peer.messages[:2]
        assert trying.startswith("SIP/2.0 100")
        assert progress.startswith("SIP/2.0 183")
        assert "RSeq: " in progress
        assert "m=audio" in progress
        assert not [one for one in peer.messages if one.startswith("SIP/2.0 180")]  # no PRACK yet
        near.ask("user_agent.reject", 0, 603)
        peer.until(lambda: any(one.startswith("SIP/2.0 603") for one in peer.messages))
    finally:
        peer.close()


@pytest.mark.parametrize("able", [False, True])
def test_a_caller_is_answered_reliably_if_it_can_be(pair: Pair, able: bool) -> None:
    """RFC 3262 §3; what a far end once cannot, it can again."""
    near, far = pair
    far.ask("user_agent.dial", 0, 1, f"sip:1001@127.0.0.1:{near.port}", reliable=able)
    near.ask("user_agent.claim", near.wait(InviteReceived).handle, 0, early=True)
    near.wait(EarlyMedia(0, ready=True))
    near.ask("user_agent.reject", 0, 603)
    far.wait(CallEnded)
    assert ((True, "PRACK") in far.requests()) is able
