"""The far end: does as told, answers by itself unless told not to, says what happens."""

from pathlib import Path
from typing import Any

import pytest

from hw_sim.codec import SimCodec
from hw_sim.far_end.party import LEAVES_AFTER_S, RINGS_FOR_S, Party, numbered
from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallProgressed,
    CallReplaced,
    FarRecordReported,
    HoldChanged,
    InviteReceived,
    RemoteChanged,
    TransferEnded,
    TransferRequested,
)
from phone.call.states import CallState, EndReason, RecordWord
from phone.call.states import Party as Remote
from tests.phone.desk import Neighbours, VirtualClock

ANNA = Remote("Anna Berg", "4021", "sip:4021@127.0.0.1")
JONAS = Remote("Jonas Holm", "1003", "sip:1003@127.0.0.1")


class Agent(Neighbours):
    """That of a far end, whose INVITEs may say more."""

    def dial(
        self,
        slot: int,
        line: int,
        target: str,
        *,
        headers: tuple[tuple[str, str], ...] = (),
        offers: bool = True,
        reliable: bool = True,
    ) -> None:
        super().dial(slot, line, target)
        self.asked += [": ".join(one) for one in headers]
        self.asked += ["no offer"] * (not offers) + ["no 100rel"] * (not reliable)


class FarEnd:
    """A party with a fake user agent, in virtual time."""

    def __init__(self, captures: tuple[Path, Path] | None = None) -> None:
        self.said: list[dict[str, Any]] = []
        self.states: list[dict[str, Any]] = []
        self.codec = SimCodec()
        self.party = Party(self.codec, captures, self._say)
        self.agent = Agent(VirtualClock())
        self.now = 0.0

    def happen(self, *events: object, at: float = 0.0) -> list[str]:
        self.now = at
        for event in events:
            self.party.post(event)
        return self._asked(lambda: self.party.turn(self.agent, self.now))

    def told(self, line: str) -> list[str]:
        return self._asked(lambda: self.party.obey(self.agent, line))

    def _say(self, event: dict[str, Any]) -> None:
        (self.states if event["event"] == "state" else self.said).append(event)

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
        ("cancel", "hang-up"),
        ("mute on", "mute on"),
        ("record paused", "a=record:paused"),
        ("call sip:4021@127.0.0.1:5080", "dial sip:4021@127.0.0.1:5080"),
    ],
)
def test_it_does_as_told(line: str, asked: str) -> None:
    far = FarEnd()
    assert far.told(line) == [asked]
    assert far.said == []


@pytest.mark.parametrize(
    "line",
    ["sing", "", "mode loud", "mode", "call", "transfer sip:1003@127.0.0.1", "refer refuse", "dnd"],
)
def test_what_it_does_not_know_it_says(line: str) -> None:
    far = FarEnd()
    assert far.told(line) == []
    assert far.said == [{"event": "error", "text": f"unknown: {line}"}]
    assert far.party.state()["mode"] == "auto"


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


def test_what_is_to_be_known_of_it_is_said_when_it_has_changed() -> None:
    far = FarEnd()
    far.told("mode manual")
    far.happen()
    far.happen(InviteReceived(7, 1, ANNA))
    far.happen()
    far.happen(CallConfirmed(0), FarRecordReported(0, RecordWord.ON))
    far.happen(CallEnded(0, EndReason.REMOTE_BYE))
    names = ("mode", "calls", "hears_record", "last")
    assert [tuple(state[name] for name in names) for state in far.states] == [
        ("manual", 0, "off", ""),
        ("manual", 1, "off", "ringing"),
        ("manual", 1, "on", "record"),
        ("manual", 0, "off", "ended"),
    ]


def in_a_call(captures: tuple[Path, Path] | None = None) -> FarEnd:
    far = FarEnd(captures)
    far.happen(InviteReceived(7, 1, ANNA), CallConfirmed(0))
    far.said.clear()
    return far


def test_told_not_to_be_disturbed_it_is_busy() -> None:
    far = FarEnd()
    far.told("dnd on")
    assert far.happen(InviteReceived(7, 1, ANNA)) == ["refuse 7 486"]
    far.told("dnd off")
    assert far.happen(InviteReceived(8, 1, ANNA)) == ["claim 8"]


def test_it_transfers_the_call_and_is_done_with_it_when_the_others_talk() -> None:
    far = in_a_call()
    assert far.told(f"transfer {JONAS.aor}") == [f"refer {JONAS.aor}"]
    assert far.happen(TransferEnded(0, 200)) == ["hang-up"]
    assert far.said == [{"event": "transferred", "status": 200}]


def test_a_transfer_that_fails_gives_the_call_back() -> None:
    far = in_a_call()
    far.told(f"transfer {JONAS.aor}")
    assert far.happen(TransferEnded(0, 603)) == ["retrieve"]


def test_it_consults_and_transfers_to_whom_it_has_consulted() -> None:
    """RFC 5589 §7: the target ends the consultation, the transferor the rest."""
    far = in_a_call()
    assert far.told(f"consult-transfer {JONAS.aor}") == ["hold", f"dial 2 {JONAS.aor}"]
    assert far.happen(CallConfirmed(1)) == ["refer replaces 2"]
    assert far.happen(CallEnded(1, EndReason.REMOTE_BYE)) == []
    assert far.happen(TransferEnded(0, 200)) == ["hang-up"]
    far.happen(CallEnded(0, EndReason.LOCAL_BYE))
    assert far.happen(InviteReceived(8, 1, ANNA)) == ["claim 8"]


