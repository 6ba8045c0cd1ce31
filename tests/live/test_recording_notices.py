"""The provider is told of what the parties heard (SPEC C3), by what it has on disk: whole lists of
announcements, with the wall clock's times, whatever the session was doing."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from itertools import count, pairwise
from typing import Any

import pytest

from announcements.catalogue import Form, Kind
from announcements.languages import Language
from announcements.prompts import Rendering
from phone.call.states import Party
from phone.notices.outcome import AnnouncementEnded, Outcome, Told
from phone.pjsua.recording_notices import MOST
from phone.ports import SessionRequest, Spoken
from phone.recording.reports import RecorderReported
from phone.recording.words import Event
from tests.live.recorders import Provider
from tests.live.telephone import SinePrompts, Telephone, connect, started

pytestmark = pytest.mark.live
Pair = tuple[Telephone, Telephone]
SERIAL = count(1)
NEAR = Party("Front desk", "1001", "sip:1001@pbx.example")
FAR = Party("Pat Caller", "1002", "sip:1002@pbx.example")
BOTH = ("near", "far")
STOP = Told(Kind.STOP, Rendering.WORDS, Language.DANISH, BOTH, Outcome.FOLLOWS)
WORDS_S = SinePrompts().seconds


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
    """The phone that records; its call has been told nothing."""
    near = call[0]
    near.forget()
    yield near
    near.ask("recorder.close", 0)
    near.ask("recorder.forget", 0)
    near.listen(0.1)
    assert near.faults == []


def open_session(near: Telephone, provider: Provider) -> None:
    near.ask("recorder.open", SessionRequest(0, next(SERIAL), provider.uri, NEAR, FAR))


def wait(near: Telephone, event: Event) -> None:
    near.until(lambda: reports(near)[-1:] == [event])


def reports(near: Telephone) -> list[Event]:
    return [one.event for one in near.posted if isinstance(one, RecorderReported)]


def offers(near: Telephone) -> int:
    return near.requests("recorder").count((True, "INVITE"))


def say(near: Telephone, spoken: Spoken) -> None:
    """Played to the parties, and told as it turned out; as the phone does."""
    near.ask("notices.announce", 0, spoken)
    ended: AnnouncementEnded = near.wait(AnnouncementEnded)
    audience = ("far",) if spoken.far_only else BOTH
    told = Told(ended.kind, ended.rendering, ended.language, audience, lasted_s=ended.lasted_s)
    near.ask("recorder.tell", 0, told)


def ended(provider: Provider) -> list[dict[str, Any]]:
    announced: list[dict[str, Any]] = provider.wait("ended")["summary"]["announcements"]
    return announced


def words(announced: list[dict[str, Any]]) -> list[str]:
    """Without their times: `start words da near far played`."""
    names = ("kind", "rendering", "language", "audience", "outcome")
    said = [[one[name] for name in names] for one in announced]
    return [
        " ".join([kind, rendering, *filter(None, [language]), *audience, outcome])
        for kind, rendering, language, audience, outcome in said
    ]


def at(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


def lasted(one: dict[str, Any]) -> float:
    return at(one["ended"]) - at(one["played"])


def test_a_recording_of_which_all_is_announced(near: Telephone, provider: Provider) -> None:
    """Compliance before the session; start, pause and resume in it; the stop after it."""
    say(near, Spoken(Kind.COMPLIANCE, language=Language.DANISH, far_only=True))
    open_session(near, provider)
    wait(near, Event.ACCEPTED)
    say(near, Spoken(Kind.START, language=Language.DANISH))
    near.until(lambda: offers(near) == 2)
    near.ask("recorder.suspend", 0)
    wait(near, Event.SUSPENDED)
    provider.wait("paused")
    say(near, Spoken(Kind.PAUSE, Form.BEEP))
    near.until(lambda: offers(near) == 4)
    near.listen(0.2)
    near.ask("recorder.resume", 0)
    wait(near, Event.RESUMED)
    say(near, Spoken(Kind.FAILURE_END))  # of which there is no prompt
    near.ask("recorder.tell", 0, STOP)
    near.ask("recorder.close", 0)
    announced = ended(provider)
    assert words(announced) == [
        "compliance words da far played",
        "start words da near far played",
        "pause beep near far played",
        "failure-end tone near far played",
        "stop words da near far follows",
    ]
    for one in announced[:2]:
        assert lasted(one) == pytest.approx(WORDS_S, abs=0.1)
    for earlier, later in pairwise(announced):
        assert at(earlier["ended"]) <= at(later["played"]) + 0.1
    assert [announced[-1]["ended"], announced[-1]["reason"]] == [None, ""]
    assert announced[0]["at_s"] < 0 < announced[1]["at_s"]
    wait(near, Event.CLOSED)
    assert reports(near) == [Event.ACCEPTED, Event.SUSPENDED, Event.RESUMED, Event.CLOSED]
    open_session(near, provider)  # another recording of the same call
    wait(near, Event.ACCEPTED)
    near.ask("recorder.close", 0)
    assert words(ended(provider)) == ["compliance words da far played"]


def test_told_while_it_is_paused_it_stays_paused(near: Telephone, provider: Provider) -> None:
    open_session(near, provider)
    wait(near, Event.ACCEPTED)
    near.ask("recorder.suspend", 0)
    near.ask("recorder.tell", 0, Told(Kind.PAUSE, Rendering.BEEP, None, BOTH, lasted_s=0.2))
    near.until(lambda: offers(near) == 3)
    near.listen(0.2)
    near.ask("recorder.close", 0)
    summary = provider.wait("ended")["summary"]
    assert [one["end"] for one in summary["pauses"]] == [summary["end"]]
    assert words(summary["announcements"]) == ["pause beep near far played"]
    assert reports(near) == [Event.ACCEPTED, Event.SUSPENDED]


def test_told_before_the_session_is_up_goes_with_the_first_change(
    near: Telephone, provider: Provider
) -> None:
    """Several things told while one offer is open go with the next one together."""
    open_session(near, provider)
    for kind in (Kind.COMPLIANCE, Kind.START, Kind.RESUME):
        near.ask("recorder.tell", 0, Told(kind, Rendering.TONE, None, BOTH, lasted_s=0.4))
    near.until(lambda: offers(near) >= 2)
    near.listen(0.3)
    assert offers(near) <= 3
    near.ask("recorder.close", 0)
    assert [one["kind"] for one in ended(provider)] == ["compliance", "start", "resume"]


def test_as_many_as_a_long_call_has_are_told(near: Telephone, provider: Provider) -> None:
    """The library's own messages end at 4000 bytes."""
    open_session(near, provider)
    wait(near, Event.ACCEPTED)
    why = "the prompt of the set office is broken; ours in English stands for it"
    for number in range(MOST + 10):
        resumed = Told(Kind.RESUME, Rendering.WORDS, Language.CHINESE, BOTH, lasted_s=1.5)
        near.ask("recorder.tell", 0, replace(resumed, reason=f"{number}: {why}"))
    near.ask("recorder.close", 0)
    said = [one["reason"].partition(":")[0] for one in ended(provider)]
    assert said[-MOST:] == [str(number) for number in range(10, MOST + 10)]


