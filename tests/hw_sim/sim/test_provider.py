"""A provider that behaves as it is told; what it has of each session."""

import pytest

from hw_sim.command_words import CommandError
from hw_sim.sim.messages import Metadata, Request, Response, Sdp
from hw_sim.sim.provider import SimRecording
from phone.siprec.sdp import Direction
from tests.hw_sim.sim.studio import Studio

SEND, IDLE = Sdp(Direction.SENDONLY), Sdp(Direction.INACTIVE)
TAKES = Sdp(Direction.RECVONLY)


class Client:
    """A recording client that says one thing at a time, by hand."""

    def __init__(self) -> None:
        self.studio = Studio()
        self.heard = list[str]()
        self.bodies = list[Sdp | None]()
        self.studio.network.attach("client", self)

    def receive(self, message: object, sender: str) -> None:
        assert isinstance(message, Request | Response)
        self.heard.append(message.title)
        self.bodies.append(message.sdp)

    def hear(self, call_id: str, digit: str) -> None:
        """Nobody keys anything."""

    def say(self, request: Request, seconds: float = 0.1) -> list[str]:
        """What is heard after it."""
        before = len(self.heard)
        self.studio.network.send("client", "provider", request)
        self.studio.run(seconds)
        return self.heard[before:]

    def invite(self, call_id: str = "a") -> list[str]:
        metadata = Metadata(("1002",))
        return self.say(Request(call_id, 1, "INVITE", to="sip:rec", sdp=SEND, metadata=metadata))

    def change(self, sdp: Sdp, seconds: float = 0.1) -> list[str]:
        return self.say(Request("a", 2, "INVITE", sdp=sdp), seconds)


@pytest.mark.parametrize(
    ("fault", "answer", "body"),
    [
        ("ok", ["200"], TAKES),
        ("refuse 403", ["403"], None),
        ("no-siprec", ["420"], None),
        ("silent", [], None),
        ("inactive", ["200"], IDLE),
        ("one-sided", ["200"], Sdp(Direction.RECVONLY, refused=True)),
    ],
)
def test_how_a_session_is_opened(fault: str, answer: list[str], body: Sdp | None) -> None:
    client = Client()
    client.studio.provider.obey(fault)
    assert client.studio.provider.fault == fault
    assert client.invite() == answer
    assert client.bodies == [body][: len(answer)]


@pytest.mark.parametrize(
    ("fault", "answers"),
    [
        ("ok", (["200"], ["200"])),
        ("refuse-changes 500", (["500"], ["500"])),
        ("silent-changes", ([], [])),
        ("glare", (["491"], ["200"])),
    ],
)
def test_how_changes_are_taken(fault: str, answers: tuple[list[str], list[str]]) -> None:
    client = Client()
    client.invite()
    client.studio.provider.obey(fault)
    assert (client.change(IDLE), client.change(SEND)) == answers


def test_ok_is_the_end_of_all_of_it() -> None:
    client = Client()
    for fault in ("refuse 503", "refuse-changes 500", "slow 3 s", "glare", "ok"):
        client.studio.provider.obey(fault)
    assert (client.invite(), client.change(IDLE)) == (["200"], ["200"])


def test_a_slow_provider_answers_later() -> None:
    client = Client()
    client.studio.provider.obey("slow 2 s")
    assert client.invite() == []
    client.studio.run(2.0)
    assert client.heard == ["200"]


def test_who_is_told_to_stop_before_a_slow_answer() -> None:
    client = Client()
    client.invite()
    client.studio.provider.obey("slow 1 s")
    assert client.change(IDLE, 0.5) == []
    assert client.say(Request("a", 3, "BYE"), 1.0) == ["200", "481"]


def test_a_session_that_has_no_answer_yet_is_cancelled() -> None:
    client = Client()
    client.studio.provider.obey("silent")
    client.invite()
    assert client.say(Request("a", 1, "CANCEL")) == ["200", "487"]
    assert client.studio.told == []


def test_what_is_not_its_own_is_answered_481() -> None:
    client = Client()
    assert client.say(Request("b", 1, "BYE")) == ["481"]
    assert client.say(Request("b", 1, "ACK")) == []


def test_its_own_words_in_a_session() -> None:
    client = Client()
    client.studio.provider.obey("inactive")
    client.invite()
    for word in ("ready", "pause", "unpause", "snapshot", "bye"):
        client.studio.provider.obey(word)
        client.studio.run(0.1)
    assert client.heard == [
        *("200", "re-INVITE recvonly", "re-INVITE inactive", "re-INVITE recvonly"),
        *("UPDATE", "BYE"),
    ]
    assert client.studio.provider.fault == "inactive"


def test_a_recording_is_what_was_let_through_and_what_was_told() -> None:
    client = Client()
    client.invite()
    recording = client.studio.provider.told_of("a")
    assert recording is not None
    recording.feed(1.0, "near", on=True)
    recording.feed(1.5, "near", on=True)
    recording.feed(2.0, "near", on=False)
    recording.feed(2.0, "far", on=True)
    recording.feed(2.0, "far", on=False)  # no time at all
    recording.feed(3.0, "near", on=True)
    client.say(Request("a", 9, "BYE", metadata=Metadata(("1002",), "joined a conference")), 5.0)
    assert recording.as_json() == {
        "session": 1,
        "with": "1002",
        "opened": 0.02,
        "closed": 0.12,
        "reason": "joined a conference",
        "near": [[1.0, 2.0]],
        "far": [],
        "metadata": [[0.02, "far 1002"], [0.12, "far 1002; reason joined a conference"]],
        "announcements": [],
    }
    assert client.studio.told == ["opened 1", "closed 1"]
    assert client.studio.provider.told_of("a") is None


def test_a_killed_provider_is_not_there_until_it_starts() -> None:
    client, closed = Client(), list[str]()
    client.studio.provider.on_connection_closed = lambda: closed.append("closed")
    client.invite()
    client.studio.provider.obey("refuse 503")
    client.studio.provider.obey("kill")
    assert (closed, client.studio.told) == (["closed"], ["opened 1", "closed 1"])
    assert not client.studio.provider.is_running
    assert client.say(Request("c", 1, "BYE"), 40.0) == []
    client.studio.provider.obey("start")
    assert client.studio.provider.fault == "ok"
    assert client.invite("d") == ["200"]
    with pytest.raises(CommandError, match="runs already"):
        client.studio.provider.obey("start")


def test_what_was_left_open_is_ended() -> None:
    client = Client()
    client.invite()
    client.studio.provider.end_left_open("the phone stopped")
    (recording,) = client.studio.provider.recordings
    assert (recording.closed, recording.reason) == (0.1, "the phone stopped")


def test_a_word_that_is_none() -> None:
    with pytest.raises(CommandError, match="expected one of"):
        Studio().provider.obey("explode")


def test_a_recording_that_has_just_begun() -> None:
    recording = SimRecording(1, "1002", 0.0)
    recording.feed(1.0, "far", on=True)
    assert recording.as_json()["far"] == [[1.0, None]]
