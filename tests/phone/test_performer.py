"""The one safe order: gates that close, then effects, then what opens or sounds."""

import pytest

from phone.call.events import CallConfirmed, CallEnded, HoldChanged
from phone.call.states import EndReason, Party
from phone.effects import AskRecorder
from phone.levels import levels
from phone.performer import Performer, World
from phone.ports import SessionRequest
from phone.recording.words import Action
from phone.state import PhoneState
from tests.phone.desk import Desk, Neighbours, VirtualClock, profile
from tests.phone.playbook import happen


def desk(*happenings: str, mode: str | None = None, **sets: str) -> Desk:
    it = Desk(profile(mode, **sets) if mode else profile(**sets))
    for words in happenings:
        happen(it, words)
    return it


RECORDING = ("dial 1002", "answered", "press Record", "recorder accepted")


@pytest.mark.parametrize(
    ("happening", "asked"),
    [("press PauseRec", "suspend"), ("press StopRec", "close"), ("ended remote-bye", "close")],
)
def test_the_gates_are_shut_before_the_recorder_is_asked(happening: str, asked: str) -> None:
    done = happen(desk(*RECORDING), happening)
    assert done.index("gates shut") < done.index(asked)


def test_the_gates_open_after_resumed_only() -> None:
    phone = desk(*RECORDING, "press PauseRec", "recorder suspended")
    assert "gates near+far" not in happen(phone, "press ResumeRec")
    assert "gates near+far" in happen(phone, "recorder resumed")


def test_a_gate_that_stays_open_is_left_alone() -> None:
    phone = desk(*RECORDING)
    assert phone.post(HoldChanged(0, by_local=False, by_remote=True))[0] == "gates far"
    assert phone.post(HoldChanged(0, by_local=True, by_remote=True)) == ["gates shut"]
    assert phone.post(CallConfirmed(0)) == []


def test_one_gate_shuts_before_the_effects_while_the_other_stays_open() -> None:
    phone = desk(*RECORDING)
    phone.post(HoldChanged(0, by_local=False, by_remote=True))
    assert phone.post(HoldChanged(0, by_local=False, by_remote=False))[0] == "gates near+far"


def test_a_session_is_asked_for_with_parties_server_and_deadlines() -> None:
    phone = desk(*RECORDING[:3], Call_Recording_Keepalive_1_="7")
    assert phone.world.requests == [
        SessionRequest(
            slot=0,
            session=1,
            server="sip:recorder@rec.test;transport=tcp",
            near=Party("Anna Berg", "4021", "sip:4021@pbx.test"),
            far=Party("", "1002", "sip:1002@pbx.test"),
            narrow=False,
            keepalive_s=7.0,
            supported=True,
        )
    ]


def test_a_way_that_this_build_has_not_is_asked_for_as_such() -> None:
    phone = desk(*RECORDING[:3], Call_Recording_Protocol_1_="SIPINFO")
    assert [request.supported for request in phone.world.requests] == [False]


def test_every_session_has_a_serial_of_its_own() -> None:
    phone = desk(*RECORDING[:3], "recorder not-acceptable", "recorder not-acceptable")
    happen(phone, "press Record")
    assert [(it.session, it.narrow) for it in phone.world.requests] == [
        (1, False),
        (2, True),
        (3, False),
    ]


def test_a_session_without_a_call_is_a_fault_of_ours() -> None:
    world, clock = Neighbours(VirtualClock()), VirtualClock()
    setting, state = profile(), PhoneState()
    wired = World(world, world, world, world, world, clock)  # type: ignore[arg-type]
    performer = Performer(wired, levels(setting, state))
    with pytest.raises(ValueError, match="slot 0: a session is asked for without a call"):
        performer.perform(setting, state, (AskRecorder(0, Action.OPEN),))


def test_a_call_that_ends_takes_its_mute_back_last() -> None:
    phone = desk(*RECORDING, "press mute")
    done = phone.post(CallEnded(0, EndReason.REMOTE_BYE))
    assert done == ["gates shut", "close", "silence", "mute off"]
