"""What a recorder is asked: whose call, with whom, at which server, by the call's own line."""

import pytest

from phone.call.states import Call, CallState, Direction, Party
from phone.ports import SessionRequest
from phone.session_requests import deadline, session_request
from phone.state import PhoneState
from tests.phone.desk import profile
from tests.phone.states import METTE, phone, slot

TWO_LINES = profile(
    Line_Enable_2_="Yes",
    User_ID_2_="4022",
    Display_Name_2_="Lab",
    Proxy_2_="",
    Register_2_="No",
    Call_Recording_Mode_2_="Always",
    Call_Recording_Server_2_="sip:other@rec.test;transport=tcp",
    Call_Recording_Keepalive_2_="7",
    Call_Recording_Setup_Timeout_2_="3",
)
CALLED = Party(METTE.name, METTE.number, METTE.aor, ("X-Trunk: 7",))  # not the recorder's business
CALLS = phone(slot(), slot(call=Call(2, Direction.RECIPIENT, CALLED, CallState.CONFIRMED)))


def test_it_is_asked_by_the_line_of_the_call() -> None:
    assert session_request(TWO_LINES, CALLS, 0, 5, narrow=True) == SessionRequest(
        slot=0,
        session=5,
        server="sip:recorder@rec.test;transport=tcp",
        near=Party("Anna Berg", "4021", "sip:4021@pbx.test"),
        far=METTE,
        narrow=True,
        keepalive_s=10.0,
    )
    assert session_request(TWO_LINES, CALLS, 1, 1, narrow=False) == SessionRequest(
        slot=1,
        session=1,
        server="sip:other@rec.test;transport=tcp",
        near=Party("Lab", "4022", "sip:4022@phone"),
        far=METTE,
        keepalive_s=7.0,
    )


def test_each_line_has_a_deadline_of_its_own() -> None:
    assert [deadline(TWO_LINES, CALLS, index) for index in (0, 1)] == [5.0, 3.0]


def test_a_session_without_a_call_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="slot 0: a session is asked for without a call"):
        session_request(TWO_LINES, PhoneState(), 0, 1, narrow=False)
