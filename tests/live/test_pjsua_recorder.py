"""The recording client against the provider, as it is and with its faults: whole histories."""

import socket
import wave
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from phone.call.events import HoldChanged
from phone.call.states import Party
from phone.ports import SessionRequest
from phone.recording.reports import RecorderReported
from phone.recording.words import Event
from tests.live.recorders import Provider
from tests.live.telephone import Telephone, connect, level_db, started

pytestmark = pytest.mark.live
Pair = tuple[Telephone, Telephone]
SERIAL = count(1)
NEAR = Party("Front desk", "1001", "sip:1001@pbx.example")
FAR = Party("Pat Caller", "1002", "sip:1002@pbx.example")


@pytest.fixture(scope="module")
def call() -> Iterator[Pair]:
    with started(Telephone(400.0), Telephone(1000.0, user="1002")) as (near, far):
        connect(near, far)
        yield near, far


@pytest.fixture(scope="module")
def kept_provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    with closing(Provider(tmp_path_factory.mktemp("provider"))) as provider:
        yield provider


@pytest.fixture
def provider(kept_provider: Provider) -> Provider:
    kept_provider.fault("ok")
    return kept_provider


@pytest.fixture
def near(call: Pair) -> Iterator[Telephone]:
    """The phone that records, in a confirmed call; nothing may be left behind."""
    for one in call:
        one.forget()
    yield call[0]
    call[0].ask("recorder.close", 0)
    call[0].listen(0.1)
    assert call[0].faults == []
    assert call[0].ask("open_gates") == [(False, False), (False, False)]


def request(uri: str, **changed: object) -> SessionRequest:
    return SessionRequest(0, next(SERIAL), uri, NEAR, FAR, **changed)  # type: ignore[arg-type]


def open_session(near: Telephone, uri: str, **changed: object) -> SessionRequest:
    asked = request(uri, **changed)
    near.ask("recorder.open", asked)
    return asked


def reports(near: Telephone) -> list[Event]:
    return [one.event for one in near.posted if isinstance(one, RecorderReported)]


def wait(near: Telephone, event: Event, seconds: float = 5.0) -> None:
    near.until(lambda: reports(near)[-1:] == [event], seconds)


def sides(directory: Path) -> Any:
    """The newest recording's channels, near and far, as samples."""
    with wave.open(str(max(directory.rglob("*.wav"), key=lambda one: one.stat().st_mtime))) as wav:
        assert wav.getnchannels() == 2
        assert wav.getframerate() in (8000, 16000)
        samples = np.frombuffer(wav.readframes(wav.getnframes()), "<i2").astype(float)
        return samples[0::2], samples[1::2], wav.getframerate()