def test_a_consultation_that_is_refused_gives_the_call_back() -> None:
    far = in_a_call()
    far.told(f"consult-transfer {JONAS.aor}")
    assert far.happen(CallEnded(1, EndReason.REJECTED, 486)) == ["retrieve"]


def test_it_follows_a_transfer_and_leaves_the_call_that_it_came_from() -> None:
    far = in_a_call()
    assert far.happen(TransferRequested(0, JONAS)) == ["follow into 2"]
    assert far.happen(CallConfirmed(1), at=1.0) == []  # the transferor ends the first one
    far.happen(CallEnded(0, EndReason.REMOTE_BYE))
    assert far.happen(at=1.0 + LEAVES_AFTER_S) == []
    assert far.told("hold") == ["hold 2"]
    assert far.happen(TransferRequested(1, ANNA)) == ["follow 2 into"]
    assert far.said[0] == {"event": "referred", "to": JONAS.aor}


def test_a_transferor_who_does_not_end_the_call_is_left() -> None:
    far = in_a_call()
    far.happen(TransferRequested(0, JONAS), CallConfirmed(1), at=1.0)
    assert far.happen(at=0.9 + LEAVES_AFTER_S) == []
    assert far.happen(at=1.0 + LEAVES_AFTER_S) == ["hang-up"]
    assert far.happen(at=9.0) == []


def test_a_transfer_that_leads_nowhere_leaves_the_call_as_it_was() -> None:
    far = in_a_call()
    far.happen(TransferRequested(0, JONAS))
    assert far.happen(CallEnded(1, EndReason.REJECTED, 404)) == []
    assert far.told("hold") == ["hold"]
    assert far.happen(TransferRequested(0, JONAS)) == ["follow into 2"]


def test_it_refuses_transfers_if_told_to() -> None:
    far = in_a_call()
    far.told("refer refuse 603")
    assert far.happen(TransferRequested(0, JONAS)) == ["refuse refer 603"]
    far.told("refer silent")
    assert far.happen(TransferRequested(0, JONAS)) == []
    far.told("refer accept")
    assert far.happen(TransferRequested(0, JONAS)) == ["follow into 2"]


def test_it_says_who_is_there_instead() -> None:
    far = in_a_call()
    far.happen(CallReplaced(0, JONAS), RemoteChanged(0, ANNA))
    assert far.said == [
        {"event": "replaced", "by": JONAS.aor},
        {"event": "remote", "is": ANNA.aor},
    ]


def test_what_follows_a_transfer_is_captured_in_files_of_its_own(tmp_path: Path) -> None:
    far = in_a_call((tmp_path / "said.wav", tmp_path / "heard.wav"))
    far.happen(TransferRequested(0, JONAS), CallConfirmed(1))
    far.happen(CallEnded(0, EndReason.LOCAL_BYE))
    assert far.codec.captured_s == 0.0
    far.codec.read()
    assert far.codec.captured_s > 0
    far.happen(CallEnded(1, EndReason.REMOTE_BYE))
    assert len(list(tmp_path.iterdir())) == 4


def test_each_call_is_captured_in_files_of_its_own(tmp_path: Path) -> None:
    far = FarEnd((tmp_path / "far-said.wav", tmp_path / "far-heard.wav"))
    for _ in range(2):
        far.happen(CallConfirmed(0))
        far.codec.write(bytes(640))
        far.happen(CallEnded(0, EndReason.REMOTE_BYE))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("far-heard-2.wav", "far-heard.wav", "far-said-2.wav", "far-said.wav"),
    ]


def test_what_is_heard_before_the_answer_is_captured_too(tmp_path: Path) -> None:
    """An announcement on an early dialog (SPEC C6), and on in the same file."""
    far = FarEnd((tmp_path / "said.wav", tmp_path / "heard.wav"))
    far.told("call sip:4021@pbx")
    far.happen(CallProgressed(0, CallState.PROCEEDING))
    far.codec.read()
    assert far.codec.captured_s == 0.0
    far.happen(CallProgressed(0, CallState.EARLY))
    far.codec.read()
    far.happen(CallConfirmed(0))
    far.codec.read()
    assert far.codec.captured_s == 0.04
    far.happen(CallEnded(0, EndReason.REMOTE_BYE))
    assert len(list(tmp_path.iterdir())) == 2


def test_how_it_calls() -> None:
    far = FarEnd()
    for words in (
        "came-to 2000 2001",
        "callback on",
        "header X-Trunk: 7",
        "offer off",
        "100rel off",
    ):
        assert far.told(words) == []
    assert far.told("call sip:4021@pbx") == [
        "dial sip:4021@pbx",
        "Diversion: <sip:2001@pbx>",
        "Diversion: <sip:2000@pbx>",
        "Priority: psap-callback",
        "X-Trunk: 7",
        "no offer",
        "no 100rel",
    ]
    far.told("header nonsense")
    far.told("100rel silent")
    assert [one["text"] for one in far.said] == [
        "expected: header NAME: VALUE, found 'nonsense'",
        "unknown: 100rel silent",
    ]


def test_the_names_of_numbered_files() -> None:
    path = Path("out/far-said.wav")
    assert [numbered(path, number) for number in (1, 2)] == [path, Path("out/far-said-2.wav")]
