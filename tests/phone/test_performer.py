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
    wired = World(world, world, world, world, world, clock)
    performer = Performer(wired, levels(setting, state))
    with pytest.raises(ValueError, match="slot 0: a session is asked for without a call"):
        performer.perform(setting, state, (AskRecorder(0, Action.OPEN),))


def test_a_call_that_ends_takes_its_mute_back_last() -> None:
    phone = desk(*RECORDING, "press mute")
    done = phone.post(CallEnded(0, EndReason.REMOTE_BYE))
    assert done == ["gates shut", "close", "silence", "mute off"]


BOTH = ("press conference", "held-by local", "press 5", "press Call", "answered 2", "press Conf")


def parties(done: list[str]) -> list[str]:
    return [asked for asked in done if asked.startswith("parties")]


def test_a_recorder_is_told_whom_it_hears_once_its_session_stands() -> None:
    phone = desk("dial 1002", "answered", "press Record")
    assert parties(happen(phone, "remote Bob 1003")) == []  # nothing can be changed yet
    assert parties(happen(phone, "recorder accepted")) == ["parties 1003"]
    assert parties(happen(phone, "remote Bob 1003")) == []
    assert parties(happen(phone, "remote Eva 1004")) == ["parties 1004"]


def test_a_session_that_is_opened_in_a_conference_hears_both() -> None:
    phone = desk("dial 1002", "answered", *BOTH, "held-by none", "press Record")
    assert [request.far.number for request in phone.world.requests] == ["1002"]
    assert parties(happen(phone, "recorder accepted")) == ["parties 1002+5"]


def test_the_next_session_is_told_anew() -> None:
    phone = desk(*RECORDING, *BOTH, "held-by none", "recorder lost", "press Record")
    assert parties(happen(phone, "recorder accepted")) == ["parties 1002+5"]


def test_two_calls_are_bridged_when_both_talk_and_apart_when_one_does_not() -> None:
    phone = desk("dial 1002", "answered", *BOTH)
    assert happen(phone, "held-by none")[-1] == "bridge 1+2"
    assert "bridge apart" in happen(phone, "press Hold")


def test_a_refer_is_sent_followed_and_refused() -> None:
    phone = desk("dial 1002", "answered")
    assert happen(phone, "referred Bob 1003")[0] == "follow into 2"
    assert happen(phone, "referred Eva 1004") == ["refuse refer 486"]
    for words in ("ended 2 rejected 486", "press transfer", "held-by local", "press 5"):
        happen(phone, words)
    assert happen(phone, "press BlindXfer") == ["refer sip:5@pbx.test"]


def test_a_notice_is_played_before_the_gates_open() -> None:
    phone = desk(*RECORDING[:3], Call_Recording_Announce_Internal_1_="Yes")
    done = happen(phone, "recorder accepted")
    assert done.index("announce start") < done.index("gates near+far")
