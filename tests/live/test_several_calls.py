"""Several calls at once on the wire: held, swapped, joined, recorded; and what is heard besides.

DESIGN §3: a microphone reaches only the call it is sent to, and that call's recording.
"""

import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from announcements.catalogue import Form, Kind
from announcements.languages import Language
from announcements.prompts import Rendering
from phone.call.events import CallEnded, HoldChanged
from phone.call.states import EndReason, Party
from phone.notices.outcome import AnnouncementEnded
from phone.pjsua.observations import AnnouncementSounded
from phone.ports import Audible, ReminderPlan, SessionRequest, Spoken
from phone.recording.reports import RecorderReported
from phone.recording.words import Event
from phone.siprec.reader import read
from tests.live.recorders import Provider
from tests.live.telephone import Telephone, connect, level_db, started
from tones.warning_tone import beep

pytestmark = [pytest.mark.live, pytest.mark.alone]
NEAR_HZ, METTE_HZ, JONAS_HZ = 600.0, 1100.0, 1700.0
VOICES = (NEAR_HZ, METTE_HZ, JONAS_HZ)
BEEP_HZ, WORDS_HZ, WAITING_HZ, REMINDER_HZ = 950.0, 783.99, 440.0, 1400.0
ABSENT_DB = -42.0  # in the loudest 0.1 s, where a voice may begin or end; notices are at -19
DANISH_HZ, ENGLISH_HZ, PROMPT_DB, PROMPT_S = 1900.0, 2300.0, -18.27, 0.7  # SinePrompts
NOTICES = (BEEP_HZ, WORDS_HZ, WAITING_HZ, REMINDER_HZ, DANISH_HZ, ENGLISH_HZ)
NEAR = Party("Front desk", "1001", "sip:1001@pbx.example")
METTE = Party("Mette", "1002", "sip:1002@pbx.example")
JONAS = Party("Jonas", "1003", "sip:1003@pbx.example")
Three = tuple[Telephone, Telephone, Telephone]


@pytest.fixture(scope="module")
def kept() -> Iterator[Three]:
    near = Telephone(NEAR_HZ)
    mette, jonas = Telephone(METTE_HZ, user="1002"), Telephone(JONAS_HZ, user="1003")
    with started(near, mette, jonas):
        yield near, mette, jonas


@pytest.fixture
def three(kept: Three) -> Iterator[Three]:
    for one in kept:
        one.forget()
    yield kept
    near = kept[0]
    for slot in (0, 1):
        near.ask("recorder.close", slot)
        near.ask("user_agent.hang_up", slot)
    near.ask("user_agent.bridge", ())
    near.ask("notices.sound", Audible())
    for one in kept:
        one.listen(0.15)
        assert one.faults == []


@pytest.fixture
def provider(tmp_path: Path) -> Iterator[Provider]:
    made = Provider(tmp_path)
    yield made
    made.close()


def record(near: Telephone, provider: Provider, slot: int, far: Party, session: int) -> None:
    """With its gates open, as wide as they go."""
    near.ask("recorder.open", SessionRequest(slot, session, provider.uri, NEAR, far))
    near.wait(RecorderReported(slot, session, Event.ACCEPTED, "200 OK"))
    near.ask("gates.set_gates", slot, near=True, far=True)


def stop(near: Telephone, provider: Provider, slot: int, session: int, reason: str = "") -> None:
    near.ask("recorder.close", slot, reason)
    near.wait(RecorderReported(slot, session, Event.CLOSED))
    provider.wait("ended")


def heard(samples: Any, *others: float, rate: int = 16_000) -> set[float]:
    """Which voices (and other tones) are in it; a tone is there or it is not."""
    levels = {hz: level_db(samples, hz, rate) for hz in (*VOICES, *others)}
    assert all(level > -28 or level < -50 for level in levels.values()), levels
    return {hz for hz, level in levels.items() if level > -28}


def hears(one: Telephone) -> set[float]:
    return heard(one.heard(0.3))


def recordings(provider: Provider) -> dict[str, tuple[Any, Any, int, Path]]:
    """By the number of its first far party: near channel, far channel, rate, folder."""
    found = {}
    for path in provider.directory.rglob("recording.wav"):
        with wave.open(str(path)) as wav:
            samples = np.frombuffer(wav.readframes(wav.getnframes()), "<i2").astype(float)
            rate = wav.getframerate()
        first = read((path.parent / "metadata-001.xml").read_bytes())
        number = first.participants[1].aor.removeprefix("sip:")[:4]
        found[number] = (samples[0::2], samples[1::2], rate, path.parent)
    return found


def last_metadata(folder: Path) -> Any:
    return read(max(folder.glob("metadata-*.xml")).read_bytes())


