"""Far parties do as told, and what people do by themselves."""

from random import Random

import pytest

from hw_sim.command_words import CommandError
from hw_sim.sim.directory import aor
from hw_sim.sim.party import RINGS_FOR_S, SimParty, Surroundings
from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallProgressed,
    CallReplaced,
    FarRecordReported,
    HoldChanged,
    HoldRefused,
    InviteReceived,
    RemoteChanged,
    TransferEnded,
    TransferRequested,
)
from phone.call.states import CallState, EndReason, Party, RecordWord
from tests.hw_sim.sim.world import ANNA, World

HANNE = Party("Hanne Lund", "1005", aor("1005"))
IDA = Party("Ida Juul", "1006", aor("1006"))
RINGS = CallProgressed(0, CallState.PROCEEDING)


class Office:
    """The phone, and two simulated parties: Hanne and Ida."""

    def __init__(self) -> None:
        self.world = World()
        self.digits = list[str]()
        around = Surroundings(
            self.world.network,
            self.world.clock,
            self.world.directory,
            Random(0),
            {1: "4021", 2: "4022"}.get,
            self._dialog,
            lambda: None,
            lambda party, digit: self.digits.append(f"{party.number} {digit}"),
        )
        self.hanne = SimParty(around, HANNE.number, HANNE.name)
        self.ida = SimParty(around, IDA.number, IDA.name)
        self.phone = self.world.phone

    def dial(self, who: Party = HANNE) -> None:
        self.phone.agent.dial(0, 1, who.aor)
        self.world.run(RINGS_FOR_S + 0.2)

    def call(self) -> None:
        self.dial()
        self.phone.new()
        self.world.messages()

    def obeyed(self, *words: str, party: SimParty | None = None) -> list[object]:
        """What the phone learns when this is done."""
        for line in words:
            (party or self.hanne).obey(line)
            self.world.run(0.2)
        return list(self.phone.new())

    def _dialog(self, _number: str) -> str | None:
        leg = self.phone.agent.leg(0)
        return leg.dialog.call_id if leg else None


def test_somebody_who_is_called_answers_after_a_while() -> None:
    office = Office()
    office.dial()
    assert office.phone.new() == [RINGS, CallConfirmed(0)]
    assert office.hanne.state() == {
        "number": "1005",
        "name": "Hanne Lund",
        "address": "sip:1005@pbx.sim",
        "mode": "auto",
        "calls": 1,
        "hears_record": "off",
        "dtmf": "",
        "last": "confirmed",
    }


@pytest.mark.parametrize(
    ("mode", "then", "learnt"),
    [
        ("manual", ("answer",), [RINGS, CallConfirmed(0)]),
        ("manual", ("reject",), [RINGS, CallEnded(0, EndReason.REJECTED, 486)]),
        ("manual", ("reject 603",), [RINGS, CallEnded(0, EndReason.REJECTED, 603)]),
        ("manual", ("hang-up",), [RINGS, CallEnded(0, EndReason.REJECTED, 603)]),
        ("silent", (), []),
        ("silent", ("ringing",), [RINGS]),
        ("silent", ("answer",), [CallConfirmed(0)]),
        ("early", (), [CallProgressed(0, CallState.EARLY)]),
        ("early", ("answer",), [CallProgressed(0, CallState.EARLY), CallConfirmed(0)]),
        ("late-ok", (), [RINGS]),
    ],
)
def test_how_a_call_is_taken(mode: str, then: tuple[str, ...], learnt: list[object]) -> None:
    office = Office()
    office.hanne.obey(f"mode {mode}")
    office.dial()
    found = office.phone.new() + office.obeyed(*then)
    assert found == learnt


def test_who_answers_too_late_is_hung_up_on() -> None:
    office = Office()
    office.hanne.obey("mode late-ok")
    office.dial()
    office.phone.new()
    office.phone.agent.hang_up(0)
    office.world.run(0.3)
    assert office.phone.new() == [CallEnded(0, EndReason.CANCELLED)]
    assert office.hanne.state()["calls"] == 0
    office.hanne.obey("mode auto")
    office.dial()
    assert office.phone.new() == [RINGS, CallConfirmed(0)]


def test_who_is_in_a_call_is_busy() -> None:
    office = Office()
    office.call()
    office.world.mette.agent.dial(0, 1, HANNE.aor)
    office.world.run(1.0)
    assert office.world.mette.new() == [CallEnded(0, EndReason.REJECTED, 486)]


def test_a_caller_who_gives_up_is_not_answered() -> None:
    office = Office()
    office.phone.agent.dial(0, 1, HANNE.aor)
    office.world.run(0.3)
    office.phone.agent.hang_up(0)
    office.world.run(2.0)
    assert office.hanne.state()["last"] == "ended"
    assert "< 487" in office.world.titles()