@pytest.mark.parametrize("status", [408, 488, 491])
def test_a_provider_that_refuses_to_be_told_goes_on_recording(
    near: Telephone, provider: Provider, status: int
) -> None:
    """The last metadata, in the BYE, have it in any case. 408: what the library makes of no answer,
    after which it would end the dialog."""
    open_session(near, provider)
    wait(near, Event.ACCEPTED)
    provider.fault(f"refuse-changes {status}")
    near.ask("recorder.tell", 0, Told(Kind.START, Rendering.WORDS, Language.DANISH, BOTH))
    assert provider.wait("refused")["status"] == status
    near.listen(0.2)
    provider.fault("ok")
    if status != 491:  # after which the next offer waits
        near.ask("recorder.suspend", 0)
        wait(near, Event.SUSPENDED)
    assert reports(near)[0] is Event.ACCEPTED
    assert set(reports(near)[1:]) <= {Event.SUSPENDED}
    near.ask("recorder.close", 0)
    assert words(ended(provider)) == ["start words da near far played"]


def test_when_the_call_is_over_the_next_one_has_been_told_nothing(
    near: Telephone, provider: Provider
) -> None:
    near.ask("recorder.tell", 0, Told(Kind.START, Rendering.TONE, None, BOTH, lasted_s=0.4))
    near.ask("recorder.forget", 0)
    open_session(near, provider)
    wait(near, Event.ACCEPTED)
    near.ask("recorder.close", 0)
    assert ended(provider) == []