def test_two_calls_each_with_its_recording_are_held_and_swapped(
    three: Three, provider: Provider
) -> None:
    near, mette, jonas = three
    connect(near, mette)
    record(near, provider, 0, METTE, 1)
    near.ask("user_agent.hold", 0)
    near.wait(HoldChanged(0, by_local=True, by_remote=False))
    connect(near, jonas, 1)
    record(near, provider, 1, JONAS, 2)
    near.listen(0.7)
    assert [hears(one) for one in three] == [{JONAS_HZ}, set(), {NEAR_HZ}]
    near.ask("user_agent.hold", 1)
    near.wait(HoldChanged(1, by_local=True, by_remote=False))
    near.ask("user_agent.retrieve", 0)
    near.wait(HoldChanged(0, by_local=False, by_remote=False))
    near.listen(0.7)
    assert [hears(one) for one in three] == [{METTE_HZ}, {NEAR_HZ}, set()]
    near.ask("recorder.close", 1, "swapped away")  # all four dialogs are taken: the new one waits
    near.ask("recorder.open", SessionRequest(1, 3, provider.uri, NEAR, JONAS))
    near.wait(RecorderReported(1, 3, Event.ACCEPTED, "200 OK"))
    assert RecorderReported(1, 2, Event.CLOSED) in near.posted
    stop(near, provider, 0, 1)
    kept = recordings(provider)
    left, right, rate, _ = kept["1002"]
    assert heard(left[-rate // 3 :], rate=rate) == {NEAR_HZ}
    assert heard(right[-rate // 3 :], rate=rate) == {METTE_HZ}
    middle = slice(rate * 2 // 5, rate * 3 // 5)  # while Jonas was talked to
    assert heard(left[middle], rate=rate) == heard(right[middle], rate=rate) == set()


def test_a_conference_is_one_conversation_and_one_recording(
    three: Three, provider: Provider
) -> None:
    """SPEC C2, D1, C5: all hear all; the host's recording has both far parties; tones reach all
    and no recording."""
    near, mette, jonas = three
    connect(near, mette)
    connect(near, jonas, 1)
    record(near, provider, 0, METTE, 1)
    near.ask("user_agent.bridge", (0, 1))
    near.ask("recorder.parties", 0, (METTE, JONAS))
    near.ask("recorder.parties", 0, (METTE, JONAS))
    near.listen(0.6)
    everybody = {METTE_HZ, JONAS_HZ}, {NEAR_HZ, JONAS_HZ}, {NEAR_HZ, METTE_HZ}
    assert tuple(hears(one) for one in three) == everybody
    near.ask("user_agent.mute", on=True)
    plan = ReminderPlan(interval_s=10, tone=beep(400, 1400.0), ear_level_dbm0=-16.0)
    near.ask("notices.sound", Audible(reminders=((0, plan),)))
    near.listen(1.5)
    near.ask("user_agent.mute", on=False)
    for one in three:
        assert loudest(one.heard(0.9), REMINDER_HZ) > -25
    alone = Spoken(Kind.COMPLIANCE, language=Language.DANISH, far_only=True)
    near.ask("notices.announce", 0, alone)  # of the host's call, and for nobody else
    near.wait(AnnouncementEnded)
    near.listen(0.1)
    prompt = [loudest(one.heard(1.0), DANISH_HZ) for one in three]
    assert prompt[1] == pytest.approx(PROMPT_DB, abs=0.5)
    assert max(prompt[0], prompt[2]) < -55
    near.ask("user_agent.hold", 0)
    near.wait(HoldChanged)
    near.ask("user_agent.retrieve", 0)  # media are made again, links too
    near.wait(HoldChanged)
    near.listen(0.6)
    assert tuple(hears(one) for one in three) == everybody
    near.ask("user_agent.bridge", ())
    near.listen(0.4)
    assert [hears(one) for one in three] == [{METTE_HZ, JONAS_HZ}, {NEAR_HZ}, {NEAR_HZ}]
    stop(near, provider, 0, 1, "the conference is over")
    left, right, rate, folder = recordings(provider)["1002"]
    assert heard(left[rate // 5 : rate // 2], rate=rate) == {NEAR_HZ}
    assert heard(right[rate // 5 : rate // 2], rate=rate) == {METTE_HZ, JONAS_HZ}
    assert max(loudest(side, REMINDER_HZ, rate) for side in (left, right)) < ABSENT_DB
    assert heard(right[-rate // 5 :], rate=rate) == {METTE_HZ}
    told = last_metadata(folder)
    assert [one.name for one in told.participants] == ["Front desk", "Mette", "Jonas"]
    assert [one.text for one in told.sessions[0].reasons] == ["the conference is over"]
    assert len(list(folder.glob("metadata-*.xml"))) == 5  # start, parties, hold, retrieve, stop
    assert near.requests("recorder") == [(True, "INVITE")] * 4 + [(True, "BYE")]


def loudest(samples: Any, hz: float, rate: int = 16_000) -> float:
    """The level of the loudest 0.1 s of a tone."""
    size = rate // 10
    return max(level_db(samples[at : at + size], hz, rate) for at in range(0, len(samples), size))


def test_notices_are_heard_by_the_parties_and_not_recorded(
    three: Three, provider: Provider
) -> None:
    """SPEC C2, C4; DESIGN §3: words without a prompt become a tone; one after the other; what is
    for the far party alone is not heard here."""
    near, mette, _ = three
    connect(near, mette)
    record(near, provider, 0, METTE, 1)
    for spoken in (
        Spoken(Kind.PAUSE, Form.BEEP),
        Spoken(Kind.FAILURE_END),  # without a prompt
        Spoken(Kind.START, language=Language.SERBIAN),
        Spoken(Kind.COMPLIANCE, language=Language.DANISH, far_only=True),
    ):
        near.ask("notices.announce", 0, spoken)
    near.wait(AnnouncementEnded(0, Kind.PAUSE, Rendering.BEEP, None, 0.2))
    assert near.wait(AnnouncementEnded).rendering is Rendering.TONE
    english = (Rendering.WORDS, Language.ENGLISH, PROMPT_S, "no prompt in sr")
    near.wait(AnnouncementEnded(0, Kind.START, *english))
    near.wait(AnnouncementEnded(0, Kind.COMPLIANCE, Rendering.WORDS, Language.DANISH, PROMPT_S))
    near.listen(0.1)
    for one in (near, mette):
        sound = one.heard(3.2)
        assert loudest(sound, BEEP_HZ) > -25
        assert loudest(sound, WORDS_HZ) > -25
        assert loudest(sound, ENGLISH_HZ) == pytest.approx(PROMPT_DB, abs=0.3)
    assert loudest(mette.heard(1.5), DANISH_HZ) == pytest.approx(PROMPT_DB, abs=0.3)
    assert loudest(near.heard(1.5), DANISH_HZ) < -55
    sounded = [one for one in near.seen if isinstance(one, AnnouncementSounded)]
    assert [(one.kind, one.began) for one in sounded] == [
        (kind, began)
        for kind in (Kind.PAUSE, Kind.FAILURE_END, Kind.START, Kind.COMPLIANCE)
        for began in (True, False)
    ]
    began, ended = sounded[-2:]
    assert ended.time_s - began.time_s == pytest.approx(PROMPT_S, abs=0.06)
    near.ask("notices.sound", Audible(waiting_tone=True))
    near.listen(0.6)
    near.ask("notices.sound", Audible())
    assert loudest(near.heard(0.6), WAITING_HZ) == pytest.approx(-13.2, abs=1.5)
    assert loudest(mette.heard(0.6), WAITING_HZ) < -50
    stop(near, provider, 0, 1)
    left, right, rate, _ = recordings(provider)["1002"]
    assert len(left) / rate > 2
    for side, voice in ((left, NEAR_HZ), (right, METTE_HZ)):
        assert heard(side[rate // 2 : -rate // 4], *NOTICES, rate=rate) == {voice}
        assert max(loudest(side, hz, rate) for hz in NOTICES) < ABSENT_DB


def test_of_a_notice_to_a_call_that_ends_nobody_is_told(three: Three) -> None:
    """The slot may be the next call's by then, which would take it for its own."""
    near, mette, _ = three
    connect(near, mette)
    near.forget()
    near.ask("notices.announce", 0, Spoken(Kind.START))
    near.ask("notices.announce", 0, Spoken(Kind.FAILURE_END))
    near.ask("notices.announce", 1, Spoken(Kind.START))  # where there is no call
    near.listen(0.3)
    near.ask("user_agent.hang_up", 0)
    near.wait(CallEnded)
    near.listen(0.2)
    assert near.posted == [CallEnded(0, EndReason.LOCAL_BYE)]
    began, cut = [one for one in near.seen if isinstance(one, AnnouncementSounded)]
    assert 0.2 < cut.time_s - began.time_s < 0.5


def test_a_conference_whose_host_is_held_is_recorded_as_the_guest_hears_it(
    three: Three, provider: Provider
) -> None:
    """What is sent to any of the far parties is the near stream (phone.levels), not that to the
    host's alone."""
    near, mette, jonas = three
    connect(near, mette)
    connect(near, jonas, 1)
    record(near, provider, 0, METTE, 1)
    near.ask("user_agent.bridge", (0, 1))
    mette.ask("user_agent.hold", 0)
    near.wait(HoldChanged(0, by_local=False, by_remote=True))
    near.listen(0.8)
    assert NEAR_HZ in hears(jonas)
    assert near.ask("open_gates")[0] == (True, True)
    jonas.ask("user_agent.hold", 1)
    near.wait(HoldChanged(1, by_local=False, by_remote=True))
    assert near.ask("open_gates")[0] == (False, True)
    jonas.ask("user_agent.retrieve", 1)
    near.wait(HoldChanged(1, by_local=False, by_remote=False))
    assert near.ask("open_gates")[0] == (True, True)
    near.ask("user_agent.bridge", ())
    assert near.ask("open_gates")[0] == (False, True)
    stop(near, provider, 0, 1)
    left, _, rate, _ = recordings(provider)["1002"]
    middle = slice(rate // 2, rate * 7 // 10)  # while Mette held
    assert heard(left[middle], rate=rate) == {NEAR_HZ}
