"""The far end: does as told, answers by itself unless told not to, says what happens."""

from pathlib import Path
from typing import Any

import pytest

from hw_sim.codec import SimCodec
from hw_sim.far_end.party import RINGS_FOR_S, Party, numbered
from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallProgressed,
    FarRecordReported,
    HoldChanged,
    InviteReceived,
)
from phone.call.states import CallState, EndReason, RecordWord
from phone.call.states import Party as Remote
from tests.phone.desk import Neighbours, VirtualClock

ANNA = Remote("Anna Berg", "4021", "sip:4021@127.0.0.1")


class FarEnd:
    """A party with a fake user agent, in virtual time."""

    def __init__(self, captures: tuple[Path, Path] | None = None) -> None:
        self.said: list[dict[str, Any]] = []
        self.codec = SimCodec()
        self.party = Party(self.codec, captures, self.said.append)
        self.agent = Neighbours(VirtualClock())
        self.now = 0.0

    def happen(self, *events: object, at: float = 0.0) -> list[str]:
        self.now = at
        for event in events:
            self.party.post(event)
        return self._asked(lambda: self.party.turn(self.agent, self.now))

    def told(self, line: str) -> list[str]:
        return self._asked(lambda: self.party.obey(self.agent, line))

    def _asked(self, act: Any) -> list[str]:
        before = len(self.agent.asked)
        act()
        return self.agent.asked[before:]


def test_it_rings_a_while_and_answers() -> None:
    far = FarEnd()
    assert far.happen(InviteReceived(7, 1, ANNA)) == ["claim 7"]
    assert far.happen(at=RINGS_FOR_S - 0.01) == []
    assert far.happen(at=RINGS_FOR_S) == ["answer"]
    assert far.happen(CallConfirmed(0), at=1.0) == []
    assert far.happen(at=9.0) == []
    assert far.said == [{"event": "ringing", "from": ANNA.aor}, {"event": "confirmed"}]


def test_told_manual_it_waits_to_be_told() -> None:
    far = FarEnd()
    far.told("mode manual")
    far.happen(InviteReceived(7, 1, ANNA))
    assert far.happen(at=60.0) == []
    assert far.told("answer") == ["answer"]
    far.told("mode auto")
    far.happen(CallEnded(0, EndReason.REMOTE_BYE), InviteReceived(8, 1, ANNA), at=61.0)
    assert far.happen(at=62.0) == ["answer"]


def test_told_to_answer_at_once_it_does_not_answer_twice() -> None:
    far = FarEnd()
    far.happen(InviteReceived(7, 1, ANNA))
    assert far.told("answer") == ["answer"]
    far.happen(CallConfirmed(0), at=0.1)
    assert far.happen(at=RINGS_FOR_S) == []


def test_a_caller_who_gives_up_is_not_answered() -> None:
    far = FarEnd()
    far.happen(InviteReceived(7, 1, ANNA))
    assert far.happen(CallEnded(0, EndReason.CANCELLED), at=RINGS_FOR_S) == []
    assert far.said[-1] == {"event": "ended", "reason": "cancelled", "status": 0}


def test_it_takes_one_call_at_a_time() -> None:
    far = FarEnd()
    far.happen(InviteReceived(7, 1, ANNA))
    assert far.happen(InviteReceived(8, 1, ANNA)) == ["refuse 8 486"]
    far.happen(CallEnded(0, EndReason.REJECTED, 603))
    assert far.happen(InviteReceived(9, 1, ANNA)) == ["claim 9"]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("answer", "answer"),
        ("reject 603", "reject 603"),
        ("reject", "reject 486"),
        ("hang-up\n", "hang-up"),
        ("hold", "hold"),
        ("retrieve", "retrieve"),
        ("call sip:4021@127.0.0.1:5080", "dial sip:4021@127.0.0.1:5080"),
    ],
)
def test_it_does_as_told(line: str, asked: str) -> None:
    far = FarEnd()
    assert far.told(line) == [asked]
    assert far.said == []


@pytest.mark.parametrize("line", ["sing", "", "mode loud", "mode"])
def test_what_it_does_not_know_it_says(line: str) -> None:
    far = FarEnd()
    assert far.told(line) == []
    assert far.said == [{"event": "error", "text": f"unknown: {line}"}]
    assert far.party.automatic


def test_it_calls_nobody_while_it_is_busy() -> None:
    far = FarEnd()
    far.told("call sip:4021@127.0.0.1")
    assert far.told("call sip:4022@127.0.0.1") == []
    assert far.happen(InviteReceived(7, 1, ANNA)) == ["refuse 7 486"]


def test_it_says_what_it_is_told_of_hold_and_recording() -> None:
    far = FarEnd()
    far.happen(
        HoldChanged(0, by_local=False, by_remote=True),
        FarRecordReported(0, RecordWord.PAUSED),
        CallProgressed(0, CallState.EARLY),
        CallEnded(0, EndReason.ERROR, 500),
    )
    assert far.said == [
        {"event": "hold", "by_local": False, "by_remote": True},
        {"event": "record", "word": "paused"},
        {"event": "ended", "reason": "error", "status": 500},
    ]


def test_each_call_is_captured_in_files_of_its_own(tmp_path: Path) -> None:
    far = FarEnd((tmp_path / "far-said.wav", tmp_path / "far-heard.wav"))
    for _ in range(2):
        far.happen(CallConfirmed(0))
        far.codec.write(bytes(640))
        far.happen(CallEnded(0, EndReason.REMOTE_BYE))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("far-heard-2.wav", "far-heard.wav", "far-said-2.wav", "far-said.wav"),
    ]


def test_the_names_of_numbered_files() -> None:
    path = Path("out/far-said.wav")
    assert [numbered(path, number) for number in (1, 2)] == [path, Path("out/far-said-2.wav")]