def test_holding_retrieving_hanging_up() -> None:
    office = Office()
    office.call()
    assert office.obeyed("hold", "retrieve", "hang-up") == [
        HoldChanged(0, False, True),
        HoldChanged(0, False, False),
        CallEnded(0, EndReason.REMOTE_BYE),
    ]


def test_refusing_to_be_held() -> None:
    office = Office()
    office.call()
    office.hanne.obey("refuse-hold on")
    office.phone.agent.hold(0)
    office.world.run()
    assert office.phone.new() == [HoldRefused(0)]
    office.phone.agent.retrieve(0)
    office.hanne.obey("refuse-hold off")
    office.phone.agent.hold(0)
    office.world.run()
    assert office.phone.new()[-1] == HoldChanged(0, True, False)


def test_calling_the_phone_and_giving_up() -> None:
    office = Office()
    assert office.obeyed("call") == [InviteReceived(1, 1, HANNE)]
    office.phone.agent.claim(1, 0)
    assert office.obeyed("cancel") == [CallEnded(0, EndReason.CANCELLED, 487)]
    assert office.obeyed(f"call {ANNA.aor}") == [InviteReceived(2, 1, HANNE)]
    with pytest.raises(CommandError, match="no line 3"):
        office.hanne.obey("call line 3")


def test_a_blind_transfer_asked_of_the_phone() -> None:
    office = Office()
    office.call()
    asked = office.obeyed("transfer 1006")
    assert asked == [TransferRequested(0, Party("", "1006", IDA.aor))]
    office.phone.agent.follow(0, 1)
    office.world.run(1.0)
    assert office.phone.new() == [
        CallProgressed(1, CallState.PROCEEDING),
        CallConfirmed(1),
        CallEnded(0, EndReason.REMOTE_BYE),
    ]
    assert office.hanne.state()["last"] == "ended"


def test_an_attended_transfer_asked_of_the_phone() -> None:
    office = Office()
    office.call()
    office.hanne.obey("consult-transfer 1006")
    office.world.run(1.0)
    assert office.phone.new() == [
        HoldChanged(0, False, True),
        TransferRequested(0, Party("", "1006", IDA.aor)),
    ]
    office.phone.agent.follow(0, 1)
    office.world.run(0.5)
    assert office.phone.new() == [CallConfirmed(1), CallEnded(0, EndReason.REMOTE_BYE)]
    assert office.ida.state()["calls"] == 1


@pytest.mark.parametrize(
    ("policy", "ends"), [("refer accept", 200), ("refer refuse 603", 603), ("refer silent", 408)]
)
def test_a_transfer_by_the_phone(policy: str, ends: int) -> None:
    office = Office()
    office.call()
    office.hanne.obey(policy)
    office.phone.agent.transfer(0, IDA.aor)
    office.world.run(33.0)
    assert office.phone.new() == [TransferEnded(0, ends)]


def test_taking_the_place_of_a_call() -> None:
    office = Office()
    office.call()
    assert office.obeyed("replace", party=office.ida) == [CallReplaced(0, IDA)]
    assert office.hanne.state()["calls"] == 0
    office.phone.agent.hang_up(0)
    with pytest.raises(CommandError, match="no call that could be replaced"):
        office.ida.obey("replace")


def test_becoming_somebody_else() -> None:
    office = Office()
    office.call()
    assert office.obeyed("becomes +4533123456 Kirsten Dahl") == [
        RemoteChanged(0, Party("Kirsten Dahl", "+4533123456", aor("+4533123456")))
    ]


def test_recording_by_the_far_end_and_what_it_is_told_of_ours() -> None:
    office = Office()
    office.call()
    assert office.obeyed("record paused") == [FarRecordReported(0, RecordWord.PAUSED)]
    office.phone.agent.tell_recording(0, RecordWord.ON)
    office.world.run()
    assert office.hanne.state()["hears_record"] == "on"
    office.obeyed("hang-up")
    assert office.hanne.state()["hears_record"] == "off"


def test_digits_are_kept() -> None:
    office = Office()
    office.call()
    office.phone.agent.send_dtmf(0, "4")
    office.phone.agent.send_dtmf(0, "2")
    office.world.run()
    assert (office.hanne.state()["dtmf"], office.digits) == ("42", ["1005 4", "1005 2"])


@pytest.mark.parametrize(
    ("words", "why"),
    [("hold", "Hanne Lund is in no call"), ("answer", "Hanne Lund is not being called just now")],
)
def test_what_is_not_possible_now_is_said(words: str, why: str) -> None:
    with pytest.raises(CommandError, match=why):
        Office().hanne.obey(words)


def test_who_is_with_the_phone() -> None:
    office = Office()
    office.call()
    assert [leg.remote for leg in office.hanne.legs_with("phone")] == [ANNA]
    assert office.ida.legs_with("phone") == []