def tone_db(samples: Any, hz: float, rate: int) -> float:
    """The level of a tone in the middle of it, dB re full scale."""
    return level_db(samples[len(samples) // 4 : len(samples) // 2], hz, rate)


def test_a_recording_from_start_to_stop(near: Telephone, provider: Provider) -> None:
    asked = open_session(near, provider.uri)
    wait(near, Event.ACCEPTED)
    near.ask("gates.set_gates", 0, near=True, far=True)
    near.listen(1.0)
    near.ask("gates.set_gates", 0, near=False, far=False)
    near.ask("recorder.suspend", 0)
    wait(near, Event.SUSPENDED)
    near.listen(0.4)
    near.ask("recorder.resume", 0)
    wait(near, Event.RESUMED)
    near.ask("gates.set_gates", 0, near=True, far=True)
    near.listen(0.6)
    near.ask("recorder.close", 0)
    wait(near, Event.CLOSED)
    assert near.posted == [
        RecorderReported(0, asked.session, Event.ACCEPTED, "200 OK"),
        RecorderReported(0, asked.session, Event.SUSPENDED, "200 OK"),
        RecorderReported(0, asked.session, Event.RESUMED, "200 OK"),
        RecorderReported(0, asked.session, Event.CLOSED),
    ]
    near.listen(0.2)
    assert near.requests("recorder") == [(True, "INVITE")] * 3 + [(True, "BYE")]
    provider.wait("ended")
    left, right, rate = sides(provider.directory)
    assert len(left) / rate == pytest.approx(1.6, abs=0.15)  # SPEC H6: paused time is left out
    for own, other, hz, others in ((left, right, 400.0, 1000.0), (right, left, 1000.0, 400.0)):
        assert tone_db(own, hz, rate) == pytest.approx(-12.2, abs=1.5)
        assert tone_db(other, hz, rate) < -62
        assert others != hz


def test_the_recorder_is_refused_in_each_way(near: Telephone, provider: Provider) -> None:
    for status, event in (
        (401, Event.FORBIDDEN),
        (403, Event.FORBIDDEN),
        (404, Event.NOT_FOUND),
        (420, Event.NOT_A_RECORDER),
        (488, Event.NOT_ACCEPTABLE),
        (480, Event.UNAVAILABLE),
        (503, Event.UNAVAILABLE),
        (603, Event.UNAVAILABLE),
    ):
        near.forget()
        provider.fault(f"refuse {status}")
        open_session(near, provider.uri)
        wait(near, event)
        assert reports(near) == [event]
        assert near.posted[0].detail.startswith(str(status))


def test_a_way_that_is_not_built(near: Telephone, provider: Provider) -> None:
    open_session(near, provider.uri, supported=False)
    wait(near, Event.NOT_SUPPORTED)
    assert near.requests("recorder") == []


def test_nobody_listens(near: Telephone) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        open_session(near, f"sip:srs@127.0.0.1:{closed.getsockname()[1]};transport=tcp")
        wait(near, Event.UNAVAILABLE)
    assert reports(near) == [Event.UNAVAILABLE]
    open_session(near, "sip:srs@")
    wait(near, Event.UNAVAILABLE)


def test_one_side_refused(near: Telephone, provider: Provider) -> None:
    provider.fault("one-sided")
    open_session(near, provider.uri)
    wait(near, Event.ONE_SIDED)
    near.ask("recorder.close", 0)
    wait(near, Event.CLOSED)
    assert reports(near) == [Event.ONE_SIDED, Event.CLOSED]


def test_not_ready_at_first(near: Telephone, provider: Provider) -> None:
    provider.fault("inactive")
    open_session(near, provider.uri)
    wait(near, Event.ACCEPTED_INACTIVE)
    provider.fault("ready")
    wait(near, Event.BECAME_READY)
    assert reports(near) == [Event.ACCEPTED_INACTIVE, Event.BECAME_READY]


def test_the_recorder_pauses_by_itself(near: Telephone, provider: Provider) -> None:
    open_session(near, provider.uri)
    wait(near, Event.ACCEPTED)
    provider.fault("pause")
    wait(near, Event.PAUSED_BY_RECORDER)
    provider.fault("unpause")
    wait(near, Event.BECAME_READY)
    provider.fault("bye")
    wait(near, Event.ENDED_BY_RECORDER)
    assert reports(near) == [
        Event.ACCEPTED,
        Event.PAUSED_BY_RECORDER,
        Event.BECAME_READY,
        Event.ENDED_BY_RECORDER,
    ]


def test_a_snapshot_is_sent_when_asked_for(near: Telephone, provider: Provider) -> None:
    """RFC 7866 §9.2."""
    open_session(near, provider.uri)
    wait(near, Event.ACCEPTED)
    near.forget()
    provider.fault("snapshot")
    near.until(lambda: (True, "INVITE") in near.requests("recorder"))
    near.listen(0.2)
    assert near.requests("recorder") == [(False, "UPDATE"), (True, "INVITE")]
    assert reports(near) == []


def test_a_hold_is_told_in_the_metadata(call: Pair, near: Telephone, provider: Provider) -> None:
    """RFC 7865 §6.8.1: who does not send is not said to."""
    open_session(near, provider.uri)
    wait(near, Event.ACCEPTED)
    near.ask("user_agent.hold", 0)
    near.until(lambda: near.requests("recorder") == [(True, "INVITE")] * 2)
    near.ask("user_agent.retrieve", 0)
    near.until(lambda: near.requests("recorder") == [(True, "INVITE")] * 3)
    near.wait(HoldChanged(0, by_local=False, by_remote=False))
    assert reports(near) == [Event.ACCEPTED]


@pytest.mark.parametrize(
    ("status", "event"),
    [(488, Event.CHANGE_REFUSED), (491, Event.GLARE), (481, Event.LOST), (408, Event.LOST)],
)
def test_a_pause_that_is_refused(
    near: Telephone, provider: Provider, status: int, event: Event
) -> None:
    open_session(near, provider.uri)
    wait(near, Event.ACCEPTED)
    provider.fault(f"refuse-changes {status}")
    near.ask("recorder.suspend", 0)
    wait(near, event)
    if event is not Event.LOST:
        provider.fault("ok")
        near.ask("recorder.suspend", 0)
        wait(near, Event.SUSPENDED)


def test_a_change_while_another_is_open_waits(near: Telephone, provider: Provider) -> None:
    open_session(near, provider.uri)
    wait(near, Event.ACCEPTED)
    near.ask("recorder.suspend", 0)
    near.ask("recorder.resume", 0)
    wait(near, Event.RESUMED)
    assert reports(near) == [Event.ACCEPTED, Event.SUSPENDED, Event.RESUMED]


def test_a_stop_that_nobody_answers(near: Telephone, provider: Provider) -> None:
    provider.fault("silent")
    open_session(near, provider.uri)
    near.listen(0.2)
    near.ask("recorder.close", 0)
    wait(near, Event.CLOSED, 1.0)
    assert reports(near) == [Event.CLOSED]


@pytest.mark.parametrize("paused", [False, True])
def test_a_recorder_that_falls_silent_is_lost(
    near: Telephone, tmp_path: Path, paused: bool
) -> None:
    provider = Provider(tmp_path)
    try:
        open_session(near, provider.uri, keepalive_s=1.5)
        wait(near, Event.ACCEPTED)
        if paused:
            near.ask("recorder.suspend", 0)
            wait(near, Event.SUSPENDED)
        near.listen(2.0)
        assert (True, "OPTIONS") in near.requests("recorder")
        assert Event.LOST not in reports(near)
        provider.freeze()
        wait(near, Event.LOST, 4.0)
        assert near.posted[-1].detail == "no sign of life for 1.5 s"
    finally:
        provider.close()


def test_a_recorder_that_is_killed_is_lost_at_once(near: Telephone, tmp_path: Path) -> None:
    provider = Provider(tmp_path)
    open_session(near, provider.uri)
    wait(near, Event.ACCEPTED)
    provider.close()
    wait(near, Event.LOST, 1.0)
    assert near.posted[-1].detail == "connection closed"
    near.ask("recorder.close", 0)
    wait(near, Event.CLOSED, 1.0)
    assert reports(near) == [Event.ACCEPTED, Event.LOST, Event.CLOSED]


def test_dead_recorders_do_not_use_up_the_dialogs(near: Telephone, provider: Provider) -> None:
    """Each unanswered INVITE keeps a dialog for a while; the fourth finds no room and says so."""
    provider.fault("silent")
    for _ in range(3):
        near.forget()
        open_session(near, provider.uri)
        near.ask("recorder.close", 0)
        wait(near, Event.CLOSED, 1.0)
    provider.fault("ok")
    near.forget()
    open_session(near, provider.uri)
    wait(near, Event.UNAVAILABLE)
    near.listen(9.0)  # the library gives an unanswered INVITE up after 8 s
    near.forget()
    open_session(near, provider.uri)
    wait(near, Event.ACCEPTED)
