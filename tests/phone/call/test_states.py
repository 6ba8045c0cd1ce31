"""The words of a call, as RFC 4235 and RFC 7866 have them."""

import pytest

from phone.call.states import Call, CallState, Direction, EndReason, Party, RecordWord


def test_the_words_are_those_of_the_standards() -> None:
    assert [state.value for state in CallState] == [
        *("trying", "proceeding", "early", "confirmed", "terminated"),  # RFC 4235 §3.7.1
    ]
    assert [direction.value for direction in Direction] == ["initiator", "recipient"]
    assert {word.value for word in RecordWord} == {"on", "off", "paused"}  # RFC 7866 §7.3
    assert {"cancelled", "rejected", "local-bye", "remote-bye"} <= {it.value for it in EndReason}


@pytest.mark.parametrize(("name", "shown"), [("Mette", "Mette"), ("", "1002")])
def test_a_party_is_called_by_its_name_else_its_number(name: str, shown: str) -> None:
    assert Party(name, "1002", "sip:1002@far.test").shown == shown


def test_a_party_is_who_it_is_whatever_its_messages_say() -> None:
    assert Party(
        "Mette", "1002", "sip:1002@far.test", ("From: <sip:1002@far.test>;tag=1",)
    ).identity == (Party("Mette", "1002", "sip:1002@far.test"))


@pytest.mark.parametrize("local", [False, True])
@pytest.mark.parametrize("remote", [False, True])
def test_a_call_is_held_by_either_side(local: bool, remote: bool) -> None:
    call = Call(1, Direction.INITIATOR, Party("", "1", ""), CallState.CONFIRMED, local, remote)
    assert call.held is (local or remote)
